"""The public disputes in which something has a part: who against whom, how far, what happened last."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, Max, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Lower

from disputes.models import Dispute, Event, Line, Outcome, Party, PartyRole, Path, Role, Standing
from disputes.models.disputes import DisputeQuerySet
from disputes.models.timeline import EventQuerySet
from disputes.search import movement
from disputes.search.claims import NAMES_PER_SIDE_COUNT, Side
from disputes.search.directory import public_parties
from disputes.search.events import with_disputes

PAGE_SIZE = 25
LATEST_EVENTS = 10
# From so many on, their events are soon met among the newest of all; of fewer, their own are gone through.
MANY_DISPUTES = 500
SIDES = (Role.CLAIMANT, Role.RESPONDENT)


@dataclass(frozen=True, slots=True)
class Row:
    dispute: Dispute
    claimants: Side
    respondents: Side
    latest: Event | None

    @property
    def standards(self) -> Outcome | None:
        """Where its path to an industry standard stands."""
        return next((each for each in self.dispute.outcomes.all() if each.path == Path.STANDARDS), None)


class Involved:
    """A page of disputes, the latest moved first. The number of queries does not grow with them."""

    def __init__(self, disputes: DisputeQuerySet, page: str, now: datetime.datetime) -> None:
        self.disputes = disputes
        self._number = page
        self._now = now

    @cached_property
    def page(self) -> Page[Dispute]:
        latest_first = F("latest_at").desc(nulls_last=True)
        found = movement.with_latest(self.disputes, self._now).order_by(
            latest_first, Lower("short_name"), "pk"
        )
        roles = PartyRole.objects.filter(role__in=SIDES).exclude(standing=Standing.WITHDRAWN)
        roles = roles.select_related("party")
        return Paginator(found.prefetch_related("outcomes", Prefetch("roles", roles)), PAGE_SIZE).get_page(
            self._number
        )

    @cached_property
    def rows(self) -> list[Row]:
        shown = list(self.page)
        latest_ids = {each.pk: each.latest_id for each in shown}  # type: ignore[attr-defined]
        events = Event.objects.in_bulk([key for key in latest_ids.values() if key])
        return [
            Row(
                each,
                _side(each, Role.CLAIMANT),
                _side(each, Role.RESPONDENT),
                events.get(latest_ids[each.pk]),
            )
            for each in shown
        ]

    @cached_property
    def latest_events(self) -> EventQuerySet:
        return latest_events(self.disputes, self.page.paginator.count)


def latest_events(disputes: DisputeQuerySet, dispute_count: int, lane: str = "") -> EventQuerySet:
    """What stands on these public disputes, to come too, without routine; of one lane where one is named."""
    lines = Line.objects.filter(dispute__in=disputes.order_by().values("pk")).without_routine()
    lines = lines.filter(lane=lane) if lane else lines
    if dispute_count > MANY_DISPUTES:
        on_them = Q(Exists(lines.filter(event=OuterRef("pk"))))
    else:
        last = lines.order_by().values("event").annotate(at=Max("earliest_at")).order_by("-at", "-event")
        on_them = Q(pk__in=last.values("event")[:LATEST_EVENTS])
    return with_disputes(Event.objects.filter(on_them).newest_first())[:LATEST_EVENTS]


def with_page(party: Party | None) -> Party | None:
    """The party, where it has a page that the public sees."""
    known: QuerySet[Party] = public_parties().filter(pk=party.pk) if party else Party.objects.none()
    return known.first()


def _side(dispute: Dispute, role: Role) -> Side:
    parties: Sequence[Party] = [each.party for each in dispute.roles.all() if each.role == role]
    return Side(parties[:NAMES_PER_SIDE_COUNT], max(len(parties) - NAMES_PER_SIDE_COUNT, 0))
