"""The kind of event that a piece of news tells of, and by which words: a guess for a person to correct."""

import re
from dataclasses import dataclass
from typing import Final

from disputes.matching.kinds import words_abroad, words_beside_court, words_of_court
from disputes.matching.types import Span

LOOKED_AT_CHARACTERS: Final = {"title": 400, "summary": 800}  # news say first what happened

# A summary also says what was before: it decides where the headline tells little.
_WEIGHT_OF_FIELD: Final = {"title": 1.0, "summary": 0.4}
# Of two things told in one headline the earlier is the news, the later its ground.
_LOSS_BY_POSITION: Final = 0.2
_GAP: Final = r"\b[^;:?!|]{0,50}?\b"
_RULES: Final = [
    (kind, weight, re.compile(words.replace(" .. ", _GAP)))
    for kind, weight, words in (*words_of_court.WORDS, *words_beside_court.WORDS, *words_abroad.WORDS)
]
_STRAIGHT: Final = str.maketrans("‘’‐‑–—", "''----")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event; its share of all the evidence found, 0 to 1; where the words for it stand."""

    kind: str
    score: float
    spans: tuple[Span, ...]


def kind_of(title: str, summary: str = "") -> Kind:
    """The kind of event that a headline and its summary tell of; "other" where nothing tells."""
    sums: dict[str, float] = {}
    spans: dict[str, list[Span]] = {}
    for field, text in (("title", title), ("summary", summary)):
        looked_at = _folded(text[: LOOKED_AT_CHARACTERS[field]])
        for kind, weight, words in _RULES:
            if found := words.search(looked_at):
                early = 1 - _LOSS_BY_POSITION * found.start() / len(looked_at)
                sums[kind] = sums.get(kind, 0) + weight * early * _WEIGHT_OF_FIELD[field]
                spans.setdefault(kind, []).append((field, *found.span()))
    if not sums:
        return Kind("other", 0.0, ())
    best = max(sums, key=lambda kind: sums[kind])
    return Kind(best, sums[best] / sum(sums.values()), tuple(spans[best]))


def _folded(text: str) -> str:
    """Small letters and straight signs, each at its place: spans hold for the text as it came."""
    small = text.translate(_STRAIGHT).lower()
    return small if len(small) == len(text) else "".join(sign.lower()[0] for sign in text)
