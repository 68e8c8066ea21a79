"""How long disputes take from their beginning to each milestone, and how many still wait for an outcome."""

import datetime
import statistics
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from disputes.models import Dispute
from disputes.models.disputes import DisputeQuerySet
from disputes.search import milestones
from disputes.search.milestones import Dates

LEAST_COUNT = 5
MOST_LISTED_COUNT = 100
MONTH_IN_DAYS = 365.25 / 12
MONTHS_FROM = 60  # days: what lasted as long is told in months
MARK_MONTHS = (3, 6, 12, 24)  # between two lines of the table, the first that gives few enough lines
MOST_MARKS = 12
CLOCKS = {"start": "First letter, else first event", "letter": "First letter only"}
MILESTONES = {
    "filed": "Suit filed",
    "ruling": "First order or ruling",
    "deal": "Settled or licensed",
    "standards": "Standard reached",
}

type Span = tuple[int, bool]
"""For how many days a dispute was watched, and whether an outcome ended that; else it is open to this day."""


@dataclass(frozen=True, slots=True, order=True)
class Length:
    days: int

    @property
    def words(self) -> str:
        """In days up to two months, then in months: "23 days", "14 months"."""
        if self.days < MONTHS_FROM:
            return "1 day" if self.days == 1 else f"{self.days} days"
        return f"{round(self.days / MONTH_IN_DAYS)} months"


@dataclass(frozen=True, slots=True)
class Course:
    """From the beginning of one dispute, a letter or else its first event, to this day."""

    began_on: datetime.date
    has_letter: bool
    dates: Dates
    today: datetime.date

    def until(self, name: str) -> Length | None:
        """None: it has not come to that, or nobody knows how long that took."""
        day = self.dates.get(name)
        if day is None or not self.began_on <= day <= self.today:
            return None
        # Without a letter, what happened on the first day is the beginning itself.
        return Length((day - self.began_on).days) if self.has_letter or day > self.began_on else None

    @property
    def span(self) -> Span | None:
        """None: it has an outcome, and nobody knows how long that took."""
        if length := self.until("outcome"):
            return length.days, True
        day = self.dates.get("outcome", datetime.date.max)
        is_open = day is not None and day > self.today
        return ((self.today - self.began_on).days, False) if is_open else None


@dataclass(frozen=True, slots=True)
class Figure:
    """`taken` are the disputes behind it, the shortest first; none where they are too few to tell."""

    name: str
    label: str
    taken: Sequence[tuple[Dispute, Length]] = ()

    @property
    def count(self) -> int:
        return len(self.taken)

    @property
    def listed(self) -> Sequence[tuple[Dispute, Length]]:
        return self.taken[:MOST_LISTED_COUNT]

    @property
    def more_count(self) -> int:
        return max(self.count - MOST_LISTED_COUNT, 0)

    @property
    def shortest(self) -> Length:
        return self.taken[0][1]

    @property
    def longest(self) -> Length:
        return self.taken[-1][1]

    @property
    def median(self) -> Length:
        return Length(round(statistics.median(length.days for _, length in self.taken)))


@dataclass(frozen=True, slots=True)
class Point:
    """After so many days: the share (0 to 1) still without an outcome, and how many are watched that long."""

    days: int
    share: float
    watched_count: int

    @property
    def months(self) -> int:
        return round(self.days / MONTH_IN_DAYS)

    @property
    def percent(self) -> int:
        return round(100 * self.share)


@dataclass(frozen=True, slots=True)
class Waiting:
    """`steps` draw the curve, `marks` are its lines in a table; both empty where the disputes are too few."""

    dispute_count: int = 0
    outcome_count: int = 0
    steps: list[Point] = field(default_factory=list)
    marks: list[Point] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Lengths:
    figures: list[Figure]
    waiting: Waiting


def lengths(among: DisputeQuerySet, clock: str, now: datetime.datetime) -> Lengths:
    """Of the given disputes, in as many queries however many they are.

    Only what has a source counts, and a date of which the month is known; a month counts from its first day.
    What came before the beginning, or is the beginning itself, took no time that could be measured.
    """
    courses = _courses(milestones.dates(among), clock, now.astimezone(datetime.UTC).date())
    taken = {
        name: {pk: length for pk, course in courses.items() if (length := course.until(name)) is not None}
        for name in MILESTONES
    }
    told = {name: of for name, of in taken.items() if len(of) >= LEAST_COUNT}
    disputes = Dispute.objects.only("slug", "short_name").in_bulk({pk for of in told.values() for pk in of})
    figures = [_figure(name, told.get(name, {}), disputes) for name in MILESTONES]
    return Lengths(figures, waiting([span for course in courses.values() if (span := course.span)]))


def waiting(spans: Sequence[Span]) -> Waiting:
    """The share of disputes without an outcome over time.

    By the product-limit estimate (Kaplan and Meier, 1958): what is open counts for as long as it was watched.
    It ends where fewer than LEAST_COUNT are watched.
    """
    ends = Counter(days for days, is_ended in spans if is_ended)
    if ends.total() < LEAST_COUNT:
        return Waiting()
    watched = sorted(days for days, _ in spans)
    steps = [Point(0, 1.0, len(spans))]
    for days in sorted(ends):
        count = _watched(watched, days)
        if count >= LEAST_COUNT:
            steps.append(Point(days, steps[-1].share * (1 - ends[days] / count), count))
    steps.append(Point(watched[-LEAST_COUNT], steps[-1].share, LEAST_COUNT))
    return Waiting(len(spans), ends.total(), steps, _marks(steps, watched))


def _marks(steps: Sequence[Point], watched: Sequence[int]) -> list[Point]:
    """The curve at whole numbers of months, as many as a table can hold."""
    months = steps[-1].days / MONTH_IN_DAYS
    gap = next((gap for gap in MARK_MONTHS if months / gap <= MOST_MARKS), MARK_MONTHS[-1])
    days = [round(number * gap * MONTH_IN_DAYS) for number in range(int(months / gap) + 1)]
    shares = [[step.share for step in steps if step.days <= day][-1] for day in days]
    return [Point(day, share, _watched(watched, day)) for day, share in zip(days, shares, strict=True)]


def _watched(watched: Sequence[int], days: int) -> int:
    """Of lengths in rising order, how many are as long as that."""
    return len(watched) - bisect_left(watched, days)


def _courses(dates: Mapping[int, Dates], clock: str, today: datetime.date) -> dict[int, Course]:
    """Of the disputes of which one knows when they began."""
    begun = {}
    for pk, of in dates.items():
        day = of.get("letter", of.get("first") if clock == "start" else None)
        if day and day <= today:
            begun[pk] = Course(day, "letter" in of, of, today)
    return begun


def _figure(name: str, taken: Mapping[int, Length], disputes: Mapping[int, Dispute]) -> Figure:
    pairs = [(disputes[pk], length) for pk, length in taken.items()]
    pairs.sort(key=lambda pair: (pair[1], pair[0].short_name.casefold()))
    return Figure(name, MILESTONES[name], pairs)
