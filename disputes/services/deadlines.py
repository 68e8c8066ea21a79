"""Deadlines that passed: an event says that no public reply was found, and in which sources.

A person decides what becomes of it: it is written once, and not again after somebody has deleted it.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models import Min, Q
from simple_history.utils import bulk_create_with_history

from disputes.models import (
    Basis,
    Citation,
    DateBasis,
    Demand,
    Event,
    EventKind,
    FetchOutcome,
    Lane,
    Placement,
    Source,
    SourceKind,
    Standing,
)
from disputes.search import deadlines
from disputes.search.deadlines import Deadline
from disputes.text import urls
from disputes.text.dates import BadDate, When

HEADLINE: Final = "Deadline passed, no public reply found"
REASON: Final = "Deadline passed"
# Where a reply to a letter can be reported; a docket tells of other things.
TELLING: Final = (SourceKind.FEED, SourceKind.PAGE, SourceKind.FEDERAL_REGISTER)
SUREST_FIRST: Final = (Standing.CONFIRMED, Standing.REPORTED, Standing.ALLEGED, Standing.UNCONFIRMED)


@dataclass(frozen=True, slots=True)
class Tally:
    """Deadlines that passed without an answer recorded, and what came of those not told of before.

    `replied`: the timeline has a response from before it passed. `waiting`: no source was read since.
    """

    passed: int
    written: int
    replied: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A source that was read after a deadline, and when last; `is_late`: it was first read after it too."""

    name: str
    read_at: datetime.datetime
    is_late: bool


def write(*, now: datetime.datetime) -> Tally:
    """An event for each deadline that passed unanswered. Safe to repeat, and to be killed at any moment."""
    unanswered = deadlines.unanswered(now)
    known = _known(unanswered)
    came = Counter(_tell(key, demands) for key, demands in unanswered.items() if key not in known)
    return Tally(len(unanswered), came["written"], came["replied"], came["waiting"])


def _known(keys: Iterable[str]) -> set[str]:
    """Those written before, also where somebody has deleted the event since."""
    names = list(keys)
    there = Event.objects.filter(key__in=names).values_list("key", flat=True)
    return {*filter(None, there), *Event.history.filter(key__in=names).values_list("key", flat=True)}


@transaction.atomic
def _tell(key: str, demands: Sequence[Demand]) -> str:
    """What came of it: "written", "replied", "waiting" or, where somebody was faster, "known".

    The demands are locked and read again: of two jobs one writes, and nobody records an answer meanwhile.
    """
    deadline = Deadline.of(demands[0])
    locked = Demand.objects.select_for_update().filter(pk__in=[each.pk for each in demands])
    is_answered = any(demand.answer_id for demand in locked.order_by("pk"))
    if deadline is None or is_answered or _known([key]):
        return "known"
    if _has_reply(demands, deadline):
        return "replied"
    readings = _readings(deadline)
    if not readings:
        return "waiting"
    _create(key, demands, deadline, _summary(demands[0], deadline, readings))
    return "written"


def _has_reply(demands: Sequence[Demand], deadline: Deadline) -> bool:
    """Whether the timeline has a response from between letter and deadline, be it linked as answer or not."""
    events = Event.objects.on(demands[0].dispute).filter(kind=EventKind.RESPONSE)
    made_at = [at for at in map(_made_at, demands) if at]
    if made_at:
        events = events.filter(latest_at__gte=min(made_at))
    return events.filter(earliest_at__lt=deadline.ends_at).exists()


def _made_at(demand: Demand) -> datetime.datetime | None:
    if demand.event:
        return demand.event.earliest_at
    try:
        return When.parse(demand.made_on).earliest
    except BadDate:
        return None


# --- Where a reply was looked for ---------------------------------------------------------------------


def _readings(deadline: Deadline) -> list[Reading]:
    """The sources that were read after the deadline, by name."""
    first = Min("fetches__started_at", filter=Q(fetches__outcome=FetchOutcome.OK))
    read = Source.objects.filter(kind__in=TELLING, court=None, succeeded_at__gte=deadline.ends_at)
    read = read.exclude(basis=Basis.COURT_RECORD)
    rows = read.annotate(first_at=first).order_by("name").values_list("name", "succeeded_at", "first_at")
    return [
        Reading(name, read_at, is_late=first_at is None or first_at > deadline.ends_at)
        for name, read_at, first_at in rows
        if read_at
    ]


def _summary(demand: Demand, deadline: Deadline, readings: Sequence[Reading]) -> str:
    early = [each for each in readings if not each.is_late]
    late = [each for each in readings if each.is_late]
    sentences = [
        f"{demand.made_by} had set {demand.made_to} a deadline: {deadline.due.words()}, {_zone(deadline)}.",
        "No answer is recorded here, and none was found in these sources, each with its last reading (UTC).",
        f"Watched before the deadline passed: {_listed(early)}." if early else "",
        f"Watched only later, so that older entries can be missing: {_listed(late)}." if late else "",
        "A reply that was not made public cannot be found in this way.",
    ]
    return " ".join(filter(None, sentences))


def _zone(deadline: Deadline) -> str:
    if deadline.time_zone:
        return f"by the clock of {deadline.time_zone}"
    over = When.moment(deadline.ends_at).words()
    return f"in a time zone that is not known; it was over everywhere at {over} UTC"


def _listed(readings: Iterable[Reading]) -> str:
    return "; ".join(f"{each.name}, {When.moment(each.read_at).words()}" for each in readings)


# --- What is written ----------------------------------------------------------------------------------


def _create(key: str, demands: Sequence[Demand], deadline: Deadline, summary: str) -> None:
    event = Event(
        key=key,
        headline=HEADLINE,
        summary=summary,
        kind=EventKind.DEADLINE,
        lane=Lane.LAWSUIT,
        standing=_standing(demands),
        date_basis=DateBasis.HAPPENED,
    )
    event.happened = deadline.day
    bulk_create_with_history([event], Event, default_change_reason=REASON)
    placement = Placement(event=event, dispute=demands[0].dispute)
    bulk_create_with_history([placement], Placement, default_change_reason=REASON)
    bulk_create_with_history(_citations(event, demands), Citation, default_change_reason=REASON)


def _standing(demands: Sequence[Demand]) -> Standing:
    """As sure as the letter, but no surer than reported: that nothing was found confirms nothing."""
    known = {demand.standing for demand in demands}
    surest = next((standing for standing in SUREST_FIRST if standing in known), Standing.UNCONFIRMED)
    return Standing.REPORTED if surest == Standing.CONFIRMED else surest


def _citations(event: Event, demands: Sequence[Demand]) -> list[Citation]:
    """What tells of the deadline, each address once; by its publisher, where the timeline names it."""
    by_url = {demand.source_url: demand for demand in demands if demand.source_url}
    return [_citation(event, demand) for demand in by_url.values()]


def _citation(event: Event, demand: Demand) -> Citation:
    same = Citation.objects.filter(url=demand.source_url, event__placements__dispute=demand.dispute)
    told = same.exclude(event=event).first()
    return Citation(
        event=event,
        url=demand.source_url,
        publisher=told.publisher if told else urls.asked_host(demand.source_url),
        title=told.title if told else "",
        basis=told.basis if told else Basis.PRESS,
        standing=demand.standing,
    )
