"""How near two texts are in their wording: MinHash over pieces of four characters, for any script. Pure.

A sketch keeps the smallest hashes of a text's pieces (Broder 1997, "On the resemblance and containment of
documents"): a text with fewer pieces than a sketch holds is compared exactly.
"""

import unicodedata
import zlib
from typing import Final

type Sketch = tuple[int, ...]

_PIECE_CHARACTERS: Final = 4
_SKETCH_SIZE: Final = 64
_READ_CHARACTERS: Final = 5000  # news repeat themselves beyond their opening; and a feed can send anything


def bare(text: str) -> str:
    """What stays of a text when case, Unicode form, punctuation and spacing go."""
    words = unicodedata.normalize("NFKC", text[:_READ_CHARACTERS]).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in words).split())


def sketch(text: str) -> Sketch:
    """The smallest 32-bit hashes of the text's pieces, ascending, at most 64; none for no words."""
    words = bare(text)
    last = max(len(words) - _PIECE_CHARACTERS, 0)
    pieces = {words[start : start + _PIECE_CHARACTERS] for start in range(last + 1)} - {""}
    return tuple(sorted({zlib.crc32(piece.encode()) for piece in pieces})[:_SKETCH_SIZE])


def resemblance(one: Sketch, other: Sketch) -> float:
    """The share of their pieces that two texts share, 0 to 1 (Jaccard, estimated). 0 for no words."""
    smallest = sorted({*one, *other})[:_SKETCH_SIZE]
    return len({*one} & {*other} & {*smallest}) / len(smallest) if smallest else 0.0
