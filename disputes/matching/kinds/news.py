"""The kind of event that a piece of news tells of, and by which words: a guess for a person to correct."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from disputes.matching.kinds import words_abroad, words_beside_court, words_of_court
from disputes.matching.types import Span

LOOKED_AT_CHARACTERS: Final = {"title": 400, "summary": 800}  # news say first what happened

# A summary also says what was before: it decides where the headline tells little.
_WEIGHT_OF_FIELD: Final = {"title": 1.0, "summary": 0.4}
# Of two things told in one headline the earlier is the news, the later its ground.
_LOSS_BY_POSITION: Final = 0.35
# Several patterns for one act are not several acts.
_WEIGHT_BESIDE_STRONGEST: Final = 0.3

_NEAR: Final = r"\b[^;:?!|]{0,50}?(?<!\w)"
# Between doer and act: at most five words, none of which opens a phrase of another doer.
_NEXT: Final = r"(?: (?!(?:to|that|over|for|against|after|with|as)\b)[^\s;:?!|]+){0,5}? "
# Text that has the small words of English and none of its neighbours' is spared the words abroad.
_ENGLISH: Final = re.compile(r"\b(?:the|of|to|over|with|after|and|says|sues|against|from|its|how|lawsuit)\b")
_ABROAD: Final = re.compile(
    r"[^\x00-\x7f]|\b(?:d(?:er|ie|as|e[rlsm]?|u)|und|gegen|eine?[rsnm]?|von|mit|l(?:e|a|es|os|as)|une?|el|por"
    r"|para|con|per|il|di|che|um|uma|em|het|een|och|og)\b"
)
_STRAIGHT: Final = str.maketrans("‘’‐‑–—", "''----")

_Rule = tuple[str, float, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event; its share of all the evidence found, 0 to 1; where the words for it stand."""

    kind: str
    score: float
    spans: tuple[Span, ...]


def kind_of(title: str, summary: str = "") -> Kind:
    """The kind of event that a headline and its summary tell of; "other" where nothing tells."""
    texts = {
        field: _folded(text[: LOOKED_AT_CHARACTERS[field]])
        for field, text in (("title", title), ("summary", summary))
    }
    rules = _rules_for(" ".join(texts.values()))
    sums: dict[str, float] = defaultdict(float)
    spans: dict[str, list[Span]] = defaultdict(list)
    for field, text in texts.items():
        weights: dict[str, list[float]] = defaultdict(list)
        for kind, weight, words in rules:
            if found := words.search(text):
                weights[kind].append(weight * (1 - _LOSS_BY_POSITION * found.start() / len(text)))
                spans[kind].append((field, *found.span()))
        for kind, of_kind in weights.items():
            sums[kind] += _WEIGHT_OF_FIELD[field] * _together(of_kind)
    if not sums:
        return Kind("other", 0.0, ())
    best = max(sums, key=lambda kind: sums[kind])
    return Kind(best, sums[best] / sum(sums.values()), tuple(spans[best]))


def _together(weights: list[float]) -> float:
    strongest = max(weights)
    return strongest + _WEIGHT_BESIDE_STRONGEST * (sum(weights) - strongest)


def _rules_for(text: str) -> list[_Rule]:
    return _RULES_OF_ENGLISH if _ENGLISH.search(text) and not _ABROAD.search(text) else _RULES


def _folded(text: str) -> str:
    """Small letters and straight signs, each at its place: spans hold for the text as it came."""
    small = text.translate(_STRAIGHT).lower()
    return small if len(small) == len(text) else "".join(sign.lower()[0] for sign in text)


def _rules(words: str, classes: str) -> list[_Rule]:
    """The rules of a table: a line "kind weight", then the pattern in the short hand of `words_of_court`."""
    meaning = dict(_entries(classes))
    rules = []
    for head, pattern in _entries(words):
        kind, weight = head.split()
        whole = re.sub("[A-Z]{3,}", lambda name: meaning[name[0]], pattern)
        finite = re.sub(r"(\w+)~", lambda verb: _finite(verb[1]), whole)
        spaced = finite.replace(" .. ", _NEAR).replace(" > ", _NEXT)
        rules.append((kind, float(weight), re.compile(spaced)))
    return rules


def _entries(table: str) -> Iterator[tuple[str, str]]:
    """The heads of a table, each with the indented lines below it joined; remarks begin with "# "."""
    lines = [line for line in table.splitlines() if line and not line.startswith("# ")]
    for entry in re.split(r"\n(?! )", "\n".join(lines)):
        head, *body = entry.split("\n")
        yield head, "".join(line.strip() for line in body)


def _finite(verb: str) -> str:
    """The third person and the past of a regular verb, as a pattern: sues and sued, denies and denied."""
    if verb.endswith("e"):
        return f"{verb}(?:[sd])"
    if verb.endswith("y") and verb[-2] not in "aeou":
        return f"{verb[:-1]}(?:ie[sd])"
    return f"{verb}(?:e?s|{verb[-1]}?ed)"


_RULES_OF_ENGLISH: Final = [
    *_rules(words_of_court.WORDS, words_of_court.CLASSES),
    *_rules(words_beside_court.WORDS, words_of_court.CLASSES + words_beside_court.CLASSES),
]
_RULES: Final = [*_RULES_OF_ENGLISH, *_rules(words_abroad.WORDS, words_abroad.CLASSES)]
