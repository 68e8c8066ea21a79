"""News feeds: RSS, RDF and Atom to entries, by feedparser. What it hands on is cleaned and dated here."""

import io
import re
from datetime import UTC, datetime
from time import struct_time
from typing import Any, Final

import feedparser

from disputes.ingest import xml, zones
from disputes.ingest.types import NOTHING_KNOWN, Context, NotAFeed, ParsedDocument, ParsedItem, Rejected
from disputes.text import markup, urls

MAXIMUM_ITEMS: Final = 5_000
AUTHOR_CHARACTERS: Final = 300
NO_DATE: Final = "no readable date"
# What feedparser remarks upon although the document itself is whole.
_HARMLESS: Final = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
# Tags of places, chapters and licences: of no use here, and feedparser fails on unexpected ones.
_UNUSED: Final = re.compile(rb"</?(?:gml|georss|psc|creativecommons):[^<>]*+>", re.I)


def parse(body: bytes, context: Context = NOTHING_KNOWN) -> ParsedDocument:
    """Read one feed, as far as it goes. Raises NotAFeed."""
    xml.refuse_what_is_no_feed(body)
    parsed = _parsed(body)
    entries = parsed.entries
    is_broken = bool(parsed.bozo) and not isinstance(parsed.get("bozo_exception"), _HARMLESS)
    if not entries and (is_broken or not parsed.version):
        raise NotAFeed("The body is no feed, or breaks off before its first entry.")
    base = _text(parsed.feed, "link")
    read = [_item(entry, base) for entry in entries[:MAXIMUM_ITEMS]]
    items = tuple(item for item in read if _says_something(item))
    return ParsedDocument(
        title=markup.plain(_text(parsed.feed, "title"))[: markup.TITLE_CHARACTERS],
        items=items,
        rejected=(Rejected("It says nothing.", "entry"),) * (len(read) - len(items)),
        notes=tuple(_notes(items, len(entries), is_broken)),
        is_partial=is_broken or len(entries) > MAXIMUM_ITEMS,
    )


def _parsed(body: bytes) -> feedparser.FeedParserDict:
    # Never a str: feedparser would open one as a file or an address. Cleaning is ours, and much faster.
    whole = io.BytesIO(_UNUSED.sub(b"", body))
    try:
        return feedparser.parse(whole, sanitize_html=False)
    except Exception as error:  # feedparser names none: KeyError, ValueError and others escape from it
        name = type(error).__name__
        raise NotAFeed(f"The body cannot be read: feedparser fails on it with {name}.") from error


def _item(entry: dict[str, Any], base: str) -> ParsedItem:
    published_at, updated_at = _moment(entry, "published"), _moment(entry, "updated")
    return ParsedItem(
        guid=_text(entry, "id").replace("\0", "")[: markup.GUID_CHARACTERS],
        url=urls.absolute(base, _text(entry, "link")),
        title=markup.plain(_text(entry, "title"))[: markup.TITLE_CHARACTERS],
        summary=markup.clean(_summary(entry), base),
        author=markup.plain(_text(entry, "author"))[:AUTHOR_CHARACTERS],
        published_at=published_at,
        updated_at=updated_at,
        flags=() if published_at or updated_at else (NO_DATE,),
    )


def _says_something(item: ParsedItem) -> bool:
    return bool(item.guid or item.url or item.title or item.summary)


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


def _notes(items: tuple[ParsedItem, ...], entry_count: int, is_broken: bool) -> list[str]:
    undated = sum(NO_DATE in item.flags for item in items)
    notes = {
        f"The feed is broken: {len(items)} entries could be read.": is_broken,
        "The feed holds no entries.": not items,
        f"Cut after {MAXIMUM_ITEMS} entries: {entry_count - MAXIMUM_ITEMS} more were not read.": (
            entry_count > MAXIMUM_ITEMS
        ),
        f"Entries with {NO_DATE}: {undated}.": bool(undated),
    }
    return [note for note, is_so in notes.items() if is_so]
