"""One dispute's timeline: the part an address asks for, a page of it, counts and buckets for its picture."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Max, Min, Prefetch, Q
from django.db.models.functions import TruncDay, TruncMonth, TruncWeek, TruncYear

from disputes.models import Dispute, Event, Lane
from disputes.models.timeline import EventQuerySet
from disputes.search import gaps
from disputes.search.court_feeds import CourtFeeds
from disputes.search.gaps import GapLine
from disputes.search.questions import Cursor, Question

PAGE_SIZE = 50
SHORT_NAMES = {
    "lawsuit": "Lawsuit",
    "deal": "Deal",
    "standards": "Standards",
    "coverage": "Coverage and statements",
}
FIRST_YEAR_DRAWN = 1990
MOST_YEARS_AHEAD = 5
# A bucket, and the longest span in days that is cut into such buckets; the first that fits is taken. So a
# lane has about 200 buckets at most, however long a dispute lasts and however many events it has.
BUCKETS = ((TruncDay, 200), (TruncWeek, 4 * 366), (TruncMonth, 16 * 366))


@dataclass(frozen=True, slots=True)
class LaneCount:
    """Events of one lane: all of them, and of those in the span asked for the plain and the routine ones.

    `first_at` and `last_at` are those of the events that a picture can hold; `undrawn` counts the others.
    """

    lane: str
    name: str
    total: int = 0
    plain: int = 0
    routine: int = 0
    undrawn: int = 0
    first_at: datetime.datetime | None = None
    last_at: datetime.datetime | None = None

    def shown(self, with_routine: bool) -> int:
        return self.plain + (self.routine if with_routine else 0)


@dataclass(frozen=True, slots=True)
class Bucket:
    """Events of one lane that begin in one day, week, month or year, which starts on `starts_on`."""

    lane: str
    starts_on: datetime.date
    count: int
    important_count: int


@dataclass(frozen=True, slots=True)
class EventPage:
    """Events, and at their places the times of which entries can be missing.

    `further` is where the next page begins; None: this is the last.
    """

    lines: list[Event | GapLine]
    further: Cursor | None


class Timeline:
    """Of a public dispute. Each part is asked for when it is shown, so a partial costs less than the page."""

    def __init__(
        self, dispute: Dispute, question: Question, feeds: CourtFeeds, now: datetime.datetime
    ) -> None:
        self.dispute = dispute
        self.question = question
        self.feeds = feeds
        self.now = now
        self.years = (FIRST_YEAR_DRAWN, now.year + MOST_YEARS_AHEAD)

    @property
    def _events(self) -> EventQuerySet:
        return Event.objects.on(self.dispute).filter(is_public=True)

    @property
    def _drawn(self) -> Q:
        """Of believable `years`: one event in the year 1 or 9999 would press all others into one dot."""
        first, last = self.years
        return Q(earliest_at__gte=_new_year(first), earliest_at__lt=_new_year(last + 1))

    @cached_property
    def lanes(self) -> list[LaneCount]:
        """Every lane, in the order of the paths, with nothing in it or not."""
        inside, drawn = self.question.condition, self._drawn
        rows = (
            self._events.order_by()
            .values("lane")
            .annotate(
                total=Count("pk"),
                plain=Count("pk", filter=inside & Q(is_routine=False)),
                routine=Count("pk", filter=inside & Q(is_routine=True)),
                undrawn=Count("pk", filter=~drawn),
                first_at=Min("earliest_at", filter=drawn),
                last_at=Max("earliest_at", filter=drawn),
            )
        )
        found = {row["lane"]: row for row in rows}
        return [LaneCount(**{"lane": lane, "name": SHORT_NAMES[lane]} | found.get(lane, {})) for lane in Lane]

    @property
    def event_count(self) -> int:
        return sum(lane.total for lane in self.lanes)

    @property
    def undrawn_count(self) -> int:
        return sum(lane.undrawn for lane in self.lanes)

    @property
    def chips(self) -> list[tuple[str, str, int]]:
        """Value, name and count of each choice of lane; the first is all of them."""
        shown = [(lane.lane, lane.name, lane.shown(self.question.with_routine)) for lane in self.lanes]
        return [("", "All", sum(number for _, _, number in shown)), *shown]

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

    @cached_property
    def buckets(self) -> list[Bucket]:
        if not self.bounds:
            return []
        rows = (
            self._events.filter(self._drawn)
            .order_by()
            .annotate(starts_at=_bucket_for(*self.bounds)("earliest_at"))
            .values_list("lane", "starts_at")
            .annotate(number=Count("pk"), important=Count("pk", filter=Q(is_important=True)))
        )
        return [Bucket(lane, starts_at.date(), *counts) for lane, starts_at, *counts in rows]

    @cached_property
    def page(self) -> EventPage:
        question = self.question
        events = self._events.filter(question.condition)
        events = events.in_lane(question.lane) if question.lane else events
        events = events if question.with_routine else events.without_routine()
        also_on = Dispute.objects.public().exclude(pk=self.dispute.pk)
        found = list(
            _after(events, question)
            .with_sources()
            .prefetch_related(Prefetch("disputes", also_on, to_attr="also_on"))[: PAGE_SIZE + 1]
        )
        shown = found[:PAGE_SIZE]
        further = Cursor(shown[-1].earliest_at, shown[-1].pk) if len(found) > PAGE_SIZE else None
        between = self._gaps(further) if shown else []  # an empty part says so itself
        return EventPage(gaps.woven(shown, between, oldest_first=question.oldest_first), further)

    def _gaps(self, further: Cursor | None) -> list[GapLine]:
        """Those that began while this page lasts: each stands on one page, wherever pages are cut."""
        question = self.question
        is_of_events = question.kind or question.standing or question.basis or question.words
        if is_of_events or question.lane not in ("", Lane.LAWSUIT):
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


def _new_year(year: int) -> datetime.datetime:
    return datetime.datetime(year, 1, 1, tzinfo=datetime.UTC)


def _after(events: EventQuerySet, question: Question) -> EventQuerySet:
    """Ordered, from the cursor on."""
    events = events.oldest_first() if question.oldest_first else events.newest_first()
    cursor = question.after
    if cursor is None:
        return events
    if question.oldest_first:
        return events.filter(Q(earliest_at__gt=cursor.at) | Q(earliest_at=cursor.at, pk__gt=cursor.event_id))
    return events.filter(Q(earliest_at__lt=cursor.at) | Q(earliest_at=cursor.at, pk__lt=cursor.event_id))


def _bucket_for(
    first: datetime.date, last: datetime.date
) -> type[TruncDay] | type[TruncWeek] | type[TruncMonth] | type[TruncYear]:
    days = (last - first).days
    return next((bucket for bucket, longest in BUCKETS if days <= longest), TruncYear)
