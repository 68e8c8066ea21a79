"""Days and months as people write them in running text, with a year or without, in several languages."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

NAMES: Final = (
    "jan january januar jänner januari janvier janv enero ene gennaio gen janeiro ocak января січня stycznia"
    " ledna",
    "feb february februar februari février févr fév febrero febbraio fevereiro fev şubat февраля лютого"
    " lutego února",
    "mar march märz mär maart mrt mars marzo março maret mart марта березня marca března",
    "apr april avril avr abril abr aprile nisan апреля квітня kwietnia dubna",
    "may mai mei mayo maggio mag maio maj mayıs мая травня maja května",
    "jun june juni juin junio giugno giu junho haziran июня червня czerwca června",
    "jul july juli juillet juil julio luglio lug julho temmuz июля липня lipca července",
    "aug august augustus août aout agosto ago ağustos agustus августа серпня sierpnia srpna",
    "sep sept september septembre septiembre setiembre settembre set setembro eylül сентября вересня września"
    " září",
    "oct october oktober okt octobre octubre ottobre ott outubro out ekim октября жовтня października října",
    "nov november novembre noviembre novembro kasım ноября листопада listopada listopadu",
    "dec december dezember dez décembre déc diciembre dic dicembre dezembro desember des aralık декабря"
    " грудня grudnia prosince",
)
NUMBERS: Final = {name: at for at, names in enumerate(NAMES, 1) for name in names.split()}
_ENGLISH: Final = frozenset(
    [
        "jan",
        "january",
        "feb",
        "february",
        "mar",
        "march",
        "apr",
        "april",
        "may",
        "jun",
        "june",
        "jul",
        "july",
        "aug",
        "august",
        "sep",
        "sept",
        "september",
        "oct",
        "october",
        "nov",
        "november",
        "dec",
        "december",
    ]
)
# Also words of another meaning: "3 out of 4 judges", "12 set out", "le 15 des lettres".
_OTHER_WORDS: Final = frozenset(
    ["ago", "des", "gen", "mag", "mai", "maj", "mar", "march", "mart", "mars", "may", "out", "set"]
)
_LOWER: Final = frozenset({"mai", "mars"})  # "le 8 mai": French writes its months so

_YEAR: Final = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAYS: Final = r"(?<![\d.,:/$€£])(?P<day>\d{1,2})(?:\s?[-–]\s?(?P<last>\d{1,2}))?"
_NAME: Final = r"(?<![^\W\d_])(?P<name>[^\W\d_]{3,12})(?![^\W\d_])"
# Every part is bounded: a text is read in linear time whatever comes. In order; what one has read is gone.
_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d/-])",
        r"(?:(?<!\d)(?P<year>(?:19|20)\d\d)\s?[年년]\s?)?(?<!\d)(?P<month>\d{1,2})\s?[月월]"
        r"(?:\s?(?P<day>\d{1,2})\s?[日일号號])?",
        rf"{_DAYS}(?:st|nd|rd|th|er|\.|º|ª)?\s(?:(?:de|of)\s)?{_NAME}(?:[.,]{{0,2}}\s(?:del?\s)?{_YEAR})?",
        rf"{_NAME}\.?\s{_DAYS}(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)(?:,?\s{_YEAR})?",
        rf"(?<![\d.])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",
        rf"{_NAME}\.?,?\s(?:del?\s)?{_YEAR}",
    )
)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it is written from `start` to `end`. No `year` or no `day`: it says none. `last_day` ends a
    range of days."""

    year: int | None
    month: int
    day: int | None
    last_day: int | None
    start: int
    end: int


def find(text: str) -> list[Written]:
    """The dates in a text, in their order: days and months with a year, days without; not single years.

    02/03/2026 is none, for nobody can tell its month; a month without day and year is none either, except
    in Chinese, Japanese and Korean: elsewhere it may be a word (March, May).
    """
    taken, found = bytearray(len(text)), []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(taken[start:end]) and (month := _month(match)):
                taken[start:end] = b"\1" * (end - start)  # a day that no calendar has is not its month
                found += _written(match, month)
    return sorted(found, key=lambda one: one.start)


def _month(match: re.Match[str]) -> int:
    """Its number; 0 for what only looks like one."""
    parts = match.groupdict()
    name = parts.get("name")
    if not name:
        return int(parts["month"] or 0)
    is_first = bool(parts.get("day")) and match.start("name") < match.start("day")
    return NUMBERS.get(name.casefold(), 0) if _is_month(name, is_first, bool(parts["year"])) else 0


def _written(match: re.Match[str], month: int) -> list[Written]:
    parts = match.groupdict()
    year, day, last = (int(parts.get(part) or 0) for part in ("year", "day", "last"))
    if not _is_in_calendar(year, month, day):
        return []
    last = last if day < last and _is_in_calendar(year, month, last) else 0
    return [Written(year or None, month, day or None, last or None, match.start(), match.end())]


def _is_month(name: str, is_before_day: bool, has_year: bool) -> bool:
    """Only English writes the month first, and with a capital."""
    plain = name.casefold()
    is_english = plain in _ENGLISH and name[0].isupper()
    if is_before_day:
        return is_english
    return has_year or is_english or plain in _LOWER or plain not in _OTHER_WORDS


def _is_in_calendar(year: int, month: int, day: int) -> bool:
    try:
        date(year or 2024, month, day or 1)  # a leap year
    except ValueError:
        return False
    return True
