"""The ways in which news shorten and turn a name. Knows no particular company."""

import re
from collections.abc import Iterator
from typing import Final

_COMPANY_FORM: Final = re.compile(
    r"[,\s]+(?:inc|incorporated|corp|corporation|co|company|llc|l\.l\.c|ltd|limited|lp|llp|lllp|plc|pbc|gmbh|ag|se|sa|"
    r"s\.a|n\.v|nv|bv|ab|oy|uab|kk|k\.k|pte|pvt|pty|holdings?|group|et al)\.?$",
    re.IGNORECASE,
)
# Of "Like Company" or "News Corp" a word is left that means anything; "Inc." is never part of a name.
_IS_PART_OF_NAME: Final = re.compile(r"\b(?:company|co|corp|group|holdings?)\.?$", re.IGNORECASE)
_SHORT_WORD: Final = re.compile(r"\w{1,5}")
_BRACKETED: Final = re.compile(r"\s*\([^()]{1,60}\)$")
_ARTICLE: Final = re.compile(r"^the\s+", re.IGNORECASE)
_TITLE: Final = re.compile(
    r"^(?:(?:mr|mrs|ms|dr|hon|sir|chief|senior|magistrate|presiding|district|circuit|justice|judge|lord|lady)\.?\s+)+",
    re.IGNORECASE,
)
_AFTER_NAME: Final = re.compile(r",?\s+(?:jr|sr|ii|iii|iv|dbe|kc|qc)\.?$", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"[(:;)]|\b(?:before|after|until|since)\b[^:]{0,40}:")
_INITIAL: Final = re.compile(r"\s(?:[A-Z]\.\s?)+(?=\S)")
_CIRCUIT: Final = re.compile(r"\b((?:\w+|D\.C\.|Federal) Circuit|Supreme Court)\b")
_OWNERS: Final = ("maker", "owner", "developer", "parent", "creator", "operator", "company")
_SHORTEST_SURNAME: Final = 4


def spellings(name: str) -> Iterator[str]:
    """The name, and what is left of it without its company form, its bracket, its article.

    "The Example Company (US), Inc." gives "The Example Company" and "Example" as well.
    """
    seen: set[str] = set()
    waiting = [name.strip()]
    while waiting:
        one = waiting.pop()
        if one in seen or not one:
            continue
        seen.add(one)
        yield one
        waiting += (form.sub("", one).strip() for form in (_BRACKETED, _ARTICLE))
        bare = _COMPANY_FORM.sub("", one).strip()
        if not (_IS_PART_OF_NAME.search(one) and _SHORT_WORD.fullmatch(bare)):
            waiting.append(bare)


def of_owner(product: str) -> Iterator[str]:
    """What news call a company by its product: "the Example maker", "owner of Example"."""
    for word in _OWNERS:
        yield f"{product} {word}"
        yield f"{product}'s {word}"
        if word != "company":
            yield f"{word} of {product}"


def surname(person: str) -> str:
    """The last name, by which a second mention goes; empty where it is too short to tell anything."""
    bare = _AFTER_NAME.sub("", person.strip())
    last = bare.rpartition(" ")[2]
    return last if " " in bare and len(last) >= _SHORTEST_SURNAME else ""


def bare_court(name: str) -> str:
    """How news call it: "Third Circuit", "Supreme Court"; empty where they have no other name for it."""
    found = _CIRCUIT.search(name)
    return found[1] if found else ""


def of_judges(wording: str) -> Iterator[str]:
    """The names in a docket's field for its judge: "Jane Q. Doe (Magistrate Judge Roe)" names two."""
    for part in _BETWEEN.split(wording):
        name = _AFTER_NAME.sub("", _TITLE.sub("", part.strip(" ,.)(")))
        if " " not in name and not _TITLE.match(part.strip()):
            continue
        for form in {name, _INITIAL.sub(" ", name)}:
            if " " in form:
                yield form
        if last := surname(name) or name:
            for title in ("Judge", "Justice"):
                yield f"{title} {last}"
