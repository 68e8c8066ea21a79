"""Disputes on which nothing public has moved for long: those still open, and those that came to an end."""

import datetime
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, OuterRef, Q, Subquery

from disputes.models import Dispute, Event, Line, Stage
from disputes.models.disputes import DisputeQuerySet
from disputes.models.timeline import lasts
from disputes.search.calendar_entries import days_of
from disputes.search.movement import with_latest
from disputes.text.dates import Precision

SILENT_DAYS = 45
PAGE_SIZE = 50
MOST_BESIDE = 8
AGREED = (Stage.SETTLED, Stage.LICENSED)
ENDED = (*AGREED, Stage.DISMISSED, Stage.CLOSED, Stage.PUBLISHED, Stage.ADOPTED)


@dataclass(frozen=True, slots=True)
class Silent:
    """`days` have passed since the last movement, or at least so many where its day is not known."""

    dispute: Dispute
    latest: Event
    following: Event | None
    days: int

    @property
    def is_exact(self) -> bool:
        latest = self.latest.happened
        return latest.precision in (Precision.DAY, Precision.MINUTE) and latest.earliest == latest.latest


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The disputes that fell silent last, and how many are silent in all: open ones, and ended ones."""

    first: list[Silent]
    count: int
    ended_count: int


def silent(disputes: DisputeQuerySet, now: datetime.datetime, *, ended: bool) -> DisputeQuerySet:
    """Public disputes on which surely nothing happened for SILENT_DAYS; who fell silent last comes first.

    What only a month or a year is known of may have happened on the last day of it. Routine docket entries
    are no movement, and a dispute of which no event is known is not called silent.
    """
    on_it = Line.objects.filter(dispute=OuterRef("pk")).without_routine()
    moved = on_it.happened_by(now).filter(_may_have_been_since(now - datetime.timedelta(days=SILENT_DAYS)))
    recent = now - datetime.timedelta(days=366)  # lets an index find what lies ahead
    ahead = on_it.filter(earliest_at__gte=recent).ahead_of(now).oldest_first()
    by_stage = disputes.filter(stage__in=ENDED) if ended else disputes.exclude(stage__in=ENDED)
    found = with_latest(by_stage, now).filter(~Exists(moved), Q(latest_at__isnull=False))
    found = found.annotate(following_id=Subquery(ahead.values("event_id")[:1]))
    return found.order_by(F("latest_at").desc(), "short_name", "pk")


def page(
    disputes: DisputeQuerySet, number: str, now: datetime.datetime
) -> tuple[Page[Dispute], list[Silent]]:
    """A page of what `silent` finds; a number that is none is the first."""
    shown = Paginator(disputes, PAGE_SIZE).get_page(number)
    return shown, told(list(shown), now)


def latest(disputes: DisputeQuerySet, now: datetime.datetime) -> Glimpse:
    """The first few, beside other things."""
    found = silent(disputes, now, ended=False)
    ended_count = silent(disputes, now, ended=True).count()
    return Glimpse(told(list(found[:MOST_BESIDE]), now), found.count(), ended_count)


def told(disputes: list[Dispute], now: datetime.datetime) -> list[Silent]:
    ids = [getattr(each, name) for each in disputes for name in ("latest_id", "following_id")]
    events = Event.objects.in_bulk([event_id for event_id in ids if event_id])
    return [
        Silent(
            each,
            events[each.latest_id],  # type: ignore[attr-defined]
            events.get(each.following_id),  # type: ignore[attr-defined]
            _days_since(events[each.latest_id], now),  # type: ignore[attr-defined]
        )
        for each in disputes
    ]


def _days_since(event: Event, now: datetime.datetime) -> int:
    _, last = days_of(event.happened)
    return (now.astimezone(datetime.UTC).date() - last).days


def _may_have_been_since(moment: datetime.datetime) -> Q:
    return lasts(moment) | Q(precision=Precision.MINUTE, latest_at=moment)
