"""What an API says of whole dockets, and of who stands on them."""

import datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from disputes.ingest.types import ParsedDocket, ParsedParty
from disputes.models import DocketParty, Event, Proceeding
from disputes.services import dockets
from tests import make
from tests.services.told import DOCKET_ID, api_entry, by_api, docket

pytestmark = pytest.mark.django_db


def told(**fields: Any) -> ParsedDocket:
    facts: dict[str, Any] = {
        "docket_id": str(DOCKET_ID),
        "court_id": "nysd",
        "docket_number": "1:26-cv-00001",
        "case_name": "Doe v. Roe",
        "judge": "Ann Poe",
        "filed_on": "2026-01-05",
        "pacer_case_id": "900001",
        "url": "https://www.courtlistener.com/docket/70/doe-v-roe/",
    }
    return ParsedDocket(**facts | fields)


def party(key: str = "1", name: str = "Roe Inc.", role: str = "Defendant", **fields: Any) -> ParsedParty:
    fields = {"docket_id": str(DOCKET_ID)} | fields
    return ParsedParty(key=key, name=name, role=role, **fields)


def apply(*told: ParsedDocket | ParsedParty) -> int:
    of_dockets = [each for each in told if isinstance(each, ParsedDocket)]
    parties = [each for each in told if isinstance(each, ParsedParty)]
    with transaction.atomic():
        return dockets.apply(of_dockets, parties, now=make.NOW)


@pytest.mark.parametrize("api_id", [DOCKET_ID, None], ids=["by its id", "by court and number"])
def test_a_tracked_docket_gets_its_blanks_filled_once(api_id: int | None) -> None:
    of = docket(courtlistener_id=api_id)

    assert (apply(told()), apply(told())) == (1, 0)

    of.refresh_from_db()
    assert (of.courtlistener_id, of.caption, of.judge) == (DOCKET_ID, "Doe v. Roe", "Ann Poe")
    assert (of.filed_on, of.terminated_on, of.pacer_case_id) == ("2026-01-05", "", "900001")
    assert of.docket_url == told().url
    record = of.history.first()
    assert (record.history_change_reason, record.judge, of.history.count()) == ("CourtListener", "Ann Poe", 2)


def test_what_is_said_of_a_docket_is_not_overwritten_nor_what_was_cleared_filled_again() -> None:
    of = docket(caption="Doe against Roe", judge="Jo Low")
    of.judge = ""
    of.save()

    apply(told(case_name="DOE v. ROE", judge="Ann Poe"))

    of.refresh_from_db()
    assert (of.caption, of.judge, of.filed_on) == ("Doe against Roe", "", "2026-01-05")


@pytest.mark.parametrize(
    "other",
    [
        told(docket_number="1:26-cv-00002"),
        told(court_id="cand"),
        told(docket_number=""),
        told(docket_id="x"),
        told(docket_id=""),
        told(pacer_case_id="900002"),
    ],
)
def test_another_docket_tells_nothing_of_this_one(other: ParsedDocket) -> None:
    of = docket(courtlistener_id=None, pacer_case_id="900001")

    assert apply(other) == 0

    of.refresh_from_db()
    assert (of.courtlistener_id, of.caption) == (None, "")


def test_a_docket_that_is_known_by_another_id_is_another_one() -> None:
    docket(courtlistener_id=71)

    assert apply(told()) == 0


def test_a_docket_that_no_dispute_tracks_is_left_alone() -> None:
    docket().disputes.clear()

    assert apply(told(), party()) == 0
    assert not DocketParty.objects.exists()


def test_a_case_id_that_another_docket_of_the_court_has_is_not_taken() -> None:
    docket(number="1:26-cv-00009", courtlistener_id=79, pacer_case_id="900001")
    of, other = docket(), docket(number="1:26-cv-00008", courtlistener_id=78)

    assert apply(told(), told(docket_id="78", pacer_case_id="900001"), told(docket_id="79")) == 3

    of.refresh_from_db()
    other.refresh_from_db()
    assert (of.pacer_case_id, of.caption, other.pacer_case_id) == ("", "Doe v. Roe", "")


def test_one_case_id_told_of_two_dockets_goes_to_one_of_them() -> None:
    docket(), docket(number="1:26-cv-00008", courtlistener_id=78)

    apply(told(), told(docket_id="78"))

    assert Proceeding.objects.filter(pacer_case_id="900001").count() == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("filed_on", "soon"),
        ("terminated_on", "2026-13-01"),
        ("url", "javascript:alert(1)"),
        ("url", "https://www.courtlistener.com/" + "x" * 500),
        ("pacer_case_id", "9" * 21),
        ("judge", "J" * 201),
    ],
)
def test_what_cannot_be_kept_whole_is_left_out(name: str, value: str) -> None:
    of = docket()

    apply(told(**{name: value}))

    of.refresh_from_db()
    assert getattr(of, {"url": "docket_url"}.get(name, name)) == ""
    assert of.caption == "Doe v. Roe"


def test_entries_that_waited_for_the_id_of_their_docket_are_filed_when_it_is_known() -> None:
    docket(courtlistener_id=None)
    by_api(api_entry())
    assert not Event.objects.exists()

    apply(told())

    assert Event.objects.get().headline == "MOTION to Dismiss by Roe Inc (No. 5)"


def test_parties_become_rows_in_the_courts_words_and_follow_it() -> None:
    docket()

    assert apply(party(), party("1", role="Counter Claimant"), party("2", "Ann Doe", "Plaintiff")) == 3
    assert apply(party(), party("1", "Roe Corp.", terminated_on="2026-02-01")) == 1

    rows = DocketParty.objects.values_list("key", "name", "role", "terminated_on")
    assert list(rows) == [
        ("1", "Roe Corp.", "Defendant", datetime.date(2026, 2, 1)),
        ("1", "Roe Inc.", "Counter Claimant", None),
        ("2", "Ann Doe", "Plaintiff", None),
    ]


@pytest.mark.parametrize(
    "odd", [party(key=""), party(key="k" * 41), party(name=""), party(role="r" * 201), party(docket_id="")]
)
def test_a_party_without_an_identity_that_fits_is_left_out(odd: ParsedParty) -> None:
    docket()

    assert apply(odd) == 0


def test_more_dockets_and_parties_cost_no_more_queries() -> None:
    counts = []
    for size in (2, 20):
        numbers = [(size * 100 + n, f"1:26-cv-{size * 100 + n:05d}") for n in range(size)]
        for docket_id, number in numbers:
            docket(number=number, courtlistener_id=docket_id)
        facts = [
            told(docket_id=str(pk), docket_number=number, pacer_case_id=str(pk)) for pk, number in numbers
        ]
        parties = [party(str(n), docket_id=str(pk)) for n in range(size) for pk, _ in numbers]
        with CaptureQueriesContext(connection) as queries:
            assert apply(*facts, *parties) == size + size * size
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert not Proceeding.objects.filter(judge="").exists()
