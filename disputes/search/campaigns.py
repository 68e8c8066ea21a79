"""A campaign as one table: who claims, and what came of letter, deadline, answer, suit and outcome."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from disputes.models import (
    Campaign,
    Dispute,
    EventKind,
    OutcomeState,
    Party,
    PartyRole,
    Path,
    Role,
    Standing,
)
from disputes.models.base import Sourced
from disputes.search import course, ends, rungs
from disputes.search.course import Course
from disputes.search.steps import Rung, State, of_outcome, told_by

COLUMNS = ("Letter", "Deadline", "Answer", "Suit", "Outcome")
ON_THE_SIDE = (Role.CLAIMANT, Role.REGULATOR)
NOT_A_LETTER = "said in public; no letter is recorded"


@dataclass(frozen=True, slots=True)
class Claimant:
    """`role` is said where it is no claimant by the record; `standing` is that of its role, if it has one."""

    party: Party
    role: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One dispute; `cells` stand in the order of COLUMNS."""

    dispute: Dispute
    claimants: list[Claimant]
    cells: list[Rung]


def public_campaigns() -> QuerySet[Campaign]:
    """Those with a public dispute."""
    shown = Dispute.objects.public().filter(campaign=OuterRef("pk"))
    return Campaign.objects.filter(Exists(shown)).select_related("product__maker")


class Matrix:
    """Of a campaign of `public_campaigns`; the number of queries does not grow with its disputes."""

    def __init__(self, campaign: Campaign, now: datetime.datetime) -> None:
        self.campaign = campaign
        self.now = now

    @property
    def columns(self) -> Sequence[str]:
        return COLUMNS

    @property
    def list_address(self) -> str:
        """Its disputes in the catalogue, where they can be narrowed."""
        return f"{reverse('dispute_list')}?campaign={self.campaign.slug}"

    @cached_property
    def rows(self) -> list[Row]:
        """Who wrote first stands first; who has written no letter comes last."""
        disputes = list(Dispute.objects.public().filter(campaign=self.campaign).order_by("short_name"))
        rows = [self._row(known) for known in course.of_all(disputes, self.now)]
        return sorted(rows, key=_first_letter)

    @property
    def is_running(self) -> bool:
        """Whether a clock in it has not run out."""
        steps = [step for row in self.rows for cell in row.cells for step in cell.steps if step.is_open]
        return any(step.deadline and not step.deadline.is_over(self.now) for step in steps)

    @property
    def letter_count(self) -> int:
        return sum(row.cells[0].state == State.REACHED for row in self.rows)

    @property
    def suit_count(self) -> int:
        return sum(row.cells[3].state == State.REACHED for row in self.rows)

    def _row(self, known: Course) -> Row:
        cells = [
            _letter(known),
            rungs.deadline(known),
            rungs.answer(known, self.now, most_besides=1),
            ends.filed(known),
            _outcome(known),
        ]
        named = [replace(cell, name=name) for cell, name in zip(cells, COLUMNS, strict=True)]
        return Row(known.papers.dispute, claimants_of(known), named)


def claimants_of(known: Course) -> list[Claimant]:
    """The claimants and regulators by their roles; then who else wrote a letter or makes a claim.

    What was taken back counts for nothing.
    """
    claimants_last = sorted(
        _held(known.papers.dispute.roles.all()), key=lambda each: each.role == Role.CLAIMANT
    )
    roles = {each.party_id: each for each in claimants_last}  # who has two roles counts as a claimant
    on_the_side = [each.party for side in ON_THE_SIDE for each in roles.values() if each.role == side]
    writers = [demand.made_by for demand in _held(known.papers.demands)]
    named = [party for claim in _held(known.papers.claims) for party in claim.claimants.all()]
    parties = {party.pk: party for party in (*on_the_side, *writers, *named)}
    standings = {pk: role.standing for pk, role in roles.items()}
    return [Claimant(party, _part(roles.get(pk)), standings.get(pk, "")) for pk, party in parties.items()]


def _held[T: Sourced](records: Iterable[T]) -> list[T]:
    """Those that nobody has taken back."""
    return [each for each in records if each.standing != Standing.WITHDRAWN]


def _part(role: PartyRole | None) -> str:
    if role is None:
        return ""
    return "" if role.role == Role.CLAIMANT else role.note or role.get_role_display()


def _letter(known: Course) -> Rung:
    """Without a letter, what was said in public in its place."""
    rung = rungs.letter(known)
    statement = known.first(EventKind.STATEMENT)
    if rung.steps or statement is None:
        return rung
    return replace(rung, steps=[replace(told_by(statement), note=NOT_A_LETTER)])


def _outcome(known: Course) -> Rung:
    """What was reached on any of the three paths, else what is under way on one."""
    found = [ends.licensed(known), ends.standard(known)]
    suit = known.outcome(Path.LAWSUIT)
    if suit and suit.state == OutcomeState.REACHED:
        found.append(Rung("Decided", State.REACHED, [of_outcome(suit, known)]))
    for state in (State.REACHED, State.UNDER_WAY):
        if steps := [step for rung in found if rung.state == state for step in rung.steps]:
            return Rung("Outcome", state, steps)
    return Rung("Outcome", State.NOT_REACHED, words="None is recorded.")


def _first_letter(row: Row) -> tuple[bool, str, str]:
    letter = row.cells[0]
    dates = [step.when.iso() for step in letter.steps if step.when]
    return (letter.state != State.REACHED, min(dates, default="9999"), row.dispute.short_name)
