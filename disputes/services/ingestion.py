"""From bytes to the timeline: the one place where the stages of ingestion meet the database.

fetch (services/rounds.py) → parse → identify → match → cluster → propose → publish. Everything that one
document says is committed in one transaction, with its receipt: it is there whole or not at all.
"""

import datetime
import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field

from django.db import transaction

from disputes.ingest import parse
from disputes.ingest.identity import identify
from disputes.ingest.identity.identify import Identified
from disputes.ingest.types import Context, NotAFeed, ParsedDocument, ParseLimit, SelectorLost
from disputes.models import Fetch, FetchOutcome, Item, Source
from disputes.models.bulk import update_each
from disputes.services import articles, dockets, gaps, items, proposing, publishing, schedule
from disputes.services.items import Stored
from disputes.services.matching import Matcher

FIRST_DAYS = datetime.timedelta(days=14)  # what is older when a source is new is known, and not offered
# What documents tell of their source, however they came; written here alone, under lock.
TOLD = ["coverage", "built_at", "guid_shared", "changed_at"]

type Parse = Callable[[str, bytes, Context], ParsedDocument]


@dataclass
class Delivery:
    """The bytes of one document and how they came: from the network by a poll, or from a file by a replay.

    `attempt` is the fencing token under which a poll claimed the source; `court_id` helps where neither the
    feed nor its source says the court; `push_key` is the idempotency key of a webhook; `document` is there
    where somebody has parsed the bytes already.
    """

    body: bytes
    started_at: datetime.datetime
    http_status: int | None = None
    capture: str = ""
    body_hash: str = ""
    court_id: str = ""
    push_key: str = ""
    attempt: int | None = None
    document: ParsedDocument | None = None
    milliseconds: dict[str, float] = field(default_factory=dict)

    @property
    def finished_at(self) -> datetime.datetime:
        return self.started_at + datetime.timedelta(milliseconds=sum(self.milliseconds.values()))

    @contextmanager
    def timing(self, stage: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.milliseconds[stage] = round((time.perf_counter() - start) * 1000, 1)


@dataclass(slots=True)
class Reading:
    """One parsed document on its way into the database, and what each stage made of it."""

    source: Source
    delivery: Delivery
    document: ParsedDocument
    buried_count: int = 0
    identified: Identified | None = None
    stored: Stored = field(default_factory=Stored)
    notes: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def is_poll(self) -> bool:
        """Else a replay, or what a webhook has brought: that says nothing of what the source shows now."""
        return self.delivery.attempt is not None

    @property
    def is_first(self) -> bool:
        return self.is_poll and self.source.succeeded_at is None


class LeaseLost(Exception):
    """Somebody else has claimed the source meanwhile, and what they read is newer; or it has been deleted."""


def receive(
    source: Source, delivery: Delivery, *, now: datetime.datetime, read: Parse = parse.parse
) -> Fetch:
    """Read one document of a source into the database and leave its receipt, also where it is no feed.

    Raises LeaseLost.
    """
    try:
        with delivery.timing("parse"):
            delivery.document = delivery.document or read(
                source.kind, delivery.body, _context(source, delivery)
            )
    except NotAFeed as error:
        receipt = failure(source, delivery, error)
        receipt.save(force_insert=True)
        return receipt
    with transaction.atomic():
        [fetch] = store([(source, delivery)], now=now)
    if fetch is None:
        raise LeaseLost
    return fetch


def _context(source: Source, delivery: Delivery) -> Context:
    """What the parser may know of a document that no poll brought."""
    return Context(url=source.url, court_id=delivery.court_id or source.court_id or "", rules=source.rules)


def store(
    delivered: Sequence[tuple[Source, Delivery]], *, now: datetime.datetime, matcher: Matcher | None = None
) -> list[Fetch | None]:
    """Documents that have been parsed, each of another source, into the database; must run in a transaction.

    One receipt for each, in order; None where the lease is lost (LeaseLost says how). The sources in hand
    learn what other documents have told meanwhile, and what these tell; the rest is for who polls to save.
    """
    held = _held(delivered)
    readings = [
        Reading(held[source.pk], delivery, delivery.document)
        for source, delivery in delivered
        if source.pk in held and delivery.document is not None
    ]
    _identify(readings)
    _write(readings, now)
    _publish(readings, now)
    _propose(readings, matcher or Matcher(), now)
    fetches = {reading.source.pk: _settle(reading, now) for reading in readings}
    update_each(held.values(), TOLD)
    Fetch.objects.bulk_create(fetches.values())
    return [fetches.get(source.pk) for source, _ in delivered]


def _held(delivered: Sequence[tuple[Source, Delivery]]) -> dict[int, Source]:
    """The sources whose lease is still that of the delivery, locked: one document of a source at a time."""
    rows = Source.objects.filter(pk__in=[source.pk for source, _ in delivered])
    now_there = rows.locked_values("attempts", *TOLD)
    held = {}
    for source, delivery in delivered:
        row = now_there.get(source.pk)
        if row and delivery.attempt in (None, row["attempts"]):
            vars(source).update({name: row[name] for name in TOLD})
            held[source.pk] = source
    return held


def _identify(readings: Sequence[Reading]) -> None:
    with _timing(readings, "identify"):
        seen = [(each.source, each.document.items) for each in readings]
        known, buried = items.known(seen), items.buried(seen)
        for each in readings:
            shared = each.source.guid_shared
            wanted = [
                item
                for item in each.document.items
                if not items.is_buried(item, buried[each.source.pk], guid_shared=shared)
            ]
            each.buried_count = len(each.document.items) - len(wanted)
            each.identified = identify.identify(wanted, known[each.source.pk], guid_shared=shared)


def _write(readings: Sequence[Reading], now: datetime.datetime) -> None:
    with _timing(readings, "store"):
        decided = [(each.source, each.identified.decisions) for each in readings if each.identified]
        for each, stored in zip(readings, items.store(decided, now=now), strict=True):
            each.stored = stored
            each.counts = stored.counts | {"known": stored.counts["known"] + each.buried_count}


def _publish(readings: Sequence[Reading], now: datetime.datetime) -> None:
    for each in readings:
        if not each.source.is_court:
            continue
        with each.delivery.timing("publish"):
            dockets.apply(each.document.dockets, each.document.parties, now=now)
            published = publishing.publish(each.stored.unfiled, now=now)
            each.counts |= {"filings": published.filings, "events": published.events}


def _propose(readings: Sequence[Reading], matcher: Matcher, now: datetime.datetime) -> None:
    news = [each for each in readings if not each.source.is_court]
    with _timing(news, "propose"):
        offered = {each.source.pk: list(_offered(each, now)) for each in news}
        every = [item for found in offered.values() for item in found]
        made = proposing.propose(every, matcher=matcher, now=now)
        articles.want(every, made, now=now)
        for each in news:
            each.counts["suggestions"] = sum(made[item.pk] for item in offered[each.source.pk])


def _offered(reading: Reading, now: datetime.datetime) -> Iterator[Item]:
    for item in reading.stored.changed:
        if not reading.is_first or item.dated_at >= now - FIRST_DAYS:
            yield item


def _settle(reading: Reading, now: datetime.datetime) -> Fetch:
    """What the source is to remember, and the receipt."""
    source, document, counts = reading.source, reading.document, reading.counts
    if reading.is_poll:
        reading.notes += gaps.find(source, document, counts, now=now)
    if source.coverage and document.coverage and source.coverage != document.coverage:
        reading.notes.append(f"What the feed covers has changed. Before: {source.coverage}")
    source.coverage = document.coverage or source.coverage
    source.built_at = document.built_at or source.built_at
    source.guid_shared = bool(reading.identified and reading.identified.guid_shared)
    if counts["new"]:
        source.changed_at = now
    is_all_new = not (counts["known"] or counts["edited"])
    schedule.turn_page(source, document, is_all_new=is_all_new, now=now)
    return _receipt_of(reading)


def _receipt_of(reading: Reading) -> Fetch:
    document = reading.document
    receipt = new_receipt(
        reading.source,
        reading.delivery,
        outcome=_outcome(reading.source, document),
        notes=[*document.notes, *reading.notes],
    )
    receipt.rejections = [asdict(each) for each in document.rejected]
    receipt.offered = len(document.items) + len(document.rejected)
    receipt.rejected = len(document.rejected)
    for name, count in reading.counts.items():
        setattr(receipt, name, count)
    return receipt


def _outcome(source: Source, document: ParsedDocument) -> FetchOutcome:
    if document.is_partial or source.cursor:
        return FetchOutcome.PARTIAL
    if document.items or document.rejected or document.dockets or document.parties:
        return FetchOutcome.OK
    return FetchOutcome.EMPTY


OUTCOMES: Mapping[type[NotAFeed], FetchOutcome] = {
    ParseLimit: FetchOutcome.PARSE_LIMIT,
    SelectorLost: FetchOutcome.SELECTOR_LOST,
}


def failure(source: Source, delivery: Delivery, error: NotAFeed) -> Fetch:
    """The receipt of bytes that could not be read; not saved."""
    outcome = OUTCOMES.get(type(error), FetchOutcome.NOT_A_FEED)
    return new_receipt(source, delivery, outcome=outcome, message=str(error))


def new_receipt(
    source: Source,
    delivery: Delivery,
    *,
    outcome: FetchOutcome,
    message: str = "",
    notes: Sequence[str] = (),
) -> Fetch:
    """Not saved: receipts of many sources are written together."""
    return Fetch(
        source=source,
        started_at=delivery.started_at,
        finished_at=delivery.finished_at,
        outcome=outcome,
        message=message or " ".join(notes),
        http_status=delivery.http_status,
        byte_count=len(delivery.body),
        body_hash=delivery.body_hash or (hashlib.sha256(delivery.body).hexdigest() if delivery.body else ""),
        capture=delivery.capture,
        notes=list(notes),
        milliseconds=delivery.milliseconds,
        push_key=delivery.push_key,
    )


@contextmanager
def _timing(readings: Iterable[Reading], stage: str) -> Iterator[None]:
    """What documents take together is told of each in equal parts."""
    start = time.perf_counter()
    yield
    readings = list(readings)
    for each in readings:
        share = (time.perf_counter() - start) * 1000 / len(readings)
        each.delivery.milliseconds[stage] = round(share, 1)
