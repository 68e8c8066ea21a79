"""All of a news text that can be proposed as a field. Knows no dispute; courts abroad are handed in."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from disputes.matching import happened
from disputes.matching.extract import citations, courts, deadlines, judges, money
from disputes.matching.extract.types import Found, Kind, Match
from disputes.text import dockets
from disputes.text.dates import Precision

LOOKED_AT_CHARACTERS: Final = 65_536
MOST_OF_A_KIND: Final = 50  # in one field of the text: beyond, it is a list and no news


def extract(
    fields: Mapping[str, str],
    *,
    published: date | None,
    courts: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Found, ...]:
    """What the fields (`title`, `summary`, `text`: plain text) say, by field and position.

    `courts` are names of courts, by id, that are no US federal ones. Of two finds of one kind that overlap
    the longer stands. Never raises on any text; reads at most 65,536 characters of each field.
    """
    start = _day_of_happening(fields, published)
    found = []
    for name, text in fields.items():
        text = text[:LOOKED_AT_CHARACTERS]
        for kind, matches in _all(text, published, start, courts or {}):
            found += [Found(kind, value, text[a:b], (name, a, b)) for a, b, value in _apart(matches)]
    order = list(fields)
    return tuple(sorted(found, key=lambda one: (order.index(one.span[0]), one.span[1:], one.kind)))


def _all(
    text: str, published: date | None, start: date | None, others: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Kind, Iterator[Match]]]:
    yield Kind.MONEY, money.find(text)
    yield Kind.DEADLINE, deadlines.find(text, published, start)
    yield Kind.COURT, courts.find(text, others)
    yield Kind.DOCKET, _dockets(text)
    yield Kind.JUDGE, judges.find(text)
    yield Kind.CITATION, citations.find(text)


def _dockets(text: str) -> Iterator[Match]:
    """Docket numbers of US federal courts: {"number" (its key), "judges" (initials, where it has them)}."""
    for start, end, number in dockets.find_all(text):
        initials = {"judges": "-".join(number.initials)} if number.initials else {}
        yield start, end, {"number": number.core, **initials}


def _apart(matches: Iterator[Match]) -> list[Match]:
    """Those that do not overlap, the longer first; by position, and not more than a reader would look at."""
    kept: list[Match] = []
    end = 0
    for match in sorted(matches, key=lambda one: (one[0], -one[1])):
        if kept and match[0] < end:
            if match[1] - match[0] > kept[-1][1] - kept[-1][0]:
                kept[-1] = match
                end = match[1]
            continue
        kept.append(match)
        end = match[1]
    return kept[:MOST_OF_A_KIND]


def _day_of_happening(fields: Mapping[str, str], published: date | None) -> date | None:
    found = happened.happened(fields, published)
    if not found or found.when.precision is not Precision.DAY or found.when.earliest != found.when.latest:
        return None
    return found.when.earliest.date()
