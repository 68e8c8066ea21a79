"""Counts of a whole timeline, by lane and by stretch of time: kept where they hold, else counted anew."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import Enum, auto
from typing import Any, Self

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Left, NullIf

from disputes.models import Citation, Figures, Lane, Line
from disputes.models.figures import are_counted
from disputes.models.timeline import EventQuerySet

SHORT_NAMES = {
    "lawsuit": "Lawsuit",
    "deal": "Deal",
    "standards": "Standards",
    "coverage": "Coverage and statements",
}
FIRST_YEAR_DRAWN = 1990
MOST_YEARS_AHEAD = 5
# SQLite would ask Python for the day of each row; so it is cut out of the text.
_DAY = Left(Cast("earliest_at", TextField()), len("2026-02-17"))


class Stretch(Enum):
    """Of time: what a bucket holds."""

    DAY = auto()
    WEEK = auto()
    MONTH = auto()
    YEAR = auto()

    @classmethod
    def for_span(cls, span: datetime.timedelta) -> "Stretch":
        """The shortest that cuts so long a span into few enough buckets to draw."""
        return next((each for each, longest in _LONGEST_DAYS if span.days <= longest), cls.YEAR)

    def start(self, day: datetime.date) -> datetime.date:
        """The first day of the week (a Monday), month or year that the day is in; the day itself."""
        match self:
            case Stretch.WEEK:
                return day - datetime.timedelta(days=day.weekday())
            case Stretch.MONTH:
                return day.replace(day=1)
            case Stretch.YEAR:
                return day.replace(month=1, day=1)
        return day


# A stretch, and the longest span in days that is cut into such; the first that fits is taken. So a lane has
# about 200 buckets at most, however long a dispute lasts and however many events it has.
_LONGEST_DAYS = ((Stretch.DAY, 200), (Stretch.WEEK, 4 * 366), (Stretch.MONTH, 16 * 366))


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
    changed_at: datetime.datetime | None = None

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
class DayCount:
    """Events of one lane that begin on one day of UTC, the routine ones apart."""

    lane: str
    is_routine: bool
    day: datetime.date
    count: int
    important_count: int
    changed_at: datetime.datetime

    def is_drawn(self, years: tuple[int, int]) -> bool:
        """Of believable years: one event in the year 1 or 9999 would press all others into one dot."""
        return years[0] <= self.day.year <= years[1]


@dataclass(frozen=True, slots=True)
class Whole:
    """All public events of a dispute, whatever an address asks for.

    Every lane, the buckets that a picture draws, and the count of each month ("2026-02") that has any.
    """

    lanes: Sequence[LaneCount]
    buckets: Sequence[Bucket]
    months: Mapping[str, int]

    @classmethod
    def of(cls, days: Sequence[DayCount], years: tuple[int, int]) -> Self:
        months = Counter[str]()
        for each in days:
            months[each.day.isoformat()[: len("2026-02")]] += each.count
        return cls([_lane(lane, days, years) for lane in Lane], list(_buckets(days, years)), months)

    @classmethod
    def kept(cls, figures: Figures) -> Self:
        return cls(
            [LaneCount(**_with_moments(row)) for row in figures.lanes],
            [
                Bucket(lane, datetime.date.fromisoformat(day), *counts)
                for lane, day, *counts in figures.buckets
            ],
            figures.months,
        )

    def to_keep(self) -> dict[str, Any]:
        """Fields of Figures, from which `kept` makes the same again."""
        return {
            "lanes": [_without_moments(asdict(lane)) for lane in self.lanes],
            "buckets": [
                [each.lane, each.starts_on.isoformat(), each.count, each.important_count]
                for each in self.buckets
            ],
            "months": self.months,
        }


def years_drawn(now: datetime.datetime) -> tuple[int, int]:
    """The first and the last."""
    return FIRST_YEAR_DRAWN, now.year + MOST_YEARS_AHEAD


def wholes(disputes: Collection[int], now: datetime.datetime) -> dict[int, Whole]:
    """Of each dispute. Only what has changed since it was counted is counted here."""
    kept = Figures.objects.counted().filter(pk__in=disputes, year=now.year)
    found = {figures.pk: Whole.kept(figures) for figures in kept}
    return found | dict(_counted_anew([pk for pk in disputes if pk not in found], now))


def monthly(disputes: Collection[int], now: datetime.datetime) -> dict[int, Mapping[str, int]]:
    """The `months` of each, without the rest."""
    kept = Figures.objects.counted().filter(pk__in=disputes, year=now.year)
    found: dict[int, Mapping[str, int]] = dict(kept.values_list("pk", "months"))
    return found | {
        pk: whole.months for pk, whole in _counted_anew([pk for pk in disputes if pk not in found], now)
    }


def _counted_anew(disputes: Collection[int], now: datetime.datetime) -> Iterable[tuple[int, Whole]]:
    days = by_day(disputes)
    return ((pk, Whole.of(days.get(pk, []), years_drawn(now))) for pk in disputes)


def by_day(disputes: Collection[int]) -> dict[int, list[DayCount]]:
    """Of many disputes in one query."""
    rows = Line.objects.filter(dispute__in=disputes).order_by()
    found: dict[int, list[DayCount]] = defaultdict(list)
    for dispute_id, *row in _counted(rows.values_list("dispute", "lane", "is_routine", _DAY)):
        found[dispute_id].append(_day_count(*row))
    return found


def days_of(events: EventQuerySet) -> list[DayCount]:
    """The same of any events."""
    rows = events.order_by().values_list("lane", "is_routine", _DAY)
    return [_day_count(*row) for row in _counted(rows)]


def _counted(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """Each with what `DayCount` counts."""
    important = Count("pk", filter=Q(is_important=True))
    counted: QuerySet[Any, Any] = rows.annotate(number=Count("pk"), important=important, at=Max("changed_at"))
    return counted


def source_count() -> Case:
    """How many publishers are cited on the timeline of a dispute, for a query of disputes."""
    counted = _by_publisher(Q(event__lines__dispute=OuterRef("pk"))).values_list("number")  # type: ignore[misc]
    return Case(
        When(are_counted(), then=F("figures__source_count")),
        default=Coalesce(Subquery(counted, output_field=IntegerField()), 0),
        output_field=IntegerField(),
    )


def source_counts(disputes: Collection[int]) -> dict[int, int]:
    """The same of many disputes, counted anew."""
    counted = _by_publisher(Q(event__lines__dispute__in=disputes))
    return {row["event__lines__dispute"]: row["number"] for row in counted}


def _by_publisher(cited: Q) -> QuerySet[Citation, Any]:
    """By dispute. Publishers, not reports: two articles of one paper are one source."""
    publisher = Coalesce(
        NullIf("publisher", Value("")),
        "item__source__name",
        "filing__proceeding__court__name",
        "url",
        output_field=CharField(),
    )
    by_dispute = Citation.objects.filter(cited).order_by().values("event__lines__dispute")
    return by_dispute.annotate(number=Count(publisher, distinct=True))


def _day_count(lane: str, is_routine: bool, day: str, *counts: Any) -> DayCount:
    return DayCount(lane, is_routine, datetime.date.fromisoformat(day), *counts)


def _lane(lane: str, days: Iterable[DayCount], years: tuple[int, int]) -> LaneCount:
    of = [each for each in days if each.lane == lane]
    drawn = [each.day for each in of if each.is_drawn(years)]
    routine = sum(each.count for each in of if each.is_routine)
    total = sum(each.count for each in of)
    return LaneCount(
        lane,
        SHORT_NAMES[lane],
        total,
        plain=total - routine,
        routine=routine,
        undrawn=sum(each.count for each in of if not each.is_drawn(years)),
        first_at=_midnight(min(drawn)) if drawn else None,
        last_at=_midnight(max(drawn)) if drawn else None,
        changed_at=max((each.changed_at for each in of), default=None),
    )


def _buckets(days: Sequence[DayCount], years: tuple[int, int]) -> Iterable[Bucket]:
    drawn = [each for each in days if each.is_drawn(years)]
    if not drawn:
        return
    days_drawn = [each.day for each in drawn]
    stretch = Stretch.for_span(max(days_drawn) - min(days_drawn))
    counts: dict[tuple[str, datetime.date], list[int]] = defaultdict(lambda: [0, 0])
    for each in drawn:
        count = counts[each.lane, stretch.start(each.day)]
        count[0] += each.count
        count[1] += each.important_count
    for (lane, starts_on), (number, important) in sorted(counts.items()):
        yield Bucket(lane, starts_on, number, important)


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def _with_moments(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: datetime.datetime.fromisoformat(value) if name.endswith("_at") and value else value
        for name, value in row.items()
    }


def _without_moments(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime.datetime) else value
        for name, value in row.items()
    }
