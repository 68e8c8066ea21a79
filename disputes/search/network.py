"""Who faces whom: those on the other side of a party, and on its own, in public disputes. Draws nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import DenseRank, Lower

from disputes.models import Dispute, Party, PartyRole, Role, Standing
from disputes.models.disputes import DisputeQuerySet
from disputes.search.directory import with_subsidiaries

TIES_PER_PAGE = 24  # as many as can be drawn and still be read
DISPUTES_PER_TIE = 3
SIDES = (Role.CLAIMANT, Role.RESPONDENT)


class Side(StrEnum):
    """Where another party stands, as seen by the party whose page it is."""

    FACES = "faces"
    BESIDE = "beside"

    @property
    def label(self) -> str:
        return "Faces" if self is Side.FACES else "On its side"


@dataclass(frozen=True, slots=True)
class Tie:
    """Another party, where it stands, in how many public disputes, and the first few of these by name."""

    party: Party
    side: Side
    dispute_count: int
    disputes: Sequence[Dispute]

    @property
    def more_count(self) -> int:
        return self.dispute_count - len(self.disputes)

    @property
    def address(self) -> str:
        """The query string that narrows the disputes of the page to these."""
        return "?" + urlencode({"with": self.party.slug, "side": self.side.value})


class Network:
    """Of a party with its subsidiaries; who is met in most disputes comes first. Three queries, however many.

    Only claimants and respondents face each other: whoever watches, regulates or advises takes no side here.
    """

    def __init__(self, party: Party, page: str) -> None:
        self.party, self._page = party, page

    @cached_property
    def page(self) -> Page[Any]:
        """Rows of a party's id, a side and a number of disputes."""
        met = _met(self.party).order_by().values_list("party", "side")
        counted = met.annotate(dispute_count=Count("dispute", distinct=True))
        ordered = counted.order_by("-dispute_count", Lower("party__name"), "party", "side")
        return Paginator(ordered, TIES_PER_PAGE).get_page(self._page)

    @cached_property
    def ties(self) -> list[Tie]:
        rows = [row[:3] for row in self.page]
        parties = Party.objects.in_bulk([party_id for party_id, _, _ in rows])
        disputes = self._disputes(list(parties))
        return [
            Tie(parties[party_id], Side(side), number, disputes.get((party_id, side), []))
            for party_id, side, number in rows
        ]

    def _disputes(self, party_ids: Sequence[int]) -> Mapping[tuple[int, str], list[Dispute]]:
        """The first few of each of these parties on each side, each once."""
        place = Window(
            DenseRank(), [F("party"), F("side")], [Lower("dispute__short_name").asc(), F("dispute").asc()]
        )
        met = _met(self.party).filter(party__in=party_ids).annotate(place=place)
        roles = met.filter(place__lte=DISPUTES_PER_TIE).select_related("dispute").order_by("place")
        found: dict[tuple[int, str], dict[int, Dispute]] = defaultdict(dict)
        for each in roles:
            found[each.party_id, each.side][each.dispute_id] = each.dispute
        return {key: list(disputes.values()) for key, disputes in found.items()}


def disputes_between(party: Party, other: Party, side: Side) -> DisputeQuerySet:
    """The public disputes in which they meet so."""
    met = _met(party).filter(party=other, side=side)
    return Dispute.objects.public().filter(pk__in=met.values("dispute"))


def _met(party: Party) -> QuerySet[Any]:
    """The roles of others where the party, or a subsidiary of it, is claimant or respondent; with `side`.

    One that it meets through two of its own stands here twice. A role that was taken back counts for nothing.
    """
    own = with_subsidiaries(party)
    held = [standing for standing in Standing if standing != Standing.WITHDRAWN]
    sides = Q(role__in=SIDES, standing__in=held, dispute__is_public=True)
    met = Q(dispute__roles__role__in=SIDES, dispute__roles__standing__in=held, dispute__roles__party__in=own)
    # Says what is so, that there is such a role: only then does SQLite ask for it before all other roles.
    met &= Q(dispute__roles__pk__gt=0)
    is_beside = When(role=F("dispute__roles__role"), then=Value(Side.BESIDE.value))
    side = Case(is_beside, default=Value(Side.FACES.value))
    return PartyRole.objects.filter(sides & met).exclude(party__in=own).annotate(side=side)
