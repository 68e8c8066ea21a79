"""How an event is cited."""

import datetime
from dataclasses import replace

from disputes.text.citing import Entry, forms

LETTER = Entry(
    key="casetracker-event-7",
    headline="Doe & Sons demands 5% of Roe’s income",
    dispute="Doe v. Roe",
    happened="17–18 Feb 2026",
    published_on=datetime.date(2026, 2, 20),
    updated_on=datetime.date(2026, 6, 1),
    read_on=datetime.date(2026, 9, 2),
    url="https://tracker.example/events/7/",
    source="Courier, Doe writes to Roe",
    source_url="https://courier.example/1",
)


def test_each_form_names_what_when_where_and_when_it_was_read() -> None:
    told = dict(forms(LETTER))

    assert list(told) == ["Plain", "Bluebook", "APA", "BibTeX"]
    assert told["Plain"] == (
        "“Doe & Sons demands 5% of Roe’s income” (Doe v. Roe, 17–18 Feb 2026). Casetracker,"
        " https://tracker.example/events/7/, read on 2 September 2026. Source: Courier, Doe writes to Roe,"
        " https://courier.example/1."
    )
    assert told["Bluebook"] == (
        "Doe & Sons demands 5% of Roe’s income (17–18 Feb 2026), Doe v. Roe, Casetracker (last updated"
        " June 1, 2026), https://tracker.example/events/7/ (last visited Sept. 2, 2026)."
    )
    assert told["APA"] == (
        "Casetracker. (2026, February 20). Doe & Sons demands 5% of Roe’s income (17–18 Feb 2026)"
        " [Doe v. Roe]. Retrieved September 2, 2026, from https://tracker.example/events/7/"
    )


def test_bibtex_escapes_what_it_would_take_for_commands() -> None:
    told = dict(forms(LETTER))["BibTeX"]

    assert told == "\n".join(
        [
            "@misc{casetracker-event-7,",
            r"  title = {{Doe \& Sons demands 5\% of Roe’s income (17–18 Feb 2026)}},",
            "  howpublished = {Casetracker: Doe v. Roe},",
            "  year = {2026},",
            "  month = feb,",
            "  url = {https://tracker.example/events/7/},",
            "  urldate = {2026-09-02},",
            r"  note = {Courier, Doe writes to Roe, \url{https://courier.example/1}}",
            "}",
        ]
    )


def test_an_address_ends_no_field_before_its_time() -> None:
    told = dict(forms(replace(LETTER, source_url=r"https://courier.example/}{\x_1")))["BibTeX"]

    assert r"\url{https://courier.example/%7D%7B%5Cx_1}" in told


def test_what_is_not_known_is_left_out() -> None:
    told = dict(forms(replace(LETTER, source="", source_url="")))

    assert "Source" not in told["Plain"]
    assert "note" not in told["BibTeX"]
