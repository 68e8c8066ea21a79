"""Small pictures in a row of the catalogue, each with the same in words: the three paths, recent activity."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import template

from disputes.models import Outcome, OutcomeState, Path

register = template.Library()

GLYPH_BAR_WIDTH, GLYPH_STEP = 18, 21
FILLED_WIDTHS = {OutcomeState.PENDING: GLYPH_BAR_WIDTH // 2, OutcomeState.REACHED: GLYPH_BAR_WIDTH}
SPARK_STEP, SPARK_HEIGHT, SPARK_BAR_WIDTH = 4, 16, 3


@dataclass(frozen=True, slots=True)
class PathBar:
    path: str
    x: int
    filled_width: int
    is_ruled_out: bool


@register.inclusion_tag("disputes/catalogue/glyph.html")
def glyph(outcomes: Iterable[Outcome]) -> dict[str, Any]:
    """Three bars: empty is possible or unknown, half under way, full reached, an outline ruled out."""
    found = {outcome.path: OutcomeState(outcome.state) for outcome in outcomes}
    bars = [
        PathBar(path, n * GLYPH_STEP, FILLED_WIDTHS.get(state, 0), state is OutcomeState.RULED_OUT)
        for n, path in enumerate(Path)
        for state in [found.get(path, OutcomeState.POSSIBLE)]
    ]
    states = {path: found[path].label.lower() if path in found else "not recorded" for path in Path}
    words = "; ".join(f"{path.label}: {state}" for path, state in states.items())
    return {"bars": bars, "bar_width": GLYPH_BAR_WIDTH, "words": words}


@register.inclusion_tag("disputes/catalogue/sparkline.html")
def sparkline(months: Sequence[int]) -> dict[str, Any]:
    """One bar a month, oldest first, as high as its share of the busiest month."""
    tallest = max([*months, 1])
    bars = "".join(_bar(n, count / tallest) for n, count in enumerate(months))
    words = f"{sum(months)} in the last {len(months)} months"
    return {"bars": bars, "width": len(months) * SPARK_STEP, "height": SPARK_HEIGHT, "words": words}


def _bar(number: int, share: float) -> str:
    """As a part of one path: a page has fifty times as many bars as rows, and a template takes its time."""
    height = max(1, round(share * SPARK_HEIGHT))
    return f"M{number * SPARK_STEP} {SPARK_HEIGHT}v-{height}h{SPARK_BAR_WIDTH}v{height}z"
