"""One party: its disputes and those of its subsidiaries, claims, demands, and what its disputes came to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Self

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Lower

from disputes.models import (
    ClaimState,
    Demand,
    Dispute,
    Event,
    Outcome,
    OutcomeState,
    Party,
    PartyRole,
    Path,
    Product,
    Role,
    Standing,
    Work,
)
from disputes.models.timeline import EventQuerySet
from disputes.search import claims, stakes, words
from disputes.search.claims import Cell
from disputes.search.directory import public_parties, with_subsidiaries
from disputes.search.facets import MOST_VALUES_COUNT, left_out
from disputes.search.involved import latest_events
from disputes.search.network import Network, Side, disputes_between

ROLES_PER_PAGE = 50
MOST_DEMANDS = 10
MOST_REACHED = 6
MOST_NAMES = 30  # of products, works and subsidiaries each


@dataclass(frozen=True, slots=True)
class Question:
    """What an address asks of the page of a party; `other` is the slug of a party that it meets."""

    page: str = "1"
    ties: str = "1"
    other: str = ""
    side: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        return cls(
            query.get("page", "1"),
            query.get("ties", "1"),
            words.read(query.get("with", "")),
            query.get("side", ""),
        )


@dataclass(frozen=True, slots=True)
class RoleGroup:
    role: Role
    roles: list[PartyRole]


@dataclass(frozen=True, slots=True)
class Claims:
    """All on one side, and each state with the address of the page that lists those; none: nothing there."""

    label: str
    address: str
    count: int
    states: list[Cell]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many outcomes on one path stand so."""

    path: Path
    states: list[tuple[OutcomeState, int]]


@dataclass(frozen=True, slots=True)
class Meeting:
    """The party to whose meetings on one side the disputes are narrowed."""

    other: Party
    side: Side


class PartySheet:
    """A part is read when the page comes to it; however many disputes there are, the rows are bounded."""

    def __init__(self, party: Party, question: Question) -> None:
        self.party, self.question = party, question

    @cached_property
    def parent(self) -> Party | None:
        return public_parties().filter(subsidiaries=self.party).first()

    @cached_property
    def subsidiaries(self) -> Sequence[Party]:
        return list(public_parties().filter(parent=self.party)[:MOST_NAMES])

    @cached_property
    def network(self) -> Network:
        return Network(self.party, self.question.ties)

    # --- Its disputes -----------------------------------------------------------------------------

    @cached_property
    def meeting(self) -> Meeting | None:
        """None: the disputes are not narrowed."""
        other = public_parties().filter(slug=self.question.other).first() if self.question.other else None
        is_side = self.question.side in Side
        return Meeting(other, Side(self.question.side)) if other and is_side else None

    @property
    def remark(self) -> str:
        """On what of the address was left out."""
        asked = self.question.other
        return left_out("such dispute with", asked) if asked and not self.meeting else ""

    @cached_property
    def role_page(self) -> Page[PartyRole]:
        """Its roles in public disputes and those of its subsidiaries, in the order of the roles."""
        found = self._roles.select_related("dispute", "party")
        if meeting := self.meeting:
            found = found.filter(dispute__in=disputes_between(self.party, meeting.other, meeting.side))
        rank = Case(*(When(role=role, then=Value(place)) for place, role in enumerate(Role)))
        ordered = found.order_by(rank, Lower("dispute__short_name"), "pk")
        return Paginator(ordered, ROLES_PER_PAGE).get_page(self.question.page)

    @property
    def role_groups(self) -> list[RoleGroup]:
        """Of the page."""
        grouped = groupby(self.role_page, key=lambda each: each.role)
        return [RoleGroup(Role(role), list(roles)) for role, roles in grouped]

    @cached_property
    def dispute_count(self) -> int:
        """All of them, however narrowed."""
        return int(self._roles.aggregate(number=Count("dispute", distinct=True))["number"])

    @cached_property
    def latest_events(self) -> EventQuerySet:
        its = Dispute.objects.public().filter(pk__in=self._roles.values("dispute"))
        return latest_events(its, self.dispute_count)

    @property
    def _roles(self) -> QuerySet[PartyRole]:
        return PartyRole.objects.filter(party__in=with_subsidiaries(self.party), dispute__is_public=True)

    # --- What is claimed, and what came of it -----------------------------------------------------

    @cached_property
    def claims(self) -> list[Claims]:
        """Made and faced, as the page of claims counts them."""
        sides = [self._claims("Made", "claimant"), self._claims("Faced", "respondent")]
        return [each for each in sides if each.count]

    def _claims(self, label: str, facet: str) -> Claims:
        slugs = [self.party.slug, *(each.slug for each in self.subsidiaries)][:MOST_VALUES_COUNT]
        question = claims.Question(chosen={facet: slugs})
        rows = question.claims().order_by().values_list("status").annotate(number=Count("pk"))
        counts = dict(rows)
        states = [
            Cell(state.label, counts[state], question.choosing(status=[state.value]).address)
            for state in ClaimState
            if state in counts
        ]
        return Claims(label, question.address, sum(counts.values()), states)

    @cached_property
    def tallies(self) -> list[Tally]:
        """Paths of its disputes on which something is recorded."""
        rows = self._outcomes.order_by().values_list("path", "state").annotate(number=Count("pk"))
        counts = {(path, state): number for path, state, number in rows}
        found = [
            Tally(path, [(state, counts[path, state]) for state in OutcomeState if (path, state) in counts])
            for path in Path
        ]
        return [tally for tally in found if tally.states]

    @cached_property
    def reached(self) -> QuerySet[Outcome]:
        """What its disputes came to last."""
        reached = self._outcomes.filter(state=OutcomeState.REACHED).select_related("dispute")
        return reached.order_by("-reached_on", "-pk")[:MOST_REACHED]

    @property
    def _outcomes(self) -> QuerySet[Outcome]:
        """What was taken back counts for nothing."""
        found = Outcome.objects.filter(dispute__in=self._roles.values("dispute"))
        return found.exclude(standing=Standing.WITHDRAWN)

    @property
    def demands(self) -> Sequence[Demand]:
        """Made by it or to it; what is due last, or was, comes first."""
        return self._demands[:MOST_DEMANDS]

    @property
    def has_more_demands(self) -> bool:
        return len(self._demands) > MOST_DEMANDS

    @cached_property
    def _demands(self) -> Sequence[Demand]:
        own = with_subsidiaries(self.party)
        answer = Event.objects.public().filter(pk=OuterRef("answer"))
        found = Demand.objects.filter(Q(made_by__in=own) | Q(made_to__in=own), dispute__is_public=True)
        shown = found.select_related("dispute", "made_by", "made_to", "answer")
        ordered = shown.annotate(answer_is_public=Exists(answer)).order_by("-due_on", "-pk")
        return list(ordered[: MOST_DEMANDS + 1])

    # --- What it makes and owns -------------------------------------------------------------------

    @cached_property
    def products(self) -> QuerySet[Product]:
        return stakes.public_products().filter(maker=self.party)[:MOST_NAMES]

    @cached_property
    def works(self) -> QuerySet[Work]:
        return stakes.public_works().filter(owner=self.party)[:MOST_NAMES]
