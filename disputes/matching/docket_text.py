"""The full text of a docket entry: how it opens, when it was entered, what a court's feed calls it. Pure."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

LOOKED_AT_CHARACTERS: Final = 4_000  # the opening of an entry stands well before
SHORTEST_OPENING: Final = 30  # "ORDER." alone tells nothing: then the next sentence belongs to it

_BRACKET: Final = re.compile(r"[(\[\])]")
# What the clerk's office adds in brackets, wherever it stands.
_ADDED: Final = re.compile(
    r"[(\[] ?(?:Attachments?:|Additional attachment|Main Document|Entered:|Edited:|Filed on \d"
    r"|Signed by|no document attached|pty:|auto-docket|Admin\b)",
    re.IGNORECASE,
)
# "(Doe, Jane)": who filed it by computer. What follows are notes of the clerk's.
_FILER: Final = re.compile(r"\([^\W\d_][\w.'’^ -]{0,40}, [^\W\d_][\w.'’-]{0,30}(?: [\w.'’-]{1,20})?\)")
# At the end: initials of the clerk ("(jd, )"), the number of the docket or of the filing.
_MARK: Final = re.compile(r"\([A-Za-z]{2,5}\d?(?:, ?[A-Za-z]{0,5})?,? ?\)|\[\d[\w:-]{3,30}\]")
_BREAK: Final = re.compile(
    r"(?P<sentence>(?<=[.;!?]) (?=[A-Z0-9(\[“\"]))"
    r"| ?(?:Signed by|Document filed by|Filed by|Modified (?:on|access)|Motions? referred to|Responses? due"
    r"|Certificate of [Ss]ervice (?:dated|:)|Date of service"
    r"|Fee (?:[Aa]mount|[Pp]aid)|Filing [Ff]ee|NOTICE TO COUNSEL|Entered by|Ordered by"
    r"|This is a TEXT ENTRY|\*\*)"
)
_ABBREVIATED: Final = frozenset(
    {
        *("al", "app", "approx", "art", "ave", "ch", "cir", "civ", "co", "corp", "crim", "ct", "def", "defs"),
        *(
            "dept",
            "dist",
            "dkt",
            "doc",
            "docs",
            "dr",
            "ed",
            "esq",
            "et",
            "ex",
            "exh",
            "fed",
            "ft",
            "hon",
            "inc",
        ),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "jr"),
        *("ltd", "mag", "magis", "mr", "mrs", "ms", "mt", "no", "nos", "pg", "pl", "pls", "pp", "rev", "sec"),
        *("sr", "st", "univ", "v", "vs"),
    }
)
_ENTERED: Final = re.compile(r"[(\[]Entered: {0,2}(\d\d?)/(\d\d?)/(\d{4})\b", re.ASCII)
_WORD: Final = re.compile(r"[^\W_]+")
_NAME_PREFIX: Final = re.compile(r"(?:~?util|\d+) - ", re.IGNORECASE)
_BRACKETED: Final = re.compile(r"\([^()]*\)")
_JOINING_WORDS: Final = frozenset({"a", "an", "and", "by", "for", "in", "of", "on", "re", "the", "to"})


def headline(text: str, limit: int) -> str:
    """The opening of an entry, in at most `limit` characters: a line of a timeline."""
    opened = opening(text)
    if len(opened) <= limit:
        return opened
    cut = opened[: limit - 1]
    return f"{cut.rpartition(' ')[0].rstrip(' ,;:') or cut}…"


def opening(text: str) -> str:
    """The first sentence or two, without what clerks add: attachments, initials, when it was entered."""
    text = " ".join(text[:LOOKED_AT_CHARACTERS].split())
    bare = _FILER.split(" ".join(without_additions(text).split()), maxsplit=1)[0]
    found = _tidy(_first_sentences(bare))
    return found or _tidy(bare) or text


def without_additions(text: str) -> str:
    """As long as the text, with blanks for what clerks have added in brackets: attachments, dates."""
    parts, start = [], 0
    for first, last in _groups(text):
        if _ADDED.match(text, first):
            parts += [text[start:first], " " * (last - first)]
            start = last
    return "".join([*parts, text[start:]])


def entered_on(text: str) -> datetime.date | None:
    """The day on which it was entered, in the court's own words: "(Entered: 02/28/2026)"."""
    day = None
    for found in _ENTERED.finditer(text):
        month, day_of_month, year = (int(part) for part in found.groups())
        try:
            day = datetime.date(year, month, day_of_month)
        except ValueError:
            continue
    return day


def fits(names: Iterable[str], text: str) -> bool:
    """Whether a text can be that of an entry that a court's feed calls by these names; never of one without.

    A name fits where the opening has its words in their order ("Order on Motion to Seal": "ORDER granting 9
    Motion to Seal"), and a name of several words where the text has it word for word.
    """
    opened, whole = _words(opening(text)), f" {' '.join(_words(text))} "
    every = [_words(_NAME_PREFIX.sub("", name, count=1)) for name in names]
    return bool(every) and all(_fits(words, opened, whole) for words in every)


def _fits(words: Sequence[str], opened: Iterable[str], whole: str) -> bool:
    telling, following = [word for word in words if word not in _JOINING_WORDS], iter(opened)
    is_in_opening = all(word in following for word in telling)
    return bool(telling) and (is_in_opening or (len(telling) > 1 and f" {' '.join(words)} " in whole))


def _words(text: str) -> list[str]:
    return _WORD.findall(_BRACKETED.sub(" ", text).casefold())


def _groups(text: str) -> Iterator[tuple[int, int]]:
    """Where outermost brackets open and close. One that never closes counts only as a clerk's addition."""
    opened, groups = [], []
    for found in _BRACKET.finditer(text):
        if found[0] in "([":
            opened.append(found.start())
        elif opened:
            groups.append((opened.pop(), found.end()))
    groups += [(first, len(text)) for first in opened if _ADDED.match(text, first)]
    end = 0
    for first, last in sorted(groups):
        if first >= end:
            yield first, last
            end = last


def _first_sentences(text: str) -> str:
    """Up to the first sentence's end, or to where the clerk's notes begin; never to within brackets."""
    for found in _BREAK.finditer(_masked(text)):
        end = found.start()
        is_end = text[:end].endswith((".", ";", "!", "?", ",", ")"))
        if end < SHORTEST_OPENING and (found["sentence"] or not is_end):
            continue
        if not (found["sentence"] and _is_abbreviated(text[:end])):
            return text[:end]
    return text


def _masked(text: str) -> str:
    """As long as the text, without what is bracketed."""
    parts, start = [], 0
    for first, last in _groups(text):
        parts += [text[start:first], "(", "_" * (last - first - 1)]
        start = last
    return "".join([*parts, text[start:]])


def _is_abbreviated(text: str) -> bool:
    word = text.rpartition(" ")[2].strip("(“\"'").removesuffix(".")
    return len(word) == 1 or "." in word or word.lower() in _ABBREVIATED


def _tidy(text: str) -> str:
    """Without the gaps that taking things out has left, and without the clerk's marks at the end."""
    for gap, closed in ((" ,", ","), (" .", "."), (" )", ")"), ("( ", "("), (",,", ",")):
        text = text.replace(gap, closed)
    while True:
        text = text.rstrip(" .,;:([")
        start = max(text.rfind("("), text.rfind("["))
        if start <= 0 or not _MARK.fullmatch(text, start):
            return text
        text = text[:start]
