"""When disputes began and came to each milestone, as far as a source tells: read for many in five queries."""

import datetime
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Case, OuterRef, Q, Subquery, TextField, When
from django.db.models.functions import Cast, Concat, Left

from disputes.models import Demand, EventKind, Line, Outcome, OutcomeState, Proceeding, Standing
from disputes.models.disputes import DisputeQuerySet
from disputes.text import dates as text_dates
from disputes.text.dates import Precision

SUPPORTED = (Standing.REPORTED, Standing.ALLEGED, Standing.CONFIRMED)
# What stands on a timeline and begins no dispute.
BACKGROUND = (EventKind.RELEASE, EventKind.COMMENTARY, EventKind.ROUND_UP, EventKind.OTHER)
_EVENTS = {
    "first": ~Q(kind__in=BACKGROUND),
    "letter": Q(kind=EventKind.THREAT),
    "filed": Q(kind=EventKind.COMPLAINT),
    "ruling": Q(kind=EventKind.ORDER),
}
_YEAR_CHARACTERS, _DAY_CHARACTERS = len("2026"), len("2026-02-17")

type Dates = dict[str, datetime.date | None]
"""Of one dispute: first, letter, filed, ruling, deal, standards, outcome (the first path to reach its end).

What is not there has not happened, as far as is known; None: it has, and nobody knows in which month.
"""
type Told = tuple[int, str, str]
"""A dispute, what happened on it, and the date as the record has it, such as "2026-02"."""


def dates(among: DisputeQuerySet) -> dict[int, Dates]:
    """By dispute. A suit is dated by its complaint on the timeline, else by its docket."""
    told: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for pk, name, text in [*_events(among), *_dockets(among), *_letters(among), *_outcomes(among)]:
        told[pk][name].append(text)
    found = {pk: {name: _day(texts) for name, texts in of.items()} for pk, of in told.items()}
    for of in found.values():
        if "docket" in of:
            of.setdefault("filed", of.pop("docket"))
    return found


def _events(among: DisputeQuerySet) -> Iterable[Told]:
    """The earliest public event of each sort; where one is dated by its year alone, that year."""
    earliest = {name: _earliest(kind) for name, kind in _EVENTS.items()}
    for pk, *texts in among.order_by().annotate(**earliest).values_list("pk", *earliest):
        for name, text in zip(earliest, texts, strict=True):
            if text:
                is_year = text.endswith(Precision.YEAR)
                yield pk, name, text[: _YEAR_CHARACTERS if is_year else _DAY_CHARACTERS]


def _earliest(kind: Q) -> Subquery:
    """The day and the precision of one line, as text: an index leads to it, however long the timeline is.

    Of two that begin at one moment the one that is known to the day.
    """
    lines = Line.objects.filter(kind, dispute=OuterRef("pk"), is_routine=False, event__standing__in=SUPPORTED)
    is_year = Case(When(precision=Precision.YEAR, then=1), default=0)
    day = Left(Cast("earliest_at", TextField()), _DAY_CHARACTERS)
    return Subquery(lines.order_by("earliest_at", is_year).values_list(Concat(day, "precision"))[:1])


def _dockets(among: DisputeQuerySet) -> Iterable[Told]:
    dockets = Proceeding.objects.filter(disputes__in=among.order_by().values("pk"), standing__in=SUPPORTED)
    for pk, text in dockets.values_list("disputes", "filed_on").order_by():
        yield pk, "docket", text


def _letters(among: DisputeQuerySet) -> Iterable[Told]:
    demands = Demand.objects.filter(dispute__in=among.order_by().values("pk"), standing__in=SUPPORTED)
    for pk, text in demands.exclude(made_on="").order_by().values_list("dispute", "made_on"):
        yield pk, "letter", text


def _outcomes(among: DisputeQuerySet) -> Iterable[Told]:
    """An outcome for which no source was read is one on an unknown date; one taken back is none."""
    reached = Outcome.objects.filter(dispute__in=among.order_by().values("pk"), state=OutcomeState.REACHED)
    rows = reached.exclude(standing=Standing.WITHDRAWN).order_by()
    for pk, path, text, standing in rows.values_list("dispute", "path", "reached_on", "standing"):
        day = text if standing in SUPPORTED else ""
        yield pk, "outcome", day
        yield pk, path, day


def _day(texts: Iterable[str]) -> datetime.date | None:
    """The earliest; of "2026-02" and "2026-02-17" the one that tells more."""
    first = min(texts, key=lambda text: f"{text}~" if text else "")
    when = text_dates.When.parse(first) if first else None
    return None if when is None or when.precision is Precision.YEAR else when.earliest.date()
