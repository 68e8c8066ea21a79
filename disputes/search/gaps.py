"""Gaps as pages tell them: what one reading found out is one line, what still goes on is another."""

import datetime
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

from disputes.models import Event, Gap, GapKind, Source
from disputes.search.conditions import Condition
from disputes.text.dates import Precision


@dataclass(frozen=True, slots=True)
class GapLine:
    """A time of which entries of a source can be missing; `count` gaps of it. `ended_at` None: it goes on.

    It stands among events: `earliest_at` and `precision` are what they are ordered and headed by.
    """

    source: Source
    kinds: frozenset[str]
    began_at: datetime.datetime
    ended_at: datetime.datetime | None
    is_covered: bool = False
    count: int = 1

    is_gap: ClassVar = True
    precision: ClassVar = Precision.DAY

    @classmethod
    def of(cls, gaps: Sequence[Gap]) -> Self:
        """What one reading found: not read before, and more had come than it shows."""
        return cls(
            gaps[0].source,
            frozenset(gap.kind for gap in gaps),
            gaps[0].began_at,
            max(gap.ended_at for gap in gaps),
            is_covered=all(gap.is_covered for gap in gaps),
        )

    @property
    def earliest_at(self) -> datetime.datetime:
        return self.began_at

    @property
    def was_unread(self) -> bool:
        return GapKind.UNREAD in self.kinds

    @property
    def has_overflowed(self) -> bool:
        return GapKind.OVERFLOW in self.kinds

    @property
    def lasted(self) -> datetime.timedelta:
        """Nought while it goes on."""
        return (self.ended_at or self.began_at) - self.began_at


def lines(gaps: Iterable[Gap]) -> list[GapLine]:
    """One for each reading that found something, the latest first."""
    ordered = sorted(gaps, key=lambda gap: (gap.began_at, gap.source_id), reverse=True)
    groups = itertools.groupby(ordered, key=lambda gap: (gap.began_at, gap.source_id))
    return [GapLine.of(list(group)) for _, group in groups]


def going_on(condition: Condition) -> GapLine | None:
    """The time since the last reading, where that is longer ago than the source itself asks for."""
    read_at = condition.source.succeeded_at
    if read_at is None or not condition.is_unread:
        return None
    return GapLine(condition.source, frozenset([GapKind.UNREAD]), read_at, None)


def woven(events: Iterable[Event], gaps: Iterable[GapLine], *, oldest_first: bool) -> list[Event | GapLine]:
    """In the order of a timeline, in which the events are already; a gap stands where it began.

    Gaps with no event between them become one line a source, so that a bad month is not thirty lines.
    """
    found: list[Event | GapLine] = []
    for is_gap, lines in itertools.groupby(_in_order([*gaps, *events], oldest_first), key=_is_gap):
        run = list(lines)
        found += _in_order(_merged(run), oldest_first) if is_gap else run
    return found


def _in_order(lines: Iterable[Event | GapLine], oldest_first: bool) -> list[Event | GapLine]:
    return sorted(lines, key=lambda line: line.earliest_at, reverse=not oldest_first)


def _is_gap(line: Event | GapLine) -> bool:
    return isinstance(line, GapLine)


def _merged(run: Iterable[Event | GapLine]) -> list[GapLine]:
    by_source: dict[tuple[int, bool], list[GapLine]] = {}
    for line in run:
        if isinstance(line, GapLine):
            by_source.setdefault((line.source.pk, line.ended_at is None), []).append(line)
    return [_one(found) for found in by_source.values()]


def _one(found: Sequence[GapLine]) -> GapLine:
    if len(found) == 1:
        return found[0]
    return GapLine(
        found[0].source,
        frozenset(kind for line in found for kind in line.kinds),
        min(line.began_at for line in found),
        max(line.ended_at or line.began_at for line in found),
        count=sum(line.count for line in found),
    )
