"""The last rungs: what a dispute came to, or that it lies still. What nobody has recorded is not reached."""

import datetime
from dataclasses import replace

from disputes.models import EventKind, Outcome, Path, Proceeding
from disputes.search.calendar_entries import days_of
from disputes.search.course import Course
from disputes.search.silence import AGREED, SILENT_DAYS
from disputes.search.steps import MOVED, Rung, State, Step, dated, of_outcome, told_by


def filed(known: Course) -> Rung:
    """The first complaint on the timeline, else the first docket."""
    suit = known.first(EventKind.COMPLAINT)
    steps = [told_by(suit)] if suit else [_docket(each) for each in known.papers.proceedings[:1]]
    if steps:
        return Rung("Filed", State.REACHED, steps)
    return _end("Filed", known.outcome(Path.LAWSUIT), known, "No suit is recorded.")


def _docket(docket: Proceeding) -> Step:
    words = f"{docket.number}, {docket.court.short_name}"
    url = docket.docket_url or docket.source_url
    return Step(words, dated(docket.filed_on), url=url, standing=docket.standing)


def licensed(known: Course) -> Rung:
    dispute = known.papers.dispute
    rung = _end("Settled or licensed", known.outcome(Path.DEAL), known, "No deal is recorded.")
    if rung.state != State.REACHED and dispute.stage in AGREED:
        step = Step(dispute.get_stage_display(), url=dispute.source_url, standing=dispute.standing)
        return Rung(rung.name, State.REACHED, [step])
    return rung


def standard(known: Course) -> Rung:
    return _end("Standard", known.outcome(Path.STANDARDS), known, "No standard is recorded.")


def dormant(known: Course, now: datetime.datetime) -> Rung:
    """Nothing public for 45 days, and it has come to nothing else."""
    ends, last = [filed(known), licensed(known), standard(known)], known.latest
    if any(end.state == State.REACHED for end in ends):
        return Rung("Dormant", State.NOT_REACHED, words="Another end was reached.")
    if last is None:
        return Rung("Dormant", State.NOT_REACHED, words="No event is recorded.")
    days = (now.astimezone(datetime.UTC).date() - days_of(last.happened)[1]).days
    if days < SILENT_DAYS:
        return Rung("Dormant", State.NOT_REACHED, words=f"Something was public {_ago(days)}.")
    note = f"the last public movement, {_ago(days)}"
    return Rung("Dormant", State.REACHED, [replace(told_by(last), note=note)])


def _ago(days: int) -> str:
    if days < 1:
        return "within the last day"
    return f"{days} day{'s' if days > 1 else ''} ago"


def _end(name: str, outcome: Outcome | None, known: Course, words: str) -> Rung:
    if outcome is None:
        return Rung(name, State.NOT_REACHED, words=words)
    steps = [of_outcome(outcome, known)] if outcome.headline or outcome.state in MOVED else []
    return Rung(name, MOVED.get(outcome.state, State.NOT_REACHED), steps, words)


def is_agreed(known: Course) -> bool:
    return licensed(known).state == State.REACHED
