"""When a source is polled again, and how it is asked."""

import datetime
from dataclasses import replace

import pytest

from disputes.ingest.types import ParsedDocument
from disputes.models import Source
from disputes.services import schedule
from disputes.web.types import Answer
from tests import make
from tests.fakes import FakeClient

NOW = make.NOW
URL = "https://feed.example/rss"
MINUTE, HOUR, DAY = datetime.timedelta(minutes=1), datetime.timedelta(hours=1), datetime.timedelta(days=1)


def source(**fields: object) -> Source:
    return Source(**{"pk": 1, "url": URL, "body_read_at": NOW, **fields})


def answer(**headers: str) -> Answer:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return replace(FakeClient.answer(200, etag='"v1"', last_modified="then"), headers=names)


@pytest.mark.parametrize(
    ("fields", "minutes"),
    [
        ({"kind": "pacer", "interval_minutes": 5}, 5),
        ({"kind": "feed", "etag": '"v1"', "interval_minutes": 5}, 15),
        ({"kind": "feed", "interval_minutes": 5}, 60),
        ({"kind": "feed", "interval_minutes": 7, "adapts": False}, 7),
        ({"kind": "feed", "interval_minutes": 7 * 24 * 60}, 24 * 60),
    ],
)
def test_an_interval_has_a_floor_and_a_ceiling(fields: dict[str, object], minutes: int) -> None:
    watched = source(**fields)

    schedule.adapt(watched, has_gap=False)

    assert watched.interval_seconds == minutes * 60


@pytest.mark.parametrize(
    ("rhythm_hours", "minutes"), [(0.1, 60), (3, 90), (100, 240)], ids=["busy", "steady", "quiet"]
)
def test_an_interval_follows_the_rhythm_by_steps_of_half_to_twice(rhythm_hours: float, minutes: int) -> None:
    watched = source(etag='"v1"', interval_minutes=120, rhythm_seconds=int(rhythm_hours * 3600))

    schedule.adapt(watched, has_gap=False)

    assert watched.interval_seconds == minutes * 60


def test_a_possible_gap_halves_the_interval() -> None:
    watched = source(etag='"v1"', interval_minutes=120, rhythm_seconds=100 * 3600)

    schedule.adapt(watched, has_gap=True)

    assert watched.interval_seconds == 60 * 60


def test_the_rhythm_is_learned_from_the_dates_of_the_newest_entries() -> None:
    watched = source()

    schedule.learn_rhythm(watched, [NOW - hours * HOUR for hours in (0, 1, 2, 3, 4, 30)])

    assert watched.rhythm_seconds == 3600
    assert watched.silence_seconds > 20 * 3600


@pytest.mark.parametrize(
    ("headers", "ttl_hours", "hours"),
    [
        ({}, 0, 1),
        ({"cache_control": "public, max-age=7200"}, 0, 2),
        ({"cache_control": "max-age=31536000"}, 0, 24),
        ({}, 3, 3),
        ({}, 200, 24),
    ],
)
def test_the_server_and_the_feed_may_wish_for_a_later_poll(
    headers: dict[str, str], ttl_hours: int, hours: int
) -> None:
    document = ParsedDocument(ttl_seconds=ttl_hours * 3600)

    due_at = schedule.after_success(source(), answer(**headers), document, now=NOW)

    assert hours * HOUR <= due_at - NOW <= 1.1 * hours * HOUR


def test_hours_and_days_that_a_feed_leaves_out_are_left_out() -> None:
    noon_monday = datetime.datetime(2026, 3, 2, 12, tzinfo=datetime.UTC)
    document = ParsedDocument(skip_hours=(13, 14), skip_days=(1,))

    due_at = schedule.after_success(source(), None, document, now=noon_monday)
    next_day = schedule.after_success(source(interval_minutes=12 * 60), None, document, now=noon_monday)

    assert due_at == noon_monday.replace(hour=15)
    assert next_day == datetime.datetime(2026, 3, 4, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("failures", "is_short", "least", "most"),
    [(1, False, 2 * HOUR, 3 * HOUR), (1, True, HOUR, 2 * HOUR), (9, False, DAY, 2 * DAY)],
)
def test_failures_are_followed_by_longer_waits(
    failures: int, is_short: bool, least: datetime.timedelta, most: datetime.timedelta
) -> None:
    assert least <= schedule.after_failure(source(), failures, is_short=is_short) <= most


