"""Which parser reads which kind of source."""

from collections.abc import Callable
from typing import Final

from disputes.ingest import feeds, pacer
from disputes.ingest.types import ParsedDocument


def _feed(body: bytes, court_id: str | None) -> ParsedDocument:
    """A news feed is of no court."""
    return feeds.parse(body)


PARSERS: Final[dict[str, Callable[[bytes, str | None], ParsedDocument]]] = {
    "pacer": pacer.parse,
    "feed": _feed,
}


def parse(kind: str, body: bytes, *, court_id: str | None = None) -> ParsedDocument:
    """The entries in the bytes of one document. Raises NotAFeed, and KeyError for a kind without a parser."""
    return PARSERS[kind](body, court_id)
