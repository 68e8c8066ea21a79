"""How results can be narrowed further: each choice with how many results it would leave, as a word to add."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from disputes.models import Court, Dispute, EventKind, Found, Party, PartyRole, Placement, Stage
from disputes.search.found import Match, Results

MOST_OPTIONS = 8
LABELS: dict[str, dict[str, str]] = {
    "what": {value: str(label) for value, label in Found.choices},
    "kind": {value: str(label) for value, label in EventKind.choices},
    "stage": {value: str(label) for value, label in Stage.choices},
}

type Values = Mapping[int, set[str]]
"""Of each dispute, by its id."""


@dataclass(frozen=True, slots=True)
class Option:
    label: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    legend: str
    options: list[Option]


class Narrowing:
    """Of results; each facet is one query, however many there are."""

    def __init__(self, results: Results) -> None:
        self.results = results

    @cached_property
    def facets(self) -> list[Facet]:
        """Only what parts the results: a choice that all of them have is none."""
        matches = self.results.matches
        found = [
            self._facet("what", "What", Counter(what for each in matches for what in each.whats)),
            self._facet("kind", "Kind", Counter(each.kind for each in matches if each.kind)),
            self._facet("stage", "Stage of the dispute", self._counted(self._stages)),
            self._facet("court", "Court", self._counted(self._courts)),
            self._facet("party", "Party", self._counted(self._parties)),
            self._facet("year", "Year", Counter(str(each.at.year) for each in matches if each.at)),
        ]
        return [facet for facet in found if facet.options]

    def _facet(self, key: str, legend: str, counts: Counter[str]) -> Facet:
        question, total = self.results.question, len(self.results.matches)
        chosen = {token.value.casefold() for token in question.having(key)}
        kept = [(value, count) for value, count in counts.items() if value not in chosen and count < total]
        most = sorted(kept, key=lambda option: (-option[1], option[0]))[:MOST_OPTIONS]
        labels = _labels(key, [value for value, _ in most])
        options = [
            Option(labels.get(value, value), count, question.address(plus=f"{key}:{value}"))
            for value, count in most
        ]
        return Facet(legend, options)

    def _counted(self, values: Values) -> Counter[str]:
        """How many results have each value by a dispute that they are, or stand on."""
        counts: Counter[str] = Counter()
        for match in self.results.matches:
            counts.update({value for key in self._disputes_of(match) for value in values.get(key, ())})
        return counts

    def _disputes_of(self, match: Match) -> Iterable[int]:
        return [match.dispute_id] if match.dispute_id else self._placed.get(match.event_id or 0, ())

    @cached_property
    def _placed(self) -> Mapping[int, set[int]]:
        """The public disputes on which each event stands."""
        events = [each.event_id for each in self.results.matches if each.event_id]
        rows = list(Placement.objects.filter(event__in=events).values_list("event", "dispute"))
        public = Dispute.objects.public().filter(pk__in={dispute_id for _, dispute_id in rows})
        public_ids = set(public.values_list("pk", flat=True))
        placed: dict[int, set[int]] = defaultdict(set)
        for event_id, dispute_id in rows:
            placed[event_id] |= {dispute_id} & public_ids
        return placed

    @cached_property
    def _dispute_ids(self) -> set[int]:
        return {key for match in self.results.matches for key in self._disputes_of(match)}

    @property
    def _stages(self) -> Values:
        return _sets(Dispute.objects.filter(pk__in=self._dispute_ids).values_list("pk", "stage"))

    @property
    def _courts(self) -> Values:
        before = Dispute.objects.filter(pk__in=self._dispute_ids, proceedings__isnull=False)
        return _sets(before.values_list("pk", "proceedings__court"))

    @property
    def _parties(self) -> Values:
        roles = PartyRole.objects.filter(dispute__in=self._dispute_ids)
        return _sets(roles.values_list("dispute", "party__slug"))


def _sets(pairs: Iterable[tuple[int, str]]) -> Values:
    values: dict[int, set[str]] = defaultdict(set)
    for dispute_id, value in pairs:
        values[dispute_id].add(value)
    return values


def _labels(key: str, values: Iterable[str]) -> Mapping[str, str]:
    if key == "court":
        return dict(Court.objects.filter(pk__in=values).values_list("pk", "short_name"))
    if key == "party":
        return dict(Party.objects.filter(slug__in=values).values_list("slug", "name"))
    return LABELS.get(key, {})
