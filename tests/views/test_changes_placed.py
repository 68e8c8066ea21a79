"""What has changed, of events that were somewhere else before they were placed on this timeline."""

import re

import pytest

from disputes.models import Dispute, Event, Placement
from tests import make
from tests.records import at, kinds, long_public, placed, recorded
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
PAGE = "/disputes/doe-v-roe/changes/"
SINCE = f"{PAGE}?since=2026-02-18"


@pytest.fixture
def doe() -> Dispute:
    return long_public("Doe v. Roe", slug="doe-v-roe")


def placed_later(on: Dispute, event: Event) -> None:
    Placement.objects.create(event=event, dispute=on)
    Placement.objects.filter(event=event, dispute=on).update(seen_at=at("2026-03-05"))


def test_what_an_event_said_before_it_was_placed_is_no_change_here(doe: Dispute, read: Read) -> None:
    elsewhere = make.dispute()
    recorded(elsewhere, "2026-01-01")
    event = placed(elsewhere, "2026-02-01", headline="Doe writes")
    event.headline = "Doe sues"
    event.save()
    recorded(event, "2026-03-01")

    placed_later(doe, event)

    assert len(kinds(read(SINCE))) == 1


def test_a_draft_that_was_public_before_it_was_placed_is_told_as_placed(doe: Dispute, read: Read) -> None:
    event = placed(make.dispute(), "2026-02-01", is_public=False)
    event.refresh_from_db()
    event.is_public = True
    event.save()
    recorded(event, "2026-03-01")

    placed_later(doe, event)

    assert kinds(read(SINCE)) == ["Placed on this timeline"]


def test_many_changes_that_nobody_could_read_hide_no_other(doe: Dispute, read: Read) -> None:
    known = placed(doe, "2026-02-01", headline="Doe writes")
    known.headline = "Doe sues"
    known.save()
    recorded(known, "2026-02-20")
    for _ in range(60):
        event = placed(make.dispute(is_public=False), "2026-02-01")
        event.headline += "!"
        event.save()
        recorded(event, "2026-03-01")
        placed_later(doe, event)

    second = re.search(r'href="([^"]*after=[^"]*)"', read(SINCE))

    assert second
    assert kinds(read(PAGE + second[1].replace("&amp;", "&")))[-1] == "Event: headline"
