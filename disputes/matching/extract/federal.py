"""US federal courts by CourtListener's ids: their names, what a string names. Knows no running text."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import courts_db

STRING_CHARACTERS: Final = 200
_NO_LETTER: Final = re.compile(r"[\W_]+")
_BANKRUPTCY: Final = re.compile(r"ban?k+ru|bankr", re.I)
_UNITED_STATES: Final = re.compile(r"^(?:United States|U\.? ?S\.?) ")
_SIDES: Final = {
    "n": "northern",
    "s": "southern",
    "e": "eastern",
    "w": "western",
    "m": "middle",
    "c": "central",
}
# How courts-db builds the names and the citation forms of district and bankruptcy courts.
_NAMED: Final = re.compile(
    r"(?:united states )?(?P<kind>district|bankruptcy) court,? (?:for the )?"
    r"(?:(?P<letter>[nsewmc])\. ?d\. |(?P<side>northern|southern|eastern|western|middle|central)"
    r" district (?:of )?|d\. |district of )?(?P<state>[a-z ]+)"
)
_CITED: Final = re.compile(r"(?:Bankr\. ?)?(?:[NSEWMC]\. ?)?D\. ?(?P<state>[A-Z].+)")

type District = tuple[str, str, str]  # "district" or "bankruptcy", the side ("northern" or none), the state


def resolve(text: str) -> str:
    """The id of the one US court that a whole string names; empty where none fits, or several do.

    First by name and citation form, then by courts-db's patterns: they know misspelt names and state courts.
    """
    text = " ".join(text[:STRING_CHARACTERS].split())
    if known := _by_name().get(folded(text)):
        return known
    # Its patterns of bankruptcy courts fit district courts as well: the string itself must say which it is.
    found = courts_db.find_court(text, bankruptcy=is_bankruptcy(text))
    return str(found[0]) if len(found) == 1 else ""


def name(court_id: str) -> str:
    """The court's name; empty for one that courts-db lacks."""
    court = _courts().get(court_id)
    return " ".join(court["name"].split()) if court else ""


def folded(text: str) -> str:
    """What spellings of a court's name share: its letters and digits, in words."""
    return _NO_LETTER.sub(" ", text.casefold()).strip()


def is_bankruptcy(text: str) -> bool:
    """Whether a name is that of a bankruptcy court."""
    return bool(_BANKRUPTCY.search(text))


@cache
def districts() -> dict[District, str]:
    """The district and bankruptcy courts that sit today."""
    found: dict[District, str] = {}
    for court_id in _living():
        if match := _NAMED.fullmatch(name(court_id).casefold()):
            side = match["side"] or _SIDES.get(match["letter"] or "", "")
            found.setdefault((match["kind"], side, match["state"]), court_id)
    return found


def district(kind: str, side: str, state: str) -> str:
    """The id of one of them: `side` is a word, a letter or empty. Empty where there is no such court."""
    side, state = side.casefold(), " ".join(state.casefold().split())
    return districts().get((kind, _SIDES.get(side, side), state), "")


@cache
def states() -> dict[str, str]:
    """States by their abbreviations in citations: `Cal.`, `W. Va.`, `N.Y.`."""
    found: dict[str, str] = {}
    for (_, _, state), court_id in districts().items():
        match = _CITED.fullmatch(_living()[court_id]["citation_string"])
        if match and len(match["state"]) > len("C."):
            found.setdefault(match["state"], state)
    return found


@cache
def own_names() -> dict[str, str]:
    """Ids by every usual form of the name of courts that are no district's or circuit's, and by `SDNY`."""
    names = {
        "U.S. Supreme Court": "scotus",
        "US Supreme Court": "scotus",
        "United States Supreme Court": "scotus",
    }
    for court_id, court in _living().items():
        full = name(court_id)
        if re.search(r"Court|Panel|Board", full) and not re.search(r"District|Bankruptcy|Circuit", full):
            names |= dict.fromkeys(_forms(full, court["citation_string"]), court_id)
    for short, state in states().items():
        if (letters := short.replace(".", "")).isupper() and len(letters) > 1:
            names |= {
                f"{letter.upper()}D{letters}": districts()["district", side, state]
                for letter, side in _SIDES.items()
                if ("district", side, state) in districts()
            }
    return names


def _forms(full: str, citation: str) -> Iterator[str]:
    bare = _UNITED_STATES.sub("", full, count=1)
    yield full
    if bare != full:
        yield from (f"{country} {bare}" for country in ("United States", "U.S.", "US"))
        yield from [bare] if bare.count(" ") > 2 else []
    letters = re.sub(r"[. ]", "", citation)
    yield from [citation, letters] if letters.isupper() and len(letters) > 3 else []


@cache
def _courts() -> dict[str, dict[str, Any]]:
    return {court["id"]: court for court in courts_db.courts if court["system"] == "federal"}


@cache
def _living() -> dict[str, dict[str, Any]]:
    return {
        court_id: court
        for court_id, court in _courts().items()
        if any(dates["end"] is None for dates in court["dates"])
    }


@cache
def _by_name() -> dict[str, str]:
    """Ids by folded name and citation form; what two share is of the one that sits today, or of none."""
    names: dict[str, set[str]] = {}
    for court_id, court in _courts().items():
        for spelling in (court["name"], court["citation_string"], *_abbreviated(court_id)):
            names.setdefault(folded(spelling), set()).add(court_id)
    one = {
        spelling: ids if len(ids) == 1 else ids & _living().keys()
        for spelling, ids in names.items()
        if spelling
    }
    return {spelling: next(iter(ids)) for spelling, ids in one.items() if len(ids) == 1}


def _abbreviated(court_id: str) -> Iterator[str]:
    """Citation forms by rule; courts-db cites a few courts with the state's full name."""
    for (kind, side, state), one in districts().items():
        if one == court_id:
            letter = f"{side[0].upper()}." if side else ""
            bankruptcy = "Bankr. " if kind == "bankruptcy" else ""
            yield from (
                f"{bankruptcy}{letter}D. {short}" for short, full in states().items() if full == state
            )
