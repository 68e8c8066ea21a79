"""The words of a text in one spelling, for search: without case and accents, numbers and signs apart."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

LONGEST_WORD: Final = 60  # characters; a database's index takes no word of any length
# Chinese and Japanese put no spaces between words: each sign is looked for by itself, several as a phrase.
_SIGNS: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD: Final = re.compile(rf"(?=[^\W_])[{_SIGNS}]|[^\W_{_SIGNS}]+")
# Stemmed by Porter's rules "news" would be the same as "new", and find all of New York.
_KEPT: Final = {"news": "newss"}


def split(text: str) -> list[str]:
    """All words of it: "Müller’s GPT-4" has muller, s, gpt and 4."""
    words = _WORD.findall(text.casefold() if text.isascii() else _plain(text))
    return [_KEPT.get(word, word[:LONGEST_WORD]) for word in words]


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each word stands in a text as people read it (Unicode form NFC), and its spelling for search."""
    for found in _WORD.finditer(text):
        yield found.start(), found.end(), " ".join(split(found[0]))


def composed(text: str) -> str:
    """Letters with their accents as one character each, as `spans` needs them."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if not unicodedata.combining(sign)))
