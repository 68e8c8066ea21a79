"""Courts that the public sees: those with a case of a public dispute, and those that a source watches."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from disputes.models import (
    Citation,
    Court,
    Dispute,
    Event,
    EventKind,
    Filing,
    Proceeding,
    Source,
    Standing,
)
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
        docket_ids = [docket.pk for docket in self.page]
        known, hearings = self._annotated.in_bulk(docket_ids), _hearings(docket_ids, self._now)
        entries = Filing.objects.in_bulk([each.entry_id for each in known.values() if each.entry_id])
        told_by = _telling(entries)
        return [
            Case(
                docket,
                docket.shown_on,
                entries.get(docket.entry_id),
                told_by.get(docket.entry_id),
                hearings.get(docket.pk),
            )
            for docket in (known[each.pk] for each in self.page)
        ]

    @property
    def _annotated(self) -> QuerySet[Any]:
        shown_on = Prefetch("disputes", Dispute.objects.public(), to_attr="shown_on")
        last = Subquery(_last_entries().values("pk")[:1])
        return Proceeding.objects.annotate(entry_id=last).prefetch_related(shown_on)

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


def _hearings(docket_ids: Collection[int], now: datetime.datetime) -> dict[int, Event]:
    """The next public hearing of each docket.

    It rests on an entry of it, or stands on a public dispute that has no other docket.
    """
    ahead = Event.objects.public().ahead_of(now).filter(kind=EventKind.HEARING)
    ahead = ahead.exclude(standing=Standing.WITHDRAWN)
    docket, alone = F("citations__filing__proceeding"), _alone(docket_ids)
    cited: QuerySet[Any] = ahead.filter(citations__filing__proceeding__in=docket_ids)
    placed: QuerySet[Any] = ahead.filter(placements__dispute__in=alone)
    found = [(each.docket_id, each) for each in cited.annotate(docket_id=docket)]
    found += [(alone[each.on_id], each) for each in placed.annotate(on_id=F("placements__dispute"))]
    latest_first = sorted(found, key=lambda pair: (pair[1].earliest_at, pair[1].pk), reverse=True)
    return dict(latest_first)


def _alone(docket_ids: Collection[int]) -> dict[int, int]:
    """The public disputes that have one docket only, which is one of these; with this docket."""
    on_them = Dispute.objects.public().filter(proceedings__in=docket_ids)
    of_each: dict[int, list[int]] = defaultdict(list)
    through = Dispute.proceedings.through.objects.filter(dispute__in=on_them.values("pk")).order_by()
    for dispute_id, docket_id in through.values_list("dispute", "proceeding"):
        of_each[dispute_id].append(docket_id)
    return {dispute_id: found[0] for dispute_id, found in of_each.items() if len(found) == 1}
