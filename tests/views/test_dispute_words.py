"""What the page of a dispute says where little is known, and how it explains its words."""

import pytest

from disputes.models import Dispute
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
PAGE = "/disputes/doe-v-roe/"
WHOLE = "Show the whole timeline"


@pytest.fixture
def doe() -> Dispute:
    return make.dispute("Doe v. Roe", slug="doe-v-roe")


def test_a_path_without_an_outcome_counts_its_events(doe: Dispute, read: Read) -> None:
    make.event(doe, lane="deal")
    make.event(doe, lane="deal")
    make.event(doe, lane="lawsuit", is_routine=True)

    page = read(PAGE)

    assert '<a href="?lane=deal#timeline">2 events</a> on this path' in page
    assert '<a href="?lane=lawsuit&amp;routine=1#timeline">1 event</a> on this path' in page
    assert page.count("No event on this path is recorded") == 1


@pytest.mark.usefixtures("doe")
def test_an_empty_timeline_leads_nowhere(read: Read) -> None:
    page = read(PAGE)

    assert "No events yet" in page
    assert WHOLE not in page


@pytest.mark.parametrize("query", ["?lane=deal", "?from=2027", "?until=2020"])
def test_a_narrowed_timeline_without_events_leads_to_the_whole(doe: Dispute, read: Read, query: str) -> None:
    make.event(doe, when="2026-02-17", lane="lawsuit")

    assert WHOLE in read(PAGE + query)


def test_a_timeline_of_routine_entries_says_so(doe: Dispute, read: Read) -> None:
    make.event(doe, is_routine=True)

    page = read(PAGE)

    assert "Nothing but routine entries" in page
    assert WHOLE not in page


@pytest.mark.usefixtures("doe")
@pytest.mark.parametrize("word", ["Lanes", "Routine entries", "Signals", "Standing", "Unconfirmed"])
def test_the_foot_of_the_page_explains_its_words(read: Read, word: str) -> None:
    assert f"<dt>{word}</dt>" in read(PAGE)
