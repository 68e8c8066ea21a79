"""Courts in running text: US federal ones by name, citation form or seat; others by the names handed in."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from disputes.matching.extract import federal
from disputes.matching.extract.types import Match

_NUMBERS: Final = (
    "first 1st",
    "second 2d 2nd",
    "third 3d 3rd",
    "fourth 4th",
    "fifth 5th",
    "sixth 6th",
    "seventh 7th",
    "eighth 8th",
    "ninth 9th",
    "tenth 10th",
    "eleventh 11th",
)
_CIRCUITS: Final = {name: f"ca{at}" for at, names in enumerate(_NUMBERS, 1) for name in names.split()} | {
    "dc": "cadc",
    "district of columbia": "cadc",
    "federal": "cafc",
    "fed": "cafc",
}
# Seats (28 U.S.C. sections 81 to 131) that news name instead of the district, in states with several.
_SEATS: Final = {
    "cacd": "Los Angeles|Santa Ana",
    "cand": "San Francisco|San Jose|Oakland",
    "casd": "San Diego",
    "caed": "Sacramento|Fresno",
    "nysd": "Manhattan|White Plains",
    "nyed": "Brooklyn|Central Islip",
    "nynd": "Albany|Syracuse",
    "nywd": "Buffalo",
    "paed": "Philadelphia",
    "pawd": "Pittsburgh",
    "ilnd": "Chicago",
    "txsd": "Houston",
    "txnd": "Dallas|Fort Worth|Amarillo",
    "txwd": "Austin|San Antonio|Waco",
    "wawd": "Seattle|Tacoma",
    "waed": "Spokane",
    "flsd": "Miami|Fort Lauderdale|West Palm Beach",
    "flmd": "Tampa|Orlando|Jacksonville",
    "gand": "Atlanta",
    "mied": "Detroit",
    "ohnd": "Cleveland",
    "ohsd": "Cincinnati",
    "tnmd": "Nashville",
    "tnwd": "Memphis",
    "moed": "St. Louis",
    "laed": "New Orleans",
    "wied": "Milwaukee",
}
_BY_SEAT: Final = {
    seat.casefold(): court_id for court_id, seats in _SEATS.items() for seat in seats.split("|")
}
_US: Final = r"(?:U\.?\s?S\.?|United\sStates)"
_WHICH: Final = (
    r"(?P<which>First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|1st|2n?d|3r?d"
    r"|(?:[4-9]|1[01])th|D\.?\s?C\.?|District\sof\sColumbia|Federal|Fed\.)"
)
_APPEALS: Final = (
    re.compile(
        rf"\b(?:{_US}\s)?(?:Circuit\s)?Court\sof\sAppeals,?\s(?:for\s)?(?:the\s)?{_WHICH}\sCircuit\b", re.I
    ),
    re.compile(rf"\b{_WHICH}\s(?:{_US}\s)?(?:Circuit\b(?:\sCourt\sof\sAppeals)?|Cir\.)"),
)
_ANY_COURT: Final = re.compile(
    r"court|circuit|cir\.|district|panel|board|scotus|\b[NSEWMC]?\.?\s?D\.|\b[A-Z]{4,5}\b|[A-Z]\.[A-Z]\.",
    re.I,
)


def find(text: str, others: Mapping[str, Sequence[str]]) -> Iterator[Match]:
    """Every court named: {"id", "name"}; one passage can be read in two ways. `others` are names of further
    courts by id, as their country writes them; of these the case counts."""
    for start, end, court_id in (*_others(text, others), *_federal(text)):
        name = federal.name(court_id) or next(iter(others.get(court_id, ())), court_id)
        yield start, end, {"id": court_id, "name": name}


def _others(text: str, others: Mapping[str, Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    ids = {federal.folded(name): court_id for court_id, names in others.items() for name in names if name}
    if ids:
        pattern = _any_of(tuple(sorted(name for names in others.values() for name in names if name)))
        for match in pattern.finditer(text):
            yield match.start(), match.end(), ids[federal.folded(match[0])]


def _federal(text: str) -> Iterator[tuple[int, int, str]]:
    if not _ANY_COURT.search(text):
        return
    named = (
        *((match, _circuit(match["which"])) for pattern in _APPEALS for match in pattern.finditer(text)),
        *((match, _of_district(match)) for match in _districts_pattern().finditer(text)),
        *((match, _of_district(match)) for match in _citations_pattern().finditer(text)),
        *((match, _of_seat(match["before"] or match["after"])) for match in _seats_pattern().finditer(text)),
        *((match, _own_ids()[federal.folded(match[0])]) for match in _own_pattern().finditer(text)),
    )
    yield from ((match.start(), match.end(), court_id) for match, court_id in named if court_id)


def _circuit(words: str) -> str:
    return _CIRCUITS[" ".join(words.casefold().replace(".", "").split()).replace("d c", "dc")]


def _of_district(match: re.Match[str]) -> str:
    kind = "bankruptcy" if federal.is_bankruptcy(match["kind"] or "") else "district"
    state = _short_states().get("".join(match["state"].split()), match["state"])
    return federal.district(kind, match["side"] or "", state)


def _of_seat(place: str) -> str:
    """By the city, or by the state if it has one district."""
    place = " ".join(place.casefold().split())
    in_state = [
        one for (kind, _, state), one in federal.districts().items() if (kind, state) == ("district", place)
    ]
    return _BY_SEAT.get(place) or (in_state[0] if len(in_state) == 1 else "")


@cache
def _short_states() -> dict[str, str]:
    return {"".join(short.split()): state for short, state in federal.states().items()}


@cache
def _own_ids() -> dict[str, str]:
    return {federal.folded(name): court_id for name, court_id in federal.own_names().items()}


@cache
def _districts_pattern() -> re.Pattern[str]:
    """`Northern District of California`; a district of a whole state only after the word court."""
    court = rf"(?:{_US}\s)?(?P<kind>District|Bankruptcy)\sCourt,?\s(?:for\s|in\s|of\s)?(?:the\s)?"
    side = r"(?P<side>Northern|Southern|Eastern|Western|Middle|Central)"
    return re.compile(
        rf"\b(?:{court})?(?:{side}\sDistrict\sof\s|(?(kind)District\sof\s|(?!)))(?P<state>{_states()})\b",
        re.I,
    )


@cache
def _citations_pattern() -> re.Pattern[str]:
    """`N.D. Cal.`, `S.D.N.Y.`, `D. Del.`, `Bankr. D. Md.`, with spaces or without."""
    short = {re.sub(r"(?<=\.)(?=\w)", " ", one) for one in federal.states()}
    spellings = "|".join(
        re.escape(one).replace(r"\ ", r"\s?") for one in sorted(short, key=lambda one: (-len(one), one))
    )
    return re.compile(
        rf"(?<![\w.])(?P<kind>Bankr\.\s?)?(?:(?P<side>[NSEWMC])\.\s?)?D\.\s?(?P<state>{spellings})(?!\w)"
    )


@cache
def _seats_pattern() -> re.Pattern[str]:
    places = f"{_states()}|{_alternatives(_BY_SEAT)}"
    court = rf"(?:federal|{_US}\sdistrict)\s(?:trial\s)?court"
    return re.compile(
        rf"\b{court}\s(?:in|of|for)\s(?P<after>{places})\b|\b(?P<before>{places})\sfederal\s(?:trial\s)?court\b",
        re.I,
    )


def _own_pattern() -> re.Pattern[str]:
    return _any_of(tuple(federal.own_names()))


def _states() -> str:
    return _alternatives({state for _, _, state in federal.districts()})


@lru_cache(maxsize=8)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_alternatives(names)})(?!\w)")


def _alternatives(names: Iterable[str]) -> str:
    """The longest first: it may begin with a shorter one."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(r"\s".join(re.escape(word) for word in name.split()) for name in longest_first)
