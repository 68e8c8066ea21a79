"""On the timeline of a dispute: the times of which entries of its courts' feeds can be missing."""

import datetime
import re
from typing import Any

import pytest
from django.test import Client
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from disputes.models import Dispute, Gap, Source
from disputes.search import timeline
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
PAGE = "/disputes/doe-v-roe/"
NOW = make.NOW
HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def doe() -> Dispute:
    """With a docket of 2026, an event each on the 10th and the 20th of February."""
    dispute = make.dispute("Doe v. Roe", slug="doe-v-roe")
    make.proceeding(dispute, filed_on="2026-01-05", court=court(), courtlistener_id=77)
    make.event(dispute, when="2026-02-10", headline="Older", lane="lawsuit")
    make.event(dispute, when="2026-02-20", headline="Newer", lane="lawsuit")
    return dispute


def court(**fields: Any) -> Any:
    return make.court(short_name="S.D.N.Y.", time_zone="America/New_York", **fields)


def feed(**fields: Any) -> Source:
    """The court's feed, read five minutes ago."""
    read_at = NOW - datetime.timedelta(minutes=5)
    defaults = {"slug": "feed", "kind": "pacer", "court": court(), "changed_at": NOW, "due_at": NOW + HOUR}
    return make.source(**{"checked_at": read_at, "succeeded_at": read_at} | defaults | fields)


def gap(of: Source, began: str, ended: str, kind: str = "unread", **fields: Any) -> Gap:
    ends = [datetime.datetime.fromisoformat(f"2026-{end}:00Z") for end in (began, ended)]
    return Gap.objects.create(source=of, kind=kind, began_at=ends[0], ended_at=ends[1], **fields)


def lines(page: str) -> list[str]:
    """The timeline from top to bottom: months, headlines, gaps with their days."""
    timeline = page.partition('id="timeline"')[2]
    found = re.findall(
        r'<h3 class="month".*?</h3>|<h4>.*?</h4>|<li class="event gap">.*?</li>', timeline, re.DOTALL
    )
    return [" ".join(strip_tags(line).split()) for line in found]


def test_a_gap_stands_at_its_time_among_the_events(doe: Dispute, read: Read) -> None:
    gap(feed(), "02-12T15:00", "02-14T09:00")

    newest, oldest = lines(read(PAGE)), lines(read(f"{PAGE}?order=oldest"))

    missed = (
        "12–14 Feb The docket feed of S.D.N.Y. was not read for 42 h. Entries of this time can be missing "
        "here."
    )
    assert newest == ["February 2026", "Newer", missed, "Older"]
    assert oldest == ["February 2026", "Older", missed, "Newer"]


def test_what_came_faster_than_it_was_read_is_told_once_with_its_outage(doe: Dispute, read: Read) -> None:
    source = feed()
    gap(source, "02-12T15:00", "02-12T15:40", "overflow")
    for kind in ("overflow", "unread"):
        gap(source, "02-05T15:00", "02-06T15:00", kind)

    page = lines(read(PAGE))

    assert page[2] == (
        "12 Feb More may have come to the docket feed of S.D.N.Y. within 40 min than it shows at once. "
        "Entries of this time can be missing here."
    )
    assert page[4].startswith("5–6 Feb The docket feed of S.D.N.Y. was not read for 24 h.")


def test_many_gaps_between_two_events_are_one_line(doe: Dispute, read: Read) -> None:
    source = feed()
    for day in range(12, 18):
        gap(source, f"02-{day}T15:00", f"02-{day}T15:40", "overflow")

    assert lines(read(PAGE))[2] == (
        "12–17 Feb The docket feed of S.D.N.Y. has 6 gaps in this time. Entries can be missing here."
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"succeeded_at": NOW - 5 * HOUR, "failure_count": 3},
        {"succeeded_at": NOW - 5 * HOUR, "is_paused": True},
    ],
)
def test_what_goes_on_stands_at_the_top(doe: Dispute, read: Read, fields: dict[str, Any]) -> None:
    feed(**fields)

    assert lines(read(PAGE))[:2] == [
        "March 2026",
        "since 2 Mar The docket feed of S.D.N.Y. has not been read since 2 Mar 2026, 02:00 EST. What was "
        "entered since then can be missing here.",
    ]


