"""What disputes are over: products and works that the public sees, and the public disputes that name them."""

from django.db.models import Q, QuerySet

from disputes.models import Campaign, Claim, Dispute, Product, Work
from disputes.models.disputes import DisputeQuerySet


def public_products() -> QuerySet[Product]:
    """Those that a public dispute names, and those of a campaign with a public dispute."""
    public = Dispute.objects.public()
    campaigns = Campaign.objects.filter(pk__in=public.values("campaign"))
    return Product.objects.filter(Q(pk__in=public.values("products")) | Q(pk__in=campaigns.values("product")))


def over(products: QuerySet[Product]) -> DisputeQuerySet:
    """The public disputes that name any of the products."""
    named = Dispute.products.through.objects.filter(product__in=products)
    return Dispute.objects.public().filter(pk__in=named.values("dispute"))


def public_works() -> QuerySet[Work]:
    """Those that a public dispute names, or one of its claims."""
    public = Dispute.objects.public()
    claimed = Claim.objects.filter(dispute__in=public).values("works")
    return Work.objects.filter(Q(pk__in=public.values("works")) | Q(pk__in=claimed))


def at_stake(work: Work) -> DisputeQuerySet:
    """The public disputes that name the work, or in which something is claimed about it."""
    claimed = Q(pk__in=work.claims.values("dispute"))
    return Dispute.objects.public().filter(claimed | Q(pk__in=work.disputes.values("pk")))
