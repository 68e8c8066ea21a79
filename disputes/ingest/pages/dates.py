"""Dates as web pages write them. A day stays a day; what can be read in two ways is not read."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from disputes.ingest import zones
from disputes.text.dates import MONTH_NUMBERS

DATE_CHARACTERS: Final = 200  # a longer text is no place to look for a date
ORDERS: Final = {"mdy": (0, 2), "dmy": (2, 0)}  # where month and day stand in 2/17/2026
_MONTH: Final = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_ALONE: Final = r"(?<![\w/.–—-])"  # no part of a range, a number or a word
_BY_NAME: Final = re.compile(rf"{_ALONE}{_MONTH}\s+(\d\d?)(?:st|nd|rd|th)?\b,?\s+(\d{{4}})\b", re.I)
_BY_DAY: Final = re.compile(rf"{_ALONE}(\d\d?)(?:st|nd|rd|th|\.)?\s+(?:of\s+)?{_MONTH},?\s+(\d{{4}})\b", re.I)
_BY_YEAR: Final = re.compile(rf"{_ALONE}(\d{{4}})([-/])(\d\d?)\2(\d\d?)(?![\w/–—-])(?!\.\d)", re.A)
_BY_ORDER: Final = re.compile(rf"{_ALONE}(\d\d?)([-/.])(\d\d?)\2(\d{{4}})(?![\w/–—-])(?!\.\d)", re.A)
_INSTANT: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?\s?(Z|[+-]\d\d:?\d\d)?)?", re.A
)
# What may stand beside a date in a text that says nothing else.
_BESIDE: Final = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|posted|published|issued|released|filed"
    r"|date|on|at|\d\d?:\d\d(?::\d\d)?|[ap]\.?m\b\.?|[ecmp][sd]?t\b|gmt|utc|[\s,:|·•()–—-]",
    re.I,
)
# A time without a zone is no moment: then only the day is taken.
_ZONES: Final = {name: hours for name, hours in zones.NEWS_ZONES.items() if name}


def read(text: str, *, order: str = "", form: str = "") -> datetime | None:
    """The one date that a text names: an instant with a zone in UTC, a day as its midnight UTC.

    A calendar day is not shifted, and a time without a zone is left out: the feeds' days stand the same way.
    None where there is no date, more than one, or one that depends on a habit: 2/3/2026 needs `order`, "mdy"
    or "dmy". `form`, as `datetime.strptime` has it, is then the only spelling.
    """
    text = text.strip()
    if form:
        return _by_form(text, form)
    if len(text) > DATE_CHARACTERS:
        return None
    if instant := read_machine(text) or zones.moment(text, _ZONES):
        return instant
    days = {day for _, day in _days(text, order)}
    return days.pop() if len(days) == 1 else None


def read_machine(text: str) -> datetime | None:
    """ISO 8601, as `datetime` attributes and meta elements hold it: a day, or an instant with its zone."""
    found = _INSTANT.fullmatch(text.strip())
    if not found:
        return None
    day, clock, zone = found.groups()
    try:
        if clock and zone:
            return datetime.fromisoformat(f"{day}T{clock}{zone}").astimezone(UTC)
        return datetime.fromisoformat(day).replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def is_only_a_date(text: str, order: str = "") -> bool:
    """Whether a text holds a date and nothing besides but its day of the week, a time or “Posted on”."""
    if len(text) > DATE_CHARACTERS or read(text, order=order) is None:
        return False
    rest = text
    for found, _ in _days(text, order):
        rest = rest.replace(found, " ")
    return not _BESIDE.sub("", rest) or bool(read_machine(text) or zones.moment(text.strip(), _ZONES))


def is_date_line(text: str) -> bool:
    """Whether a text is only a date, even one that can be read in two ways: no words of an entry."""
    return any(is_only_a_date(text, order) for order in ORDERS)


def is_form(form: str) -> bool:
    """Whether a format writes a whole date so that it can be read again: year, month and day."""
    if "%y" not in form.lower():
        return False
    sample = datetime(2026, 2, 17, tzinfo=UTC)
    try:
        read_again = datetime.strptime(sample.strftime(form), form)  # noqa: DTZ007  only its day counts
    except (ValueError, OverflowError, re.error, IndexError, KeyError):
        return False
    return read_again.date() == sample.date()


def _by_form(text: str, form: str) -> datetime | None:
    try:
        at = datetime.strptime(text, form)  # noqa: DTZ007  without a zone only its day counts
        if at.tzinfo is None:
            return datetime(at.year, at.month, at.day, tzinfo=UTC)
        return at.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None


def _days(text: str, order: str) -> Iterator[tuple[str, datetime | None]]:
    """Each date in the text as it stands there, None for one that is in no calendar."""
    for found in _BY_NAME.finditer(text):
        yield found[0], _day(found[3], MONTH_NUMBERS[found[1][:3].lower()], found[2])
    for found in _BY_DAY.finditer(text):
        yield found[0], _day(found[3], MONTH_NUMBERS[found[2][:3].lower()], found[1])
    for found in _BY_YEAR.finditer(text):
        yield found[0], _day(found[1], int(found[3]), found[4])
    for found in _BY_ORDER.finditer(text):
        yield found[0], _by_order(found, order)


def _by_order(found: re.Match[str], order: str) -> datetime | None:
    if order not in ORDERS:
        return None
    parts = (found[1], "", found[3])
    month, day = ORDERS[order]
    return _day(found[4], int(parts[month]), parts[day])


def _day(year: str, month: int, day: str) -> datetime | None:
    try:
        return datetime(int(year), month, int(day), tzinfo=UTC)
    except ValueError:
        return None
