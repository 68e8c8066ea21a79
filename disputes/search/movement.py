"""Where things move: disputes by their latest event, dates to come, deadlines that passed unanswered."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from django.db.models import BigIntegerField, Case, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models import When as If

from disputes.models import Demand, Dispute, Event, Line
from disputes.models.disputes import DisputeQuerySet
from disputes.models.figures import LineQuerySet, are_counted
from disputes.search.events import with_disputes
from disputes.text.dates import When

MOST_DISPUTES = 8
MOST_DATES = 6
FIRST_DAY = datetime.timedelta(days=1)
NEW_FOR = datetime.timedelta(days=30)
LONGEST_SPAN = datetime.timedelta(days=366)  # what lies ahead began no longer ago: so an index finds it


@dataclass(frozen=True, slots=True)
class Movement:
    """A dispute, and what happened last on it; None: nothing has."""

    dispute: Dispute
    latest: Event | None


@dataclass(frozen=True, slots=True)
class Date:
    """A date on which something is due: the deadline of a demand, or an event that is to come."""

    when: When
    words: str
    address: str
    disputes: Sequence[Dispute]
    demand: Demand | None = None

    @classmethod
    def of_demand(cls, demand: Demand) -> Self:
        when = When.parse(demand.due_on, time_zone=demand.time_zone or "UTC")
        return cls(when, demand.demand, demand.dispute.get_absolute_url(), [demand.dispute], demand)

    @classmethod
    def of_event(cls, event: Event) -> Self:
        return cls(event.happened, event.headline, event.get_absolute_url(), event.shown_on)  # type: ignore[attr-defined]


def with_latest(disputes: DisputeQuerySet, now: datetime.datetime) -> DisputeQuerySet:
    """With `latest_id` and `latest_at` of what happened last: nothing to come, nothing routine.

    Kept ones where they hold. Of what has changed since they were counted, the timeline is asked.
    """
    holds = are_counted() & (Q(figures__changes_at=None) | Q(figures__changes_at__gt=now))
    latest = _latest_lines(now)
    return disputes.annotate(
        latest_id=Case(
            If(holds, then=F("figures__latest_id")),
            default=Subquery(latest.values("event_id")[:1]),
            output_field=BigIntegerField(),
        ),
        latest_at=Case(
            If(holds, then=F("figures__latest_at")), default=Subquery(latest.values("earliest_at")[:1])
        ),
    )


def last_moved(
    disputes: DisputeQuerySet, now: datetime.datetime
) -> Iterable[tuple[int, int | None, datetime.datetime | None]]:
    """Each dispute with `latest_id` and `latest_at`, always asked of its timeline."""
    latest = _latest_lines(now)
    return disputes.order_by().values_list(
        "pk", Subquery(latest.values("event_id")[:1]), Subquery(latest.values("earliest_at")[:1])
    )


def _latest_lines(now: datetime.datetime) -> LineQuerySet:
    on_it = Line.objects.filter(dispute=OuterRef("pk")).without_routine()
    return on_it.happened_by(now).newest_first()


def in_motion(now: datetime.datetime) -> list[Movement]:
    """The disputes on which something happened last."""
    latest_first = F("latest_at").desc(nulls_last=True)
    moved = _movements(with_latest(Dispute.objects.public(), now).order_by(latest_first, "short_name"))
    return [movement for movement in moved if movement.latest]


def newly_public(now: datetime.datetime) -> list[Movement]:
    """The disputes that the public has seen for days, not for months; the newest first.

    What came on the first day, with the starter catalogue, is the stock and no news.
    """
    public = Dispute.objects.public()
    first_at = public.aggregate(first_at=Min("published_at"))["first_at"] or now
    since = max(now - NEW_FOR, first_at + FIRST_DAY)
    fresh = public.filter(published_at__gt=since)
    newest = fresh.order_by("-published_at", "short_name")
    shown = Dispute.objects.filter(pk__in=newest.values("pk")[:MOST_DISPUTES])
    return _movements(with_latest(shown, now).order_by("-published_at", "short_name"))


def _movements(disputes: DisputeQuerySet) -> list[Movement]:
    latest_ids = {dispute: dispute.latest_id for dispute in disputes[:MOST_DISPUTES]}  # type: ignore[attr-defined]
    events = Event.objects.in_bulk([event_id for event_id in latest_ids.values() if event_id])
    return [Movement(dispute, events.get(event_id)) for dispute, event_id in latest_ids.items()]


def coming(now: datetime.datetime) -> list[Date]:
    """Hearings, decisions and deadlines that lie ahead, the nearest first."""
    begun = Event.objects.public().filter(earliest_at__gte=now - LONGEST_SPAN)
    events = with_disputes(begun.ahead_of(now).oldest_first())
    demands = _open_demands().filter(_is_ahead(now)).order_by("due_on", "pk")
    dates = [
        *map(Date.of_event, events[:MOST_DATES]),
        *map(Date.of_demand, demands[:MOST_DATES]),
    ]
    return sorted(dates, key=lambda date: date.when.earliest)[:MOST_DATES]


def passed(now: datetime.datetime) -> list[Date]:
    """Deadlines of demands that went by without a recorded answer, the latest first."""
    gone = _open_demands().exclude(_is_ahead(now)).order_by("-due_on", "pk")
    return [Date.of_demand(demand) for demand in gone[:MOST_DATES]]


def _open_demands() -> QuerySet[Demand]:
    """Demands with a deadline and without an answer, of public disputes."""
    public = Demand.objects.filter(dispute__is_public=True, answer=None).exclude(due_on="")
    return public.select_related("dispute", "made_by", "made_to")


def _is_ahead(now: datetime.datetime) -> Q:
    """Due today or later; "2026-03" lies ahead until that month is over. Order by text is order in time."""
    today = f"{now.astimezone(datetime.UTC):%Y-%m-%d}"
    return Q(due_on__gte=today) | Q(due_on__in=[today[:7], today[:4]])
