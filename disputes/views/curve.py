"""Draws how many disputes are still open as time goes by: a falling line in steps. Shares in, places out."""

from collections.abc import Sequence
from dataclasses import dataclass

from disputes.search.durations import MONTH_IN_DAYS, Point, Waiting

WIDTH, HEIGHT = 640, 260
LEFT, RIGHT, TOP, BOTTOM = 44, 628, 12, 228
PERCENTS = (0, 25, 50, 75, 100)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the picture and the words at its end; `at` is its x or its y."""

    label: str
    at: float


@dataclass(frozen=True, slots=True)
class Curve:
    """`path` is the geometry of the line; the table beside it says the same."""

    path: str
    percents: list[Tick]
    months: list[Tick]
    words: str


def draw(waiting: Waiting) -> Curve | None:
    """None: the disputes are too few to tell."""
    if not waiting.steps:
        return None
    last = max(waiting.steps[-1].days, 1)
    return Curve(
        path=_path(waiting.steps, last),
        percents=[Tick(f"{percent} %", _y(percent / 100)) for percent in PERCENTS],
        months=[Tick(str(mark.months), _x(mark.days, last)) for mark in waiting.marks],
        words=_words(waiting.steps[-1]),
    )


def _path(steps: Sequence[Point], last: int) -> str:
    """Flat until a dispute has its outcome, then down."""
    moves = "".join(f"H{_x(step.days, last)}V{_y(step.share)}" for step in steps[1:])
    return f"M{LEFT} {TOP}{moves}"


def _x(days: int, last: int) -> float:
    return round(LEFT + (RIGHT - LEFT) * days / last, 1)


def _y(share: float) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * share, 1)


def _words(last: Point) -> str:
    months = round(last.days / MONTH_IN_DAYS)
    return f"A line that falls from 100 % at the beginning to {last.percent} % after {months} months."
