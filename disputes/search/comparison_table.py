"""The table of a comparison: one row for each thing that is asked of every dispute, and where they differ."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from disputes.models import Dispute, Event, EventKind
from disputes.search import durations
from disputes.search.comparison_cells import ROWS, THERE, Cell, Known
from disputes.search.comparison_lanes import LETTER, Beginning
from disputes.search.course import Course
from disputes.search.milestones import SUPPORTED, Dates


@dataclass(frozen=True, slots=True)
class Row:
    """`state` is same, part or different, as the `verdict` says in words; "": nothing is recorded."""

    name: str
    cells: Sequence[Cell]
    state: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Table:
    """`nowhere` names what is recorded of none of the disputes: it has no row."""

    rows: list[Row]
    nowhere: list[str]

    @property
    def same(self) -> list[str]:
        """With what it is in all of them: "Stage (Threatened)"."""
        return [
            f"{row.name} ({', '.join(sorted(row.cells[0].signs))})"
            for row in self.rows
            if row.state == "same"
        ]

    @property
    def different(self) -> list[str]:
        return [row.name for row in self.rows if row.state == "different"]


def table(
    courses: Sequence[Course],
    dates: Mapping[int, Dates],
    beginnings: Mapping[int, Beginning],
    now: datetime.datetime,
) -> Table:
    """Of public disputes; `dates` are their milestones, by primary key."""
    today = now.astimezone(datetime.UTC).date()
    ids = [course.papers.dispute.pk for course in courses]
    rulings = _rulings(ids)
    lengths = [_length(beginnings.get(pk), dates.get(pk, {}), today) for pk in ids]
    known = [
        Known(course, rulings.get(pk), length)
        for pk, course, length in zip(ids, courses, lengths, strict=True)
    ]
    rows = [_row(name, [cell(each) for each in known]) for name, cell in ROWS.items()]
    return Table([row for row in rows if row.state], [row.name for row in rows if not row.state])


def _length(beginning: Beginning | None, dates: Dates, today: datetime.date) -> durations.Course | None:
    if beginning is None or beginning.on > today:
        return None
    return durations.Course(beginning.on, beginning.of == LETTER, dates, today)


def _rulings(ids: Collection[int]) -> dict[int, Event]:
    """The first public order or ruling that has a source, by dispute."""
    orders = Event.objects.filter(
        placements__dispute=OuterRef("pk"), is_public=True, kind=EventKind.ORDER, standing__in=SUPPORTED
    )
    first = orders.without_routine().oldest_first().values("pk")[:1]
    disputes = Dispute.objects.filter(pk__in=ids).annotate(ruling=Subquery(first))
    event_ids = dict(disputes.values_list("pk", "ruling"))
    events = Event.objects.with_sources().in_bulk([each for each in event_ids.values() if each])
    return {pk: events[event_id] for pk, event_id in event_ids.items() if event_id}


def _row(name: str, cells: Sequence[Cell]) -> Row:
    return Row(name, cells, *_verdict([frozenset(cell.signs) for cell in cells]))


def _verdict(signs: Sequence[frozenset[str]]) -> tuple[str, str]:
    told_count = sum(1 for each in signs if each)
    if told_count == 0:
        return "", ""
    if told_count < len(signs):
        return "different", f"In {told_count} of {len(signs)}"
    if signs[0] == THERE:
        return "part", "In each"
    if len(set(signs)) == 1:
        return "same", "The same in all"
    shared = frozenset.intersection(*signs)
    return ("part", f"In all: {', '.join(sorted(shared))}") if shared else ("different", "Different")
