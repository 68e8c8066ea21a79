"""Which source is due, who fetches it, and when again. The database is the queue."""

import datetime
import logging
import random
from collections.abc import Callable, Iterator
from typing import Protocol

from django.db.models import QuerySet

from disputes.models import Fetch, FetchOutcome, Source
from disputes.services import captures, ingestion
from disputes.services.ingestion import Delivery
from disputes.web.errors import FetchFailed
from disputes.web.types import Answer, Request

logger = logging.getLogger(__name__)
LEASE = datetime.timedelta(minutes=5)  # well above the longest fetch and the longest parse
LONGEST_WAIT = datetime.timedelta(hours=24)
MOST_DOUBLINGS = 10
JITTER = 0.1  # of the interval, so that sources added together drift apart
HTTP_NOT_MODIFIED = 304
WHOLE = (FetchOutcome.OK, FetchOutcome.EMPTY)
FINE = (*WHOLE, FetchOutcome.UNCHANGED, FetchOutcome.PARTIAL)


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
    """Have them polled at the next tick; returns how many that can be, without the paused ones."""
    return Source.objects.polled().filter(pk__in=sources.values("pk")).update(due_at=now)


def pause(sources: QuerySet[Source]) -> None:
    sources.update(is_paused=True)


def resume(sources: QuerySet[Source], *, now: datetime.datetime) -> None:
    sources.update(is_paused=False, failure_count=0, due_at=now)


def due_ids(now: datetime.datetime, limit: int = 200) -> list[int]:
    return list(Source.objects.due(now).values_list("pk", flat=True)[:limit])


def poll_due(client: Client, *, clock: Callable[[], datetime.datetime]) -> Iterator[Fetch]:
    """Poll what is due, one source after the other; each lease begins when its source is taken."""
    for source_id in due_ids(clock()):
        if fetch := poll(source_id, client, now=clock()):
            yield fetch


def poll_now(source: Source, client: Client, *, now: datetime.datetime) -> Fetch:
    """Poll a source that a person asked for, due or not. Raises CannotPoll where somebody else is at it."""
    claimed = Source.objects.claim_now(source.pk, now, LEASE)
    fetch = _poll(claimed, client, now) if claimed else None
    if fetch is None:
        raise CannotPoll(f"“{source}” is being polled by somebody else at this moment.")
    return fetch


def poll(source_id: int, client: Client, *, now: datetime.datetime) -> Fetch | None:
    """Claim, fetch, read, set the next date; None where it is not due or somebody else has it.

    May run twice for one bell, and may be killed anywhere: nothing is lost and nothing is stored twice.
    """
    claimed = Source.objects.claim(source_id, now, LEASE)
    return _poll(claimed, client, now) if claimed else None


def _poll(source: Source, client: Client, now: datetime.datetime) -> Fetch | None:
    """One receipt and one release, whatever happens; None where the lease, and so the work, is another's."""
    answer, delivery = None, Delivery(b"", now, attempt=source.attempts)
    try:
        answer = client.get(Request(source.url, etag=source.etag, last_modified=source.last_modified))
        fetch = _read(source, answer, delivery, now)
    except FetchFailed as error:
        fetch = _failed(source, str(error), delivery)
    except ingestion.LeaseLost:
        return None
    except Exception:
        # It backs off, and stands in the log, not in the way of other sources.
        logger.exception("Polling %s failed", source.url)
        fetch = _failed(source, "It could not be read: an error of ours, which is in the log.", delivery)
    _release(source, fetch, answer, now)
    return fetch


def _read(source: Source, answer: Answer, delivery: Delivery, now: datetime.datetime) -> Fetch:
    delivery.body, delivery.http_status = answer.body, answer.status
    delivery.milliseconds["fetch"] = float(answer.milliseconds)
    if answer.status == HTTP_NOT_MODIFIED:
        return ingestion.receipt(source, delivery, outcome=FetchOutcome.UNCHANGED)
    if not 200 <= answer.status < 300:
        return _failed(source, f"The server answered {answer.status}.", delivery)
    delivery.capture = captures.keep(answer.body, now)
    return ingestion.receive(source, delivery, now=now)


def _failed(source: Source, message: str, delivery: Delivery) -> Fetch:
    return ingestion.receipt(source, delivery, outcome=FetchOutcome.FAILED, message=message)


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
    if answer and fetch.outcome in WHOLE:
        changes |= {"etag": answer.etag, "last_modified": answer.last_modified}
    elif fetch.outcome != FetchOutcome.UNCHANGED:
        # What was not read whole must not be called unchanged next time.
        changes |= {"etag": "", "last_modified": ""}
    Source.objects.holding(source).update(**changes)


def wait(source: Source, failure_count: int, retry_after_seconds: float | None = None) -> datetime.timedelta:
    """How long until the next poll: the interval, doubled for each failure in a row, up to a day."""
    interval = datetime.timedelta(minutes=source.interval_minutes)
    asked = datetime.timedelta(seconds=retry_after_seconds or 0)
    backed_off: datetime.timedelta = interval * 2 ** min(failure_count, MOST_DOUBLINGS)
    longest = max(LONGEST_WAIT, interval)
    return max(min(backed_off, longest), asked) * (1 + random.random() * JITTER)  # noqa: S311  # no secret
