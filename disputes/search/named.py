"""Which courts and parties a word such as court:"S.D.N.Y." or party:disney means."""

from django.db.models import Exists, Q, QuerySet

from disputes.models import Court, PartyRole


def courts(value: str) -> QuerySet[Court]:
    """By id, or by a part of the name."""
    named = Q(name__icontains=value) | Q(short_name__icontains=value)
    return Court.objects.filter(Q(pk__iexact=value) | named)


def roles(value: str) -> QuerySet[PartyRole]:
    """Of the party of that slug and its subsidiaries; where there is none, whose name or alias has the words.

    "mpa" is an association, and a part of "company".
    """
    own = Q(party__slug=value.lower()) | Q(party__parent__slug=value.lower())
    is_known = Exists(PartyRole.objects.filter(own, dispute__is_public=True))
    named = Q(party__name__icontains=value) | Q(party__aliases__icontains=value)
    return PartyRole.objects.filter(own | (named & ~is_known))
