"""One event with all that stands beside it: sources and what they disagree on, filings, earlier wordings."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from disputes.models import Attachment, Citation, Demand, Dispute, Event, Filing, Signal, Standing
from disputes.models.disputes import DisputeQuerySet
from disputes.models.timeline import EventQuerySet
from disputes.search import links
from disputes.search.links import Link
from disputes.text.dates import Precision, When

MOST_RECORDS = 200
_WORDS = ("headline", "summary", "earliest_at", "latest_at", "precision", "standing")
_RECORD = (*_WORDS, "time_zone", "is_public", "history_date")
_FOR_EVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)

type Span = tuple[datetime.datetime, datetime.datetime]
"""From a moment up to another."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one or more sources say where sources differ."""

    value: str
    citations: list[Citation]


@dataclass(frozen=True, slots=True)
class Wording:
    """How the event read until `replaced_at`."""

    headline: str
    summary: str
    happened: When
    standing: Standing
    replaced_at: datetime.datetime


def with_disputes(events: EventQuerySet) -> EventQuerySet:
    """With the public disputes on which each stands, as `shown_on`, and with what supports it."""
    public: DisputeQuerySet = Dispute.objects.public()
    return events.with_sources().prefetch_related(Prefetch("disputes", public, to_attr="shown_on"))


def public_events() -> EventQuerySet:
    return with_disputes(Event.objects.public())


class EventSheet:
    """Takes an event of `public_events`; a part is read when the page comes to it."""

    def __init__(self, event: Event) -> None:
        self.event = event

    @cached_property
    def filings(self) -> Sequence[Filing]:
        """The docket entries that support the event, each once."""
        cited = {each.filing_id: each.filing for each in self.event.citations.all() if each.filing}
        filings = list(cited.values())
        attachments = Prefetch("attachments", Attachment.objects.order_by("number"))
        prefetch_related_objects(filings, attachments, "references")
        return filings

    @cached_property
    def linked(self) -> list[Link]:
        """The other entries of their dockets that these name, and those that name them."""
        return links.of(self.filings)

    @cached_property
    def readings(self) -> list[Reading]:
        """The values that sources give, where they give more than one."""
        by_value: dict[str, list[Citation]] = {}
        for citation in self.event.citations.all():
            if citation.value:
                by_value.setdefault(citation.value, []).append(citation)
        return [Reading(value, said) for value, said in by_value.items()] if len(by_value) > 1 else []

    @cached_property
    def demands_made(self) -> QuerySet[Demand]:
        return _public_demands(self.event.demands_made.all())

    @cached_property
    def demands_answered(self) -> QuerySet[Demand]:
        return _public_demands(self.event.demands_answered.all())

    @cached_property
    def signals(self) -> QuerySet[Signal]:
        public = self.event.signals.filter(outcome__dispute__is_public=True)
        return public.select_related("outcome__dispute")

    @cached_property
    def wordings(self) -> list[Wording]:
        """Earlier wordings that the public could read, the latest first; none of a draft."""
        records = self.event.history.order_by("-history_date", "-history_id").values(*_RECORD)
        return list(_reworded(list(records[:MOST_RECORDS])[::-1], _public_spans(self.event)))[::-1]


def _public_demands(demands: QuerySet[Demand]) -> QuerySet[Demand]:
    return demands.filter(dispute__is_public=True).select_related("dispute", "made_by", "made_to")


def _reworded(records: Iterable[dict[str, Any]], spans: Sequence[Span]) -> Iterator[Wording]:
    """From records of one event, oldest first: wordings that the public could read before they went."""
    was_read = False
    for record, following in pairwise(records):
        since, until = record["history_date"], following["history_date"]
        was_read |= record["is_public"] and any(max(since, start) < min(until, end) for start, end in spans)
        if any(record[name] != following[name] for name in _WORDS):
            if was_read:
                yield _wording(record, replaced_at=until)
            was_read = False


def _wording(record: dict[str, Any], replaced_at: datetime.datetime) -> Wording:
    ends = record["earliest_at"], record["latest_at"]
    happened = When(*ends, Precision(record["precision"]), record["time_zone"])
    return Wording(record["headline"], record["summary"], happened, Standing(record["standing"]), replaced_at)


def _public_spans(event: Event) -> list[Span]:
    """When the event stood on a dispute that was public at the time, and is so now."""
    placed = dict(event.placements.filter(dispute__is_public=True).values_list("dispute", "seen_at"))
    history = Dispute.history.filter(id__in=placed).order_by("id", "history_date", "history_id")
    spans = []
    for dispute_id, records in groupby(history.values_list("id", "is_public", "history_date"), itemgetter(0)):
        for (_, was_public, since), (_, _, until) in pairwise([*records, (dispute_id, False, _FOR_EVER)]):
            if was_public:
                spans.append((max(since, placed[dispute_id]), until))
    return spans
