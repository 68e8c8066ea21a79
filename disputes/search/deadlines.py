"""Deadlines of demands: when each is over, how far that is, in words, and which went by unanswered."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from itertools import dropwhile
from typing import Self
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from disputes.models import Demand, Standing
from disputes.text.dates import BadDate, Precision, When

# Where a calendar day ends last: what is over there is over everywhere.
LAST_TO_END = datetime.timezone(datetime.timedelta(hours=-12))
KEY = "deadline:"  # so begin the keys of events that say that one passed
LONGEST = {Precision.YEAR: 366, Precision.MONTH: 31, Precision.DAY: 1}  # days
EARLIEST_CLOCK = datetime.timedelta(hours=14)  # so far is a clock on earth ahead of UTC


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when a demand asks for an answer; `ends_at` is the first moment after it, in UTC.

    Where no zone is known (`time_zone` is ""), that is the moment at which its date is over everywhere.
    """

    due: When
    ends_at: datetime.datetime
    time_zone: str = ""

    @classmethod
    def of(cls, demand: Demand) -> Self | None:
        """None: the letter sets none, or what stands there is no date."""
        try:
            due = When.parse(demand.due_on, time_zone=demand.time_zone or "UTC")
            return cls(due, _end(due, demand.time_zone), demand.time_zone)
        except (BadDate, ValueError, OverflowError):
            return None

    @property
    def day(self) -> When:
        """For a timeline, where a minute without a zone would be shown as one of UTC: then its day."""
        if self.time_zone or self.due.precision is not Precision.MINUTE:
            return self.due
        return When.parse(f"{self.due.earliest:%Y-%m-%d}")

    def is_over(self, now: datetime.datetime) -> bool:
        return self.ends_at <= now

    def words(self, now: datetime.datetime) -> str:
        """How far it is from now: "2 days 4 hours left", "at most 3 hours left", "passed 280 days ago"."""
        if self.is_over(now):
            return f"passed {_lasting(now - self.ends_at, most_units=1)} ago"
        left = f"{_lasting(self.ends_at - now, most_units=2)} left"
        return left if self.time_zone else f"at most {left}"


def key(demand: Demand) -> str:
    """The same for all demands of one side that another is to meet by one deadline."""
    sides = f"{demand.dispute_id}:{demand.made_by_id}:{demand.made_to_id}"
    return f"{KEY}{sides}:{demand.due_on}@{demand.time_zone}"


def unanswered(now: datetime.datetime) -> dict[str, list[Demand]]:
    """By key: demands whose deadline is over, where none of the same deadline has an answer recorded."""
    by_key: dict[str, list[Demand]] = defaultdict(list)
    for demand in _due_by(now):
        deadline = Deadline.of(demand)
        if deadline and deadline.is_over(now):
            by_key[key(demand)].append(demand)
    return {name: demands for name, demands in by_key.items() if not any(one.answer_id for one in demands)}


def _due_by(now: datetime.datetime) -> QuerySet[Demand]:
    """All that can be over. Order by text is order in time; east of us it is tomorrow already."""
    latest = f"{(now.astimezone(datetime.UTC) + EARLIEST_CLOCK):%Y-%m-%dT%H:%M}"
    due = Demand.objects.filter(due_on__lte=latest).exclude(due_on="").exclude(standing=Standing.WITHDRAWN)
    return due.select_related("dispute", "made_by", "made_to", "event").order_by("due_on", "pk")


def _end(due: When, zone: str) -> datetime.datetime:
    """Raises OverflowError or ValueError at the end of the calendar."""
    if due.precision is Precision.MINUTE and zone:
        return due.earliest
    at = due.earliest if due.precision is Precision.MINUTE else _next(due)
    local = at.replace(tzinfo=ZoneInfo(zone) if zone else LAST_TO_END)
    return local.astimezone(datetime.UTC)


def _next(when: When) -> datetime.datetime:
    """Midnight after a day, or after the last day of a month or year."""
    at = when.earliest + datetime.timedelta(days=LONGEST[when.precision])
    match when.precision:
        case Precision.YEAR:
            return at.replace(month=1, day=1)
        case Precision.MONTH:
            return at.replace(day=1)
    return at


def _lasting(length: datetime.timedelta, most_units: int) -> str:
    """From its largest unit on; what is nought is left out."""
    seconds = int(length.total_seconds())
    counts = [(seconds // 86_400, "day"), (seconds // 3_600 % 24, "hour"), (seconds // 60 % 60, "minute")]
    told = list(dropwhile(lambda each: not each[0], counts))[:most_units]
    words = [f"{count} {unit}" + ("s" if count > 1 else "") for count, unit in told if count]
    return " ".join(words) or "less than a minute"
