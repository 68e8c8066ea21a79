"""The board of outcomes: which disputes an address asks for, where their paths stand, how long each took."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, OuterRef, Prefetch, Subquery, Value, When
from django.db.models.functions import Lower
from django.http import QueryDict

from disputes.models import Dispute, Outcome, OutcomeState, Path, Signal
from disputes.models.disputes import DisputeQuerySet
from disputes.search import durations, facets
from disputes.search.facets import Choices

CARDS_PER_COLUMN = 12
# What has come furthest stands first.
STATES = (OutcomeState.REACHED, OutcomeState.PENDING, OutcomeState.POSSIBLE, OutcomeState.RULED_OUT)
FACETS = tuple(facet for facet in facets.FACETS if facet.name in ("campaign", "topic"))


@dataclass(frozen=True, slots=True)
class Question:
    """What an address asks of the board; what it does not understand it leaves out."""

    state: str = ""
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    clock: str = "start"
    page: str = "1"

    @classmethod
    def read(cls, query: QueryDict) -> Self:
        state, clock = query.get("state", ""), query.get("clock", "")
        return cls(
            state=state if state in STATES else "",
            chosen={facet.name: facet.read(query.getlist(facet.name)) for facet in FACETS},
            clock=clock if clock in durations.CLOCKS else "start",
            page=query.get("page", "1"),
        )

    def disputes(self, ignoring: str = "") -> DisputeQuerySet:
        """The public disputes asked for; `ignoring` names a facet whose choices do not count."""
        found = Dispute.objects.public()
        for facet in FACETS:
            values = self.chosen.get(facet.name)
            if values and facet.name != ignoring:
                found = found.filter(facet.narrow(values))
        return found

    @property
    def is_narrowed(self) -> bool:
        return bool(self.state or any(self.chosen.values()))

    @property
    def address(self) -> str:
        """The query string of this question, from its first page on."""
        query = QueryDict(mutable=True)
        clock = "" if self.clock == "start" else self.clock
        for name, values in [("state", [self.state]), *self.chosen.items(), ("clock", [clock])]:
            if any(values):
                query.setlist(name, list(values))
        return f"?{query.urlencode()}"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many outcomes of a column stand so, and the address that shows the board so narrowed."""

    state: OutcomeState
    count: int
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One path of one dispute; `signal` is what moved it last."""

    outcome: Outcome
    signal: Signal | None


@dataclass(frozen=True, slots=True)
class Column:
    path: Path
    tallies: list[Tally]
    cards: list[Card]


@dataclass(frozen=True, slots=True)
class Clock:
    label: str
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Board:
    """`page` counts the cards of the longest column: all columns are turned together.

    `lengths` are of all disputes asked for, whatever the state that is asked for: who is chosen by the end
    they came to tells nothing of how long it takes.
    """

    question: Question
    facets: list[Choices]
    columns: list[Column]
    page: Page[int]
    clocks: list[Clock]
    lengths: durations.Lengths

    @property
    def states(self) -> Sequence[OutcomeState]:
        """All that can be asked for."""
        return STATES


def board(question: Question, now: datetime.datetime) -> Board:
    """The number of queries does not grow with the disputes."""
    disputes = question.disputes()
    shown = [
        facets.choices(facet, question.disputes(ignoring=facet.name), question.chosen.get(facet.name, ()))
        for facet in FACETS
    ]
    tallies = {path: _tallies(question, counts) for path, counts in _counts(disputes).items()}
    longest = max(_card_count(question, each) for each in tallies.values())
    page = Paginator(range(longest), CARDS_PER_COLUMN).get_page(question.page)
    columns = [Column(path, tallies[path], _cards(question, path, page, now)) for path in Path]
    clocks = [
        Clock(label, replace(question, clock=clock).address, clock == question.clock)
        for clock, label in durations.CLOCKS.items()
    ]
    return Board(question, shown, columns, page, clocks, durations.lengths(disputes, question.clock, now))


def _counts(disputes: DisputeQuerySet) -> dict[Path, dict[str, int]]:
    found = Outcome.objects.filter(dispute__in=disputes.order_by().values("pk")).order_by()
    counts: dict[Path, dict[str, int]] = {path: {} for path in Path}
    for path, state, number in found.values_list("path", "state").annotate(number=Count("pk")):
        counts[Path(path)][state] = number
    return counts


def _tallies(question: Question, counts: Mapping[str, int]) -> list[Tally]:
    return [
        Tally(state, counts[state], replace(question, state=state).address, state == question.state)
        for state in STATES
        if state in counts
    ]


def _card_count(question: Question, tallies: Sequence[Tally]) -> int:
    return sum(tally.count for tally in tallies if tally.is_chosen or not question.state)


def _cards(question: Question, path: Path, page: Page[int], now: datetime.datetime) -> list[Card]:
    """Those that came furthest first, and of these the ones that were moved last."""
    found = Outcome.objects.filter(dispute__in=question.disputes().order_by().values("pk"), path=path)
    if question.state:
        found = found.filter(state=question.state)
    rank = Case(*(When(state=state, then=Value(place)) for place, state in enumerate(STATES)))
    signals = Signal.objects.filter(happened_on__lte=f"{now.astimezone(datetime.UTC):%Y-%m-%d}")
    moved_on = signals.filter(outcome=OuterRef("pk")).values("happened_on")[:1]
    ordered = found.annotate(rank=rank, moved_on=Subquery(moved_on)).order_by(
        "rank", F("moved_on").desc(nulls_last=True), Lower("dispute__short_name"), "pk"
    )
    start = max(page.start_index() - 1, 0)
    cards = ordered.select_related("dispute").prefetch_related(Prefetch("signals", signals))
    return [
        Card(each, next(iter(each.signals.all()), None)) for each in cards[start : start + CARDS_PER_COLUMN]
    ]
