"""What has changed since a moment: what is told, in which order, and what never shows."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from disputes.models import Dispute, Placement
from disputes.models.base import Recorded
from disputes.text.dates import When
from tests import make
from tests.records import at, kinds, long_public, placed, recorded
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
PAGE = "/disputes/doe-v-roe/changes/"
SINCE = f"{PAGE}?since=2026-02-18"


@pytest.fixture
def doe() -> Dispute:
    return long_public("Doe v. Roe", slug="doe-v-roe", stage="threatened")


def test_new_events_stand_newest_first_with_their_dates(doe: Dispute, read: Read) -> None:
    placed(doe, "2026-02-18T12:00", headline="Before")
    placed(doe, "2026-03-01", headline="Order", when="2026-02-28")
    placed(doe, "2026-03-02", headline="Letter", when="2026-02-17")

    page = read(SINCE)

    assert re.findall(r'class="title" href="/events/\d+/">(.*?)</a>', page) == ["Letter", "Order"]
    assert kinds(page) == ["Recorded here", "New event"]
    assert "Known on 18 Feb 2026 already." in page
    assert '2 Mar 2026, 00:00 UTC</time></span> <span>dated <time datetime="2026-02-17">' in page


def test_an_event_that_was_on_another_timeline_was_placed(doe: Dispute, read: Read) -> None:
    event = placed(doe, "2026-02-01", when="2026-03-01")
    Placement.objects.filter(event=event).update(seen_at=at("2026-03-05"))

    assert kinds(read(SINCE)) == ["Placed on this timeline"]


def test_a_clock_that_stays_in_another_zone_is_another_date(doe: Dispute, read: Read) -> None:
    event = placed(doe, "2026-02-01", when="2026-02-17T14:30")
    event.happened = When.parse("2026-02-17T14:30", time_zone="America/New_York")
    event.save()

    page = read(SINCE)

    assert "<del>17 Feb 2026, 14:30 (UTC) </del> <ins>17 Feb 2026, 14:30 (America/New_York)</ins>" in page


def test_other_words_stand_beside_those_of_before(doe: Dispute, read: Read) -> None:
    event = placed(doe, "2026-02-01", headline="Doe writes to Roe", standing="alleged")
    event.headline, event.standing, event.earliest_at = "Doe sues Roe", "confirmed", at("2026-02-16")
    event.save()
    recorded(event, "2026-03-01")
    event.is_important = True
    event.save()

    page = read(SINCE)

    assert kinds(page) == ["Event: headline, date, standing"]
    for words in (
        "Doe <del>writes to </del> <ins>sues </ins> Roe",
        "<del>17 Feb 2026 </del> <ins>16–17 Feb 2026</ins>",
        "<del>Alleged </del> <ins>Confirmed</ins>",
    ):
        assert words in page


def test_the_dispute_and_what_stands_beside_it_are_followed(doe: Dispute, read: Read) -> None:
    rows: list[Recorded] = [make.outcome(doe), make.claim(doe), make.demand(doe)]
    for row in rows:
        recorded(row, "2026-02-01")
    changes = {"state": "reached", "status": "upheld", "due_on": "2026-05-01"}
    for row, (name, value) in zip(rows, changes.items(), strict=True):
        setattr(row, name, value)
        row.save()
    doe.stage = "filed"
    doe.save()
    make.role(doe, make.party("Poe"))

    page = read(SINCE)

    assert kinds(page) == ["Party added", "Dispute: stage", "Demand: due", "Claim: state", "Outcome: state"]
    for words in (
        "<del>Threatened </del> <ins>Filed</ins>",
        "<ins>Upheld</ins>",
        "<ins>Reached</ins>",
        "Poe",
    ):
        assert words in page


def test_drafts_show_only_from_when_they_were_made_public(doe: Dispute, read: Read) -> None:
    event = placed(doe, "2026-02-20", headline="Rash words", is_public=False)
    event.headline = "Less rash words"
    event.save()
    assert kinds(read(SINCE)) == []

    event.headline, event.is_public = "Careful words", True
    event.save()
    page = read(SINCE)

    assert kinds(page) == ["Event made public"]
    assert "Careful words" in page
    assert "ash words" not in page


def test_what_was_withdrawn_or_unpublished_does_not_show(doe: Dispute, read: Read) -> None:
    event = placed(doe, "2026-02-20", headline="Withdrawn words")
    event.is_public = False
    event.save()
    make.claim(doe).delete()
    placed(make.dispute(is_public=False), "2026-02-20", headline="Elsewhere")

    assert kinds(read(SINCE)) == []


def test_what_was_written_before_the_page_was_public_is_no_change(read: Read) -> None:
    dispute = make.dispute("Doe v. Roe", slug="doe-v-roe", is_public=False, summary="Rash words")
    placed(dispute, "2026-02-20", headline="An early event")
    dispute.summary = "Careful words"
    dispute.save()
    dispute.is_public = True
    dispute.save()

    page = read(PAGE)

    assert kinds(page) == ["Made public"]
    assert "ash words" not in page
    assert "early event" not in page


@pytest.mark.parametrize("since", ["x", "%00", "2999-01-01", "2026-13", "<b>x"])
def test_a_moment_that_cannot_be_read_asks_for_all(doe: Dispute, read: Read, since: str) -> None:
    page = read(f"{PAGE}?since={since}")

    assert kinds(page) == ["Made public"]
    assert "<b>x" not in page
    assert ("it was left out." in page) == (since != "%00")


@pytest.mark.parametrize("after", ["x", "20260217T000000.000000-0", "20260217T000000.000000-" + "9" * 18])
def test_a_cursor_is_only_text(client: Client, doe: Dispute, after: str) -> None:
    assert client.get(f"{PAGE}?after={after}").status_code == 200


def test_nothing_new_says_so_and_leads_to_the_page_of_then(doe: Dispute, read: Read) -> None:
    page = read(SINCE)

    assert "Nothing has changed here since" in page
    assert 'href="/disputes/doe-v-roe/?as_of=2026-02-18"' in page


def test_pages_bring_every_change_once(doe: Dispute, read: Read) -> None:
    for number in range(120):
        event = placed(doe, f"2026-03-{number % 3 + 1:02d}", headline=f"Event {number}", when="2026-03-01")
        if number % 10 == 0:
            event.headline += " again"
            event.save()
            recorded(event, "2026-03-04")

    address, seen = SINCE, list[str]()
    while address:
        page = read(address)
        seen += re.findall(r'class="kind">(.*?)</span>.*?class="title".*?>(.*?)</a>', page, re.DOTALL)
        further = re.search(r'class="button" href="([^"]*after=[^"]*)"', page)
        address = PAGE + further[1].replace("&amp;", "&") if further else ""

    assert len(seen) == len(set(seen)) == 132


def test_two_and_two_hundred_changes_cost_the_same(doe: Dispute, client: Client) -> None:
    for make_one in (make.claim, make.role, make.outcome, make.demand):
        make_one(doe)
    costs = []
    for count in (2, 198):
        for _ in range(count):
            event = placed(doe, "2026-03-01")
            event.headline += "!"
            event.save()
        with CaptureQueriesContext(connection) as queries:
            client.get(SINCE)
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 22


def test_a_dispute_that_is_not_public_has_no_changes(client: Client) -> None:
    make.dispute(slug="secret", is_public=False)

    assert client.get("/disputes/secret/changes/").status_code == 404
