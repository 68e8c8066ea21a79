"""How an event is cited."""

import datetime

from disputes.text.citing import Entry, forms

LETTER = Entry(
    key="casetracker-event-7",
    headline="Doe & Sons demands 5% of Roe’s income",
    dispute="Doe v. Roe",
    happened="17 Feb 2026",
    day="2026-02-17",
    url="https://tracker.example/events/7/",
    read_on=datetime.date(2026, 3, 2),
    source="Courier, Doe writes to Roe",
    source_url="https://courier.example/1",
)


def test_each_form_names_what_when_where_and_when_it_was_read() -> None:
    told = dict(forms(LETTER))

    assert list(told) == ["Plain", "Bluebook", "APA", "BibTeX"]
    assert told["Plain"] == (
        "“Doe & Sons demands 5% of Roe’s income” (Doe v. Roe, 17 Feb 2026). Casetracker,"
        " https://tracker.example/events/7/, read on 2 March 2026. Source: Courier, Doe writes to Roe,"
        " https://courier.example/1."
    )
    assert told["Bluebook"].endswith("(last visited Mar. 2, 2026).")
    assert "Retrieved March 2, 2026, from https://tracker.example/events/7/" in told["APA"]


def test_bibtex_escapes_what_it_would_take_for_commands() -> None:
    told = dict(forms(LETTER))["BibTeX"]

    assert told.startswith("@misc{casetracker-event-7,\n")
    assert r"Doe \& Sons demands 5\% of Roe’s income" in told
    assert "year = {2026}" in told
    assert told.count("{") == told.count("}")


def test_what_is_not_known_is_left_out() -> None:
    vague = Entry("k", "Talks", "Doe v. Roe", "2026", "2026", "https://tracker.example/1/", LETTER.read_on)

    told = dict(forms(vague))

    assert "Source" not in told["Plain"]
    assert "month" not in told["BibTeX"]
    assert "note" not in told["BibTeX"]
