"""What came of visits goes into the database: documents, receipts, and when each source is due again."""

import datetime
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db import models, transaction

from disputes.ingest.types import ParsedDocument, ParseLimit
from disputes.models import Article, Fetch, FetchOutcome, Gap, GapKind, Host, Source, SourceKind, Trouble
from disputes.models.bulk import update_each
from disputes.services import articles, gaps, hosts, ingestion, schedule, watching
from disputes.services.ingestion import Delivery
from disputes.services.matching import Matcher
from disputes.services.visits import PAUSING, Visit
from disputes.text import urls
from disputes.web.errors import TooSlow, Unreachable

logger = logging.getLogger(__name__)
NOT_MODIFIED, FORBIDDEN = 304, 403
UNKNOWN_PAGE = (400, 404, 410)  # answers to the address of a page that a server no longer has, or accepts
MOST_TRIES_OF_A_PAGE = 3
WHOLE = (FetchOutcome.OK, FetchOutcome.EMPTY)
FINE = (*WHOLE, FetchOutcome.UNCHANGED, FetchOutcome.PARTIAL)
OUR_ERROR = "It could not be read: an error of ours, which is in the log."
TROUBLES = {
    FetchOutcome.NOT_A_FEED: Trouble.NOT_A_FEED,
    FetchOutcome.PARSE_LIMIT: Trouble.PARSE_LIMIT,
    FetchOutcome.SELECTOR_LOST: Trouble.SELECTOR_LOST,
    FetchOutcome.REFUSED: Trouble.BLOCKED,
}
# What polls know of a source; not what people say of it, nor what documents tell (`ingestion.TOLD`).
BOOKKEEPING = [
    *("etag", "last_modified", "body_hash", "body_read_at", "conditional_count"),
    *("moved_url", "moved_count", "moved_since", "cursor", "reading_since", "read_whole_at"),
    *("pending_hash", "pending_at", "due_at", "lease_until", "failure_count", "trouble", "halt"),
    *("interval_seconds", "rhythm_seconds", "silence_seconds"),
    *("checked_at", "succeeded_at", "gap_at"),
]


def settle(
    visits: Sequence[Visit],
    held: Mapping[str, Host],
    *,
    matcher: Matcher,
    now: datetime.datetime,
    stops: tuple[type[Exception], ...] = (),
) -> list[Fetch]:
    """One receipt for each source that was asked, all in one transaction; should that fail, one by one.

    Who has lost the lease meanwhile stores nothing. Raises the errors in `stops`.
    """
    try:
        return _settle(visits, held, matcher, now)
    except stops:
        raise
    except Exception as error:
        if len(visits) > 1:
            return [
                each
                for visit in visits
                for each in settle([visit], held, matcher=matcher, now=now, stops=stops)
            ]
        # It backs off, and stands in the log, not in the way of other sources.
        address = urls.without_secrets(visits[0].request.url)
        logger.exception("What came from %s could not be stored", address)
        visits[0].document, visits[0].error = None, error
    return _settle(visits, held, matcher, now)


@contextmanager
def _whole(rows: Iterable[models.Model]) -> Iterator[None]:
    """One transaction: what it did to these rows in memory is taken back with it."""
    before = [(row, dict(vars(row))) for row in rows]
    try:
        with transaction.atomic():
            yield
    except BaseException:
        for row, values in before:
            vars(row).clear()
            vars(row).update(values)
        raise


def _settle(
    visits: Sequence[Visit], held: Mapping[str, Host], matcher: Matcher, now: datetime.datetime
) -> list[Fetch]:
    with _whole([*(visit.target for visit in visits), *held.values()]):
        articles.settle([visit for visit in visits if isinstance(visit.target, Article)], held, now=now)
        ours = _still_ours([visit for visit in visits if isinstance(visit.target, Source)])
        left = [source.pk for source, visit in ours if visit.is_left]
        Source.objects.filter(pk__in=left).update(lease_until=None)
        asked = [(source, visit) for source, visit in ours if not visit.is_left]
        receipts = _receipts(asked, matcher, now)
        for source, visit in asked:
            _remember(source, visit, receipts[source.pk], held, now)
        update_each([source for source, _ in asked], BOOKKEEPING)
        _move([source for source, _ in asked])
    return list(receipts.values())


def _still_ours(visits: Sequence[Visit]) -> list[tuple[Source, Visit]]:
    attempts = Source.objects.filter(pk__in=[visit.target.pk for visit in visits]).locked_attempts()
    return [
        (visit.target, visit)
        for visit in visits
        if isinstance(visit.target, Source) and attempts.get(visit.target.pk) == visit.target.attempts
    ]


# --- Receipts -----------------------------------------------------------------------------------------


def _receipts(
    asked: Sequence[tuple[Source, Visit]], matcher: Matcher, now: datetime.datetime
) -> dict[int, Fetch]:
    documents: list[tuple[Source, Delivery]] = []
    found: dict[int, Fetch] = {}
    for source, visit in asked:
        delivery = _delivery(source, visit)
        if delivery.document and not watching.must_wait(source, delivery.document, now=now):
            documents.append((source, delivery))
        else:
            found[source.pk] = _receipt(source, visit, delivery)
    Fetch.objects.bulk_create(found.values())
    stored = ingestion.store(documents, now=now, matcher=matcher) if documents else []
    return found | {fetch.source_id: fetch for fetch in stored if fetch}


def _delivery(source: Source, visit: Visit) -> Delivery:
    answer = visit.answer
    return Delivery(
        answer.body if answer else b"",
        visit.started_at or source.due_at,
        http_status=answer.status if answer else None,
        capture=visit.capture,
        body_hash=visit.body_hash,
        attempt=source.attempts,
        document=visit.document if isinstance(visit.document, ParsedDocument) else None,
        milliseconds=visit.milliseconds,
    )


