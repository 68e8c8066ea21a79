"""Writes calendars as RFC 5545 (iCalendar) has them. Knows days and moments, no disputes; reads no clock."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

CONTENT_TYPE = "text/calendar; charset=utf-8"
LINE_OCTETS = 75
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_LINE_END = re.compile(r"\r\n|[\r\x85\u2028\u2029]")
# No content line may hold a control character (3.1); an end of line would begin another.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_OUTSIDE_URL = re.compile(r"[^!-~]")
# 3.4: a calendar holds at least one component. An empty one holds the zone in which its moments are told.
_EMPTY = (
    *("BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000"),
    *("TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"),
)


class Status(StrEnum):
    """3.8.1.11: how certain an event is, or that it is called off."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One VEVENT. `starts` and `ends` are both days, the last one included, or both aware moments.

    `uid` never changes, `sequence` never falls; `changed_at` is aware. `status` None: nothing is said.
    """

    uid: str
    summary: str
    starts: date
    ends: date
    changed_at: datetime
    sequence: int = 0
    description: str = ""
    url: str = ""
    categories: Sequence[str] = ()
    status: Status | None = None


def write(name: str, description: str, events: Iterable[CalendarEvent], hours: int = 6) -> bytes:
    """A whole calendar, in UTF-8, with line ends and folds as 3.1 asks. To be read again every `hours`."""
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Casetracker//Calendar//EN", "CALSCALE:GREGORIAN"),
        *(f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"),
        *(f"DESCRIPTION:{_text(description)}", f"X-WR-CALDESC:{_text(description)}"),
        *(f"REFRESH-INTERVAL;VALUE=DURATION:PT{hours}H", f"X-PUBLISHED-TTL:PT{hours}H"),
        *([line for event in events for line in _lines(event)] or _EMPTY),
        "END:VCALENDAR",
    ]
    return b"".join(fold(line) for line in lines)


def fold(line: str) -> bytes:
    """A content line in octets with its end; folded after 75 octets, never within a letter."""
    octets, folded, room = line.encode("utf-8", "replace"), [], LINE_OCTETS
    while len(octets) > room:
        cut = room
        while octets[cut] & 0b1100_0000 == 0b1000_0000:  # the middle of a letter in UTF-8
            cut -= 1
        folded.append(octets[:cut])
        octets, room = octets[cut:], LINE_OCTETS - 1  # the blank that begins it counts
    return b"\r\n ".join([*folded, octets]) + b"\r\n"


def _lines(event: CalendarEvent) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_moment(event.changed_at)}"
    yield f"LAST-MODIFIED:{_moment(event.changed_at)}"
    yield f"SEQUENCE:{event.sequence}"
    yield from _span(event)
    yield f"SUMMARY:{_text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    if event.url:
        yield f"URL:{_OUTSIDE_URL.sub('', event.url)}"
    if event.categories:
        yield f"CATEGORIES:{','.join(map(_text, event.categories))}"
    if event.status:
        yield f"STATUS:{event.status}"
    # 3.8.2.7: nobody's time is taken by a date that is only to be known.
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _span(event: CalendarEvent) -> Iterator[str]:
    """3.6.1: days end with the day after the last; a moment without length has no end."""
    if isinstance(event.starts, datetime) and isinstance(event.ends, datetime):
        yield f"DTSTART:{_moment(event.starts)}"
        if event.ends > event.starts:
            yield f"DTEND:{_moment(event.ends)}"
        return
    yield f"DTSTART;VALUE=DATE:{_day(event.starts.toordinal())}"
    if event.ends < date.max:
        yield f"DTEND;VALUE=DATE:{_day(event.ends.toordinal() + 1)}"


def _moment(at: datetime) -> str:
    at = at.astimezone(UTC)
    return f"{at.year:04}{at:%m%dT%H%M%S}Z"


def _day(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{day.year:04}{day:%m%d}"


def _text(value: str) -> str:
    """3.3.11: signs that mean something are escaped, control characters go."""
    return _CONTROL.sub(" ", _LINE_END.sub("\n", value)).translate(_ESCAPED)
