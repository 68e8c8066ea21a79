"""Dates as people and programs write them, in several languages. Knows no page and no clock."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from disputes.text import months

EARLIEST_YEAR: Final = 1990  # there was no web page before
_TEXT_CHARACTERS: Final = 1_000
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY: Final = r"(?<!\d)(?P<day>\d{1,2})"
_NAME: Final = r"(?<![^\W\d_])(?P<name>[^\W\d_]{3,12})"
# Every part is bounded: a text is read in linear time whatever comes. In order; what one has read is gone.
_PATTERNS: Final = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]",
        rf"{_DAY}(?:st|nd|rd|th|er|\.|º|ª)?[\s-]{{0,3}}(?:(?:de|of)\s|d[’'])?{_NAME}[.,]{{0,2}}[\s-]{{0,3}}(?:del?\s)?"
        + _YEAR,
        rf"{_NAME}\.?\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,]{{1,3}}{_YEAR}",
        rf"{_DAY}(?P<mark>[./-])\s?(?P<month>\d{{1,2}})[./-]\s?{_YEAR}",
        rf"{_DAY}(?P<mark>\.)\s?(?P<month>\d{{1,2}})\.\s?(?P<year>\d\d)(?![\d.])",
        # Only so: 19/11/18 is a day of 2019 in the far east, and of 2018 elsewhere.
        r"(?<![\d/])(?P<month>\d{1,2})/(?P<day>1[3-9]|2\d|3[01])/(?P<year>\d\d)(?![\d/])",
        rf"{_NAME}\.?,?\s(?:de\s)?{_YEAR}",
    )
)
_COMPACT: Final = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T|$)")
_PART: Final = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?P<month>\d\d))?")
_EPOCH: Final = re.compile(r"(?P<seconds>1\d{9})(?:\d{3})?")
# A first of January without a time of day is what programs write where only the year is known.
_FILLER: Final = re.compile(
    r"\D{0,20}(?:\d{4}\D01\D01|0?1\D0?1\D\d{4})(?:[T ]00:00(?::00(?:\.0+)?)?)?\D*(?:\d\d:?00)?"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text, and where it stands there. `iso` is cut to what is written: a day, month or year."""

    iso: str
    start: int
    end: int


def find(text: str, language: str = "") -> list[Found]:
    """The dates in the first 1,000 characters, in their order; days and months, not single years.

    02/03/2026 is a day only where the language, a tag such as `en-GB`, says which of them is the day.
    """
    text, found = text[:_TEXT_CHARACTERS], []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            if iso := _iso(parts, language):
                found.append(Found(iso, match.start(), match.end()))
            if iso or _month(parts):  # a day that no calendar has is not its month
                text = f"{text[: match.start()]}{'#' * (match.end() - match.start())}{text[match.end() :]}"
    return sorted(found, key=lambda one: one.start)


def stamped(value: str, language: str = "") -> str:
    """The date in a value written by a program, ISO text cut to its precision; empty where it says none.

    The day is that of the value's own time zone. Seconds and milliseconds since 1970 are days in UTC.
    """
    value = value.strip()[:100]
    if _FILLER.fullmatch(value):
        return ""
    if match := _EPOCH.fullmatch(value):
        return datetime.fromtimestamp(int(match["seconds"]), UTC).date().isoformat()
    if match := _PART.fullmatch(value) or _COMPACT.match(value):
        return _iso(match.groupdict(), language)
    found = find(value, language)
    return found[0].iso if found else ""


def _iso(parts: dict[str, str | None], language: str) -> str:
    year, month, day = (int(parts.get(name) or 0) for name in ("year", "month", "day"))
    if parts.get("name"):
        month = _month(parts)
        if not month:
            return ""
    if parts.get("mark"):
        day, month = _ordered(day, month, _is_month_first(language, parts["mark"] or ""))
        if not day:
            return ""
    return _calendar(year + 2000 if 0 < year < 100 else year, month, day)


def _month(parts: dict[str, str | None]) -> int:
    """The month that a name is of, in any language; 0 for none."""
    return months.NUMBERS.get((parts.get("name") or "").casefold(), 0)


def _is_month_first(language: str, mark: str) -> bool | None:
    """Only English writes it both ways, by its country. None: nobody knows."""
    name, _, country = language.lower().replace("_", "-").partition("-")
    if name == "en":
        return country in ("us", "ph") if country else None
    return False if name or mark == "." else None


def _ordered(first: int, second: int, is_month_first: bool | None) -> tuple[int, int]:
    """Day and month of two numbers; 0 and 0 where nobody can tell."""
    if first == second or first > 12:
        return first, second
    if second > 12:
        return second, first
    if is_month_first is None:
        return 0, 0
    return (second, first) if is_month_first else (first, second)


def _calendar(year: int, month: int, day: int) -> str:
    """ISO text cut to what is known; empty for what stands in no calendar or before the web."""
    try:
        whole = date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return ""
    if year < EARLIEST_YEAR:
        return ""
    return whole if day else whole[:7] if month else whole[:4]
