"""How results can be narrowed further: each choice with how many results it would leave, as a word to add."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from disputes.models import Court, Dispute, EventKind, Found, Party, PartyRole, Placement, Stage
from disputes.search import found, named
from disputes.search.found import Match, Results
from disputes.search.queries import CHOICES, Question, Token, meant

MOST_OPTIONS = 8
LEGENDS = {
    "what": "What",
    "kind": "Kind",
    "stage": "Stage of the dispute",
    "court": "Court",
    "party": "Party",
    "year": "Year",
}
IN_SEVERAL = "Some events count twice: themselves, and by a docket entry or report that they rest on."
LABELS: dict[str, dict[str, str]] = {
    "what": {value: str(label) for value, label in Found.choices},
    "kind": {value: str(label) for value, label in EventKind.choices},
    "stage": {value: str(label) for value, label in Stage.choices},
}

type Values = Mapping[int, set[str]]
"""Of each dispute, by its id."""


@dataclass(frozen=True, slots=True)
class Option:
    """`address` adds the choice, or takes it back where it is chosen."""

    label: str
    count: int
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """`remark` is why its numbers are more than there are results."""

    legend: str
    options: list[Option]
    remark: str = ""


class Narrowing:
    """Of results. What is chosen of a facet does not count for its own numbers: the other values stay there.

    The number of queries grows with the facets of which something is chosen, not with the results.
    """

    def __init__(self, results: Results) -> None:
        self.question = results.question
        self._found = Counts(results.matches, results.question)

    @cached_property
    def facets(self) -> list[Facet]:
        facets = [self._facet(key, legend) for key, legend in LEGENDS.items()]
        return [facet for facet in facets if facet.options]

    def _facet(self, key: str, legend: str) -> Facet:
        """Where nothing is chosen, only what parts the results: a choice that all of them have is none."""
        chosen = [token for token in self.question.having(key) if not token.is_unwanted]
        among = self._widened(key) if chosen else self._found
        counts, total = among.of(key), len(among.matches)
        taken = {value: token for token in chosen for value in _values(token, counts)}
        kept = [(value, counts[value]) for value in counts if chosen or counts[value] < total]
        most = sorted(kept, key=lambda option: (option[0] not in taken, -option[1], option[0]))[:MOST_OPTIONS]
        is_more = key == "what" and sum(count for _, count in most) > total
        return Facet(legend, self._options(key, most, taken), IN_SEVERAL if is_more else "")

    def _widened(self, key: str) -> "Counts":
        wider = self.question.widened(key)
        return Counts(found.matches(wider), wider)

    def _options(
        self, key: str, counted: Sequence[tuple[str, int]], taken: Mapping[str, Token]
    ) -> list[Option]:
        labels = _labels(key, [value for value, _ in counted])
        return [
            Option(labels.get(value, value), count, self._address(key, value, taken), value in taken)
            for value, count in counted
        ]

    def _address(self, key: str, value: str, taken: Mapping[str, Token]) -> str:
        if value in taken:
            return self.question.address(minus=taken[value])
        return self.question.address(plus=f"{key}:{value}")


class Counts:
    """How many matches of a question have each value of a facet; one query a facet, and two for all."""

    def __init__(self, matches: Sequence[Match], question: Question) -> None:
        self.matches, self.question = matches, question

    def of(self, key: str) -> Counter[str]:
        if key == "what":
            return Counter(what for each in self.matches for what in each.whats)
        if key == "kind":
            return Counter(each.kind for each in self.matches if each.kind)
        if key == "year":
            return Counter(str(each.at.year) for each in self.matches if each.at)
        return self._counted(self._of_disputes(key))

    def _counted(self, values: Values) -> Counter[str]:
        """How many results have each value by a dispute that they are, or stand on."""
        counts: Counter[str] = Counter()
        for match in self.matches:
            counts.update({value for key in self._disputes_of(match) for value in values.get(key, ())})
        return counts

    def _disputes_of(self, match: Match) -> Iterable[int]:
        return [match.dispute_id] if match.dispute_id else self._placed.get(match.event_id or 0, ())

    @cached_property
    def _placed(self) -> Mapping[int, set[int]]:
        """The disputes on which each event stands, of those to which the question narrows."""
        events = [each.event_id for each in self.matches if each.event_id]
        rows = list(Placement.objects.filter(event__in=events).values_list("event", "dispute"))
        narrowed = self.question.disputes.filter(pk__in={dispute_id for _, dispute_id in rows})
        narrowed_ids = set(narrowed.values_list("pk", flat=True))
        placed: dict[int, set[int]] = defaultdict(set)
        for event_id, dispute_id in rows:
            placed[event_id] |= {dispute_id} & narrowed_ids
        return placed

    @cached_property
    def _dispute_ids(self) -> set[int]:
        return {key for match in self.matches for key in self._disputes_of(match)}

    def _of_disputes(self, key: str) -> Values:
        if key == "party":
            return _sets(_parties(self._dispute_ids))
        disputes = Dispute.objects.filter(pk__in=self._dispute_ids)
        if key == "court":
            before = disputes.filter(proceedings__isnull=False)
            return _sets(before.values_list("pk", "proceedings__court"))
        return _sets(disputes.values_list("pk", "stage"))


def _values(token: Token, known: Collection[str]) -> list[str]:
    """What a word chooses; a part of a name may choose several. `known` are the values of the facet."""
    if token.key in CHOICES:
        return meant(token.key, token.value)
    if token.key == "court":
        return list(named.courts(token.value).values_list("pk", flat=True))
    value = token.value.casefold()
    if token.key != "party" or value in known:
        return [value]
    roles = named.roles(token.value).filter(dispute__is_public=True).order_by()
    return list(roles.values_list("party__slug", flat=True).distinct())


def _parties(dispute_ids: Collection[int]) -> Iterable[tuple[int, str]]:
    """Whose roles they are, and the parents of these, as party: takes them."""
    roles = PartyRole.objects.filter(dispute__in=dispute_ids).order_by()
    for dispute_id, slug, parent in roles.values_list("dispute", "party__slug", "party__parent__slug"):
        yield from ((dispute_id, each) for each in (slug, parent) if each)


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
