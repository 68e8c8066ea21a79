"""The catalogue: which disputes an address asks for, and the rows that answer it."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from django.core.paginator import Page, Paginator
from django.db.models import F, Prefetch
from django.db.models.functions import Lower
from django.http import QueryDict

from disputes.models import Dispute, Event, PartyRole, Proceeding, Role
from disputes.models.disputes import DisputeQuerySet
from disputes.search import counts, facets, movement, words

PAGE_SIZE = 50
ACTIVITY_MONTHS = 24
ORDERS = {"latest": "Latest event", "name": "Name"}
NAMES_PER_SIDE_COUNT = 2


@dataclass(frozen=True, slots=True)
class Chip:
    """One active filter, and the address without it."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Question:
    """What an address asks of the catalogue; what is left out as not understood the `remarks` tell."""

    words: str = ""
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    order: str = "latest"
    page: str = "1"
    remarks: Sequence[str] = ()

    @classmethod
    def read(cls, query: QueryDict) -> Self:
        order = query.get("sort", "")
        return cls(
            words=words.read(query.get("q", "")),
            chosen={facet.name: facet.read(query.getlist(facet.name)) for facet in facets.FACETS},
            order=order if order in ORDERS else "latest",
            page=query.get("page", "1"),
            remarks=[said for facet in facets.FACETS for said in facet.remarks(query.getlist(facet.name))],
        )

    def disputes(self, ignoring: str = "") -> DisputeQuerySet:
        """The public disputes asked for; `ignoring` names a facet whose choices do not count."""
        found = Dispute.objects.public().mentioning(self.words)
        for facet in facets.FACETS:
            values = self.chosen.get(facet.name)
            if values and facet.name != ignoring:
                found = found.filter(facet.narrow(values))
        return found

    def address(self, page: int | None = None, *, without: tuple[str, str] = ("", "")) -> str:
        """The query string of this question on another page, or without one (facet, value) or ("q", "")."""
        query = QueryDict(mutable=True)
        query["q"] = "" if without[0] == "q" else self.words
        for name, values in self.chosen.items():
            query.setlist(name, [value for value in values if (name, value) != without])
        query["sort"] = "" if self.order == "latest" else self.order
        query["page"] = str(page or "")
        for name in [name for name, values in query.lists() if not any(values)]:
            del query[name]
        return f"?{query.urlencode()}"


@dataclass(frozen=True, slots=True)
class Row:
    """`months` counts the events of each of the last ACTIVITY_MONTHS months, oldest first."""

    dispute: Dispute
    latest: Event | None
    event_count: int
    months: list[int]

    @property
    def sides(self) -> list[str]:
        """Claimants and respondents, each side cut to a few names."""
        by_role = defaultdict(list)
        for role in self.dispute.roles.all():
            by_role[role.role].append(role.party.name)
        return [_some(by_role[side]) for side in (Role.CLAIMANT, Role.RESPONDENT) if by_role[side]]


@dataclass(frozen=True, slots=True)
class Catalogue:
    question: Question
    page: Page[Dispute]
    rows: list[Row]
    facets: list[facets.Choices]
    chips: list[Chip]


def catalogue(question: Question, now: datetime.datetime) -> Catalogue:
    """One page of rows, and the facets beside them. The number of queries does not grow with the disputes."""
    page = Paginator(_ordered(question, now), PAGE_SIZE).get_page(question.page)
    shown = [
        facets.choices(facet, question.disputes(ignoring=facet.name), question.chosen.get(facet.name, ()))
        for facet in facets.FACETS
    ]
    return Catalogue(question, page, _rows(list(page), now), shown, _chips(question, shown))


def _ordered(question: Question, now: datetime.datetime) -> DisputeQuerySet:
    found = movement.with_latest(question.disputes(), now)
    if question.order == "latest":
        found = found.order_by(F("latest_at").desc(nulls_last=True), Lower("short_name"), "pk")
    else:
        found = found.order_by(Lower("short_name"), "pk")
    return found.prefetch_related(
        "topics",
        "outcomes",
        Prefetch("roles", PartyRole.objects.select_related("party")),
        Prefetch("proceedings", Proceeding.objects.select_related("court")),
    )


def _rows(disputes: list[Dispute], now: datetime.datetime) -> list[Row]:
    latest = Event.objects.in_bulk([d.latest_id for d in disputes if d.latest_id])  # type: ignore[attr-defined]
    months = _last_months(now)
    events = counts.monthly([dispute.pk for dispute in disputes], now)
    return [
        Row(
            dispute,
            latest.get(dispute.latest_id),  # type: ignore[attr-defined]
            sum(events[dispute.pk].values()),
            [events[dispute.pk].get(month, 0) for month in months],
        )
        for dispute in disputes
    ]


def _last_months(now: datetime.datetime) -> list[str]:
    newest = now.year * 12 + now.month - 1
    return [f"{n // 12}-{n % 12 + 1:02}" for n in range(newest - ACTIVITY_MONTHS + 1, newest + 1)]


def _chips(question: Question, shown: Iterable[facets.Choices]) -> list[Chip]:
    chips = [
        Chip(option.label, question.address(without=(facet.name, option.value)))
        for facet in shown
        for option in facet.options
        if option.is_chosen
    ]
    if question.words:
        chips.insert(0, Chip(f"“{question.words}”", question.address(without=("q", ""))))
    return chips


def _some(names: list[str]) -> str:
    more = len(names) - NAMES_PER_SIDE_COUNT
    return ", ".join(names[:NAMES_PER_SIDE_COUNT]) + (f" and {more} more" if more > 0 else "")
