"""How the grid of claims is narrowed: each facet, its choices, and how many claims each choice would show."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Count, Q, QuerySet

from disputes.models import (
    Campaign,
    Claim,
    ClaimState,
    Dispute,
    Party,
    PartyRole,
    Product,
    Protectability,
    Right,
    Role,
    Standing,
)
from disputes.search import stakes
from disputes.search.directory import public_parties
from disputes.search.facets import MOST_VALUES_COUNT, Choices, Counted, Option

UNSORTED = "unsorted"  # in an address: of a claim that nobody has sorted yet
MOST_CHOICES_COUNT = 60  # of names: beyond them one searches by words
PROTECTABILITY = {each.value: each.label for each in Protectability} | {UNSORTED: "Not sorted"}
_SLUG = re.compile(r"[-\w]{1,100}", re.ASCII)
_SIDES = {Role.CLAIMANT: "claimants", Role.RESPONDENT: "respondents"}


@dataclass(frozen=True, slots=True)
class ClaimFacet:
    """`narrow` keeps the claims with any of the values; `count` tells what the given claims have.

    `count` takes what is chosen too, so that a public name has its label where no claim is left.
    `values` are all that there can be; None: they stand in the database.
    """

    name: str
    legend: str
    narrow: Callable[[Sequence[str]], Q]
    count: Callable[[QuerySet[Claim], Sequence[str]], Iterable[Counted]]
    values: Collection[str] | None = None

    def read(self, given: Iterable[str]) -> list[str]:
        """Of what an address gives the values that can be meant, each once, and not too many of them."""
        meant = [value for value in dict.fromkeys(given) if _SLUG.fullmatch(value)]
        return [value for value in meant if self.values is None or value in self.values][:MOST_VALUES_COUNT]


def choices(facet: ClaimFacet, among: QuerySet[Claim], chosen: Sequence[str]) -> Choices:
    """What has no claim is left out, unless it is chosen; the number beside an option is one of claims."""
    counted = list(facet.count(among, chosen))
    known = {value for value, _, _ in counted}
    options = [
        Option(value, label, number, value in chosen)
        for place, (value, label, number) in enumerate(counted)
        if value in chosen or (number and place < MOST_CHOICES_COUNT)
    ]
    options += [Option(value, value, 0, True) for value in chosen if value not in known]
    return Choices(facet.name, facet.legend, options)


def stored(value: str) -> str:
    """A value of an address as it stands in the database."""
    return "" if value == UNSORTED else value


def _narrow_side(side: Role, values: Sequence[str]) -> Q:
    """By name; where a claim names nobody on that side, all of that side of the dispute make or face it."""
    field = _SIDES[side]
    named = Claim.objects.filter(**{f"{field}__slug__in": values})
    roles = _roles(side).filter(party__slug__in=values)
    unnamed = Claim.objects.filter(**{field: None}, dispute__in=roles.values("dispute"))
    return Q(pk__in=named.values("pk")) | Q(pk__in=unnamed.values("pk"))


def _count_labels(field: str, labels: dict[str, str], among: QuerySet[Claim], _: object) -> list[Counted]:
    found = dict(among.order_by().values_list(field).annotate(number=Count("pk")))
    return [(value, label, found.get(stored(value), 0)) for value, label in labels.items()]


def _count_side(side: Role, among: QuerySet[Claim], chosen: Sequence[str]) -> list[Counted]:
    """Who is named, and who stands on that side where nobody is: no claim is in both."""
    field = _SIDES[side]
    named = Party.objects.filter(
        **{f"{'claims_made' if side == Role.CLAIMANT else 'claims_faced'}__in": among}
    )
    own = named.order_by().values_list("slug", "name").annotate(number=Count("pk"))
    whole = _roles(side).filter(dispute__claims__in=among.filter(**{field: None}))
    implied = whole.order_by().values_list("party__slug", "party__name").annotate(number=Count("pk"))
    return _most_first([*own, *implied, *_public_parties(chosen)])


def _roles(side: Role) -> QuerySet[PartyRole]:
    """Without what was taken back."""
    return PartyRole.objects.filter(role=side).exclude(standing=Standing.WITHDRAWN)


def _public_parties(slugs: Sequence[str]) -> Iterable[Counted]:
    public = public_parties().filter(slug__in=slugs)
    return [(slug, name, 0) for slug, name in public.values_list("slug", "name")] if slugs else []


def _count_disputes(among: QuerySet[Claim], chosen: Sequence[str]) -> list[Counted]:
    rows = among.order_by().values_list("dispute__slug", "dispute__short_name").annotate(number=Count("pk"))
    public = Dispute.objects.public().filter(slug__in=chosen).values_list("slug", "short_name")
    return _most_first([*rows, *((slug, name, 0) for slug, name in public)])


def _count_chosen(
    public: Callable[[], QuerySet[Any]],
    name: str,
    claims: str,
    among: QuerySet[Claim],
    chosen: Sequence[str],
) -> list[Counted]:
    """Only what is chosen, of products or works: one comes to it from the page of such."""
    if not chosen:
        return []
    number = Count(claims, Q(**{f"{claims}__in": among}), distinct=True)
    found = public().filter(slug__in=chosen).annotate(number=number)
    return list(found.values_list("slug", name, "number"))


def _count_campaigns(among: QuerySet[Claim], chosen: Sequence[str]) -> list[Counted]:
    part = among.exclude(dispute__campaign=None).order_by()
    rows = part.values_list("dispute__campaign__slug", "dispute__campaign__name").annotate(number=Count("pk"))
    public = Campaign.objects.filter(slug__in=chosen, disputes__is_public=True).distinct()
    return _most_first([*rows, *((slug, name, 0) for slug, name in public.values_list("slug", "name"))])


def _most_first(rows: Iterable[Counted]) -> list[Counted]:
    """Each once, with the sum of its numbers."""
    numbers, labels = Counter[str](), dict[str, str]()
    for value, label, number in rows:
        numbers[value] += number
        labels[value] = label
    summed = [(value, label, numbers[value]) for value, label in labels.items()]
    return sorted(summed, key=lambda row: (-row[2], row[1].casefold()))


FACETS = (
    ClaimFacet(
        "protectability",
        "What it protects",
        lambda values: Q(protectability__in=list(map(stored, values))),
        partial(_count_labels, "protectability", PROTECTABILITY),
        PROTECTABILITY,
    ),
    ClaimFacet(
        "status",
        "How it fared",
        lambda values: Q(status__in=values),
        partial(_count_labels, "status", dict(ClaimState.choices)),
        ClaimState.values,
    ),
    ClaimFacet(
        "right",
        "Right asserted",
        lambda values: Q(right__in=values),
        partial(_count_labels, "right", dict(Right.choices)),
        Right.values,
    ),
    ClaimFacet(
        "campaign", "Campaign", lambda values: Q(dispute__campaign__slug__in=values), _count_campaigns
    ),
    ClaimFacet(
        "claimant",
        "Claimant",
        partial(_narrow_side, Role.CLAIMANT),
        partial(_count_side, Role.CLAIMANT),
    ),
    ClaimFacet(
        "respondent",
        "Respondent",
        partial(_narrow_side, Role.RESPONDENT),
        partial(_count_side, Role.RESPONDENT),
    ),
    ClaimFacet(
        "product",
        "Product",
        lambda values: Q(dispute__in=stakes.over(Product.objects.filter(slug__in=values))),
        partial(_count_chosen, stakes.public_products, "name", "disputes__claims"),
    ),
    ClaimFacet(
        "work",
        "Work",
        lambda values: Q(pk__in=Claim.objects.filter(works__slug__in=values).values("pk")),
        partial(_count_chosen, stakes.public_works, "title", "claims"),
    ),
    ClaimFacet("dispute", "Dispute", lambda values: Q(dispute__slug__in=values), _count_disputes),
)
