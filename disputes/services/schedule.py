"""When a source is polled again, and how it is asked: intervals, back-off, validators, moves.

Works on the source in hand, without the database: who calls it saves.
"""

import datetime
import itertools
import re
import statistics
import zlib
from collections.abc import Sequence

from disputes.ingest.types import ParsedDocument
from disputes.models import FetchOutcome, Halt, Source, SourceKind
from disputes.web.types import Answer, Request

MINUTE = datetime.timedelta(minutes=1)
DAY = datetime.timedelta(days=1)
COURT_FLOOR, CONDITIONAL_FLOOR, PLAIN_FLOOR = 5 * MINUTE, 15 * MINUTE, 60 * MINUTE
CEILING = DAY
BLOCKED_FIRST = datetime.timedelta(hours=4)
WEEKLY_AFTER_FAILURES = 30
WEEK = datetime.timedelta(days=7)
SPREAD = 0.1  # of the interval, so that sources added together drift apart
RHYTHM_ITEMS = 20
UNCONDITIONAL_EVERY = 100  # polls, or a week: servers say 304 that should not
MOVED_SIGHTINGS, MOVED_FOR, MOVED_FOR_GOOD = 3, datetime.timedelta(days=7), 100
LONGEST_CURSOR = 2048
PARSE_LIMIT_WAIT = DAY
_MAX_AGE = re.compile(r"\bmax-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


# --- Asking -----------------------------------------------------------------------------------------


def request(
    source: Source, *, authorization: str = "", body_bytes: int = 0, now: datetime.datetime
) -> Request:
    """The next request: conditional, but now and then not. A document's later pages are always asked for."""
    address = source.cursor or source.url
    is_conditional = not source.cursor and not _is_unconditional(source, now)
    return Request(
        address,
        etag=source.etag if is_conditional else "",
        last_modified=source.last_modified if is_conditional else "",
        authorization=authorization,
        body_bytes=body_bytes,
    )


def _is_unconditional(source: Source, now: datetime.datetime) -> bool:
    return source.conditional_count >= UNCONDITIONAL_EVERY or is_read_whole(source, now)


def remember_answer(
    source: Source,
    answer: Answer | None,
    body_hash: str,
    *,
    asked_url: str,
    outcome: str,
    now: datetime.datetime,
) -> None:
    """What to send back next time. What was not read whole must not be called unchanged.

    Nor does a document's last page say anything of its first, which is asked for then.
    """
    is_whole = outcome != FetchOutcome.PARTIAL and asked_url == source.url
    if answer is None or not is_whole or source.pending_at == now:
        forget_validators(source)
        return
    source.etag, source.last_modified = _validators(answer)
    if not body_hash:
        source.conditional_count = min(source.conditional_count + 1, UNCONDITIONAL_EVERY)
        return
    source.body_hash, source.conditional_count = body_hash, 0
    if source.kind != SourceKind.COURTLISTENER:
        source.body_read_at = now


def _validators(answer: Answer) -> tuple[str, str]:
    """Byte for byte, unless the server forbids to keep anything."""
    header = answer.headers.get("cache-control", "").lower()
    if "no-store" in header or answer.headers.get("expires", "").strip() == "0":
        return "", ""
    return answer.etag, answer.last_modified


def forget_validators(source: Source) -> None:
    """What was not read whole must not be called unchanged next time."""
    source.etag = source.last_modified = source.body_hash = ""


def remember_move(source: Source, answer: Answer, *, now: datetime.datetime) -> None:
    """Count the sightings of a permanent redirect; MOVED_FOR_GOOD says that the address is another now.

    From http to https on the same host at once; elsewhere after three sightings over a week.
    """
    moved = answer.moved_url[:2048]
    if not moved or source.cursor:
        source.moved_url, source.moved_count, source.moved_since = "", 0, None
        return
    if moved != source.moved_url or source.moved_since is None:
        source.moved_url, source.moved_count, source.moved_since = moved, 0, now
    source.moved_count = min(source.moved_count + 1, MOVED_SIGHTINGS)
    has_lasted = source.moved_count >= MOVED_SIGHTINGS and now - source.moved_since >= MOVED_FOR
    if has_lasted or moved == "https" + source.url.removeprefix("http"):
        source.moved_count = MOVED_FOR_GOOD


def turn_page(source: Source, document: ParsedDocument, *, is_all_new: bool, now: datetime.datetime) -> None:
    """Where a document of several pages goes on, the source remembers it: whoever is next reads on there.

    A docket is read to its end. A list that begins with the newest is read on only while all of it is new.
    What ends in part has not been read whole.
    """
    is_first = source.succeeded_at is None and not source.cursor
    is_docket = source.kind == SourceKind.COURTLISTENER
    goes_on = document.next_url not in ("", source.cursor) and len(document.next_url) <= LONGEST_CURSOR
    if goes_on and (is_docket or (is_all_new and not is_first)):
        if is_docket and not source.cursor and is_read_whole(source, now):
            source.body_read_at = now
        source.reading_since = source.reading_since or now
        source.cursor = document.next_url
        return
    if not document.is_partial:
        source.read_whole_at = source.reading_since or now
    source.cursor, source.reading_since = "", None


def read_anew(source: Source) -> None:
    """Begin again with the first page, and read it whole, as its server no longer knows the next one."""
    source.cursor, source.reading_since, source.body_read_at = "", None, None


def is_read_whole(source: Source, now: datetime.datetime) -> bool:
    """Whether a docket is due to be read from its beginning, not only what has changed there: once a week."""
    return source.body_read_at is None or now - source.body_read_at >= WEEK


# --- When again -------------------------------------------------------------------------------------


def floor(source: Source) -> datetime.timedelta:
    if not source.adapts:
        return source.interval_minutes * MINUTE
    if source.kind == SourceKind.PACER:
        return COURT_FLOOR
    return CONDITIONAL_FLOOR if source.etag or source.last_modified else PLAIN_FLOOR


def learn_rhythm(source: Source, dates: Sequence[datetime.datetime]) -> None:
    """The usual time between entries, and the longest usual one, from the dates of the newest."""
    newest = sorted(dates, reverse=True)[:RHYTHM_ITEMS]
    gaps = [(later - earlier).total_seconds() for later, earlier in itertools.pairwise(newest)]
    if len(gaps) >= 3:
        source.rhythm_seconds = min(int(statistics.median(gaps)), 2**31 - 1)
        source.silence_seconds = min(int(statistics.quantiles(gaps, n=20)[-1]), 2**31 - 1)


def adapt(source: Source, *, has_gap: bool) -> None:
    """Half the usual time between entries, by steps of half to twice the interval before.

    A possible gap halves it at once.
    """
    before = source.interval
    if not source.adapts:
        wanted = source.interval_minutes * MINUTE
    elif has_gap:
        wanted = before / 2
    elif source.rhythm_seconds:
        wanted = min(max(datetime.timedelta(seconds=source.rhythm_seconds / 2), before / 2), before * 2)
    else:
        wanted = before
    longest = max(CEILING, floor(source))
    source.interval_seconds = int(min(max(wanted, floor(source)), longest).total_seconds())


def after_success(
    source: Source, answer: Answer | None, document: ParsedDocument | None, *, now: datetime.datetime
) -> datetime.datetime:
    """When next: no sooner than the server and the feed wish (a day at most; Retry-After a week)."""
    wishes = [source.interval, _freshness(answer, now), asked_wait(answer)]
    if document:
        wishes.append(min(datetime.timedelta(seconds=document.ttl_seconds), DAY))
    due_at = now + max(wishes) * spread(source)
    return _outside(due_at, document.skip_hours, document.skip_days) if document else due_at


def after_failure(source: Source, failure_count: int, *, is_short: bool) -> datetime.timedelta:
    """Doubled for each failure in a row up to a day; after thirty weekly, but never off.

    `is_short`: names not found and answers too late pass more quickly, and count half.
    """
    if failure_count > WEEKLY_AFTER_FAILURES:
        return WEEK
    doublings = min(failure_count / 2 if is_short else failure_count, 12)
    base = max(source.interval, floor(source))
    longest = max(CEILING, base)
    wait: datetime.timedelta = min(base * 2.0**doublings, longest)
    return wait * spread(source)


def after_block(failure_count: int) -> datetime.timedelta:
    """403: 4 hours, then doubled up to a week."""
    return min(BLOCKED_FIRST * 2.0 ** min(failure_count - 1, 12), WEEK)


def halt(status: int) -> Halt | None:
    """Answers after which only a person can say how to go on (RFC 9110 §15.5.2, §15.5.11)."""
    return {401: Halt.DENIED, 410: Halt.GONE}.get(status)


def spread(source: Source) -> float:
    """1 to 1.1, another at each poll, the same wherever it is reckoned: a restart makes no burst."""
    return 1 + SPREAD * (zlib.crc32(f"{source.pk}:{source.attempts}".encode()) % 1000) / 1000


def _freshness(answer: Answer | None, now: datetime.datetime) -> datetime.timedelta:
    """Cache-Control: max-age (RFC 9111 §5.2.2.1), up to a day."""
    found = _MAX_AGE.search(answer.headers.get("cache-control", "")) if answer else None
    return min(datetime.timedelta(seconds=int(found[1])), DAY) if found else datetime.timedelta()


def asked_wait(answer: Answer | None) -> datetime.timedelta:
    """Retry-After (RFC 9110 §10.2.3), as the client has read it."""
    return datetime.timedelta(seconds=(answer and answer.retry_after_seconds) or 0)


def _outside(
    due_at: datetime.datetime, skip_hours: Sequence[int], skip_days: Sequence[int]
) -> datetime.datetime:
    """The first hour (UTC) in which the feed does not ask to be left alone (RSS 2.0: skipHours, skipDays)."""
    if len(set(skip_hours)) >= 24 or len(set(skip_days)) >= 7:
        return due_at
    while due_at.hour in skip_hours or due_at.weekday() in skip_days:
        due_at = (due_at + datetime.timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    return due_at
