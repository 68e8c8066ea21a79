"""Deadlines in a text: by a day, or within a time. Knows no court's rules on how days are counted."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from disputes.matching.extract.types import Match, Value
from disputes.text import months, weekdays

LONGEST_DAYS: Final = 730
_NUMBER_WORDS: Final = {
    1: "a an one",
    2: "two zwei deux dos",
    3: "three drei trois tres",
    4: "four vier quatre cuatro",
    5: "five fünf cinq cinco",
    6: "six sechs seis",
    7: "seven sieben sept siete",
    8: "eight acht huit ocho",
    10: "ten zehn dix diez",
    14: "fourteen vierzehn quatorze",
    15: "fifteen quinze quince",
    20: "twenty zwanzig vingt veinte",
    21: "twenty-one",
    28: "twenty-eight",
    30: "thirty dreißig trente treinta",
    60: "sixty",
    90: "ninety",
}
_NUMBERS: Final = {word: number for number, words in _NUMBER_WORDS.items() for word in words.split()}
_UNITS: Final = {
    0: "hour hours stunden heures horas",
    1: "day days tag tage tagen jour jours día días",
    7: "week weeks woche wochen semaine semaines semana semanas",
}
_DAYS_OF: Final = {unit: days for days, units in _UNITS.items() for unit in units.split()}
_UNIT: Final = "|".join(sorted(_DAYS_OF, key=len, reverse=True))
_COUNT: Final = (
    r"(?P<number>\d{1,3}|[^\W\d_]{1,9}(?:-[a-z]{3,5})?)[\s-]"
    rf"(?P<kind>(?:business|working|court|calendar)\s)?(?P<unit>{_UNIT})\b"
)
_WITHIN: Final = (
    re.compile(
        r"\b(?:within(?:\sthe\snext)?|binnen|innerhalb\svon|sous|dans\sun\sdélai\sde|en\sun\splazo\sde)\s"
        + _COUNT
        + r"(?P<from>\s(?:of|from|after|following|nach|après|de)\s)?",
        re.I,
    ),
    # Somebody is given the time: "has seven days to provide", "with 28 days to refile"; not "took 28 days".
    re.compile(
        r"\b(?:has|have|had|having|get|gets|got|gave|gives?|given|giving|grants?|granted|allow(?:s|ed)?|with)\s"
        rf"(?:[\w.’'-]{{1,20}}\s){{0,5}}?{_COUNT}(?P<from>)\s(?:to\s[a-z]{{2,15}}|notice)",
        re.I,
    ),
    re.compile(
        r"(?<!\d)(?P<number>\d{1,3})\s?(?P<kind>)(?P<unit>[日天일])\s?(?:以内|之内|内|이내)(?P<from>)"
    ),
)
_BY: Final = re.compile(
    r"\b(?:by|no later than|not later than|on or before|until|due|due on|due by|bis zum|bis spätestens"
    r"|deadline:|deadline (?:of|is|was|on|for \w{3,15} is)|spätestens am|d[’']ici (?:le|au)|au plus tard le"
    r"|avant le|antes del|hasta el|entro il|até) (?:(?:the|on|end of|close of business on) ){0,2}$",
    re.I,
)
_UNTIL_CJK: Final = re.compile(r"\s?(?:まで|までに|之前|前に|까지)")


def find(text: str, published: date | None, start: date | None) -> Iterator[Match]:
    """Deadlines: {"due" (ISO day)}, or {"days" or "hours"} with "due" and "counted_from" where a start is
    known.

    `start` is the day of the happening; it is counted from there, else from publication ("counted_from" says
    which), in calendar days. Business days ("business_days"), and days from something that the text names,
    stay uncounted. A day without a year is the first from publication on; one before that is no deadline.
    """
    yield from _by_a_day(text, published)
    for pattern in _WITHIN:
        for match in pattern.finditer(text):
            if value := _within(match, published, start):
                end = match.start("from") if match["from"] else match.end()
                yield match.start(), end, value


def _within(match: re.Match[str], published: date | None, start: date | None) -> Value:
    said = match["number"].casefold()
    number = int(said) if said.isdigit() else _NUMBERS.get(said, 0)
    length = _DAYS_OF.get(match["unit"].casefold(), 1)  # what is written with signs are days
    days = number * length
    if not number or days > LONGEST_DAYS:
        return {}
    value: Value = {"days": days} if length else {"hours": number}
    if match["kind"]:
        return {f"{match['kind'].strip().casefold()}_days": days}
    first = start or published
    if first and length and not match["from"]:
        value["due"] = (first + timedelta(days)).isoformat()
        value["counted_from"] = "happening" if start else "publication"
    return value


def _by_a_day(text: str, published: date | None) -> Iterator[Match]:
    days = ((one.start, one.end, _first_day(one, published)) for one in months.find(text))
    for begin, end, day in (*days, *_weekdays(text, published)):
        before = _BY.search(text[max(0, begin - 50) : begin])
        after = _UNTIL_CJK.match(text, end)
        if day and (before or after) and (not published or day >= published):
            start = begin - len(before[0]) if before else begin
            yield start, after.end() if after else end, {"due": day.isoformat()}


def _first_day(written: months.Written, published: date | None) -> date | None:
    """The day meant: of its year, else the first from publication on, if that is within half a year."""
    if not written.day:
        return None
    if written.year:
        return date(written.year, written.month, written.day)
    for year in (published.year, published.year + 1) if published else ():
        try:
            day = date(year, written.month, written.day)
        except ValueError:  # the 29th of February
            continue
        if published and timedelta() <= day - published <= timedelta(183):
            return day
    return None


def _weekdays(text: str, published: date | None) -> Iterator[tuple[int, int, date | None]]:
    """The next such day; one of the same name as the day of publication is a week later."""
    for start, end, weekday in weekdays.find(text):
        if published:
            yield start, end, published + timedelta((weekday - published.weekday() - 1) % 7 + 1)
