"""The rungs up to the talks, each out of what is recorded: what was reached, when, and what tells it."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from disputes.models import (
    Claim,
    ClaimState,
    Demand,
    Dispute,
    Event,
    EventKind,
    OutcomeState,
    Path,
    Stage,
    Standing,
)
from disputes.search import deadlines, ends
from disputes.search.course import Course
from disputes.search.deadlines import Deadline
from disputes.search.steps import Rung, State, Step, dated, of_outcome, told_by
from disputes.text.dates import When

MOST_STATEMENTS = 2
_END = datetime.datetime.max.replace(tzinfo=datetime.UTC)


def allegation(known: Course) -> Rung:
    """The first statement, letter or complaint; where none is recorded, what is claimed."""
    first = known.first(EventKind.STATEMENT, EventKind.THREAT, EventKind.COMPLAINT)
    if first:
        return Rung("Allegation", State.REACHED, [told_by(first)])
    claims = [claim for claim in known.papers.claims if _is_claimed(claim)]
    steps = [_claimed(claim.claim, claim.source_url, claim.standing) for claim in claims[:1]]
    state = State.REACHED if steps else State.NOT_REACHED
    return Rung("Allegation", state, steps, "None is recorded.")


def _is_claimed(claim: Claim) -> bool:
    return claim.standing != Standing.WITHDRAWN and claim.status != ClaimState.SUPPOSED


def _claimed(words: str, url: str, standing: str) -> Step:
    return Step(words, url=url, standing=standing, note=f"{ClaimState.ALLEGED.label}; no date is recorded")


def letter(known: Course) -> Rung:
    """Each letter once, whatever it asks; a letter of which no demand is recorded counts too."""
    first: dict[tuple[int, int, str, int | None], Demand] = {}
    for demand in known.papers.demands:
        name = (demand.made_by_id, demand.made_to_id, demand.made_on, demand.event_id)
        first.setdefault(name, demand)
    steps = [_letter(demand, known.referred.get(demand.event_id or 0)) for demand in first.values()]
    if not steps and (threat := known.first(EventKind.THREAT)):
        steps = [told_by(threat)]
    state = State.REACHED if steps else State.NOT_REACHED
    return Rung("Demand", state, _oldest_first(steps), "No letter is recorded.")


def _letter(demand: Demand, event: Event | None) -> Step:
    sides = f"{demand.made_by} to {demand.made_to}"
    if event:
        return replace(told_by(event), note=sides)
    return Step(
        demand.demand, dated(demand.made_on), url=demand.source_url, standing=demand.standing, note=sides
    )


def deadline(known: Course) -> Rung:
    """Each deadline once, with its clock where no answer is recorded."""
    steps = []
    for demands in _by_deadline(known).values():
        if due := Deadline.of(demands[0]):
            steps.append(_due(demands, due, known))
    state = State.REACHED if steps else State.NOT_REACHED
    return Rung("Deadline", state, _oldest_first(steps), "None is recorded.")


def _due(demands: Sequence[Demand], due: Deadline, known: Course) -> Step:
    first = demands[0]
    event = _event_of_deadline(due, known) or known.referred.get(first.event_id or 0)
    return Step(
        f"{first.made_by} to {first.made_to}",
        due.due,
        event,
        url="" if event else first.source_url,
        standing=first.standing,
        deadline=due,
        is_open=not any(demand.answer_id for demand in demands),
    )


def _event_of_deadline(due: Deadline, known: Course) -> Event | None:
    """The deadline as the timeline has it; what the job wrote stands on the rung of the answer."""
    events = [event for event in known.events.get(EventKind.DEADLINE, []) if event.key not in known.silences]
    return next((event for event in events if event.earliest_at == due.due.earliest), None)


def answer(known: Course, now: datetime.datetime, most_besides: int = MOST_STATEMENTS) -> Rung:
    """The recorded answers; what the other side has said besides; and where it was silent, that."""
    demands = known.papers.demands
    ids = list(dict.fromkeys(demand.answer_id for demand in demands if demand.answer_id in known.referred))
    answers = [told_by(known.referred[pk]) for pk in ids if pk] or _answered(known.papers.dispute)
    silences = _silences(known, now)
    steps = [*answers, *silences, *_said_besides(known, ids)[:most_besides]]
    silent = State.SILENT if silences else State.NOT_REACHED
    state = State.REACHED if answers else silent
    return Rung("Answer or silence", state, steps, _no_answer(known))


def _answered(dispute: Dispute) -> list[Step]:
    """By its stage, where nobody has recorded what the answer was."""
    if dispute.stage != Stage.ANSWERED:
        return []
    return [Step("Answered", url=dispute.source_url, standing=dispute.standing)]


def _silences(known: Course, now: datetime.datetime) -> list[Step]:
    steps = []
    for name, demands in _by_deadline(known).items():
        due, written = Deadline.of(demands[0]), known.silences.get(name)
        is_answered = any(demand.answer_id for demand in demands)
        if written:
            is_told = any(demand.answer_id in known.referred for demand in demands)
            note = "written before an answer was recorded" if is_told else ""
            steps.append(replace(told_by(written), note=note))
        elif due and due.is_over(now) and not is_answered:
            steps.append(
                Step(f"{demands[0].made_to} has not answered {demands[0].made_by}, as far as is known")
            )
    return steps


def _said_besides(known: Course, answer_ids: Iterable[int | None]) -> list[Step]:
    """Public responses after the first letter and before the suit, which are not recorded as its answer."""
    dates = [step.event.earliest_at for step in letter(known).steps if step.event]
    if not dates:
        return []
    suit = known.first(EventKind.COMPLAINT)
    said = [
        event
        for event in known.events.get(EventKind.RESPONSE, [])
        if event.latest_at >= min(dates)
        and event.pk not in set(answer_ids)
        and (suit is None or event.earliest_at < suit.earliest_at)
    ]
    note = "in public; not recorded as an answer to the letter"
    return [replace(told_by(event), note=note) for event in said]


def _no_answer(known: Course) -> str:
    return "No answer is recorded." if letter(known).steps else "There is no letter to answer."


def talks(known: Course) -> Rung:
    steps = _talks(known)
    return Rung("Talks", State.REACHED if steps else State.NOT_REACHED, steps, "None are recorded.")


def _talks(known: Course) -> list[Step]:
    """A deal under way, the stage now or before, or the first event about a deal while there is none."""
    deal, dispute = known.outcome(Path.DEAL), known.papers.dispute
    if deal and deal.state == OutcomeState.PENDING:
        return [of_outcome(deal, known)]
    if dispute.stage == Stage.TALKS:
        return [Step("In talks", url=dispute.source_url, standing=dispute.standing)]
    if known.talks_noted_at:
        return [Step("Noted here as in talks", When.moment(known.talks_noted_at))]
    sign = known.first(EventKind.SETTLEMENT, EventKind.LICENSING)
    return [told_by(sign)] if sign and not ends.is_agreed(known) else []


def _by_deadline(known: Course) -> dict[str, list[Demand]]:
    by_key: dict[str, list[Demand]] = {}
    for demand in known.papers.demands:
        if demand.due_on and demand.standing != Standing.WITHDRAWN:
            by_key.setdefault(deadlines.key(demand), []).append(demand)
    return by_key


def _oldest_first(steps: Sequence[Step]) -> list[Step]:
    """What has no date comes last."""
    return sorted(steps, key=lambda step: step.when.earliest if step.when else _END)
