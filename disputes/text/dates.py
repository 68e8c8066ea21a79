"""A date as a source gives it: a year, a month, a day or a moment, or a range of these. Knows no locale."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?(?P<offset>Z|[+-]\d\d:\d\d(?::\d\d)?)?)?)?)?",
    re.ASCII,
)


class BadDate(ValueError):
    """A text is no date; the message is a sentence that can be shown."""


class Precision(StrEnum):
    """How much of a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"


@dataclass(frozen=True, slots=True)
class When:
    """When something happened, between two ends that are both included.

    Both ends are aware UTC. A year, month or day stands as midnight UTC of its first calendar day, whatever
    the zone: a calendar day is not shifted. A minute is the exact instant, shown in `time_zone`.
    """

    earliest: datetime
    latest: datetime
    precision: Precision
    time_zone: str = "UTC"

    @classmethod
    def parse(cls, text: str, until: str | None = None, time_zone: str = "UTC") -> Self:
        """From ISO 8601 cut to what is known: `2026`, `2026-02`, `2026-02-17` or `2026-02-17T14:30`.

        A time without an offset is in `time_zone`. Both ends of a range must be equally precise. Raises
        BadDate.
        """
        zone = _zone(time_zone)
        earliest, precision = _read(text, zone)
        latest, latest_precision = _read(until, zone) if until else (earliest, precision)
        if latest_precision is not precision:
            raise BadDate(f"“{text}” and “{until}” are not equally precise.")
        if latest < earliest:
            raise BadDate(f"The date ends ({until}) before it begins ({text}).")
        return cls(earliest, latest, precision, time_zone)

    @classmethod
    def moment(cls, at: datetime, time_zone: str = "UTC") -> Self:
        """An exact instant, to the second; `at` must be aware. Raises BadDate."""
        _zone(time_zone)
        if at.tzinfo is None:
            raise BadDate("A moment without a time zone is not exact.")
        at = at.astimezone(UTC).replace(microsecond=0)
        return cls(at, at, Precision.MINUTE, time_zone)

    def words(self) -> str:
        """For people: `17–18 Feb 2026`, `Feb 2026`, `2026`; a minute in its zone, `17 Feb 2026, 14:30`."""
        first, last = _parts(self._local(self.earliest), self.precision), None
        if self.latest != self.earliest:
            last = _parts(self._local(self.latest), self.precision)
        return _join(first, last)

    def iso(self) -> str:
        """The earlier end, ISO 8601 cut to its precision; a minute carries the offset of its zone."""
        local = self._local(self.earliest)
        if self.precision is Precision.MINUTE:
            return local.isoformat(timespec="seconds")
        length = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}[self.precision]
        return local.date().isoformat()[:length]

    def after(self) -> datetime | None:
        """The first instant after the later end: a day, month or year is over, a minute has passed.

        None at the end of the calendar.
        """
        at = self.latest
        try:
            match self.precision:
                case Precision.YEAR:
                    return at.replace(year=at.year + 1)
                case Precision.MONTH:
                    return at.replace(year=at.year + at.month // 12, month=at.month % 12 + 1)
                case Precision.DAY:
                    return at + timedelta(days=1)
            return at + timedelta(minutes=1)
        except (ValueError, OverflowError):
            return None

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(ZoneInfo(self.time_zone)) if self.precision is Precision.MINUTE else at


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise BadDate(f"“{name}” is no time zone.") from None


def _read(text: str, zone: ZoneInfo) -> tuple[datetime, Precision]:
    found = _ISO.fullmatch(text)
    if not found:
        raise BadDate(f"“{text}” is no date: write 2026, 2026-02, 2026-02-17 or 2026-02-17T14:30.")
    try:
        if found["hour"]:
            at = datetime.fromisoformat(text)
            at = at if at.tzinfo else at.replace(tzinfo=zone)
            return at.astimezone(UTC), Precision.MINUTE
        day = datetime(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1), tzinfo=UTC)
    except (ValueError, OverflowError):
        raise BadDate(f"“{text}” is no date in the calendar.") from None
    return day, _precision(found)


def _precision(found: re.Match[str]) -> Precision:
    if found["day"]:
        return Precision.DAY
    return Precision.MONTH if found["month"] else Precision.YEAR


def _parts(at: datetime, precision: Precision) -> list[str]:
    """A date from its smallest known part to its year."""
    year, month, day = str(at.year), MONTHS[at.month - 1], str(at.day)
    match precision:
        case Precision.YEAR:
            return [year]
        case Precision.MONTH:
            return [month, year]
        case Precision.DAY:
            return [day, month, year]
    return [f"{day} {month} {year}, {at:%H:%M}"]


def _join(first: list[str], last: list[str] | None) -> str:
    """Two ends without saying twice what they share: `17–18 Feb 2026`, `28 Feb – 2 Mar 2026`."""
    if last is None or first == last:
        return " ".join(first)
    shared = 0
    while first[-1 - shared] == last[-1 - shared]:
        shared += 1
    own = first[: len(first) - shared]
    dash = "–" if len(own) == 1 and "," not in own[0] else " – "
    return " ".join(own) + dash + " ".join(last)
