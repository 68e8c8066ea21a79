"""Which parser reads which kind of source."""

import re
from collections.abc import Callable
from typing import Final

from disputes.ingest import federal_register, fingerprints
from disputes.ingest.courts import courtlistener, pacer
from disputes.ingest.feeds import feed as feeds
from disputes.ingest.pages import page as pages
from disputes.ingest.types import NOTHING_KNOWN, Context, NotAFeed, ParsedDocument

_REFERENCE: Final = re.compile(rb"&#(?:[xX]([0-9a-fA-F]+)|(\d+));")
MAXIMUM_REFERENCES: Final = 500_000  # each is looked at: millions of them would take all the time there is
_DIGITS: Final = 8  # so many without leading zeros are beyond the last character; int() refuses thousands
PARSERS: Final[dict[str, Callable[[bytes, Context], ParsedDocument]]] = {
    "pacer": pacer.parse,
    "feed": feeds.parse,
    "courtlistener": courtlistener.parse,
    "federal_register": federal_register.parse,
    "page": pages.parse,
}


def parse(kind: str, body: bytes, context: Context = NOTHING_KNOWN) -> ParsedDocument:
    """The entries in the bytes of one document. Raises NotAFeed, and KeyError for a kind without a parser."""
    if body.count(b"&#") > MAXIMUM_REFERENCES:
        raise NotAFeed("The body has more references to characters than any document needs.")
    return fingerprints.marked(PARSERS[kind](_REFERENCE.sub(_character, body), context))


def _character(reference: re.Match[bytes]) -> bytes:
    """The reference; if to no character, to U+FFFD: NUL or half a UTF-16 pair could not be stored."""
    digits, base = (reference[2], 10) if reference[1] is None else (reference[1], 16)
    number = int(digits.lstrip(b"0")[:_DIGITS] or b"0", base)
    return reference[0] if _is_character(number) else b"&#xFFFD;"


def _is_character(number: int) -> bool:
    """XML 1.0 §2.2."""
    return (
        0x20 <= number <= 0xD7FF
        or number in (0x9, 0xA, 0xD)
        or 0xE000 <= number <= 0xFFFD
        or 0x10000 <= number <= 0x10FFFF
    )
