"""Parties that the public sees: those of public disputes and the parents of such, with their part in them."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q, QuerySet

from disputes.models import Party, PartyRole

OTHER_LETTER = "#"


@dataclass(frozen=True, slots=True)
class Listed:
    """A party and the number of public disputes in which it, or one of its subsidiaries, has a role."""

    party: Party
    dispute_count: int


@dataclass(frozen=True, slots=True)
class Letter:
    """Parties whose names begin alike; `letter` is a capital or "#"."""

    letter: str
    parties: list[Listed]


def public_parties() -> QuerySet[Party]:
    public = PartyRole.objects.filter(dispute__is_public=True)
    return Party.objects.filter(Q(pk__in=public.values("party")) | Q(pk__in=public.values("party__parent")))


def with_subsidiaries(party: Party) -> QuerySet[Party]:
    """Whose roles count as the party's: its own, and those of the companies right below it."""
    return Party.objects.filter(Q(pk=party.pk) | Q(parent=party))


def by_letter(words: str = "") -> list[Letter]:
    """Public parties from A to Z; each of `words` stands somewhere in the names of the party."""
    counts = _dispute_counts()
    wanted = fold(words).split()
    found = [
        Listed(party, counts[party.pk])
        for party in sorted(public_parties(), key=lambda party: fold(party.name))
        if _mentions(party, wanted)
    ]
    return [
        Letter(letter, list(listed)) for letter, listed in groupby(found, key=lambda one: _letter(one.party))
    ]


def fold(text: str) -> str:
    """Without case and accents, so that "Muller" finds "Müller" on every database."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


def _dispute_counts() -> dict[int, int]:
    """Disputes of each party by its id; those of a subsidiary are its parent's as well."""
    disputes: dict[int, set[int]] = defaultdict(set)
    public = PartyRole.objects.filter(dispute__is_public=True).order_by()
    for party_id, parent_id, dispute_id in public.values_list("party", "party__parent", "dispute"):
        disputes[party_id].add(dispute_id)
        if parent_id:
            disputes[parent_id].add(dispute_id)
    return {party_id: len(found) for party_id, found in disputes.items()}


def _mentions(party: Party, wanted: Iterable[str]) -> bool:
    names = fold("\n".join([party.name, *party.aliases]))
    return all(word in names for word in wanted)


def _letter(party: Party) -> str:
    first = fold(party.name)[:1].upper()
    return first if first.isascii() and first.isalpha() else OTHER_LETTER