def test_after_thirty_failures_it_is_weekly_and_never_off() -> None:
    assert schedule.after_failure(source(), 500, is_short=False) == 7 * DAY


def test_who_refuses_us_is_left_alone_for_hours() -> None:
    assert [schedule.after_block(count) for count in (1, 2, 3)] == [4 * HOUR, 8 * HOUR, 16 * HOUR]


@pytest.mark.parametrize(
    ("fields", "is_conditional"),
    [
        ({}, True),
        ({"conditional_count": 100}, False),
        ({"body_read_at": NOW - 8 * DAY}, False),
        ({"body_read_at": None}, False),
        ({"cursor": "https://feed.example/rss?page=2"}, False),
    ],
)
def test_now_and_then_a_request_is_not_conditional(fields: dict[str, object], is_conditional: bool) -> None:
    request = schedule.request(source(etag='"v1"', last_modified="then", **fields), now=NOW)

    assert bool(request.etag) == bool(request.last_modified) == is_conditional


@pytest.mark.parametrize("headers", [{"cache_control": "no-store"}, {"expires": "0"}])
def test_what_a_server_forbids_to_keep_is_not_kept(headers: dict[str, str]) -> None:
    watched = source()

    schedule.remember_answer(watched, answer(**headers), "hash", asked_url=URL, outcome="ok", now=NOW)

    assert (watched.etag, watched.last_modified, watched.body_hash) == ("", "", "hash")


@pytest.mark.parametrize(
    ("asked_url", "outcome", "kept"),
    [
        (URL, "ok", ('"v1"', "then", "hash")),
        (URL, "partial", ("", "", "")),
        (f"{URL}?page=2", "ok", ("", "", "")),
    ],
    ids=["the document", "part of it", "its last page"],
)
def test_only_what_is_asked_for_next_time_says_whether_it_is_unchanged(
    asked_url: str, outcome: str, kept: tuple[str, str, str]
) -> None:
    watched = source(etag='"v0"', last_modified="before", body_hash="before")

    schedule.remember_answer(watched, answer(), "hash", asked_url=asked_url, outcome=outcome, now=NOW)

    assert (watched.etag, watched.last_modified, watched.body_hash) == kept


def sighted(watched: Source, moved_url: str, *days: int) -> int:
    for day in days:
        schedule.remember_move(watched, replace(answer(), moved_url=moved_url), now=NOW + day * DAY)
    return watched.moved_count


def test_an_address_that_has_moved_is_followed_when_that_is_sure() -> None:
    assert sighted(source(), "https://new.example/rss", 0, 1, 2) < schedule.MOVED_FOR_GOOD
    assert sighted(source(), "https://new.example/rss", 0, 8) < schedule.MOVED_FOR_GOOD
    assert sighted(source(), "https://new.example/rss", 0, 3, 8) == schedule.MOVED_FOR_GOOD


def test_the_same_address_on_https_is_followed_at_once() -> None:
    plain = source(url="http://feed.example/rss")

    assert sighted(plain, "https://feed.example/rss", 0) == schedule.MOVED_FOR_GOOD


def test_a_list_is_read_on_only_while_all_of_it_is_new() -> None:
    document = ParsedDocument(next_url="https://www.federalregister.gov/next")
    first, later = source(kind="federal_register"), source(kind="federal_register", succeeded_at=NOW)

    schedule.turn_page(first, document, is_all_new=True, now=NOW)
    schedule.turn_page(later, document, is_all_new=True, now=NOW)

    assert (first.cursor, later.cursor) == ("", document.next_url)


def test_a_docket_is_read_to_its_end() -> None:
    docket = source(kind="courtlistener")

    schedule.turn_page(docket, ParsedDocument(next_url="https://x.example/2"), is_all_new=False, now=NOW)
    began, cursor = docket.reading_since, docket.cursor
    schedule.turn_page(docket, ParsedDocument(), is_all_new=False, now=NOW + HOUR)

    assert (began, cursor) == (NOW, "https://x.example/2")
    assert (docket.cursor, docket.reading_since, docket.read_whole_at) == ("", None, NOW)


def test_what_ends_in_part_has_not_been_read_whole() -> None:
    docket = source(
        kind="courtlistener", read_whole_at=NOW, cursor="https://x.example/2", reading_since=NOW + HOUR
    )

    schedule.turn_page(docket, ParsedDocument(is_partial=True), is_all_new=False, now=NOW + 2 * HOUR)

    assert (docket.cursor, docket.reading_since, docket.read_whole_at) == ("", None, NOW)
