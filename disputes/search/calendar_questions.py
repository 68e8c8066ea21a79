"""What an address asks of the calendar: a month, a way to see it, and whose and which dates count."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from django.db.models import Q, QuerySet
from django.http import QueryDict

from disputes.models import Demand, Dispute, Event, EventKind, Lane, Placement
from disputes.models.disputes import DisputeQuerySet
from disputes.models.timeline import EventQuerySet
from disputes.search.counts import FIRST_YEAR_DRAWN, MOST_YEARS_AHEAD

VIEWS = {"month": "Month", "agenda": "Agenda", "silent": "Silent disputes"}
# A letter's deadline is one of the dates of kind “deadline”, on the path that the letter threatens with.
DEMAND_KIND, DEMAND_LANE = EventKind.DEADLINE, Lane.LAWSUIT
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
_SLUG = re.compile(r"[-\w]{1,100}", re.ASCII)


class OutsideCalendar(ValueError):
    """A month so early or so late that nobody can have dates there."""


@dataclass(frozen=True, slots=True)
class Question:
    """`month` is its first day; what an address says in any other way than these is left out."""

    today: datetime.date
    month: datetime.date
    view: str = "month"
    kinds: Sequence[str] = ()
    lane: str = ""
    campaign: str = ""
    dispute: str = ""
    with_ended: bool = False
    page: str = "1"

    @classmethod
    def read(cls, query: QueryDict, now: datetime.datetime) -> Self:
        """Raises OutsideCalendar."""
        today = now.astimezone(datetime.UTC).date()
        lane, view = query.get("lane", ""), query.get("view", "")
        return cls(
            today,
            _month(query.get("month", ""), today),
            view=view if view in VIEWS else "month",
            kinds=[kind for kind in dict.fromkeys(query.getlist("kind")) if kind in EventKind],
            lane=lane if lane in Lane else "",
            campaign=_slug(query.get("campaign", "")),
            dispute=_slug(query.get("dispute", "")),
            with_ended=query.get("ended") == "1",
            page=query.get("page", "1"),
        )

    def on(self, dispute: Dispute) -> Self:
        return replace(self, dispute=dispute.slug)

    @property
    def following(self) -> datetime.date:
        """The first day of the month after."""
        return first_after(self.month)

    @property
    def previous_month(self) -> str:
        """ "2026-01", or "" where the calendar begins."""
        before = self.month - datetime.timedelta(days=1)
        return f"{before:%Y-%m}" if before.year >= FIRST_YEAR_DRAWN else ""

    @property
    def next_month(self) -> str:
        return f"{self.following:%Y-%m}" if self.following <= last_month(self.today) else ""

    @property
    def is_this_month(self) -> bool:
        return self.month == self.today.replace(day=1)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.kinds or self.lane or self.campaign or self.dispute)

    @property
    def disputes(self) -> DisputeQuerySet:
        found = Dispute.objects.public()
        found = found.filter(campaign__slug=self.campaign) if self.campaign else found
        return found.filter(slug=self.dispute) if self.dispute else found

    @property
    def events(self) -> EventQuerySet:
        """Public events without routine entries, of all times that the calendar has."""
        end = midnight(first_after(last_month(self.today)))
        found = Event.objects.public().without_routine().filter(earliest_at__lt=end)
        found = found.filter(kind__in=self.kinds) if self.kinds else found
        found = found.in_lane(self.lane) if self.lane else found
        if self.campaign or self.dispute:
            found = found.filter(pk__in=Placement.objects.filter(dispute__in=self.disputes).values("event"))
        return found

    @property
    def demands(self) -> QuerySet[Demand]:
        """Demands with a deadline, of public disputes."""
        kinds, lanes = self.kinds or [DEMAND_KIND], [self.lane or DEMAND_LANE]
        if DEMAND_KIND not in kinds or DEMAND_LANE not in lanes:
            return Demand.objects.none()
        dated = Demand.objects.exclude(due_on="").filter(due_on__lt=str(last_month(self.today).year + 1))
        on_these = dated.filter(Q(dispute__in=self.disputes))
        return on_these.select_related("dispute", "made_by", "made_to").order_by("due_on", "pk")


def first_after(month: datetime.date) -> datetime.date:
    """The first day of the next month."""
    return (month.replace(day=1) + datetime.timedelta(days=31)).replace(day=1)


def last_month(today: datetime.date) -> datetime.date:
    return datetime.date(today.year + MOST_YEARS_AHEAD, 12, 1)


def midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def _month(text: str, today: datetime.date) -> datetime.date:
    """This month, where an address names none."""
    found = _MONTH.fullmatch(text)
    if not found:
        return today.replace(day=1)
    year, month = int(found[1]), int(found[2])
    if not FIRST_YEAR_DRAWN <= year <= last_month(today).year:
        raise OutsideCalendar(text)
    return datetime.date(year, month, 1)


def _slug(text: str) -> str:
    return text if _SLUG.fullmatch(text) else ""
