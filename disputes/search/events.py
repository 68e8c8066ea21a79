"""One event with all that stands beside it: sources and what they disagree on, filings, earlier wordings."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from django.db.models import Min, Prefetch, QuerySet, prefetch_related_objects

from disputes.models import Attachment, Citation, Demand, Dispute, Event, Filing, Signal, Standing
from disputes.models.disputes import DisputeQuerySet
from disputes.models.timeline import EventQuerySet
from disputes.text.dates import Precision, When

MOST_RECORDS = 200
_WORDS = ("headline", "summary", "earliest_at", "latest_at", "precision", "standing")
_RECORD = (*_WORDS, "time_zone", "is_public", "history_date")


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
        prefetch_related_objects(filings, Prefetch("attachments", Attachment.objects.order_by("number")))
        return filings

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
        reworded = list(_reworded(list(records[:MOST_RECORDS])[::-1]))
        since = _public_since(self.event)
        return [wording for wording in reworded[::-1] if since and wording.replaced_at > since]


def _public_demands(demands: QuerySet[Demand]) -> QuerySet[Demand]:
    return demands.filter(dispute__is_public=True).select_related("dispute", "made_by", "made_to")


def _reworded(records: Iterable[dict[str, Any]]) -> Iterator[Wording]:
    """From records of one event, oldest first: the public ones that the next record words differently."""
    for record, following in pairwise(records):
        if record["is_public"] and any(record[name] != following[name] for name in _WORDS):
            yield Wording(
                record["headline"],
                record["summary"],
                When(
                    record["earliest_at"],
                    record["latest_at"],
                    Precision(record["precision"]),
                    record["time_zone"],
                ),
                Standing(record["standing"]),
                following["history_date"],
            )


def _public_since(event: Event) -> datetime.datetime | None:
    """The first moment at which the event stood on a dispute that was public by then."""
    placed = dict(event.placements.filter(dispute__is_public=True).values_list("dispute", "seen_at"))
    published = Dispute.history.filter(id__in=placed, is_public=True).order_by().values_list("id")
    moments = published.annotate(first_at=Min("history_date"))
    return min((max(placed[dispute_id], first_at) for dispute_id, first_at in moments), default=None)
