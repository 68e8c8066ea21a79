"""Times of which entries can be missing are set down, and told apart from those of which none can."""

import datetime
from dataclasses import replace

import pytest
from django.db.models.functions import Least

from disputes.models import Gap, Health, Source
from tests import fakes, make
from tests.fakes import Entry, FakeClient, pacer, rss

pytestmark = pytest.mark.django_db
NOW = make.NOW
HOUR = datetime.timedelta(hours=1)
LATER = rss("Three", "Four").replace(b"news-", b"later-").replace(b"example/", b"example/later/")


@pytest.fixture(autouse=True)
def _captures(settings: object, tmp_path: object) -> None:
    settings.CAPTURES_DIR = tmp_path  # type: ignore[attr-defined]


def polled(source: Source, *bodies: bytes, every: datetime.timedelta = HOUR) -> Source:
    """One poll a body."""
    for number, body in enumerate(bodies):
        now = NOW + number * every
        Source.objects.update(due_at=Least("due_at", now))
        [_] = fakes.engine(FakeClient.answering(200, body), now).round()
    source.refresh_from_db()
    return source


def court(*sequences: int) -> bytes:
    return pacer(*(Entry(sequence=number, document=number) for number in sequences))


def test_a_feed_that_was_replaced_wholly_may_have_lost_entries() -> None:
    source = polled(
        make.source(),
        rss("One", "Two"),
        LATER,
    )

    gap = Gap.objects.get()
    assert (gap.kind, gap.is_covered, gap.began_at, gap.ended_at) == ("overflow", False, NOW, NOW + HOUR)
    assert "Possible gap" in source.fetches.latest("started_at").message
    assert source.health_at(NOW + HOUR) == Health.GAP


def test_a_feed_that_overlaps_has_lost_nothing() -> None:
    polled(make.source(), rss("One", "Two"), rss("One", "Two", "Three"))

    assert not Gap.objects.exists()


@pytest.mark.parametrize(("kept", "is_gap"), [(1, True), (3, False)])
def test_a_courts_feed_must_overlap_by_a_fifth(kept: int, is_gap: bool) -> None:
    polled(make.source(kind="pacer"), court(*range(10)), court(*range(10 - kept, 20 - kept)))

    assert Gap.objects.filter(kind="overflow").exists() is is_gap


def test_a_time_in_which_nobody_read_is_told_and_whether_it_is_covered() -> None:
    polled(make.source(kind="pacer"), court(*range(10)), court(*range(5, 15)), every=7 * HOUR)

    gap = Gap.objects.get()
    assert (gap.kind, gap.is_covered) == ("unread", True)


def test_an_unchanged_feed_covers_the_time_before() -> None:
    polled(make.source(), rss("One"), rss("One"), every=30 * HOUR)

    assert [gap.is_covered for gap in Gap.objects.all()] == [True]


def test_a_log_in_page_is_a_failure_and_no_gap() -> None:
    source = polled(make.source(), rss("One"), b"<html><title>Log in</title></html>", rss("One"))

    assert [fetch.outcome for fetch in source.fetches.all()] == ["ok", "not_a_feed", "ok"]
    assert not Gap.objects.exists()


def test_what_a_feed_covers_is_watched() -> None:
    source = polled(make.source(kind="pacer"), court(1), court(1, 2).replace(b"type: all", b"type: order"))

    assert "What the feed covers has changed" in source.fetches.latest("started_at").message


@pytest.mark.parametrize(("days", "health"), [(2, Health.OK), (8, Health.OK), (10, Health.QUIET)])
def test_a_source_is_quiet_after_three_times_its_longest_silence(days: int, health: Health) -> None:
    source = make.source(
        checked_at=NOW, changed_at=NOW - datetime.timedelta(days=days), silence_seconds=3 * 24 * 3600
    )

    assert source.health_at(NOW) == health


MONDAY = datetime.datetime(2026, 3, 2, 20, 0, tzinfo=datetime.UTC)  # 15:00 in New York


@pytest.mark.parametrize(
    ("now", "silent_hours", "health"),
    [
        (MONDAY, 1, Health.OK),
        (MONDAY, 3, Health.FROZEN),
        (MONDAY.replace(hour=14), 15, Health.OK),
        (MONDAY - datetime.timedelta(days=1), 30, Health.OK),
    ],
    ids=["fresh", "frozen", "early morning", "Sunday"],
)
def test_a_courts_feed_that_stands_still_in_court_hours_is_frozen(
    now: datetime.datetime, silent_hours: int, health: Health
) -> None:
    last = now - silent_hours * HOUR
    court = make.court(time_zone="America/New_York")
    source = make.source(kind="pacer", court=court, checked_at=now, built_at=last, changed_at=last)

    assert source.health_at(now) == health


def test_a_wait_that_the_server_asks_for_is_no_time_in_which_nobody_read() -> None:
    answer = replace(FakeClient.answer(200, rss("One")), headers={"cache-control": "max-age=43200"})
    source = make.source()
    for now in (NOW, NOW + 14 * HOUR):
        list(fakes.engine(FakeClient(answer), now).round())

    assert (source.fetches.count(), Gap.objects.count()) == (2, 0)
