"""Which parser reads which kind of source."""

import importlib
import re
from collections.abc import Callable
from typing import Final

from disputes.ingest import fingerprints
from disputes.ingest.types import NOTHING_KNOWN, Context, NotAFeed, ParsedDocument

type Parser = Callable[[bytes, Context], ParsedDocument]

_REFERENCE: Final = re.compile(rb"&#(?:[xX]([0-9a-fA-F]+)|(\d+));")
MAXIMUM_REFERENCES: Final = 500_000  # each is looked at: millions of them would take all the time there is
_DIGITS: Final = 8  # so many without leading zeros are beyond the last character; int() refuses thousands
# By name: who reads feeds all day need not load what reads pages.
PARSERS: Final = {
    "pacer": "disputes.ingest.courts.pacer",
    "feed": "disputes.ingest.feeds.feed",
    "courtlistener": "disputes.ingest.courts.courtlistener",
    "federal_register": "disputes.ingest.federal_register",
    "page": "disputes.ingest.pages.page",
}


def parse(kind: str, body: bytes, context: Context = NOTHING_KNOWN) -> ParsedDocument:
    """The entries in the bytes of one document. Raises NotAFeed, and KeyError for a kind without a parser."""
    if body.count(b"&#") > MAXIMUM_REFERENCES:
        raise NotAFeed("The body has more references to characters than any document needs.")
    read: Parser = importlib.import_module(PARSERS[kind]).parse
    return fingerprints.marked(read(_REFERENCE.sub(_character, body), context))


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
