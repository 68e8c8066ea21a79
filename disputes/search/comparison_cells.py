"""What one dispute answers to each row of a comparison, with the event or the address that tells it."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.http import QueryDict
from django.urls import reverse

from disputes.models import Dispute, Event, EventKind, OutcomeState, Path, Role, Standing
from disputes.search import claim_facets, durations, ends, rungs
from disputes.search.campaigns import Claimant, claimants_of
from disputes.search.course import Course
from disputes.search.durations import MONTHS_FROM, Length
from disputes.search.milestones import SUPPORTED
from disputes.search.steps import State, Step, of_outcome, told_by

MOST_NAMES = 6
THERE = frozenset({"there"})  # the sign of what can only be there or not
LENGTHS = {
    "filed": "Time to the complaint",
    "ruling": "Time to the first ruling",
    "deal": "Time to a settlement or licence",
    "standards": "Time to a standard",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A name, a number or an amount; `address` is a page of ours, `url` its source."""

    text: str = ""
    address: str = ""
    note: str = ""
    amount: Decimal | None = None
    currency: str = ""
    url: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """`words` are said where there is nothing else.

    `signs` is what counts when cells are compared; none of them: nothing is recorded.
    """

    entries: Sequence[Entry] = ()
    steps: Sequence[Step] = ()
    words: str = "Not recorded"
    signs: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What cells are made from; `length` is None where nobody knows when the dispute began."""

    course: Course
    ruling: Event | None
    length: durations.Course | None

    @property
    def dispute(self) -> Dispute:
        return self.course.papers.dispute


def stage(known: Known) -> Cell:
    name = known.dispute.get_stage_display()
    return Cell([Entry(name, standing=known.dispute.standing)], signs={name})


def claimants(known: Known) -> Cell:
    return _named(claimants_of(known.course))


def respondents(known: Known) -> Cell:
    roles = [each for each in known.dispute.roles.all() if each.role == Role.RESPONDENT]
    held = [each for each in roles if each.standing != Standing.WITHDRAWN]
    return _named([Claimant(each.party, standing=each.standing) for each in held])


def _named(sides: Sequence[Claimant]) -> Cell:
    """The first few names, and how many more."""
    entries = [
        Entry(each.party.name, each.party.get_absolute_url(), each.role, standing=each.standing)
        for each in sides[:MOST_NAMES]
    ]
    more_count = len(sides) - MOST_NAMES
    entries += [Entry(f"and {more_count} more")] if more_count > 0 else []
    return Cell(entries, signs={each.party.name for each in sides})


def courts(known: Known) -> Cell:
    """Each once, with the docket that is surest to be there."""
    held = [each for each in known.course.papers.proceedings if each.standing != Standing.WITHDRAWN]
    surest_last = sorted(held, key=lambda each: each.standing in SUPPORTED)
    found = {each.court: each.standing for each in surest_last}
    entries = [
        Entry(court.short_name, court.get_absolute_url(), standing=standing)
        for court, standing in found.items()
    ]
    return Cell(entries[:MOST_NAMES], words="No proceeding is recorded", signs={*map(str, found)})


def letter(known: Known) -> Cell:
    """The earliest of the recorded demands and of the threats on the timeline."""
    threat = known.course.first(EventKind.THREAT)
    steps = [*rungs.letter(known.course).steps, *([told_by(threat)] if threat else [])]
    return _dated(sorted(steps, key=_first_sourced)[:1], "No letter is recorded")


def _first_sourced(step: Step) -> tuple[bool, bool, str]:
    """What has a source first, then what has a date."""
    return step.standing not in SUPPORTED, step.when is None, step.when.iso() if step.when else ""


def complaint(known: Known) -> Cell:
    rung = ends.filed(known.course)
    return _dated(rung.steps if rung.state == State.REACHED else [], "No suit is recorded")


def ruling(known: Known) -> Cell:
    return _dated([told_by(known.ruling)] if known.ruling else [], "No ruling is recorded")


def last_event(known: Known) -> Cell:
    return _dated([told_by(known.course.latest)] if known.course.latest else [], "No event is recorded")


def _dated(steps: Sequence[Step], words: str) -> Cell:
    """What was taken back is shown, and does not count."""
    is_there = any(step.standing != Standing.WITHDRAWN for step in steps)
    return Cell(steps=steps, words=words, signs=THERE if is_there else ())


def on_path(path: Path) -> Callable[[Known], Cell]:
    """Where a dispute stands on a path; a stage that says that it is settled or licensed counts too."""

    def cell(known: Known) -> Cell:
        outcome = known.course.outcome(path)
        if outcome:
            name = outcome.get_state_display()
            step = of_outcome(outcome, known.course)
            is_told = outcome.headline or step.when or step.event or step.url
            return Cell(
                [Entry(name, standing="" if is_told else outcome.standing)],
                [replace(step, words=outcome.headline or name)] if is_told else [],
                signs={name},
            )
        if path == Path.DEAL and ends.is_agreed(known.course):
            name = str(OutcomeState.REACHED.label)
            return Cell([Entry(name)], ends.licensed(known.course).steps, signs={name})
        return Cell()

    return cell


def claims(known: Known) -> Cell:
    """How many claims seek to protect what, each number with the page that lists them."""
    kinds = claim_facets.PROTECTABILITY
    found = Counter(each.protectability for each in known.course.papers.claims)
    told = {value: found[claim_facets.stored(value)] for value in kinds if found[claim_facets.stored(value)]}
    entries = [
        Entry(
            str(kinds[value]),
            _claims_address(known.dispute, value),
            f"{count} claim{'s' if count > 1 else ''}",
        )
        for value, count in told.items()
    ]
    return Cell(entries, words="No claim is recorded", signs={str(kinds[value]) for value in told})


def _claims_address(dispute: Dispute, protectability: str) -> str:
    query = QueryDict(mutable=True)
    query.update({"dispute": dispute.slug, "protectability": protectability})
    return f"{reverse('claim_list')}?{query.urlencode()}"


def money(field: str) -> Callable[[Known], Cell]:
    """Claimed or awarded, on each path of which an amount is recorded."""

    def cell(known: Known) -> Cell:
        entries = [
            Entry(
                note=outcome.get_path_display(),
                amount=getattr(outcome, field),
                currency=outcome.currency,
                url=outcome.source_url,
                standing=outcome.standing,
            )
            for outcome in filter(None, map(known.course.outcome, Path))
            if getattr(outcome, field) is not None
        ]
        return Cell(entries, signs=THERE if entries else ())

    return cell


def lasting(milestone: str) -> Callable[[Known], Cell]:
    """From the beginning of the dispute to a milestone, as the figures of the outcomes board have it."""

    def cell(known: Known) -> Cell:
        length = known.length.until(milestone) if known.length else None
        if known.length is None or length is None:
            return Cell()
        since = "from the first letter" if known.length.has_letter else "from the first event with a source"
        return Cell([Entry(length.words, note=f"{_days(length)}{since}")], signs=THERE)

    return cell


def _days(length: Length) -> str:
    """Where the words give months."""
    return f"{length.days} days " if length.days >= MONTHS_FROM else ""


ROWS: dict[str, Callable[[Known], Cell]] = {
    "Stage": stage,
    "Claimants": claimants,
    "Respondents": respondents,
    "Courts": courts,
    "First letter": letter,
    "Complaint": complaint,
    "First ruling": ruling,
    **{f"Path: {path.label.lower()}": on_path(path) for path in Path},
    "Last event": last_event,
    "Claims by what they protect": claims,
    "Money claimed": money("claimed"),
    "Money awarded or agreed": money("awarded"),
    **{name: lasting(milestone) for milestone, name in LENGTHS.items()},
}
