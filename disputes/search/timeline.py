"""One dispute's timeline: the part an address asks for, a page of it, counts and buckets for its picture."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar

from django.db.models import Count, Prefetch, Q

from disputes.models import Dispute, Event, EventKind, Lane, Line
from disputes.models.timeline import EventQuerySet
from disputes.search import counts, gaps, known, wordings
from disputes.search.counts import Bucket, LaneCount, Whole
from disputes.search.court_feeds import CourtFeeds
from disputes.search.gaps import GapLine
from disputes.search.questions import Cursor, Question

PAGE_SIZE = 50
WHOLE_SIZE = 1000  # events of a page for printing


@dataclass(frozen=True, slots=True)
class EventPage:
    """Events, and at their places the times of which entries can be missing.

    `further` is where the next page begins; None: this is the last.
    """

    lines: list[Event | GapLine]
    further: Cursor | None


class Timeline:
    """Of a public dispute. Each part is asked for when it is shown, so a partial costs less than the page."""

    whole_size: ClassVar = WHOLE_SIZE

    def __init__(
        self,
        dispute: Dispute,
        question: Question,
        feeds: CourtFeeds,
        now: datetime.datetime,
        page_size: int | None = None,
    ) -> None:
        self.dispute = dispute
        self.question = question
        self.feeds = feeds
        self.now = now
        self.page_size = page_size or (WHOLE_SIZE if question.is_whole else PAGE_SIZE)
        self.years = counts.years_drawn(now)

    @property
    def _events(self) -> EventQuerySet:
        return known.events(self.dispute, self.question.as_of)

    @cached_property
    def _whole(self) -> Whole:
        """Kept for the page that most ask for, so that it costs the same however many events there are."""
        if self.question.as_of:
            return Whole.of(counts.days_of(self._events), self.years)
        return counts.wholes([self.dispute.pk], self.now)[self.dispute.pk]

    @cached_property
    def lanes(self) -> list[LaneCount]:
        """Every lane, in the order of the paths, with nothing in it or not."""
        if not self.question.condition:
            return list(self._whole.lanes)
        inside = self._events.filter(self.question.condition).order_by().values_list("lane", "is_routine")
        found = {(lane, is_routine): number for lane, is_routine, number in inside.annotate(Count("pk"))}
        return [
            replace(lane, plain=found.get((lane.lane, False), 0), routine=found.get((lane.lane, True), 0))
            for lane in self._whole.lanes
        ]

    @property
    def event_count(self) -> int:
        return sum(lane.total for lane in self.lanes)

    @property
    def changed_at(self) -> datetime.datetime:
        """When the record of the dispute or of an event on it last changed."""
        events = [lane.changed_at for lane in self.lanes if lane.changed_at]
        return max([self.dispute.changed_at, *events])

    @property
    def undrawn_count(self) -> int:
        return sum(lane.undrawn for lane in self.lanes)

    @property
    def chips(self) -> list[tuple[str, str, int]]:
        """Value, name and count of each choice of lane; the first is all of them."""
        shown = [(lane.lane, lane.name, lane.shown(self.question.with_routine)) for lane in self.lanes]
        return [("", "All", sum(number for _, _, number in shown)), *shown]

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """Value and name of each kind that occurs, and of the one that is asked for; an index knows them."""
        whole = self._events if self.question.as_of else Line.objects.filter(dispute=self.dispute)
        found = {self.question.kind, *whole.order_by().values_list("kind", flat=True).distinct()}
        return [(value, name) for value, name in EventKind.choices if value in found]

    @property
    def routine_count(self) -> int:
        """Routine entries among what is asked for."""
        return sum(lane.routine for lane in self.lanes if self.question.lane in ("", lane.lane))

    @property
    def bounds(self) -> tuple[datetime.date, datetime.date] | None:
        """The days of the first and the last event that a picture can hold; None: there is none."""
        first = [lane.first_at.date() for lane in self.lanes if lane.first_at]
        last = [lane.last_at.date() for lane in self.lanes if lane.last_at]
        return (min(first), max(last)) if first else None

    @property
    def buckets(self) -> Sequence[Bucket]:
        return self._whole.buckets

    @cached_property
    def page(self) -> EventPage:
        question = self.question
        events = question.narrow(self._events)
        also_on = Dispute.objects.public().exclude(pk=self.dispute.pk)
        found = list(
            _after(events, question)
            .with_sources(known.sources(question.as_of))
            .prefetch_related(Prefetch("disputes", also_on, to_attr="also_on"))[: self.page_size + 1]
        )
        shown = found[: self.page_size]
        further = Cursor(shown[-1].earliest_at, shown[-1].pk) if len(found) > self.page_size else None
        wordings.as_known(shown, question.as_of)
        between = self._gaps(further) if shown else []  # an empty part says so itself
        return EventPage(gaps.woven(shown, between, oldest_first=question.oldest_first), further)

    def _gaps(self, further: Cursor | None) -> list[GapLine]:
        """Those that began while this page lasts: each stands on one page, wherever pages are cut."""
        question = self.question
        if question.is_of_events or question.as_of or question.lane not in ("", Lane.LAWSUIT):
            return []
        ends = [cursor.at if cursor else None for cursor in (further, question.after)]
        oldest, newest = reversed(ends) if question.oldest_first else ends
        found = self.feeds.gaps(oldest, newest)
        # What began with the last event of the page before stands there.
        before = question.after.at if question.after else None
        return [line for line in found if line.began_at != before and self._is_asked_for(line)]

    def _is_asked_for(self, line: GapLine) -> bool:
        start, end = self.question.start, self.question.end
        return (end is None or line.began_at < end) and (
            start is None or (line.ended_at or self.now) >= start
        )


def _after(events: EventQuerySet, question: Question) -> EventQuerySet:
    """Ordered, from the cursor on; an index of the lines begins there."""
    way, beyond = ("", "gt") if question.oldest_first else ("-", "lt")
    ordered = events.order_by(f"{way}line__earliest_at", f"{way}line__event_id")
    cursor = question.after
    if cursor is None:
        return ordered
    at, event_id = f"line__earliest_at__{beyond}", f"line__event_id__{beyond}"
    following = Q(**{at: cursor.at}) | Q(**{event_id: cursor.event_id})
    return ordered.filter(following, **{f"{at}e": cursor.at})
