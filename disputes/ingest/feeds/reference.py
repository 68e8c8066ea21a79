"""RSS, RDF and Atom in all their dialects, whole or broken, by feedparser: what it says counts.

Guards it against what takes it very long, and reads its dates again where it guesses.
"""

import io
import re
from datetime import UTC, datetime
from time import struct_time
from typing import Any, Final

import feedparser

from disputes.ingest import zones
from disputes.ingest.feeds.outline import Outline
from disputes.ingest.feeds.reading import Entry, Reading
from disputes.ingest.types import NotAFeed

_PROLOG_BYTES: Final = 32_768
# What feedparser remarks upon although the document itself is whole.
_HARMLESS: Final = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
_ROOT: Final = re.compile(rb"<\w")
_MANY_BLANKS: Final = re.compile(rb"\s{100,}+")
_DECLARATION: Final = re.compile(rb"^(?:\xef\xbb\xbf)?<\?[^>]{0,1000}+>?")


def read(body: bytes, outline: Outline) -> Reading:
    """Read a feed as far as it goes. Raises NotAFeed.

    feedparser's own resolving of links writes all markup anew, with losses: it is asked for only where the
    feed is odd, for it could set another base. Otherwise links are left to the cleaner, which knows the site.
    """
    parsed = _parsed(_tame(body), resolve_links=bool(outline.oddity))
    is_broken = bool(parsed.bozo) and not isinstance(parsed.get("bozo_exception"), _HARMLESS)
    if not parsed.entries and (is_broken or not parsed.version):
        raise NotAFeed("The body is no feed, or breaks off before its first entry.")
    return Reading(
        title=_text(parsed.feed, "title"),
        link=_text(parsed.feed, "link"),
        entries=tuple(map(_entry, parsed.entries)),
        is_broken=is_broken,
        left_out_count=outline.left_out_count,
    )


def _tame(body: bytes) -> bytes:
    """The same feed, on which feedparser's patterns for its beginning take no longer than they need.

    They are quadratic in blanks before the first element, and cubic in the length of the first line, which
    may well be all there is.
    """
    root = _ROOT.search(body)
    if root is None:
        return body
    prolog = _MANY_BLANKS.sub(b"\n", body[: root.start()])
    if len(prolog) > _PROLOG_BYTES:
        raise NotAFeed(f"More than {_PROLOG_BYTES} bytes stand in the body before its first element.")
    return _DECLARATION.sub(rb"\g<0>\n", prolog, count=1) + body[root.start() :]


def _parsed(body: bytes, resolve_links: bool) -> feedparser.FeedParserDict:
    # Never a str: feedparser would open one as a file or an address. Cleaning is ours, and much faster.
    whole = io.BytesIO(body)
    try:
        return feedparser.parse(whole, sanitize_html=False, resolve_relative_uris=resolve_links)
    except Exception as error:  # feedparser names none: KeyError, ValueError and others escape from it
        refused = NotAFeed("The feed is written in a way that cannot be read here.")
        refused.add_note(f"feedparser failed with {type(error).__name__}.")
        raise refused from error


def _entry(entry: dict[str, Any]) -> Entry:
    return Entry(
        guid=_text(entry, "id"),
        link=_text(entry, "link"),
        title=_text(entry, "title"),
        summary=_summary(entry),
        author=_text(entry, "author"),
        published_at=_moment(entry, "published"),
        updated_at=_moment(entry, "updated"),
    )


def _text(values: dict[str, Any], name: str) -> str:
    """A text of feedparser's; not by its own `get`, which answers one date with another."""
    value = dict.get(values, name)
    return value.strip() if isinstance(value, str) else ""


def _summary(entry: dict[str, Any]) -> str:
    """The summary; where there is none, the content."""
    contents = dict.get(entry, "content") or [{}]
    return _text(entry, "summary") or _text(contents[0], "value")


def _moment(values: dict[str, Any], name: str) -> datetime | None:
    """An instant to the second.

    feedparser takes a zone that it does not know as UTC, without a word: RFC 822 is read by our table, and
    a zone that is not in it makes the date unreadable.
    """
    raw, parsed = _text(values, name), dict.get(values, f"{name}_parsed")
    if zones.is_rfc822(raw):
        return zones.moment(raw, zones.NEWS_ZONES)
    return _from_struct(parsed) if isinstance(parsed, struct_time) else None


def _from_struct(parsed: struct_time) -> datetime | None:
    try:
        return datetime(*parsed[:6], tzinfo=UTC)
    except ValueError:
        return None
