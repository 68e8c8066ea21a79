"""Draws several disputes on one axis, a block of lanes for each. Counts in, places out; no database."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from disputes.search.comparison_lanes import Beginning
from disputes.search.counts import Bucket, LaneCount
from disputes.views import strip
from disputes.views.strip import Axis, Lane, Mark, Tick

BLOCK_HEIGHT, FOOT_HEIGHT = 142, 22
LANE_HEIGHTS = {"lawsuit": 42, "deal": 62, "standards": 82, "coverage": 124}
START = datetime.date(2000, 1, 1)  # stands for every beginning, where time is counted from it
LABEL_WIDTH = 64


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn of one dispute. `bounds` are the days of its first and last event, where it has any."""

    letter: str
    name: str
    lanes: Sequence[LaneCount]
    buckets: Sequence[Bucket]
    bounds: tuple[datetime.date, datetime.date] | None
    beginning: Beginning | None

    def since_beginning(self) -> "Shown":
        """The same as if it had begun on START."""
        if self.beginning is None:
            return self
        late = START - self.beginning.on
        buckets = [replace(bucket, starts_on=bucket.starts_on + late) for bucket in self.buckets]
        bounds = (self.bounds[0] + late, self.bounds[1] + late) if self.bounds else None
        return replace(self, buckets=buckets, bounds=bounds, beginning=replace(self.beginning, on=START))

    @property
    def days(self) -> list[datetime.date]:
        return [*(self.bounds or ()), *([self.beginning.on] if self.beginning else [])]


@dataclass(frozen=True, slots=True)
class Block:
    """`top` is where it stands in the picture; `start` is the x of its beginning."""

    letter: str
    name: str
    top: int
    lanes: list[Lane]
    marks: list[Mark]
    start: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    blocks: list[Block]
    ticks: list[Tick]

    @property
    def foot(self) -> int:
        """Where the last block ends."""
        return len(self.blocks) * BLOCK_HEIGHT

    @property
    def height(self) -> int:
        return self.foot + FOOT_HEIGHT

    @property
    def text_y(self) -> int:
        """Of the names of the ticks."""
        return self.foot + 14


def draw(disputes: Sequence[Shown], is_since_beginning: bool) -> Picture | None:
    """None: of no dispute anything is dated. Bars are as high for the same count in every block."""
    shown = [each.since_beginning() for each in disputes] if is_since_beginning else disputes
    days = [day for each in shown for day in each.days]
    if not days:
        return None
    axis = Axis.around(min(days), max(days))
    tallest = max([0, *(count for each in shown for count in strip.coverage(each.buckets))])
    blocks = [_block(axis, each, place * BLOCK_HEIGHT, tallest) for place, each in enumerate(shown)]
    return Picture(blocks, list(_offsets(axis)) if is_since_beginning else strip.ticks(axis))


def _block(axis: Axis, shown: Shown, top: int, tallest: int) -> Block:
    return Block(
        shown.letter,
        shown.name,
        top,
        strip.lines(shown.lanes, LANE_HEIGHTS),
        strip.marks(axis, shown.buckets, LANE_HEIGHTS, tallest),
        axis.x(shown.beginning.on) if shown.beginning else None,
        f"{shown.letter}, {shown.name}. {strip.words(shown.lanes)}",
    )


def _offsets(axis: Axis) -> Iterator[Tick]:
    """Ticks so many months before and after START."""
    step = strip.step_of(axis)
    before = (START.year - axis.first.year) * 12 + START.month - axis.first.month
    months = -(before // step) * step
    while (start := strip.month_after(START, months)) < axis.end:
        left, right = axis.x(start), axis.x(strip.month_after(START, months + step))
        width = round(right - left, 1)
        yield Tick(_offset(months) if width >= LABEL_WIDTH else "", left, width, "", "")
        months += step


def _offset(months: int) -> str:
    """In years where they are whole: "+3 months", "−1 year"; "start" is the beginning itself."""
    if months == 0:
        return "start"
    count, unit = (months // 12, "year") if months % 12 == 0 else (months, "month")
    sign = "+" if months > 0 else "−"
    return f"{sign}{abs(count)} {unit}{'' if abs(count) == 1 else 's'}"
