"""What is new here: events by the day they were seen or changed, newest day first, a page at a time."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from django.db.models import Count, Max, Prefetch, Q
from django.db.models.functions import TruncDay

from disputes.models import Campaign, Dispute, Event, Line, Source
from disputes.models.timeline import EventQuerySet
from disputes.search.events import with_disputes
from disputes.search.questions import Cursor

PAGE_SIZE = 20
_DAY_FORMAT = "%Y%m%d"
_ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: after this event among those of this day, which starts at midnight UTC."""

    day_at: datetime.datetime
    event: Cursor

    @classmethod
    def read(cls, text: str) -> Self | None:
        day, _, rest = text.partition("-")
        event = Cursor.read(rest)
        try:
            day_at = datetime.datetime.strptime(day, _DAY_FORMAT).replace(tzinfo=datetime.UTC)
        except ValueError:
            return None
        return cls(day_at, event) if event and day_at.year < datetime.MAXYEAR else None

    def __str__(self) -> str:
        return f"{self.day_at:{_DAY_FORMAT}}-{self.event}"


@dataclass(frozen=True, slots=True)
class SeenDay:
    """What was seen, or changed, on one day; the latest happening comes first."""

    day: datetime.date
    events: list[Event]


@dataclass(frozen=True, slots=True)
class News:
    """`further` is where the next page begins; None: this is the last."""

    days: list[SeenDay]
    further: Place | None


@dataclass(frozen=True, slots=True)
class Figures:
    dispute_count: int
    event_count: int
    source_count: int
    court_count: int
    failing_count: int
    succeeded_at: datetime.datetime | None


def figures() -> Figures:
    """What the public sees of Casetracker, in numbers; what is watched is polled."""
    watched = Source.objects.polled().aggregate(
        source_count=Count("pk"),
        court_count=Count("court", distinct=True),
        failing_count=Count("pk", filter=Q(failure_count__gt=0)),
        succeeded_at=Max("succeeded_at"),
    )
    return Figures(
        dispute_count=Dispute.objects.public().count(), event_count=_public_event_count(), **watched
    )


def news(after: Place | None, now: datetime.datetime) -> News:
    """One page; routine entries are left to their disputes' timelines, what lies ahead to its own list."""
    waiting = _from(after).happened_by(now)
    noticed_at = TruncDay("changed_at", tzinfo=datetime.UTC)
    recent = _of_recent_days(waiting).order_by(noticed_at.desc(), "-earliest_at", "-pk")
    found = list(with_disputes(recent)[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    return News(_by_day(shown), _place(shown[-1]) if len(found) > PAGE_SIZE else None)


def campaigns() -> list[Campaign]:
    """Those with public disputes, the largest first; `shown` of each are its public disputes."""
    public = Q(disputes__is_public=True)
    return list(
        Campaign.objects.annotate(dispute_count=Count("disputes", filter=public))
        .filter(dispute_count__gt=0)
        .order_by("-dispute_count", "name")
        .prefetch_related(Prefetch("disputes", Dispute.objects.public(), to_attr="shown"))
    )


def _public_event_count() -> int:
    """As many as Event.objects.public() has: all lines, but those that tell again of an event with several.

    An index holds both, so that no event is read.
    """
    lines = Line.objects.filter(dispute__is_public=True)
    repeated = Line.objects.order_by().values("event").annotate(number=Count("pk")).filter(number__gt=1)
    told = lines.filter(event__in=repeated.values("event"))
    again: int = told.aggregate(number=Count("pk") - Count("event", distinct=True))["number"]
    return lines.count() - again


def _from(after: Place | None) -> EventQuerySet:
    events = Event.objects.public().without_routine()
    if after is None:
        return events
    later_in_the_day = Q(earliest_at__lt=after.event.at) | Q(
        earliest_at=after.event.at, pk__lt=after.event.event_id
    )
    not_later = events.filter(changed_at__lt=after.day_at + _ONE_DAY)  # said apart, for the index
    return not_later.filter(Q(changed_at__lt=after.day_at) | later_in_the_day)


def _of_recent_days(events: EventQuerySet) -> EventQuerySet:
    """As many whole days as fill a page: the index finds them, and only they need to be sorted by day."""
    moments = events.latest_changes_first().values_list("changed_at", flat=True)
    last = list(moments[PAGE_SIZE : PAGE_SIZE + 1])
    return events.filter(changed_at__gte=_midnight(last[0])) if last else events


def _by_day(events: Iterable[Event]) -> list[SeenDay]:
    return [
        SeenDay(day, list(seen)) for day, seen in groupby(events, key=lambda event: _day(event.changed_at))
    ]


def _place(event: Event) -> Place:
    return Place(_midnight(event.changed_at), Cursor(event.earliest_at, event.pk))


def _day(at: datetime.datetime) -> datetime.date:
    return at.astimezone(datetime.UTC).date()


def _midnight(at: datetime.datetime) -> datetime.datetime:
    return at.astimezone(datetime.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
