"""Judges named in a text, by their title. Knows no list of judges."""

import re
from collections.abc import Iterator
from typing import Final

from disputes.matching.extract.types import Match

_TITLE: Final = (
    r"(?:(?:Chief|Senior|Presiding|Associate|Magistrate|District|Circuit|Bankruptcy|Federal|federal|U\.?S\.?|Lord|Lady"
    r"|Mrs?\.?|Ms\.?|Deputy|Master|Vice)\s){0,4}"
    r"(?:Judge|Justice|Chancellor|Magistrate|Richter(?:in)?|Richterin|juge|Juge|juez|jueza|Jueza|Juez|giudice)"
)
_WORD: Final = r"(?:[A-Z]\.|[A-ZÀ-Ý][\w’'-]{1,25})"
_NAMED: Final = re.compile(
    rf"\b(?P<title>{_TITLE})\s(?P<name>{_WORD}(?:\s(?:(?:de|van|von|der|den|la|del)\s){{0,2}}{_WORD}){{0,3}})"
)
_POSSESSIVE: Final = re.compile(r"[’']s?$")
# What stands after the title in headlines with capitals, and in names of offices, but is no judge's name.
_OTHER_WORDS: Final = (
    "a admits after again agrees allows also an and announces approves as asks at awards backs bars"
    " before blocks by calls can certifies cites clears compels cuts decides declares declines delays"
    " delivers denies department dismisses extends faces finds for forces from gives grants halts has"
    " hears holds in invalidates is issues keeps league lets limits may minister ministry must narrows"
    " nixes of officials on orders over overseeing overturns panel pauses permits postpones presiding"
    " questions recommends refuses rejects reopens reverses revives rips rules ruling said sanctions"
    " says secretary sees sends sets shuts sides signals signs slams slashes sought splits stays"
    " strikes system tells temporarily the throws to tosses trims unseals upholds urges wants warned"
    " warns weighs whether who will with won't would"
)
_NO_NAMES: Final = frozenset(_OTHER_WORDS.split())


def find(text: str) -> Iterator[Match]:
    """Judges: {"name", "title"}, both as written. In a headline that writes every word with a capital the
    name ends before a verb."""
    for match in _NAMED.finditer(text):
        if words := _name(match["name"].split()):
            end = match.start("name")
            for word in words:
                end = text.index(word, end) + len(word)
            name = _POSSESSIVE.sub("", " ".join(words))
            end -= len(" ".join(words)) - len(name)
            yield match.start(), end, {"name": name, "title": " ".join(match["title"].split())}


def _name(words: list[str]) -> list[str]:
    """The words up to the first that is none of a name."""
    kept: list[str] = []
    for at, word in enumerate(words):
        if word.casefold() in _NO_NAMES or (kept and _is_verb(words, at)):
            break
        kept.append(word)
        if _POSSESSIVE.search(word):
            break
    while kept and kept[-1].islower():
        kept.pop()
    return kept if any(len(word.strip(".")) > 1 for word in kept) else []


def _is_verb(words: list[str], at: int) -> bool:
    """`Alsup Grants Partial`: a word with an s, unless another one follows it (`Rogers Orders`) or none."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return bool(following) and words[at].endswith("s") and not following.endswith("s")
