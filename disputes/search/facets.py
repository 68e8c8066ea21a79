"""How the catalogue is narrowed: each facet, its choices, and how many disputes each choice would show."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from disputes.models import (
    Campaign,
    Claim,
    Court,
    Dispute,
    Outcome,
    OutcomeState,
    Path,
    Right,
    Stage,
    Standing,
    Topic,
)
from disputes.models.disputes import DisputeQuerySet
from disputes.search import words

SHOWN_AT_ONCE_COUNT = 8
MOST_VALUES_COUNT = 30
MOST_REMARKS_COUNT = 3
MOST_TOLD_CHARACTERS = 60
_VALUE = re.compile(r"[-\w]{1,100}", re.ASCII)
OUTCOME_LABELS = {
    f"{path.value}-{state.value}": f"{name}: {state.label.lower()}"
    for path, name in ((Path.LAWSUIT, "Lawsuit"), (Path.DEAL, "Deal"), (Path.STANDARDS, "Standards"))
    for state in (OutcomeState.PENDING, OutcomeState.REACHED)
}

type Counted = tuple[str, str, int]
"""The value in the address, the label, the number of disputes."""


@dataclass(frozen=True, slots=True)
class Facet:
    """`narrow` keeps the disputes with any of the values, `count` tells what the given disputes have.

    `values` are all that there can be; None: they stand in the database.
    """

    name: str
    legend: str
    narrow: Callable[[Sequence[str]], Q]
    count: Callable[[DisputeQuerySet], Iterable[Counted]]
    values: Collection[str] | None = None

    def read(self, given: Iterable[str]) -> list[str]:
        """Of what an address gives the values that can be meant, each once, and not too many of them."""
        return [value for value in dict.fromkeys(given) if self._is_known(value)][:MOST_VALUES_COUNT]

    def remarks(self, given: Iterable[str]) -> list[str]:
        """On what of an address is left out, since it cannot be meant."""
        unknown = [value for value in dict.fromkeys(given) if value and not self._is_known(value)]
        return [left_out(self.legend.lower(), value) for value in unknown[:MOST_REMARKS_COUNT]]

    def _is_known(self, value: str) -> bool:
        return bool(_VALUE.fullmatch(value)) and (self.values is None or value in self.values)


def left_out(name: str, value: str) -> str:
    """What to say of a value that there is none of."""
    return f"There is no {name} “{words.read(value)[:MOST_TOLD_CHARACTERS]}”: it was left out."


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    dispute_count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """A facet as the page shows it: the first few choices, and the rest behind a fold."""

    name: str
    legend: str
    options: list[Option]

    @property
    def first(self) -> list[Option]:
        return [o for n, o in enumerate(self.options) if n < SHOWN_AT_ONCE_COUNT or o.is_chosen]

    @property
    def rest(self) -> list[Option]:
        return [o for o in self.options[SHOWN_AT_ONCE_COUNT:] if not o.is_chosen]


def choices(facet: Facet, among: DisputeQuerySet, chosen: Sequence[str]) -> Choices:
    """What has no dispute is left out, unless it is chosen: a choice can always be taken back.

    What is chosen and stands on no public dispute at all has no label here: its name is not public.
    """
    counted = list(facet.count(among))
    known = {value for value, _, _ in counted}
    unknown = [(value, value, 0) for value in chosen if value not in known]
    options = [
        Option(value, label, number, value in chosen)
        for value, label, number in [*counted, *unknown]
        if number or value in chosen
    ]
    return Choices(facet.name, facet.legend, options)


def _narrow_outcomes(values: Sequence[str]) -> Q:
    wanted = Q(pk__in=[])
    for value in values:
        path, _, state = value.partition("-")
        wanted |= Q(path=path, state=state)
    return Q(pk__in=_outcomes().filter(wanted).values("dispute"))


def _outcomes() -> QuerySet[Outcome]:
    """Without what was taken back."""
    return Outcome.objects.exclude(standing=Standing.WITHDRAWN)


def _narrow_rights(values: Sequence[str]) -> Q:
    return Q(pk__in=Claim.objects.filter(right__in=values).values("dispute"))


def _narrow_topics(values: Sequence[str]) -> Q:
    return Q(pk__in=Dispute.objects.filter(topics__slug__in=values).values("pk"))


def _narrow_courts(values: Sequence[str]) -> Q:
    return Q(pk__in=Dispute.objects.filter(proceedings__court__in=values).values("pk"))


def _count_stages(among: DisputeQuerySet) -> Iterable[Counted]:
    found = dict(among.order_by().values_list("stage").annotate(number=Count("pk")))
    return [(stage.value, stage.label, found.get(stage.value, 0)) for stage in Stage]


def _count_outcomes(among: DisputeQuerySet) -> Iterable[Counted]:
    rows = _outcomes().filter(dispute__in=among).order_by().values_list("path", "state")
    found = {f"{path}-{state}": number for path, state, number in rows.annotate(number=Count("dispute"))}
    return [(value, label, found.get(value, 0)) for value, label in OUTCOME_LABELS.items()]


def _count_rights(among: DisputeQuerySet) -> Iterable[Counted]:
    rows = Claim.objects.filter(dispute__in=among).order_by().values_list("right")
    found = dict(rows.annotate(number=Count("dispute", distinct=True)))
    return _most_first((right.value, right.label, found.get(right.value, 0)) for right in Right)


def _count_topics(among: DisputeQuerySet) -> Iterable[Counted]:
    found = Topic.objects.filter(disputes__is_public=True).annotate(number=_number(among, "disputes"))
    return _most_first(found.values_list("slug", "name", "number"))


def _count_courts(among: DisputeQuerySet) -> Iterable[Counted]:
    public = Court.objects.filter(proceedings__disputes__is_public=True)
    found = public.annotate(number=_number(among, "proceedings__disputes"))
    return _most_first(found.values_list("id", "short_name", "number"))


def _count_campaigns(among: DisputeQuerySet) -> Iterable[Counted]:
    found = Campaign.objects.filter(disputes__is_public=True).annotate(number=_number(among, "disputes"))
    return _most_first(found.values_list("slug", "name", "number"))


def _number(among: DisputeQuerySet, disputes: str) -> Count:
    return Count(disputes, filter=Q(**{f"{disputes}__in": among}), distinct=True)


def _most_first(rows: Iterable[Counted]) -> list[Counted]:
    return sorted(rows, key=lambda row: (-row[2], row[1].casefold()))


FACETS = (
    Facet("stage", "Stage", lambda values: Q(stage__in=values), _count_stages, Stage.values),
    Facet("outcome", "Outcome", _narrow_outcomes, _count_outcomes, OUTCOME_LABELS),
    Facet("right", "Right asserted", _narrow_rights, _count_rights, Right.values),
    Facet("topic", "Topic", _narrow_topics, _count_topics),
    Facet("court", "Court", _narrow_courts, _count_courts),
    Facet("campaign", "Campaign", lambda values: Q(campaign__slug__in=values), _count_campaigns),
)