@pytest.mark.parametrize(
    ("fields", "is_gap"),
    [({}, False), ({"due_at": NOW - HOUR}, True), ({"trouble": "blocked"}, True)],
    ids=["as seldom as it asks", "overdue", "put off"],
)
def test_a_wait_that_the_feed_itself_asks_for_is_no_gap(
    doe: Dispute, read: Read, fields: dict[str, Any], is_gap: bool
) -> None:
    feed(**{"succeeded_at": NOW - 5 * HOUR, "due_at": NOW + HOUR, **fields})

    assert any("has not been read since" in line for line in lines(read(PAGE))) is is_gap


@pytest.mark.parametrize(
    ("began", "ended", "fields"),
    [
        ("02-12T15:00", "02-14T09:00", {"is_covered": True}),  # nothing is missing
        ("01-02T15:00", "01-04T09:00", {}),  # before the docket was there
    ],
)
def test_other_gaps_are_no_news(
    doe: Dispute, read: Read, began: str, ended: str, fields: dict[str, Any]
) -> None:
    gap(feed(), began, ended, **fields)

    assert len(lines(read(PAGE))) == 3


def test_gaps_of_other_courts_and_other_kinds_of_sources_do_not_concern_it(doe: Dispute, read: Read) -> None:
    gap(feed(slug="elsewhere", court=make.court("cacd")), "02-12T15:00", "02-14T09:00")
    gap(feed(slug="news", kind="feed"), "02-12T15:00", "02-14T09:00")
    gap(
        feed(slug="docket", kind="courtlistener", url="https://cl.example/dockets/78/"),
        "02-12T15:00",
        "02-14T09:00",
    )

    assert len(lines(read(PAGE))) == 3


@pytest.mark.parametrize(
    ("query", "is_shown"),
    [
        ("lane=lawsuit", True),
        ("lane=deal", False),
        ("from=2026-02", True),
        ("until=2026-02-11", False),
        ("from=2026-02-15", False),
    ],
)
def test_a_part_shows_the_gaps_of_its_time(doe: Dispute, read: Read, query: str, is_shown: bool) -> None:
    make.event(doe, when="2026-02-11", lane="deal")
    gap(feed(), "02-12T15:00", "02-14T09:00")

    assert ("was not read" in read(f"{PAGE}?{query}")) is is_shown


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_pages_bring_every_gap_once(
    doe: Dispute, read: Read, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    monkeypatch.setattr(timeline, "PAGE_SIZE", 2)
    source = feed()
    for day in range(1, 10):
        for _ in range(2):
            make.event(doe, when=f"2026-02-{day:02d}", lane="lawsuit")
        gap(source, f"02-{day:02d}T00:00", f"02-{day:02d}T09:00")

    address, seen = f"{PAGE}?order={order}", []
    while address:
        page = read(address)
        seen += [line for line in lines(page) if "was not read" in line]
        further = re.search(r'href="([^"]*after=[^"]*)#timeline"', page)
        address = PAGE + further[1].replace("&amp;", "&") if further else ""

    assert len(seen) == len(set(seen)) == 9


@pytest.mark.parametrize("after", ["99991231T235959.999999-1", "00010101T000000.000000-1"])
def test_the_ends_of_the_calendar_are_no_trouble(doe: Dispute, read: Read, after: str) -> None:
    gap(feed(), "02-12T15:00", "02-14T09:00")

    for order in ("newest", "oldest"):
        read(f"{PAGE}?order={order}&after={after}")


def test_more_feeds_gaps_and_events_cost_the_same(
    doe: Dispute, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (1, 10):
        for number in range(count):
            source = feed(slug=f"feed-{count}-{number}")
            gap(source, f"02-{number + 1:02d}T15:00", "02-28T09:00")
            make.event(doe, when="2026-02-11", lane="lawsuit")

        with django_assert_num_queries(25):
            client.get(PAGE)
