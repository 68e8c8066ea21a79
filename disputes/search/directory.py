"""Parties that the public sees: who has a part in a public dispute, or is the parent of one that has."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Q, QuerySet

from disputes.models import Claim, Demand, Party, PartyRole
from disputes.search import names
from disputes.text import countries

WAYS = {names.FROM_A_TO_Z: "From A to Z", "country": "By country"}


def public_parties() -> QuerySet[Party]:
    """Those with a role in a public dispute, their parents, and whom a demand or a claim of one names."""
    roles = PartyRole.objects.filter(dispute__is_public=True)
    demands = Demand.objects.filter(dispute__is_public=True)
    claims = Claim.objects.filter(dispute__is_public=True)
    return Party.objects.filter(
        Q(pk__in=roles.values("party"))
        | Q(pk__in=roles.values("party__parent"))
        | Q(pk__in=demands.values("made_by"))
        | Q(pk__in=demands.values("made_to"))
        | Q(pk__in=claims.values("claimants"))
        | Q(pk__in=claims.values("respondents"))
    )


def with_subsidiaries(party: Party) -> QuerySet[Party]:
    """Whose roles count as the party's: its own, and those of the companies right below it."""
    return Party.objects.filter(Q(pk=party.pk) | Q(parent=party))


def parties(question: names.Question) -> names.Listing[Party]:
    """One page of the public parties; found by their aliases and by their country too."""
    return names.listing(
        question,
        (
            names.Name(
                key,
                name,
                names.heading(name, countries.name(code), question),
                [countries.name(code)] if code else [],
                aliases,
            )
            for key, name, aliases, code in public_parties().values_list("pk", "name", "aliases", "country")
        ),
        Party.objects.in_bulk,
        _dispute_counts,
    )


def _dispute_counts(keys: Collection[int]) -> dict[int, int]:
    """Public disputes of each of these parties by its id; those of a subsidiary are its parent's as well."""
    disputes: dict[int, set[int]] = defaultdict(set)
    public = PartyRole.objects.filter(dispute__is_public=True).order_by()
    theirs = public.filter(Q(party__in=keys) | Q(party__parent__in=keys))
    for party_id, parent_id, dispute_id in theirs.values_list("party", "party__parent", "dispute"):
        disputes[party_id].add(dispute_id)
        if parent_id:
            disputes[parent_id].add(dispute_id)
    return {key: len(disputes[key]) for key in keys}