def _receipt(source: Source, visit: Visit, delivery: Delivery) -> Fetch:
    """Of a visit that brought no document to store."""
    if visit.problem:
        return ingestion.failure(source, delivery, visit.problem)
    if _is_unchanged(visit):
        waits = watching.WAITS if visit.document else ""
        return ingestion.new_receipt(source, delivery, outcome=FetchOutcome.UNCHANGED, message=waits)
    outcome = FetchOutcome.REFUSED if visit.refusal else FetchOutcome.FAILED
    return ingestion.new_receipt(source, delivery, outcome=outcome, message=_sentence(visit))


def _is_unchanged(visit: Visit) -> bool:
    """Not modified, the same bytes as before, or a change that has to be seen once more."""
    if visit.answer is None or visit.error:
        return False
    is_same = bool(visit.body_hash) and visit.body_hash == visit.known_hash
    return visit.answer.status == NOT_MODIFIED or is_same or visit.document is not None


def _sentence(visit: Visit) -> str:
    if visit.refusal or visit.failure:
        return visit.refusal or str(visit.failure)
    if visit.error:
        address = urls.without_secrets(visit.request.url)
        logger.error("Visiting %s failed", address, exc_info=visit.error)
        return OUR_ERROR
    return f"The server answered {visit.answer.status}." if visit.answer else OUR_ERROR


# --- Bookkeeping --------------------------------------------------------------------------------------


def _remember(
    source: Source, visit: Visit, fetch: Fetch, held: Mapping[str, Host], now: datetime.datetime
) -> None:
    source.lease_until, source.checked_at = None, now
    if fetch.outcome in FINE:
        _after_success(source, visit, fetch, now)
        if host := held.get(source.host):
            host.pause_count, host.pause_reason = 0, ""
    else:
        _after_failure(source, visit, fetch, held, now)


def _after_success(source: Source, visit: Visit, fetch: Fetch, now: datetime.datetime) -> None:
    document = visit.document if isinstance(visit.document, ParsedDocument) else None
    if fetch.outcome == FetchOutcome.UNCHANGED:
        gaps.unchanged(source, now=now)
    elif document:
        schedule.learn_rhythm(source, [item.dated_at for item in document.items if item.dated_at])
    asked_url = visit.request.url
    schedule.remember_answer(
        source, visit.answer, visit.body_hash, asked_url=asked_url, outcome=fetch.outcome, now=now
    )
    if visit.answer:
        schedule.remember_move(source, visit.answer, now=now)
    schedule.adapt(source, has_gap=source.gap_at == now)
    source.failure_count, source.trouble, source.succeeded_at = 0, "", now
    source.due_at = schedule.after_success(source, visit.answer, document, now=now)
    if source.cursor:
        source.due_at = now  # the document goes on: as soon as its host may be asked again
    elif source.pending_at == now:
        source.due_at = now + watching.LOOK_AGAIN


def _after_failure(
    source: Source, visit: Visit, fetch: Fetch, held: Mapping[str, Host], now: datetime.datetime
) -> None:
    status = visit.answer.status if visit.answer else 0
    schedule.forget_validators(source)
    if status in PAUSING and visit.answer:
        _pause(source, visit, held, now)
        return
    source.failure_count += 1
    source.trouble = (
        Trouble.BLOCKED if status == FORBIDDEN else TROUBLES.get(FetchOutcome(fetch.outcome), Trouble.FAILED)
    )
    if source.cursor and status in UNKNOWN_PAGE:
        _lose_page(source, now)
    else:
        source.halt = schedule.halt(status) or ""
    is_short = isinstance(visit.failure, (Unreachable, TooSlow))
    wait = schedule.after_failure(source, source.failure_count, is_short=is_short)
    if status == FORBIDDEN or visit.refusal:
        source.trouble = Trouble.BLOCKED
        wait = schedule.after_block(source.failure_count)
    if isinstance(visit.problem, ParseLimit):
        wait = max(wait, schedule.PARSE_LIMIT_WAIT)
    source.due_at = now + max(wait, schedule.asked_wait(visit.answer))


def _lose_page(source: Source, now: datetime.datetime) -> None:
    """The server has the next page no longer, which says nothing of the first: after a few tries from there.

    A list is not read on where it is known: what stood on its later pages may be missing. A docket is.
    """
    if source.failure_count < MOST_TRIES_OF_A_PAGE:
        return
    if source.kind != SourceKind.COURTLISTENER and source.reading_since:
        source.gap_at = now
        Gap.objects.get_or_create(
            source=source,
            kind=GapKind.OVERFLOW,
            began_at=min(source.read_whole_at or now, source.reading_since),
            defaults={"ended_at": source.reading_since},
        )
    schedule.read_anew(source)


def _pause(source: Source, visit: Visit, held: Mapping[str, Host], now: datetime.datetime) -> None:
    """The whole host wants peace; its sources are due when it ends, and none of them has failed."""
    host = held.get(source.host)
    if host is None or visit.answer is None:
        return
    hosts.pause(host, visit.answer.retry_after_seconds, _sentence(visit), now=now)
    source.trouble = Trouble.BLOCKED
    source.due_at = host.ready_at or now


def _move(sources: Sequence[Source]) -> None:
    """Follow an address that has moved for good, unless we watch the new one already."""
    for source in sources:
        if (
            source.moved_count == schedule.MOVED_FOR_GOOD
            and not Source.objects.filter(url=source.moved_url).exists()
        ):
            source.move_to(source.moved_url)
