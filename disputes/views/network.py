"""Draws a party in the middle, those on its side to the left, those it faces to the right. No database."""

import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from disputes.models import Party
from disputes.search.network import Side, Tie

WIDTH, TOP, ROW_HEIGHT = 820, 40, 26
MIDDLE = WIDTH / 2
# Of each side: where its names begin or end, where its lines end, where its heading stands.
NAME_X = {Side.BESIDE: 262, Side.FACES: 558}
DOT_X = {Side.BESIDE: 274, Side.FACES: 546}
MOST_LETTERS = 34
LETTER_WIDTH = 262 / MOST_LETTERS  # as wide as a name may be: names on the left begin within the picture
MARGIN = 8
CENTRE_WIDTH, CENTRE_LINE_HEIGHT, CENTRE_PADDING = 150, 17, 12
MOST_LETTERS_IN_LINE, MOST_LINES = 18, 4
THINNEST, THICKEST = 1.0, 5.0
MOST_NAMED_IN_WORDS = 5


@dataclass(frozen=True, slots=True)
class Node:
    """Another party: its name at `name_x`, its dot, the line to it as a path with a width."""

    side: Side
    name: str
    dispute_count: int
    address: str
    name_x: float
    x: float
    y: float
    line: str
    line_width: float

    @property
    def text_y(self) -> float:
        return self.y + 4

    @property
    def link_x(self) -> float:
        """The stripe that is a link is as wide as half the picture leaves beside its middle."""
        return 0 if self.side is Side.BESIDE else DOT_X[self.side]

    @property
    def top(self) -> float:
        return self.y - ROW_HEIGHT / 2


@dataclass(frozen=True, slots=True)
class Centre:
    """The box of the party; `text_y` is that of its first line."""

    lines: list[str]
    x: float
    y: float
    height: float
    text_y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Of the whole width that part on which anything stands: from `left` on, so `width` wide."""

    left: float
    width: float
    height: float
    centre: Centre
    nodes: list[Node]
    headings: list[tuple[str, Side, float]]
    words: str


def draw(party: Party, ties: Sequence[Tie]) -> Picture | None:
    """None: there is nobody to draw. The same ties give the same picture."""
    if not ties:
        return None
    sides = {side: [tie for tie in ties if tie.side == side] for side in (Side.BESIDE, Side.FACES)}
    lines = textwrap.wrap(party.name, MOST_LETTERS_IN_LINE, max_lines=MOST_LINES, placeholder=" …")
    tallest = max(len(column) * ROW_HEIGHT for column in sides.values())
    height = TOP + max(tallest, len(lines) * CENTRE_LINE_HEIGHT + 2 * CENTRE_PADDING) + ROW_HEIGHT / 2
    middle = (TOP + height) / 2
    most = max(tie.dispute_count for tie in ties)
    left, right = _left(sides[Side.BESIDE]), WIDTH - _left(sides[Side.FACES])
    return Picture(
        left=left,
        width=right - left,
        height=height,
        centre=_centre(lines, middle),
        nodes=[node for column in sides.values() for node in _column(column, middle, most)],
        headings=[(side.label, side, NAME_X[side]) for side, column in sides.items() if column],
        words=words(party, ties),
    )


def words(party: Party, ties: Sequence[Tie]) -> str:
    """What the picture says, for those who do not see it."""
    told = [_side_words(side, [tie for tie in ties if tie.side == side]) for side in Side]
    return f"{party.name}: {'; '.join(filter(None, told))}. The table below names them all."


def _side_words(side: Side, ties: Sequence[Tie]) -> str:
    if not ties:
        return ""
    named = ", ".join(f"{tie.party.name} ({tie.dispute_count})" for tie in ties[:MOST_NAMED_IN_WORDS])
    more = len(ties) - MOST_NAMED_IN_WORDS
    label = "it faces" if side is Side.FACES else "on its side"
    return f"{label} {named}" + (f" and {more} more" if more > 0 else "")


def _left(ties: Sequence[Tie]) -> float:
    """Where the longest name of a side ends, from the edge; without a side, where the middle does."""
    names = [f"{_short(tie)} {tie.dispute_count}" for tie in ties]
    if not names:
        return MIDDLE - CENTRE_WIDTH / 2 - MARGIN
    longest = max(_letters(name) for name in [*names, Side.BESIDE.label])
    return max(0, NAME_X[Side.BESIDE] - longest * LETTER_WIDTH - MARGIN)


def _letters(name: str) -> int:
    """Chinese and Japanese signs are as wide as two letters."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in name)


def _short(tie: Tie) -> str:
    return textwrap.shorten(tie.party.name, MOST_LETTERS, placeholder=" …")


def _centre(lines: list[str], middle: float) -> Centre:
    height = len(lines) * CENTRE_LINE_HEIGHT + 2 * CENTRE_PADDING
    top = middle - height / 2
    return Centre(lines, MIDDLE - CENTRE_WIDTH / 2, top, height, top + CENTRE_PADDING + 13)


def _column(ties: Sequence[Tie], middle: float, most: int) -> list[Node]:
    """One under the other, around the middle; the most disputes in the thickest line."""
    top = middle - len(ties) * ROW_HEIGHT / 2 + ROW_HEIGHT / 2
    return [_node(tie, middle, top + number * ROW_HEIGHT, most) for number, tie in enumerate(ties)]


def _node(tie: Tie, middle: float, y: float, most: int) -> Node:
    x, edge = DOT_X[tie.side], CENTRE_WIDTH / 2
    start = MIDDLE + (edge if tie.side is Side.FACES else -edge)
    bend = (start + x) / 2
    return Node(
        side=tie.side,
        name=_short(tie),
        dispute_count=tie.dispute_count,
        address=tie.party.get_absolute_url(),
        name_x=NAME_X[tie.side],
        x=x,
        y=y,
        line=f"M{start} {middle}C{bend} {middle} {bend} {y} {x} {y}",
        line_width=round(THINNEST + (THICKEST - THINNEST) * (tie.dispute_count - 1) / max(most - 1, 1), 1),
    )
