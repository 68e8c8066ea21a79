"""A line of the calendar, whether an event or the deadline that a letter sets. Knows no month and no page."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self
from zoneinfo import ZoneInfo

from disputes.models import Demand, Dispute, Event
from disputes.models.timeline import APPOINTMENTS
from disputes.search.calendar_questions import DEMAND_KIND, DEMAND_LANE, first_after
from disputes.text.dates import Precision, When

# A deadline whose letter names no zone has passed when its day is over everywhere.
LAST_ZONE = "Etc/GMT+12"
UNKNOWN_ZONE = "time zone not known"


@dataclass(frozen=True, slots=True)
class Entry:
    """`ends_at` is the first moment at which it is surely over; `hour` is "" where only the day is known."""

    source: Event | Demand
    when: When
    ends_at: datetime.datetime
    words: str
    detail: str
    kind: str
    kind_label: str
    lane: str
    disputes: Sequence[Dispute]
    address: str
    hour: str = ""
    is_past: bool = False
    is_important: bool = False

    @classmethod
    def of_event(cls, event: Event, now: datetime.datetime) -> Self:
        """The event has its public disputes as `shown_on`."""
        when = event.happened
        ends_at = _end(when, "UTC")
        return cls(
            event,
            when,
            ends_at,
            event.headline,
            event.summary,
            event.kind,
            event.get_kind_display(),
            event.lane,
            event.shown_on,  # type: ignore[attr-defined]
            event.get_absolute_url(),
            hour=_hour(when),
            is_past=ends_at <= now,
            is_important=event.is_important,
        )

    @classmethod
    def of_demand(cls, demand: Demand, now: datetime.datetime) -> Self:
        when = When.parse(demand.due_on, time_zone=demand.time_zone or "UTC")
        latest = When.parse(demand.due_on, time_zone=demand.time_zone or LAST_ZONE)
        ends_at = _end(latest, latest.time_zone)
        return cls(
            demand,
            when,
            ends_at,
            f"Deadline set by {demand.made_by} for {demand.made_to}",
            demand.demand,
            DEMAND_KIND.value,
            DEMAND_KIND.label,
            DEMAND_LANE.value,
            [demand.dispute],
            demand.dispute.get_absolute_url(),
            hour=_hour(when) if demand.time_zone else _unzoned_hour(demand.due_on),
            is_past=ends_at <= now,
        )

    @property
    def standing(self) -> str:
        return self.source.standing

    @property
    def demand(self) -> Demand | None:
        return self.source if isinstance(self.source, Demand) else None

    @property
    def is_answered(self) -> bool:
        return self.demand is not None and self.demand.answer_id is not None

    @property
    def is_appointment(self) -> bool:
        return self.kind in APPOINTMENTS

    @property
    def has_instant(self) -> bool:
        """Its moment is exact; that of a letter which names no zone is not."""
        return self.when.precision is Precision.MINUTE and UNKNOWN_ZONE not in self.hour

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        return days_of(self.when)

    @property
    def day(self) -> datetime.date | None:
        """The one day that it is on; None: which day, is not known."""
        first, last = self.days
        return first if first == last else None

    @property
    def rank(self) -> tuple[bool, bool, datetime.datetime]:
        """What is fixed beforehand comes first within a day, then the turning points."""
        return not self.is_appointment, not self.is_important, self.when.earliest


def days_of(when: When) -> tuple[datetime.date, datetime.date]:
    """The first and the last calendar day on which it can have been; a moment's are those of its zone."""
    zone = ZoneInfo(when.time_zone) if when.precision is Precision.MINUTE else datetime.UTC
    first, last = (end.astimezone(zone).date() for end in (when.earliest, when.latest))
    if when.precision in (Precision.DAY, Precision.MINUTE):
        return first, last
    return first, _first_unlike(last, when.precision) - datetime.timedelta(days=1)


def _end(when: When, zone: str) -> datetime.datetime:
    if when.precision is Precision.MINUTE:
        return when.latest
    after = _first_unlike(when.latest.date(), when.precision)
    return datetime.datetime.combine(after, datetime.time(), ZoneInfo(zone))


def _first_unlike(day: datetime.date, precision: Precision) -> datetime.date:
    """The first day after that day, its month or its year."""
    match precision:
        case Precision.YEAR:
            return datetime.date(day.year + 1, 1, 1)
        case Precision.MONTH:
            return first_after(day)
    return day + datetime.timedelta(days=1)


def _hour(when: When) -> str:
    """ "14:30 EST", or "" where no minute is known."""
    if when.precision is not Precision.MINUTE:
        return ""
    local = when.earliest.astimezone(ZoneInfo(when.time_zone))
    name = local.tzname() or ""
    return f"{local:%H:%M} {name if name.isalpha() else f'UTC{name}'}"


def _unzoned_hour(due_on: str) -> str:
    _, _, hour = due_on.partition("T")
    return f"{hour}, {UNKNOWN_ZONE}" if hour else ""
