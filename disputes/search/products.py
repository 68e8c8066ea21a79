"""Products that are accused: the list, and of one the disputes over it and what they claim."""

import datetime
from collections.abc import Collection
from functools import cached_property

from django.db.models import Count, QuerySet

from disputes.models import Campaign, Dispute, Party, Product
from disputes.search import claim_facets, claims, names, stakes
from disputes.search.claims import Cell
from disputes.search.involved import Involved, with_page

WAYS = {names.FROM_A_TO_Z: "From A to Z", "maker": "By maker"}


def products(question: names.Question) -> names.Listing[Product]:
    """One page of the public products; found by their aliases and by their maker too."""
    rows = stakes.public_products().values_list("pk", "name", "aliases", "maker__name")
    return names.listing(
        question,
        (
            names.Name(key, name, names.heading(name, maker, question), [maker] if maker else [], aliases)
            for key, name, aliases, maker in rows
        ),
        Product.objects.in_bulk,
        _dispute_counts,
    )


class ProductSheet:
    """What stands on the page of one product; a part is read when the page comes to it."""

    def __init__(self, product: Product, page: str, now: datetime.datetime) -> None:
        self.product = product
        self.involved = Involved(stakes.over(Product.objects.filter(pk=product.pk)), page, now)

    @cached_property
    def maker(self) -> Party | None:
        """None where it is not known, or has no public page."""
        return with_page(self.product.maker)

    @cached_property
    def campaigns(self) -> QuerySet[Campaign]:
        return self.product.campaigns.filter(pk__in=Dispute.objects.public().values("campaign"))

    @cached_property
    def claims(self) -> list[Cell]:
        """How many claims each kind of protectability has, and the address of these in the grid."""
        question = claims.Question(chosen={"product": [self.product.slug]})
        rows = question.claims().order_by().values_list("protectability").annotate(number=Count("pk"))
        counts = dict(rows)
        return [
            Cell(label, counts[stored], question.choosing(protectability=[value]).address)
            for value, label in claim_facets.PROTECTABILITY.items()
            if (stored := claim_facets.stored(value)) in counts
        ]


def _dispute_counts(keys: Collection[int]) -> dict[int, int]:
    named = Product.objects.filter(pk__in=keys, disputes__is_public=True).order_by()
    return dict(named.values_list("pk").annotate(number=Count("disputes")))
