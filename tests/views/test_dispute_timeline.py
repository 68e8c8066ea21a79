"""The timeline of a dispute page: which events, in which order, in which parts."""

import datetime
import re

import pytest

from disputes.models import Dispute
from disputes.text.dates import When
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
PAGE = "/disputes/doe-v-roe/"


@pytest.fixture
def doe() -> Dispute:
    return make.dispute("Doe v. Roe", slug="doe-v-roe")


def headlines(page: str) -> list[str]:
    return re.findall(r'<h4><a href="/events/\d+/">(.*?)</a>', page)


def test_events_stand_under_their_month_newest_first(doe: Dispute, read: Read) -> None:
    make.event(doe, when="2026-02-17", headline="Letter")
    make.event(doe, when="2026-02", headline="Some day in February")
    make.event(doe, when="2025", headline="Some day in 2025")
    make.event(doe, when="2026-03-01T02:30", headline="Night order", time_zone="America/New_York")

    page = read(PAGE)

    assert headlines(page) == ["Night order", "Letter", "Some day in February", "Some day in 2025"]
    assert re.findall(r'class="month">(.*?)<', page) == ["March 2026", "February 2026", "2025"]
    for shown in (">17 Feb</time>", ">Feb</time>", ">2025</time>", ">1 Mar, 02:30 UTC</time>"):
        assert shown in page


def test_a_month_has_one_heading_whatever_the_zones_and_dates_agree_with_it(doe: Dispute, read: Read) -> None:
    for when in ("2026-03-02", "2026-03-01", "2026-01-01", "2026"):
        make.event(doe, when=when)
    for at in ("2026-03-01T04:30:00Z", "2026-02-28T12:30:00Z"):
        night = make.event(doe)
        night.happened = When.moment(datetime.datetime.fromisoformat(at), "America/New_York")
        night.save()
    make.event(doe, when="2026-01-01")

    page = read(PAGE)

    headings = re.findall(r'class="month">(.*?)<', page)
    assert headings == ["March 2026", "February 2026", "January 2026", "2026"]
    assert ">1 Mar, 04:30 UTC</time>" in page
    assert ">28 Feb, 07:30 EST</time>" in page


def test_what_no_source_was_read_for_claims_no_kind_of_evidence(doe: Dispute, read: Read) -> None:
    make.citation(make.event(doe, standing="unconfirmed"), basis="court_record")

    assert '<span class="basis">Court record' not in read(PAGE)


@pytest.mark.parametrize(
    ("date_basis", "words"),
    [("published", "dated by publication"), ("entered", "dated by docket entry"), ("seen", "No date given")],
)
def test_a_date_that_is_not_that_of_the_happening_says_so(
    doe: Dispute, read: Read, date_basis: str, words: str
) -> None:
    make.event(doe, date_basis=date_basis)

    assert words in read(PAGE)


def test_the_order_can_be_turned(doe: Dispute, read: Read) -> None:
    make.event(doe, when="2026-02-17", headline="Second")
    make.event(doe, when="2026-02-12", headline="First")

    assert headlines(read(f"{PAGE}?order=oldest")) == ["First", "Second"]


def test_a_lane_shows_its_own_and_counts_stay(doe: Dispute, read: Read) -> None:
    make.event(doe, lane="deal", headline="Talks begin")
    make.event(doe, lane="lawsuit", headline="Letter")

    page = read(f"{PAGE}?lane=deal")

    assert headlines(page) == ["Talks begin"]
    assert "All <b>2</b>" in page
    assert 'aria-current="true">Deal <b>1</b>' in page


def test_routine_entries_are_folded_until_asked_for(doe: Dispute, read: Read) -> None:
    make.event(doe, headline="Notice of appearance", is_routine=True)
    make.event(doe, headline="Order")

    folded, shown = read(PAGE), read(f"{PAGE}?routine=1")

    assert headlines(folded) == ["Order"]
    assert "Show routine entries <b>1</b>" in folded
    assert len(headlines(shown)) == 2
    assert "Fold routine entries" in shown
    assert "2 events" in folded


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("from=2026-02", ["March", "February", "Range"]),
        ("until=2026-02", ["February", "Range", "January"]),
        ("from=2026-02&until=2026-02", ["February", "Range"]),
        ("from=2026-02-17&until=2026-02-17", ["February"]),
        ("until=2025", []),
        ("from=nonsense&until=2026-13", ["March", "February", "Range", "January"]),
        ("until=9999-12", ["March", "February", "Range", "January"]),
    ],
)
def test_a_span_includes_both_its_ends(doe: Dispute, read: Read, query: str, expected: list[str]) -> None:
    make.event(doe, when="2026-01-31", headline="January")
    make.event(doe, when="2026-01-30", until="2026-02-02", headline="Range")
    make.event(doe, when="2026-02-17", headline="February")
    make.event(doe, when="2026-03-01", headline="March")

    page = read(f"{PAGE}?{query}")

    assert sorted(headlines(page)) == sorted(expected)


def test_an_empty_part_offers_the_whole(doe: Dispute, read: Read) -> None:
    make.event(doe, lane="deal")

    page = read(f"{PAGE}?lane=standards")

    assert "No events here." in page
    assert f'href="{PAGE}">Show the whole timeline' in page


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_pages_bring_every_event_once(doe: Dispute, read: Read, order: str) -> None:
    for number in range(120):
        make.event(doe, when=f"2026-02-{number % 3 + 1:02d}", headline=f"Event {number}")

    address, seen = f"{PAGE}?order={order}", []
    while address:
        page = read(address)
        seen += headlines(page)
        further = re.search(r'href="([^"]*after=[^"]*)#timeline"', page)
        address = PAGE + further[1].replace("&amp;", "&") if further else ""

    assert len(seen) == 120
    assert set(seen) == {f"Event {number}" for number in range(120)}


def test_a_page_of_the_year_500_goes_on_as_well(doe: Dispute, read: Read) -> None:
    for _ in range(60):
        make.event(doe, when="0500")

    further = re.search(r'href="([^"]*after=[^"]*)#timeline"', read(PAGE))

    assert further
    assert len(headlines(read(PAGE + further[1]))) == 10


@pytest.mark.parametrize("after", ["x", "20260217T000000.000000-x", "20269999T000000.000000-1", "%00"])
def test_a_broken_cursor_begins_at_the_beginning(doe: Dispute, read: Read, after: str) -> None:
    make.event(doe, headline="Letter")

    assert headlines(read(f"{PAGE}?after={after}")) == ["Letter"]


def test_htmx_gets_the_timeline_or_more_of_it(doe: Dispute, read: Read) -> None:
    for _ in range(51):
        make.event(doe)

    timeline, more = read(PAGE, target="timeline"), read(PAGE, target="more")

    assert timeline.lstrip().startswith('<div id="timeline" tabindex="-1">')
    assert 'hx-target="#more"' in timeline
    assert more.lstrip().startswith("<h3")
    assert len(headlines(more)) == 50


def test_sources_and_other_disputes_stand_with_the_event(doe: Dispute, read: Read) -> None:
    event = make.event(doe, make.dispute("Poe v. Roe", slug="poe-v-roe"), is_important=True)
    make.citation(event, basis="press")
    make.citation(event, basis="court_record", filing=make.filing(), publisher="", url="")

    page = read(PAGE)

    assert '<span class="basis">Court record</span>' in page
    assert "2 sources · also on 1 other dispute<" in page
    assert '<a href="/disputes/poe-v-roe/">Poe v. Roe</a>' in page
    assert "District Court nysd" in page
    assert "Turning point" in page
