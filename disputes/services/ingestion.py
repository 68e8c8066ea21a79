"""From bytes to the timeline: the one place where the stages of ingestion meet the database.

fetch (services/polling.py) → parse → identify → match → cluster → propose → publish. Everything that one
document says is committed in one transaction, with its receipt: it is there whole or not at all.
"""

import datetime
import hashlib
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field

from django.db import transaction

from disputes.ingest import identify, parse
from disputes.ingest.types import Context, NotAFeed, ParsedDocument
from disputes.models import Fetch, FetchOutcome, Source, SourceKind
from disputes.services import items, proposing, publishing


@dataclass
class Delivery:
    """The bytes of one document and how they came: from the network by a poll, or from a file by a replay.

    `attempt` is the fencing token under which a poll claimed the source; `court_id` helps where neither the
    feed nor its source says the court.
    """

    body: bytes
    started_at: datetime.datetime
    http_status: int | None = None
    capture: str = ""
    court_id: str = ""
    attempt: int | None = None
    milliseconds: dict[str, float] = field(default_factory=dict)

    @property
    def finished_at(self) -> datetime.datetime:
        return self.started_at + datetime.timedelta(milliseconds=sum(self.milliseconds.values()))

    @contextmanager
    def timing(self, stage: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.milliseconds[stage] = round((time.perf_counter() - start) * 1000, 1)


class LeaseLost(Exception):
    """Somebody else has claimed the source meanwhile: what they read is newer."""


def receive(source: Source, delivery: Delivery, *, now: datetime.datetime) -> Fetch:
    """Read one document of a source into the database and leave its receipt, also where it is no feed.

    Raises LeaseLost.
    """
    try:
        with delivery.timing("parse"):
            context = Context(
                url=source.url, court_id=delivery.court_id or source.court_id or "", rules=source.rules
            )
            document = parse.parse(source.kind, delivery.body, context)
    except NotAFeed as error:
        return receipt(source, delivery, outcome=FetchOutcome.NOT_A_FEED, message=str(error))
    with transaction.atomic():
        return _store(source, document, delivery, now)


def _store(source: Source, document: ParsedDocument, delivery: Delivery, now: datetime.datetime) -> Fetch:
    source = Source.objects.select_for_update().get(pk=source.pk)  # one document of a source at a time
    if delivery.attempt not in (None, source.attempts):
        raise LeaseLost
    with delivery.timing("identify"):
        before = items.like(source, document.items)
        decided = identify.identify(
            document.items, items.known(before.values()), kind=source.kind, guid_shared=source.guid_shared
        )
    with delivery.timing("store"):
        stored = items.store(source, decided.decisions, before, now=now)
    with delivery.timing("publish"):
        published = publishing.publish(stored.unfiled, now=now)
    with delivery.timing("propose"):
        news = [] if source.kind == SourceKind.PACER else stored.changed
        suggestion_count = proposing.propose(news, now=now)
    _remember(source, document, decided.guid_shared, has_new=bool(stored.new), now=now)
    counts = {
        **stored.counts,
        "offered": len(document.items) + len(document.rejected),
        "rejected": len(document.rejected),
        "filings": published.filings,
        "events": published.events,
        "suggestions": suggestion_count,
    }
    return receipt(source, delivery, document=document, outcome=_outcome(document), counts=counts)


def _outcome(document: ParsedDocument) -> FetchOutcome:
    if document.is_partial:
        return FetchOutcome.PARTIAL
    return FetchOutcome.OK if document.items or document.rejected else FetchOutcome.EMPTY


def _remember(
    source: Source, document: ParsedDocument, guid_shared: bool, *, has_new: bool, now: datetime.datetime
) -> None:
    source.guid_shared = source.guid_shared or guid_shared
    source.coverage = document.coverage
    if has_new:
        source.changed_at = now
    source.save(update_fields=["guid_shared", "coverage", "changed_at"])


def receipt(
    source: Source,
    delivery: Delivery,
    *,
    outcome: FetchOutcome,
    message: str = "",
    document: ParsedDocument | None = None,
    counts: Mapping[str, int] | None = None,
) -> Fetch:
    rejections = [asdict(each) for each in document.rejected] if document else []
    return Fetch.objects.create(
        source=source,
        started_at=delivery.started_at,
        finished_at=delivery.finished_at,
        outcome=outcome,
        message=message or (" ".join(document.notes) if document else ""),
        http_status=delivery.http_status,
        byte_count=len(delivery.body),
        body_hash=hashlib.sha256(delivery.body).hexdigest(),
        capture=delivery.capture,
        rejections=rejections,
        notes=list(document.notes) if document else [],
        milliseconds=delivery.milliseconds,
        **(counts or {}),
    )
