"""What stands on a rung: a thing that is known, with its date and the event or the address that tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from disputes.models import Direction, Event, Outcome, OutcomeState
from disputes.search.course import Course
from disputes.search.deadlines import Deadline
from disputes.text.dates import BadDate, When


class State(StrEnum):
    """How far a rung is climbed; the words are shown."""

    REACHED = "reached"
    UNDER_WAY = "under way"
    SILENT = "no answer recorded"
    NOT_REACHED = "not reached"
    RULED_OUT = "ruled out"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is known on a rung; `event` is public and has its sources, else there may be a `url`."""

    words: str
    when: When | None = None
    event: Event | None = None
    url: str = ""
    standing: str = ""
    note: str = ""
    deadline: Deadline | None = None
    is_open: bool = False  # no answer to what is due is recorded: its clock counts


@dataclass(frozen=True, slots=True)
class Rung:
    """`words` are said where there is no step."""

    name: str
    state: State
    steps: Sequence[Step] = ()
    words: str = ""


MOVED: dict[str, State] = {
    OutcomeState.PENDING: State.UNDER_WAY,
    OutcomeState.REACHED: State.REACHED,
    OutcomeState.RULED_OUT: State.RULED_OUT,
}


def told_by(event: Event) -> Step:
    return Step(event.headline, event.happened, event, standing=event.standing)


def of_outcome(outcome: Outcome, known: Course) -> Step:
    """With the event of the latest signal that moved it there, where it has moved."""
    way = Direction.AGAINST if outcome.state == OutcomeState.RULED_OUT else Direction.FOR
    ids = [signal.event_id for signal in outcome.signals.all() if signal.direction == way]
    events = [known.referred[pk] for pk in ids if pk in known.referred] if outcome.state in MOVED else []
    return Step(
        outcome.headline or outcome.get_state_display(),
        dated(outcome.reached_on),
        next(iter(events), None),
        url=outcome.source_url,
        standing=outcome.standing,
    )


def dated(text: str) -> When | None:
    """None: nothing is recorded."""
    try:
        return When.parse(text)
    except BadDate:
        return None
