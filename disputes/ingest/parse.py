"""Which parser reads which kind of source."""

import re
from collections.abc import Callable
from typing import Final

from disputes.ingest import feeds, pacer
from disputes.ingest.types import ParsedDocument


def _feed(body: bytes, court_id: str | None) -> ParsedDocument:
    """A news feed is of no court."""
    return feeds.parse(body)


_SURROGATES: Final = range(0xD800, 0xE000)
_MAYBE_SURROGATE: Final = re.compile(rb"&#(?:[xX]0*([dD][89a-fA-F][0-9a-fA-F]{2})|0*(5[5-7]\d{3}));")
PARSERS: Final[dict[str, Callable[[bytes, str | None], ParsedDocument]]] = {
    "pacer": pacer.parse,
    "feed": _feed,
}


def parse(kind: str, body: bytes, *, court_id: str | None = None) -> ParsedDocument:
    """The entries in the bytes of one document. Raises NotAFeed, and KeyError for a kind without a parser."""
    return PARSERS[kind](_MAYBE_SURROGATE.sub(_character, body), court_id)


def _character(reference: re.Match[bytes]) -> bytes:
    """Half of a UTF-16 pair is no character (XML 1.0 §2.2): text with it could not be stored."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return b"&#xFFFD;" if number in _SURROGATES else reference[0]
