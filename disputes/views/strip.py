"""Draws a dispute at a glance: dots and bars on four lanes over time. Counts in, places out; no database."""

import datetime
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from disputes.search.counts import Bucket, LaneCount

WIDTH, HEIGHT = 1160, 150
LEFT, RIGHT = 90, 1150
LANE_HEIGHTS = {"lawsuit": 22, "deal": 54, "standards": 86, "coverage": 126}
BAR_HEIGHT, BAR_WIDTH = 30, 5
FULL_HEIGHT_COUNT = 3  # events that fill a bar where no bucket has more
DOT, DOT_IMPORTANT = 4.0, 6.5
# Months between two ticks, the first that gives a tick enough room for its words.
TICK_MONTHS = (1, 3, 12, 60, 120)
MOST_TICKS = 15
LABEL_WIDTH = 52
MOST_LETTERS_IN_LINE = 13  # of the name of a lane, beside its line
LINE_HEIGHT = 12


@dataclass(frozen=True, slots=True)
class Lane:
    """The line of a lane, and its name in lines of text, of which the first stands at `text_y`."""

    lane: str
    lines: list[str]
    y: int

    @property
    def text_y(self) -> int:
        return self.y + 4 - LINE_HEIGHT // 2 * (len(self.lines) - 1)


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot (with a radius) or a bar (with a height) of one bucket; x is its middle."""

    lane: str
    x: float
    y: float
    radius: float = 0
    height: float = 0

    @property
    def left(self) -> float:
        return round(self.x - BAR_WIDTH / 2, 1)


@dataclass(frozen=True, slots=True)
class Tick:
    """A stretch of time with its name; `since` and `until` are months such as "2026-02", both included."""

    label: str
    x: float
    width: float
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Strip:
    lanes: list[Lane]
    marks: list[Mark]
    ticks: list[Tick]
    chosen: tuple[float, float] | None
    words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole months, from the first of `first` up to the first of `end`, laid out between LEFT and RIGHT."""

    first: datetime.date
    end: datetime.date

    @classmethod
    def around(cls, first: datetime.date, last: datetime.date) -> Self:
        return cls(first.replace(day=1), month_after(last, 1))

    def x(self, day: datetime.date) -> float:
        """The place of a day; what lies outside is drawn at the nearer end."""
        share = (day - self.first) / (self.end - self.first)
        return round(LEFT + min(max(share, 0), 1) * (RIGHT - LEFT), 1)


def draw(
    lanes: Sequence[LaneCount],
    buckets: Sequence[Bucket],
    bounds: tuple[datetime.date, datetime.date],
    chosen: tuple[datetime.date | None, datetime.date | None] = (None, None),
) -> Strip:
    """`chosen` is the span to mark, its end not included."""
    axis = Axis.around(*bounds)
    return Strip(
        lanes=lines(lanes),
        marks=marks(axis, buckets),
        ticks=ticks(axis),
        chosen=_chosen(axis, *chosen),
        words=words(lanes),
    )


def lines(lanes: Iterable[LaneCount], heights: Mapping[str, int] = LANE_HEIGHTS) -> list[Lane]:
    return [
        Lane(lane.lane, textwrap.wrap(lane.name, MOST_LETTERS_IN_LINE), heights[lane.lane]) for lane in lanes
    ]


def marks(
    axis: Axis,
    buckets: Iterable[Bucket],
    heights: Mapping[str, int] = LANE_HEIGHTS,
    tallest: int = 0,
) -> list[Mark]:
    """`tallest` is the count of a bar elsewhere, that these are to be measured by too."""
    buckets = list(buckets)
    tallest = max([tallest, FULL_HEIGHT_COUNT, *coverage(buckets)])
    return [_mark(axis, bucket, heights[bucket.lane], tallest) for bucket in buckets]


def coverage(buckets: Iterable[Bucket]) -> list[int]:
    """The counts that are drawn as bars."""
    return [bucket.count for bucket in buckets if bucket.lane == "coverage"]


def step_of(axis: Axis) -> int:
    """Months between two ticks."""
    month_count = (axis.end.year - axis.first.year) * 12 + axis.end.month - axis.first.month
    return next((step for step in TICK_MONTHS if month_count / step <= MOST_TICKS), TICK_MONTHS[-1])


def ticks(axis: Axis) -> list[Tick]:
    step = step_of(axis)
    start = axis.first.replace(month=axis.first.month - (axis.first.month - 1) % min(step, 12))
    found: list[Tick] = []
    while start < axis.end:
        end = month_after(start, step)
        names_year = start.month == 1 or not any(tick.label for tick in found)
        found.append(_tick(axis, start, end, "%Y" if step >= 12 else "%b %Y" if names_year else "%b"))
        start = end
    return found


def words(lanes: Iterable[LaneCount]) -> str:
    """What the picture says, for those who do not see it."""
    return "; ".join(f"{lane.name}: {_lane_words(lane)}" for lane in lanes) + "."


def month_after(day: datetime.date, months: int) -> datetime.date:
    """The first of the month so many months later; the end of the calendar where there is none."""
    number = day.year * 12 + day.month - 1 + months
    if number // 12 > datetime.MAXYEAR:
        return datetime.date.max
    return datetime.date(number // 12, number % 12 + 1, 1)


def _mark(axis: Axis, bucket: Bucket, y: int, tallest: int) -> Mark:
    x = axis.x(bucket.starts_on)
    if bucket.lane == "coverage":
        height = round(max(BAR_HEIGHT * bucket.count / tallest, 3), 1)
        return Mark(bucket.lane, x, y - height, height=height)
    return Mark(bucket.lane, x, y, radius=DOT_IMPORTANT if bucket.important_count else DOT)


def _tick(axis: Axis, start: datetime.date, end: datetime.date, label: str) -> Tick:
    """A stretch cut off by an end of the axis may be too narrow for its name."""
    left, right = axis.x(start), axis.x(end)
    width = round(right - left, 1)
    last = month_after(end, -1)
    words = max(start, axis.first).strftime(label) if width >= LABEL_WIDTH else ""
    return Tick(words, left, width, f"{start:%Y-%m}", f"{last:%Y-%m}")


def _chosen(axis: Axis, start: datetime.date | None, end: datetime.date | None) -> tuple[float, float] | None:
    """Left edge and width."""
    if start is None and end is None:
        return None
    left, right = axis.x(start or axis.first), axis.x(end or axis.end)
    return left, round(max(right - left, 2), 1)


def _lane_words(lane: LaneCount) -> str:
    if not lane.first_at or not lane.last_at:
        return "no events"
    drawn = lane.total - lane.undrawn
    if drawn == 1:
        return f"1 event, in {lane.first_at:%B %Y}"
    return f"{drawn} events, from {lane.first_at:%B %Y} to {lane.last_at:%B %Y}"
