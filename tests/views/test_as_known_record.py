"""A dispute page as known at a moment, where the record itself has moved: since then, or to other rows."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from disputes.models import ClaimStatus, Dispute, Party, Signal
from disputes.search.known import Moment
from tests import make
from tests.records import at, placed, recorded
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
PAGE = "/disputes/doe-v-roe/"
THEN = f"{PAGE}?as_of=2026-02-18"


@pytest.fixture
def doe() -> Dispute:
    dispute = make.dispute("Doe v. Roe", slug="doe-v-roe", stage="filed", summary="Doe sues Roe.")
    recorded(dispute, "2026-01-01")
    return dispute


def test_a_judge_and_an_end_of_later_are_left_out_of_a_case(doe: Dispute, read: Read) -> None:
    fields = {"filed_on": "2026-02-03", "judge": "Later Judge", "terminated_on": "2026-02-10"}
    make.proceeding(doe, number="1:26-cv-00001", **fields)
    known = make.proceeding(doe, number="1:26-cv-00002", **fields | {"judge": "Judge of then"})
    recorded(known, "2026-02-12")

    page = read(THEN)

    assert "1:26-cv-00001" in page
    assert "Later Judge" not in page
    assert "Judge of then" in page
    assert page.count("terminated") == 1


def test_no_case_on_record_says_nothing_of_whether_there_was_one(doe: Dispute, read: Read) -> None:
    page = read(THEN)

    assert "Not on record for then." in page
    assert "None filed" not in page
    assert "None filed, as far as is known." in read(PAGE)


def test_of_the_record_alone_no_date_stands_in(doe: Dispute, read: Read) -> None:
    outcome, claim = make.outcome(doe), make.claim(doe)
    recorded(claim, "2026-02-01")
    Signal.objects.create(
        outcome=outcome, happened_on="2026-02-09", summary="Talks begin.", source_url=make.ADDRESS
    )
    ClaimStatus.objects.create(claim=claim, status="upheld", since_on="2026-02-12", source_url=make.ADDRESS)

    anybody, record = read(THEN), read(f"{THEN}&record=1")

    for words in ("Talks begin.", "upheld since"):
        assert words in anybody
        assert words not in record
    assert claim.claim in record


def moved(of: Dispute, slug: str) -> None:
    """A role that was recorded of a party in January, and is another's since."""
    role = make.role(of, make.party(f"Twin of {slug}", slug=f"twin-of-{slug}"))
    recorded(role, "2026-01-05")
    role.party = make.party(f"Party {slug}", slug=slug)
    role.save()


def test_a_party_that_was_recorded_twice_goes_by_the_one_that_is_left(
    doe: Dispute, read: Read, client: Client
) -> None:
    moved(doe, "poe")
    assert "Twin of poe" in read(THEN)

    Party.objects.get(slug="twin-of-poe").delete()

    assert '<a href="/parties/poe/">Party poe</a>' in read(THEN)
    assert client.get(f"{THEN}&party=poe").status_code == 200


def test_two_and_twenty_roles_that_have_moved_cost_the_same(doe: Dispute, client: Client) -> None:
    costs = []
    for count in (2, 18):
        for number in range(count):
            moved(doe, f"poe-{count}-{number}")
        with CaptureQueriesContext(connection) as queries:
            client.get(THEN)
        costs.append(len(queries))

    assert costs[0] == costs[1]


def test_a_zone_that_was_corrected_makes_no_other_date(doe: Dispute, read: Read) -> None:
    event = placed(doe, "2026-02-17", when="2026-02-17T14:30")
    event.time_zone = "America/New_York"
    event.save()

    page = read(THEN)

    assert f"/events/{event.pk}/" in page
    assert "then dated" not in page


@pytest.mark.parametrize(
    ("text", "preposition"),
    [
        ("2026-02-18", "on"),
        ("2026-03-02T11:00", "on"),
        ("2026-02", "at the end of"),
        ("2025", "at the end of"),
        ("2026-03", "in"),
        ("2026", "in"),
    ],
)
def test_a_month_that_lasts_is_not_told_as_over(text: str, preposition: str) -> None:
    moment = Moment.read(text, make.NOW)

    assert moment
    assert moment.preposition == preposition


def test_what_a_claim_said_on_another_dispute_shows_nowhere(doe: Dispute, read: Read) -> None:
    Dispute.objects.filter(pk=doe.pk).update(published_at=at("2026-01-01"))
    claim = make.claim(make.dispute(is_public=False))
    claim.claim = "Rash words"
    claim.save()
    recorded(claim, "2026-02-01")
    claim.claim, claim.dispute = "Careful words", doe
    claim.save()

    pages = read(THEN) + read(f"{PAGE}changes/")

    assert "Careful words" in pages
    assert "Rash words" not in pages


def test_what_an_event_said_before_it_was_moved_from_a_draft_shows_nowhere(doe: Dispute, read: Read) -> None:
    event = placed(make.dispute(is_public=False), "2026-02-01", headline="Rash words")
    event.headline = "Careful words"
    event.save()
    placement = event.placements.get()
    placement.dispute = doe
    placement.save()

    pages = read(THEN) + read(event.get_absolute_url())

    assert "Careful words" in pages
    assert "Rash words" not in pages
