"""One event with all that stands beside it: sources and what they disagree on, filings, earlier wordings."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from disputes.models import Attachment, Citation, Demand, Dispute, Event, Filing, Signal
from disputes.models.disputes import DisputeQuerySet
from disputes.models.timeline import EventQuerySet
from disputes.search import links, wordings
from disputes.search.links import Link
from disputes.search.wordings import Wording


@dataclass(frozen=True, slots=True)
class Reading:
    """What one or more sources say where sources differ."""

    value: str
    citations: list[Citation]


def readings(event: Event) -> list[Reading]:
    """The values that sources give, where they give more than one; of an event that has its sources."""
    by_value: dict[str, list[Citation]] = {}
    for citation in event.citations.all():
        if citation.value:
            by_value.setdefault(citation.value, []).append(citation)
    return [Reading(value, said) for value, said in by_value.items()] if len(by_value) > 1 else []


def publisher(citation: Citation) -> str:
    """By whom the source is published, as far as it is known."""
    if citation.publisher:
        return citation.publisher
    if citation.item:
        return citation.item.source.publisher or citation.item.source.name
    return citation.filing.proceeding.court.name if citation.filing else "Source"


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
        told = wordings.of_events([self.event.pk]).get(self.event.pk, [])
        return [wording for wording in reversed(told) if wording.replaced_at]


def _public_demands(demands: QuerySet[Demand]) -> QuerySet[Demand]:
    return demands.filter(dispute__is_public=True).select_related("dispute", "made_by", "made_to")
