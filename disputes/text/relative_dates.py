"""Days in running text as their reader means them, seen from the day of publication. Knows no clock."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from disputes.text import months, weekdays
from disputes.text.dates import Precision, When

HALF_A_YEAR: Final = timedelta(183)  # before publication: so old can a date be without its year being said
_NUMBERS: Final = (
    "a one einem einer un une una",
    "two zwei deux dos",
    "three drei trois tres",
    "four vier quatre cuatro",
    "five fünf cinq cinco",
)
_COUNTS: Final = {word: at for at, words in enumerate(_NUMBERS, 1) for word in words.split()}
_DAYS_AGO: Final = (
    (0, r"(?<!USA )(?<!of )(?<!until )\btoday\b(?![’']s)|\bthis (?:morning|afternoon|evening)\b"),
    (0, r"\bheute\b|\baujourd[’']hui\b|\bhoy\b|\boggi\b|\bhoje\b|本日|今天|오늘"),
    (1, r"(?<!before )\byesterday\b|\blast night\b|\bgestern\b|\bhier (?:soir|matin|après-midi)\b"),
    (1, r"\bayer\b|\bieri\b|\bontem\b|(?<!一)昨日|昨天|어제"),
    (2, r"\bday before yesterday\b|\bvorgestern\b|\bavant-hier\b|\banteayer\b|一昨日|前天|그저께"),
)
_THIS_WEEK: Final = (
    r"\b(?:earlier |late |later )?this week\b|\bdiese Woche\b|\bcette semaine\b|\besta semana\b"
    r"|\bquesta settimana\b|今週|本周|이번 주"
)
_LAST_WEEK: Final = (
    r"\b(?:early |late )?last week\b|\b(?:letzte|vergangene|vorige)[rn]? Woche\b|\bla semaine dernière\b"
    r"|\bla semana pasada\b|\bla settimana scorsa\b|\bna semana passada\b|先週|上周|上週|지난주"
)
_WEEKEND: Final = (
    r"\b(?:over|at|on|during) the weekend\b|\blast weekend\b|\bam (?:vergangenen )?Wochenende\b"
    r"|\bce week-end\b|\bel fin de semana\b|週末に|周末"
)
_THIS_MONTH: Final = (
    r"\b(?:earlier |late |later )?this month\b|\bdiesen Monat\b|\bce mois-ci\b|\beste mes\b|\bquesto mese\b"
    r"|今月|本月|이번 달"
)
_LAST_MONTH: Final = (
    r"\b(?:early |late )?last month\b|\b(?:letzten|vergangenen|vorigen) Monat\b|\ble mois dernier\b"
    r"|\bel mes pasado\b|\bil mese scorso\b|\bno mês passado\b|先月|上个月|上個月|지난달"
)
_THIS_YEAR: Final = r"\bearlier this year\b|\bAnfang dieses Jahres\b|\bplus tôt cette année\b|今年初め"
_COUNT: Final = r"\d{1,2}|[^\W\d_]{1,6}"
_AGO: Final = re.compile(
    rf"\b(?P<count>{_COUNT}) (?P<unit>day|week|month)s? ago\b"
    rf"|\bvor (?P<count_de>{_COUNT}) (?P<unit_de>Tag|Woche|Monat)(?:e?n)?\b"
    rf"|\b(?:il y a|hace) (?P<count_fr>{_COUNT}) (?P<unit_fr>jour|día|semaine|semana|mois|mes)(?:e?s)?\b"
    r"|(?P<count_ja>\d{1,2})(?P<unit_ja>日|天|週間|周|か月|ヶ月|个月)前",
    re.I,
)
_UNIT_DAYS: Final = {1: "day tag jour día 日 天", 7: "week woche semaine semana 週間 周"}
_UNITS: Final = {name: days for days, names in _UNIT_DAYS.items() for name in names.split()}  # else a month
_DAY_OF_MONTH: Final = re.compile(r"(?<![\d月.])(?P<day>\d{1,2})\s?日(?!間|以|目|前|後|本|米|経|刊|中|内)")
_IN_MONTH: Final = re.compile(
    r"\b(?:in|last|early|mid|late|im|en|em|during|of)[ -](?:early |mid-|late )?(?P<name>[^\W\d_]{3,10})\b"
    r"(?!\s\d|\s(?:de|del)\s\d)"
)
_LAST: Final = re.compile(r"(?:\blast|\bpast|\b(?:letzten?|vergangenen?|vorigen)|\bel pasado|上)\s?$", re.I)
_LAST_AFTER: Final = re.compile(r"\s(?:dernier|pasado|scorso|passado)\b", re.I)
_OTHER_WEEKDAY: Final = re.compile(
    r"(?:\b(?:a|an|every|each|any|most|some|next|this|coming|until|black|good|cyber|bloody|super|ein(?:em|es)?|jeden"
    r"|kommenden?|nächsten?|prochain|próximo|prossimo)\s|, |[\"“‘«])$",
    re.I,
)
_SOME_WEEKDAY: Final = re.compile(r"\ba (?:mon|tues|wednes|thurs|fri|satur|sun)day(?! \w+ing\b)", re.I)
_NEXT_AFTER: Final = re.compile(r"\s(?:prochain|próximo|prossimo|que viene)\b", re.I)
_ON: Final = re.compile(r"\b(?:on|am|late|early|el|le|de|il)\s$", re.I)
_NAME_AFTER: Final = re.compile(
    r"\s(?!(?:Over|In|After|For|Against|At|With|To|That|As|From|When|Morning|Evening)\b)[A-Z][a-z]"
)


@dataclass(frozen=True, slots=True)
class Meant:
    """The days from `first` to `last` that are meant by what stands from `start` to `end`."""

    start: int
    end: int
    first: date
    last: date
    precision: Precision = Precision.DAY

    @property
    def when(self) -> When:
        length = {Precision.YEAR: 4, Precision.MONTH: 7}.get(self.precision, 10)
        first, last = self.first.isoformat()[:length], self.last.isoformat()[:length]
        return When.parse(first, last if last != first else None)


def find(text: str, published: date | None) -> list[Meant]:
    """The days meant, in their order. Without `published` only dates with a year mean any.

    A weekday is the last one up to `published`, itself included (nobody says the zone); after "last" the one
    before; none where the text tells of "a Friday". A date without a year lies in the year of publication
    or in the half year before. Weeks run from Monday.
    """
    written = months.find(text)
    meant = [one for date_ in written if (one := _written(date_, published))]
    if published:
        free = _blanked(text, [(one.start, one.end) for one in written])
        meant += [*_weekdays(free, published), *_spoken(free, published), *_ago(free, published)]
        meant += [*_days_of_month(free, published), *_in_months(free, published)]
    return sorted(meant, key=lambda one: one.start)


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """As long as the text, without what has been read."""
    parts, end = [], 0
    for start, stop in spans:
        parts += [text[end:start], "\0" * (stop - start)]
        end = stop
    return "".join([*parts, text[end:]])


def _written(one: months.Written, published: date | None) -> Meant | None:
    if one.year:
        return _of(one, one.year)
    for year in (published.year, published.year - 1) if published else ():
        meant = _of(one, year)
        if meant and published and meant.first <= published + timedelta(1):
            return meant if year == published.year or meant.last >= published - HALF_A_YEAR else None
    return None


def _of(one: months.Written, year: int) -> Meant | None:
    try:
        first = date(year, one.month, one.day or 1)
    except ValueError:  # the 29th of February
        return None
    if one.day:
        return Meant(one.start, one.end, first, first.replace(day=one.last_day or one.day))
    return _month(one.start, one.end, first)


def _month(start: int, end: int, day: date) -> Meant:
    last = calendar.monthrange(day.year, day.month)[1]
    return Meant(start, end, day.replace(day=1), day.replace(day=last), Precision.MONTH)


def _weekdays(text: str, published: date) -> Iterator[Meant]:
    if _SOME_WEEKDAY.search(text):
        return
    for start, end, weekday in weekdays.find(text):
        before, has_possessive = text[max(0, start - 15) : start], text[end : end + 2] in ("'s", "’s")
        is_name = bool(_NAME_AFTER.match(text, end)) and not has_possessive and not _ON.search(before)
        if is_name or _NEXT_AFTER.match(text, end) or (_OTHER_WEEKDAY.search(before) and not has_possessive):
            continue
        days = (published.weekday() - weekday) % 7
        if not days and (_LAST.search(before) or _LAST_AFTER.match(text, end)):
            days = 7
        day = published - timedelta(days)
        yield Meant(start, end, day, day)


def _spoken(text: str, published: date) -> Iterator[Meant]:
    for days, words in _DAYS_AGO:
        day = published - timedelta(days)
        yield from (Meant(one.start(), one.end(), day, day) for one in re.finditer(words, text))
    for words, first, last in _weeks(published):
        yield from (Meant(one.start(), one.end(), first, last) for one in re.finditer(words, text, re.I))
    for words, day in ((_THIS_MONTH, published), (_LAST_MONTH, published.replace(day=1) - timedelta(1))):
        yield from (_month(one.start(), one.end(), day) for one in re.finditer(words, text, re.I))
    for one in re.finditer(_THIS_YEAR, text, re.I):
        yield Meant(one.start(), one.end(), published.replace(month=1, day=1), published, Precision.YEAR)


def _weeks(published: date) -> tuple[tuple[str, date, date], ...]:
    """First and last day of each. On a Sunday "last week" can be the days before: for some it begins one."""
    monday = published - timedelta(published.weekday())
    saturday = published - timedelta((published.weekday() - 5) % 7)
    before = saturday if published.weekday() == 6 else monday - timedelta(1)
    return (
        (_THIS_WEEK, monday, published),
        (_LAST_WEEK, monday - timedelta(7), before),
        (_WEEKEND, saturday, min(saturday + timedelta(1), published)),
    )


def _ago(text: str, published: date) -> Iterator[Meant]:
    """Days exactly, weeks with three days on either side, months as months."""
    for match in _AGO.finditer(text):
        said = {name: part for name, part in match.groupdict().items() if part}
        number, unit = (part.casefold() for part in said.values())
        count, days = int(number) if number.isdigit() else _COUNTS.get(number, 0), _UNITS.get(unit, 30)
        day, spread = published - timedelta(count * days), timedelta(3 if days > 1 else 0)
        if count and days == 30:
            yield _month(match.start(), match.end(), day)
        elif count:
            yield Meant(match.start(), match.end(), day - spread, min(day + spread, published))


def _days_of_month(text: str, published: date) -> Iterator[Meant]:
    """`26日`: the last day of that number up to publication."""
    for match in _DAY_OF_MONTH.finditer(text):
        for one in (published, published.replace(day=1) - timedelta(1)):
            number, last = int(match["day"]), calendar.monthrange(one.year, one.month)[1]
            if 0 < number <= last and one.replace(day=number) <= published:
                yield Meant(match.start(), match.end(), one.replace(day=number), one.replace(day=number))
                break


def _in_months(text: str, published: date) -> Iterator[Meant]:
    for match in _IN_MONTH.finditer(text):
        name = match["name"]
        number = months.NUMBERS.get(name.casefold(), 0)
        is_word = name.isascii() and name.islower() and name in ("may", "march", "set", "out", "mar")
        if number and not is_word:
            one = months.Written(None, number, None, None, match.start("name"), match.end("name"))
            if meant := _written(one, published):
                yield meant
