"""Which source is due, who fetches it, and when again. The database is the queue."""

import datetime
import gzip
import hashlib
import logging
import random
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.db.models import QuerySet

from disputes.models import Fetch, FetchOutcome, Source
from disputes.services import ingestion
from disputes.services.ingestion import Delivery
from disputes.web.errors import FetchFailed
from disputes.web.types import Answer, Request

logger = logging.getLogger(__name__)
LEASE = datetime.timedelta(minutes=5)  # well above the longest fetch and the longest parse
LONGEST_WAIT = datetime.timedelta(hours=24)
MOST_DOUBLINGS = 10
JITTER = 0.1  # of the interval, so that sources added together drift apart
HTTP_NOT_MODIFIED = 304
FINE = (FetchOutcome.OK, FetchOutcome.UNCHANGED, FetchOutcome.EMPTY, FetchOutcome.PARTIAL)


class Client(Protocol):
    """What fetches: `disputes.web.client.Client`, or a fake at the network's edge."""

    def get(self, request: Request) -> Answer: ...


class CannotPoll(Exception):
    """Says which source is not there, or why it is not polled."""


def find(wanted: str) -> Source:
    """A source by its id, its slug or its address. Raises CannotPoll where none can be polled."""
    found = Source.objects.named(wanted)
    if found is None:
        raise CannotPoll(f"There is no source with the id, short name or address “{wanted}”.")
    if not found.can_be_polled:
        raise CannotPoll(f"“{found}” is of a kind that is not polled: {found.get_kind_display()}.")
    return found


def make_due(sources: QuerySet[Source], *, now: datetime.datetime) -> int:
    """Have them polled at the next tick, the paused ones left out."""
    return sources.filter(is_paused=False).update(due_at=now)


def pause(sources: QuerySet[Source]) -> None:
    sources.update(is_paused=True)


def resume(sources: QuerySet[Source], *, now: datetime.datetime) -> None:
    sources.update(is_paused=False, failure_count=0, due_at=now)


def due_ids(now: datetime.datetime, limit: int = 200) -> list[int]:
    return list(Source.objects.due(now).values_list("pk", flat=True)[:limit])


def poll_due(client: Client, *, now: datetime.datetime) -> Iterator[Fetch]:
    """Poll what is due, one source after the other."""
    for source_id in due_ids(now):
        if fetch := poll(source_id, client, now=now):
            yield fetch


def poll_now(source: Source, client: Client, *, now: datetime.datetime) -> Fetch | None:
    """Poll a source that a person asked for, due or not; None where somebody is polling it at this moment."""
    claimed = Source.objects.claim_now(source.pk, now, LEASE)
    return _poll(claimed, client, now) if claimed else None


def poll(source_id: int, client: Client, *, now: datetime.datetime) -> Fetch | None:
    """Claim, fetch, read, set the next date; None where it is not due or somebody else has it.

    May run twice for one bell, and may be killed anywhere: nothing is lost and nothing is stored twice.
    """
    claimed = Source.objects.claim(source_id, now, LEASE)
    return _poll(claimed, client, now) if claimed else None


def _poll(source: Source, client: Client, now: datetime.datetime) -> Fetch:
    try:
        answer = client.get(Request(source.url, etag=source.etag, last_modified=source.last_modified))
    except FetchFailed as error:
        fetch = _failed(source, str(error), now)
        _release(source, fetch, None, now)
    else:
        fetch = _read_safely(source, answer, now)
        _release(source, fetch, answer, now)
    return fetch


def _read_safely(source: Source, answer: Answer, now: datetime.datetime) -> Fetch:
    """An error of ours is a failed poll with a receipt: it backs off, and stands in the log."""
    try:
        return _read(source, answer, now)
    except Exception:
        logger.exception("Reading %s failed", source.url)
        return _failed(source, "It could not be read: an error of ours, which is in the log.", now, answer)


def _read(source: Source, answer: Answer, now: datetime.datetime) -> Fetch:
    if answer.status == HTTP_NOT_MODIFIED:
        return Fetch.objects.create(
            source=source,
            started_at=now,
            finished_at=now,
            outcome=FetchOutcome.UNCHANGED,
            http_status=answer.status,
            milliseconds={"fetch": answer.milliseconds},
        )
    if not 200 <= answer.status < 300:
        return _failed(source, f"The server answered {answer.status}.", now, answer)
    capture = keep(answer.body, now)
    times = {"fetch": float(answer.milliseconds)}
    return ingestion.receive(source, Delivery(answer.body, now, answer.status, capture, times), now=now)


def _failed(source: Source, message: str, now: datetime.datetime, answer: Answer | None = None) -> Fetch:
    return Fetch.objects.create(
        source=source,
        started_at=now,
        finished_at=now,
        outcome=FetchOutcome.FAILED,
        message=message,
        http_status=answer.status if answer else None,
        byte_count=len(answer.body) if answer else 0,
    )


def keep(body: bytes, now: datetime.datetime) -> str:
    """Keep the bytes as they came, compressed, under their own hash; returns the name in the captures."""
    name = f"{now:%Y/%m/%d}/{hashlib.sha256(body).hexdigest()}.gz"
    path = Path(settings.CAPTURES_DIR) / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written aside and renamed: a name never stands for half a file, also after kill -9.
        aside = path.with_suffix(f".{secrets.token_hex(4)}.part")
        aside.write_bytes(gzip.compress(body, mtime=0))
        aside.rename(path)
    return name


def kept(name: str) -> bytes:
    """The bytes that `keep` put away under this name."""
    return gzip.decompress((Path(settings.CAPTURES_DIR) / name).read_bytes())


def _release(source: Source, fetch: Fetch, answer: Answer | None, now: datetime.datetime) -> None:
    """Give the lease back and set the next date, unless the lease ran out and somebody else has it by now."""
    is_fine = fetch.outcome in FINE
    failure_count = 0 if is_fine else source.failure_count + 1
    changes: dict[str, object] = {
        "lease_until": None,
        "checked_at": now,
        "failure_count": failure_count,
        "due_at": now + wait(source, failure_count, answer.retry_after_seconds if answer else None),
    }
    if is_fine:
        changes["succeeded_at"] = now
    if is_fine and answer and answer.status != HTTP_NOT_MODIFIED:
        changes |= {"etag": answer.etag, "last_modified": answer.last_modified, "body_hash": fetch.body_hash}
    Source.objects.holding(source).update(**changes)


def wait(source: Source, failure_count: int, retry_after_seconds: float | None = None) -> datetime.timedelta:
    """How long until the next poll: the interval, doubled for each failure in a row, up to a day."""
    interval = datetime.timedelta(minutes=source.interval_minutes)
    asked = datetime.timedelta(seconds=retry_after_seconds or 0)
    backed_off: datetime.timedelta = interval * 2 ** min(failure_count, MOST_DOUBLINGS)
    longest = max(LONGEST_WAIT, interval)
    return max(min(backed_off, longest), asked) * (1 + random.random() * JITTER)  # noqa: S311  # no secret
