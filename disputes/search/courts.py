"""Courts that the public sees: those with a case of a public dispute, and those that a source watches."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from disputes.models import Citation, Court, Dispute, Event, EventKind, Filing, Proceeding, Source
from disputes.models.courts import CourtQuerySet
from disputes.models.timeline import EventQuerySet
from disputes.search.conditions import Condition
from disputes.search.events import with_disputes

LATEST_FILINGS = 15
CASES_PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Listed:
    """A court and how those do that watch it; what needs a person most comes first."""

    court: Court
    watched_by: list[Condition]


@dataclass(frozen=True, slots=True)
class Case:
    """A docket with its public disputes; `entry` is the last on which a public event rests."""

    docket: Proceeding
    disputes: Sequence[Dispute]
    entry: Filing | None
    told_by: Event | None
    hearing: Event | None


def public_courts() -> CourtQuerySet:
    """The busiest first, with `proceeding_count` and `sources`."""
    seen = Q(proceeding_count__gt=0) | Q(pk__in=Source.objects.exclude(court=None).values("court"))
    return Court.objects.busiest_first().filter(seen).prefetch_related("sources")


def listed(now: datetime.datetime) -> list[Listed]:
    return [Listed(court, _conditions(court.sources.all(), now)) for court in public_courts()]


class CourtSheet:
    """What stands on the page of one court; a part is read when the page comes to it."""

    def __init__(self, court: Court, page: str, now: datetime.datetime) -> None:
        self.court, self._page, self._now = court, page, now

    @cached_property
    def page(self) -> Page[Proceeding]:
        """Its dockets in public disputes, the latest filed first."""
        public = Dispute.objects.public()
        dockets = self.court.proceedings.filter(pk__in=public.values("proceedings"))
        return Paginator(dockets.order_by("-filed_on", "number"), CASES_PER_PAGE).get_page(self._page)

    @cached_property
    def cases(self) -> list[Case]:
        """Of the page; the number of queries does not grow with it."""
        known = self._annotated.in_bulk([docket.pk for docket in self.page])
        entries = Filing.objects.in_bulk([each.entry_id for each in known.values() if each.entry_id])
        told_by = _telling(entries)
        hearings = Event.objects.in_bulk([each.hearing_id for each in known.values() if each.hearing_id])
        return [
            Case(
                docket,
                docket.shown_on,
                entries.get(docket.entry_id),
                told_by.get(docket.entry_id),
                hearings.get(docket.hearing_id),
            )
            for docket in (known[each.pk] for each in self.page)
        ]

    @property
    def _annotated(self) -> QuerySet[Any]:
        return Proceeding.objects.annotate(
            entry_id=Subquery(_last_entries().values("pk")[:1]),
            hearing_id=Subquery(_hearings(self._now).values("pk")[:1]),
        ).prefetch_related(Prefetch("disputes", Dispute.objects.public(), to_attr="shown_on"))

    @cached_property
    def latest_events(self) -> EventQuerySet:
        """Public events that rest on an entry of one of its dockets, routine entries too."""
        cited = Citation.objects.filter(filing__proceeding__court=self.court).values("event")
        return with_disputes(Event.objects.public().filter(pk__in=cited).newest_first())[:LATEST_FILINGS]

    @cached_property
    def watched_by(self) -> list[Condition]:
        return _conditions(self.court.sources.all(), self._now)


def _conditions(sources: Iterable[Source], now: datetime.datetime) -> list[Condition]:
    return sorted((Condition(source, now) for source in sources), key=lambda each: each.rank)


def _last_entries() -> QuerySet[Filing]:
    """Of an outer docket: entries on which a public event rests, the last one first."""
    told = Event.objects.public().filter(citations__filing=OuterRef("pk"))
    entries = Filing.objects.filter(Exists(told), proceeding=OuterRef("pk"))
    return entries.order_by(F("entered_at").desc(nulls_last=True), "-sequence", "-pk")


def _telling(filings: Collection[int]) -> dict[int, Event]:
    """The first public event that rests on each of these entries, by its id."""
    on_them = Event.objects.public().filter(citations__filing__in=filings)
    events: QuerySet[Any] = on_them.annotate(entry_id=F("citations__filing")).order_by("-pk")
    return {event.entry_id: event for event in events}


def _hearings(now: datetime.datetime) -> EventQuerySet:
    """Of an outer docket: public hearings to come, the next one first.

    They rest on an entry of it, or stand on a public dispute that has no other docket.
    """
    alone = Dispute.objects.public().annotate(docket_count=Count("proceedings")).filter(docket_count=1)
    on_it = Dispute.objects.filter(pk__in=alone, proceedings=OuterRef(OuterRef("pk")))
    placed = on_it.filter(placements__event=OuterRef("pk"))
    cited = Citation.objects.filter(event=OuterRef("pk"), filing__proceeding=OuterRef(OuterRef("pk")))
    ahead = Event.objects.public().ahead_of(now).filter(kind=EventKind.HEARING)
    return ahead.filter(Q(Exists(cited)) | Q(Exists(placed))).oldest_first()
