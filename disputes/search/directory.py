"""Parties that the public sees: those of public disputes and the parents of such, with their part in them."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.db.models import Exists, OuterRef, Q, QuerySet

from disputes.models import Claim, Dispute, Event, Party, PartyRole, Placement, Product, Role, Work
from disputes.models.timeline import EventQuerySet
from disputes.search.events import with_disputes

LATEST_EVENTS = 10
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


@dataclass(frozen=True, slots=True)
class RoleGroup:
    role: Role
    roles: list[PartyRole]


def public_parties() -> QuerySet[Party]:
    public = PartyRole.objects.filter(dispute__is_public=True)
    return Party.objects.filter(Q(pk__in=public.values("party")) | Q(pk__in=public.values("party__parent")))


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


class PartySheet:
    """What stands on the page of one party; a part is read when the page comes to it."""

    def __init__(self, party: Party) -> None:
        self.party = party

    @cached_property
    def parent(self) -> Party | None:
        return public_parties().filter(subsidiaries=self.party).first()

    @cached_property
    def subsidiaries(self) -> QuerySet[Party]:
        return public_parties().filter(parent=self.party)

    @cached_property
    def products(self) -> QuerySet[Product]:
        return Product.objects.filter(maker=self.party, disputes__in=Dispute.objects.public()).distinct()

    @cached_property
    def works(self) -> QuerySet[Work]:
        """Works that are at stake in a public dispute."""
        public = Dispute.objects.public()
        claimed = Claim.objects.filter(dispute__in=public).values("works")
        named = public.values("works")
        return Work.objects.filter(Q(pk__in=claimed) | Q(pk__in=named), owner=self.party)

    @cached_property
    def role_groups(self) -> list[RoleGroup]:
        """Its roles in public disputes and those of its subsidiaries, in the order of the roles."""
        groups = defaultdict(list)
        for each in self._roles.select_related("dispute", "party").order_by("dispute__short_name", "pk"):
            groups[each.role].append(each)
        return [RoleGroup(role, groups[role]) for role in Role if groups[role]]

    @property
    def dispute_count(self) -> int:
        return len({each.dispute_id for group in self.role_groups for each in group.roles})

    @cached_property
    def latest_events(self) -> EventQuerySet:
        """On its public disputes; that an event stands on a dispute which is not public does not count."""
        placed = Placement.objects.filter(event=OuterRef("pk"), dispute__in=self._roles.values("dispute"))
        events = Event.objects.filter(Exists(placed), is_public=True).without_routine().newest_first()
        return with_disputes(events)[:LATEST_EVENTS]

    @property
    def _roles(self) -> QuerySet[PartyRole]:
        own = Q(party=self.party) | Q(party__parent=self.party)
        return PartyRole.objects.filter(own, dispute__is_public=True)


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
