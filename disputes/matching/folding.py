"""One spelling for all that look alike in case, spacing, Unicode form or signs. Keeps positions."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_SIGNS: Final = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-"}
)
_SPACED: Final = re.compile(r"[^\S ]|  ")
_FIRST_OF_CJK: Final = "\u2e80"


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and for each of its characters where in the original it comes from; None: the same."""

    text: str
    origins: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original text that these positions stand for."""
        if self.origins is None:
            return start, end
        return self.origins[start], self.origins[end]

    def stands_alone(self, start: int, end: int) -> bool:
        """Whether no other letter or digit belongs to the word or words between these positions."""
        return self.begins_word(start) and self.ends_word(end)

    def begins_word(self, start: int) -> bool:
        return not start or not _joins(self.text[start - 1], self.text[start])

    def word_end(self, end: int) -> int:
        """Where the word ends of which a part ends there."""
        while not self.ends_word(end):
            end += 1
        return end

    def ends_word(self, end: int) -> bool:
        return end >= len(self.text) or not _joins(self.text[end - 1], self.text[end])


def _joins(one: str, other: str) -> bool:
    """Chinese and Japanese put nothing between words: there, any two letters may belong to two words."""
    return one.isalnum() and other.isalnum() and one < _FIRST_OF_CJK and other < _FIRST_OF_CJK


def fold(text: str) -> Folded:
    """Lower case, NFKC, plain quotes and hyphens, one space between words."""
    if text.isascii() and not _SPACED.search(text):
        return Folded(text.lower())
    characters: list[str] = []
    origins: list[int] = []
    for start, cluster in _clusters(text):
        plain = cluster if cluster.isascii() else unicodedata.normalize("NFKC", cluster).translate(_SIGNS)
        for character in plain.casefold():
            is_space = character.isspace()
            if is_space and (not characters or characters[-1] == " "):
                continue
            characters.append(" " if is_space else character)
            origins.append(start)
    origins.append(len(text))
    return Folded("".join(characters), tuple(origins))


def fold_name(name: str) -> str:
    """The folded text alone: there are a million names where there is one text."""
    return " ".join(name.lower().split()) if name.isascii() else fold(name).text.strip()


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Each character with the marks that combine with it, and where it begins."""
    start = 0
    for position in range(1, len(text) + 1):
        if position == len(text) or not unicodedata.combining(text[position]):
            if text[start:position]:
                yield start, text[start:position]
            start = position
