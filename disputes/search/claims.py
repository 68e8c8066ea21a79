"""Claims across disputes: what an address asks of them, the rows that answer it, a grid of how they fared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from django.core.paginator import Page, Paginator
from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.functions import Lower
from django.http import QueryDict

from disputes.models import Claim, ClaimState, ClaimStatus, Party, PartyRole, Role, Standing
from disputes.models.disputes import MOST_WORDS
from disputes.search import claim_facets, words
from disputes.search.disputes import Chip
from disputes.search.facets import Choices

PAGE_SIZE = 50
NAMES_PER_SIDE_COUNT = 3
_GRID = ("protectability", "status")


@dataclass(frozen=True, slots=True)
class Question:
    """What an address asks of the claims; what it does not understand it leaves out."""

    words: str = ""
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    page: str = "1"

    @classmethod
    def read(cls, query: QueryDict) -> Self:
        return cls(
            words=words.read(query.get("q", "")),
            chosen={facet.name: facet.read(query.getlist(facet.name)) for facet in claim_facets.FACETS},
            page=query.get("page", "1"),
        )

    def claims(self, *ignoring: str) -> QuerySet[Claim]:
        """The claims asked for, of public disputes; `ignoring` names facets whose choices do not count."""
        found = _mentioning(Claim.objects.filter(dispute__is_public=True), self.words)
        for facet in claim_facets.FACETS:
            values = self.chosen.get(facet.name)
            if values and facet.name not in ignoring:
                found = found.filter(facet.narrow(values))
        return found

    def choosing(self, **chosen: Sequence[str]) -> "Question":
        """The same question with other choices in some facets."""
        return replace(self, chosen={**self.chosen, **chosen})

    def without(self, name: str, value: str) -> "Question":
        return self.choosing(**{name: [each for each in self.chosen.get(name, ()) if each != value]})

    @property
    def address(self) -> str:
        """The query string of this question, from its first page on."""
        query = QueryDict(mutable=True)
        for name, values in [("q", [self.words] if self.words else []), *self.chosen.items()]:
            if values:
                query.setlist(name, list(values))
        return f"?{query.urlencode()}"


def _mentioning(claims: QuerySet[Claim], text: str) -> QuerySet[Claim]:
    """Each word stands in the claim, its basis, a note on how it fared, or the name of the dispute."""
    wanted = [word for word in text.split() if any(map(str.isalnum, word))]
    found = claims if wanted or not text.strip() else claims.none()
    for word in wanted[:MOST_WORDS]:
        noted = ClaimStatus.objects.filter(note__icontains=word)
        found = found.filter(
            Q(claim__icontains=word)
            | Q(basis__icontains=word)
            | Q(dispute__short_name__icontains=word)
            | Q(pk__in=noted.values("claim"))
        )
    return found


@dataclass(frozen=True, slots=True)
class Side:
    """Who makes a claim, or faces it: the first few, and how many more."""

    parties: Sequence[Party]
    more_count: int

    @classmethod
    def of(cls, claim: Claim, role: Role) -> Self:
        """Those that the claim names; where it names nobody, all of that side of the dispute."""
        named = claim.claimants if role == Role.CLAIMANT else claim.respondents
        held = [each for each in claim.dispute.roles.all() if each.standing != Standing.WITHDRAWN]
        whole = [each.party for each in held if each.role == role]
        parties = list(named.all()) or whole
        return cls(parties[:NAMES_PER_SIDE_COUNT], max(len(parties) - NAMES_PER_SIDE_COUNT, 0))


@dataclass(frozen=True, slots=True)
class Row:
    claim: Claim
    claimants: Side
    respondents: Side
    steps: Sequence[ClaimStatus]

    @property
    def current(self) -> ClaimStatus | None:
        """The step of its history that its status comes from; None: the history does not tell."""
        return next((step for step in reversed(self.steps) if step.status == self.claim.status), None)

    @property
    def earlier(self) -> list[ClaimStatus]:
        """All other steps of its history, the oldest first."""
        return [step for step in self.steps if step is not self.current]


@dataclass(frozen=True, slots=True)
class Cell:
    """How many claims are so, and the address that shows them."""

    label: str
    claim_count: int
    address: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    head: Cell
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Claims:
    """`columns` and `lines` are a grid, protectability by status, whatever is chosen of these two."""

    question: Question
    page: Page[Claim]
    rows: list[Row]
    facets: list[Choices]
    chips: list[Chip]
    columns: list[Cell]
    lines: list[Line]


def claims(question: Question) -> Claims:
    """One page of rows, facets and grid. The number of queries does not grow with the claims."""
    page = Paginator(_ordered(question.claims()), PAGE_SIZE).get_page(question.page)
    shown = [
        claim_facets.choices(facet, question.claims(facet.name), question.chosen.get(facet.name, ()))
        for facet in claim_facets.FACETS
    ]
    columns, lines = _grid(question)
    return Claims(
        question, page, [_row(each) for each in page], shown, _chips(question, shown), columns, lines
    )


def _ordered(found: QuerySet[Claim]) -> QuerySet[Claim]:
    return (
        found.order_by(Lower("dispute__short_name"), "dispute", "pk")
        .select_related("dispute")
        .prefetch_related(
            "claimants",
            "respondents",
            "statuses",
            "works",
            Prefetch("dispute__roles", PartyRole.objects.select_related("party")),
        )
    )


def _row(claim: Claim) -> Row:
    sides = Side.of(claim, Role.CLAIMANT), Side.of(claim, Role.RESPONDENT)
    return Row(claim, *sides, list(claim.statuses.all()))


def _grid(question: Question) -> tuple[list[Cell], list[Line]]:
    rows = question.claims(*_GRID).order_by().values_list(*_GRID).annotate(number=Count("pk"))
    counts = {(kind, status): number for kind, status, number in rows}
    states = [state for state in ClaimState if any(status == state for _, status in counts)]
    found = {kind for kind, _ in counts}
    kinds = [kind for kind in claim_facets.PROTECTABILITY if claim_facets.stored(kind) in found]
    columns = [_cell(question, counts, claim_facets.PROTECTABILITY, [state]) for state in states]
    lines = [
        Line(
            _cell(question, counts, [kind], ClaimState),
            [_cell(question, counts, [kind], [state]) for state in states],
        )
        for kind in kinds
    ]
    return columns, lines


def _cell(
    question: Question, counts: Mapping[tuple[str, str], int], kinds: Iterable[str], states: Iterable[str]
) -> Cell:
    """One pair, or all of a line or a column: then the address leaves that facet open."""
    kinds, states = list(kinds), [str(state) for state in states]
    wanted = {
        "protectability": kinds if len(kinds) == 1 else [],
        "status": states if len(states) == 1 else [],
    }
    names = [claim_facets.PROTECTABILITY[kind] for kind in wanted["protectability"]]
    names += [str(ClaimState(state).label) for state in wanted["status"]]
    return Cell(
        ", ".join(names),
        sum(counts.get((claim_facets.stored(kind), state), 0) for kind in kinds for state in states),
        question.choosing(**wanted).address,
        all(list(question.chosen.get(name, ())) == wanted[name] for name in _GRID),
    )


def _chips(question: Question, shown: Iterable[Choices]) -> list[Chip]:
    chips = [
        Chip(option.label, question.without(facet.name, option.value).address)
        for facet in shown
        for option in facet.options
        if option.is_chosen
    ]
    if question.words:
        chips.insert(0, Chip(f"“{question.words}”", replace(question, words="").address))
    return chips
