"""What a picture of several disputes is drawn from: when each began, counts by lane, buckets over time."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from disputes.models import Dispute
from disputes.search import counts, milestones
from disputes.search.counts import Bucket, DayCount, LaneCount, Stretch, Whole
from disputes.search.milestones import Dates

LETTER, SOURCED, FIRST = "first letter", "first event with a source", "first event"


@dataclass(frozen=True, slots=True)
class Beginning:
    """The day from which a dispute's time is counted, and of what it is: LETTER, SOURCED or FIRST."""

    on: datetime.date
    of: str


class Lanes:
    """Of public disputes: counted by day in the database, so 20,000 events cost as many queries as two.

    Left out is what is dated outside believable years: it would press all others into one dot.
    """

    def __init__(self, disputes: Sequence[Dispute], now: datetime.datetime) -> None:
        self.ids = [each.pk for each in disputes]
        self.years = counts.years_drawn(now)

    @cached_property
    def dates(self) -> dict[int, Dates]:
        """The milestones of each dispute, by its primary key."""
        return milestones.dates(Dispute.objects.public().filter(pk__in=self.ids))

    @cached_property
    def _days(self) -> dict[int, list[DayCount]]:
        found = counts.by_day(self.ids)
        return {pk: found.get(pk, []) for pk in self.ids}

    @cached_property
    def counts(self) -> dict[int, Sequence[LaneCount]]:
        """By dispute: every lane, in the order of the paths, with nothing in it or not."""
        return {pk: Whole.of(days, self.years).lanes for pk, days in self._days.items()}

    @property
    def undrawn_count(self) -> int:
        return sum(lane.undrawn for lanes in self.counts.values() for lane in lanes)

    @cached_property
    def bounds(self) -> dict[int, tuple[datetime.date, datetime.date]]:
        """The days of the first and the last event that can be drawn, by dispute."""
        drawn = {pk: [each.day for each in self._drawn(days)] for pk, days in self._days.items()}
        return {pk: (min(days), max(days)) for pk, days in drawn.items() if days}

    @cached_property
    def beginnings(self) -> dict[int, Beginning]:
        """The first letter; where none is known to the month, the first event that is no background and has a
        source; where there is none, the first of all."""
        found = {}
        for pk in self.ids:
            dates, bounds = self.dates.get(pk, {}), self.bounds.get(pk)
            days = [(dates.get("letter"), LETTER), (dates.get("first"), SOURCED)]
            days += [(bounds[0], FIRST)] if bounds else []
            told = [Beginning(day, of) for day, of in days if day and self._is_believable(day)]
            if told:
                found[pk] = told[0]
        return found

    @cached_property
    def buckets(self) -> dict[int, list[Bucket]]:
        """By dispute; as fine as the longest allows. A bucket starts on the day of its first event."""
        longest = max((last - first for first, last in self.bounds.values()), default=datetime.timedelta())
        stretch = Stretch.for_span(longest)
        return {pk: _buckets(self._drawn(days), stretch) for pk, days in self._days.items()}

    def _drawn(self, days: Iterable[DayCount]) -> list[DayCount]:
        return [each for each in days if each.is_drawn(self.years)]

    def _is_believable(self, day: datetime.date) -> bool:
        return self.years[0] <= day.year <= self.years[1]


def _buckets(days: Iterable[DayCount], stretch: Stretch) -> list[Bucket]:
    found: dict[tuple[str, datetime.date], list[DayCount]] = defaultdict(list)
    for each in days:
        found[each.lane, stretch.start(each.day)].append(each)
    return [
        Bucket(
            lane,
            min(each.day for each in inside),
            sum(each.count for each in inside),
            sum(each.important_count for each in inside),
        )
        for (lane, _), inside in sorted(found.items())
    ]
