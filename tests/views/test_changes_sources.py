"""What has changed in the sources of events and in what curators say of them; and how it is ordered."""

import re

import pytest

from disputes.models import Dispute
from tests import make
from tests.records import kinds, long_public, placed, recorded
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
PAGE = "/disputes/doe-v-roe/changes/"
SINCE = f"{PAGE}?since=2026-02-18"


@pytest.fixture
def doe() -> Dispute:
    return long_public("Doe v. Roe", slug="doe-v-roe")


def test_a_source_with_another_value_and_the_reason_are_told(doe: Dispute, read: Read) -> None:
    event = placed(doe, "2026-02-01", headline="Doe writes")
    recorded(make.citation(event, value="27 Mar"), "2026-03-01")
    event.resolution = "The docket says so."
    event.save()
    recorded(event, "2026-03-02")

    page = read(SINCE)

    assert kinds(page) == ["Event: where sources differ", "Source added"]
    assert "<span>News Example says 27 Mar</span>" in page
    assert "<dt>Why this value</dt>" in page
    assert "<ins>The docket says so.</ins>" in page


def test_a_value_that_came_later_is_told_and_no_earlier_one(doe: Dispute, read: Read) -> None:
    citation = make.citation(placed(doe, "2026-02-01"), value="Rash value")
    recorded(citation, "2026-02-01")
    citation.refresh_from_db()
    citation.value = "27 Mar"
    citation.save()

    page = read(SINCE)

    assert kinds(page) == ["Source"]
    assert "Rash" not in page


def test_what_came_with_its_event_or_gives_no_value_is_no_change(doe: Dispute, read: Read) -> None:
    event = placed(doe, "2026-02-20", resolution="The docket says so.")
    recorded(make.citation(event, value="27 Mar"), "2026-02-20")
    make.citation(event)
    hidden = placed(doe, "2026-02-01", is_public=False, resolution="Hidden reason")
    make.citation(hidden, value="Hidden value")

    page = read(SINCE)

    assert kinds(page) == ["Recorded here"]
    assert "Hidden" not in page


def test_what_a_draft_said_comes_with_its_being_public(doe: Dispute, read: Read) -> None:
    event = placed(doe, "2026-02-01", is_public=False, resolution="The docket says so.")
    recorded(make.citation(event, value="27 Mar"), "2026-02-20")
    event.is_public = True
    event.save()

    assert kinds(read(SINCE)) == ["Event made public"]


def test_changes_of_one_minute_stand_by_when_they_happened(doe: Dispute, read: Read) -> None:
    for second, day in (("01", "2026-02-01"), ("03", "2026-01-05"), ("02", "2026-03-01")):
        placed(doe, f"2026-03-05T10:00:{second}", when=day, headline=day)

    titles = re.findall(r'class="title" href="/events/\d+/">(.*?)</a>', read(SINCE))

    assert titles == ["2026-03-01", "2026-02-01", "2026-01-05"]


def test_what_was_taken_back_and_came_again_in_other_words_is_told_once(doe: Dispute, read: Read) -> None:
    doe.refresh_from_db()
    doe.is_public, doe.summary = False, "Other words."
    doe.save()
    doe.is_public = True
    doe.save()

    page = read(PAGE)

    assert kinds(page) == ["Taken back for a while, and public again"]
    assert "Other words." in page
