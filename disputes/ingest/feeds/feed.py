"""News feeds, RSS, RDF, Atom and JSON Feed, to entries: three readers take turns, here all of it is cleaned.

The fast one reads what is plain, feedparser all the rest; and some of what is plain, to see that they agree.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from disputes.ingest import xml
from disputes.ingest.feeds import fast as fast_feeds
from disputes.ingest.feeds import head as feed_head
from disputes.ingest.feeds import json_feed as json_feeds
from disputes.ingest.feeds import outline as feed_outline
from disputes.ingest.feeds import reference as reference_feeds
from disputes.ingest.feeds.entries import Doubtful
from disputes.ingest.feeds.outline import Outline
from disputes.ingest.feeds.reading import Entry, Reading
from disputes.ingest.types import (
    MAXIMUM_ITEMS,
    NO_DATE,
    NOTHING_KNOWN,
    Context,
    ParsedDocument,
    ParsedItem,
    Rejected,
)
from disputes.text import markup, urls

AUTHOR_CHARACTERS: Final = 300
# Of the documents that the fast reader reads; larger ones would keep the reference busy for seconds.
SHADOW_SHARE: Final = 0.01
_SHADOW_BYTES: Final = 1_000_000
# Tags of places, chapters and licences: of no use here, and feedparser fails on unexpected ones.
_UNUSED_PREFIXES: Final = (b"gml:", b"georss:", b"psc:", b"creativecommons:")
_UNUSED: Final = re.compile(rb"</?(?:%b)[^<>]*+>" % b"|".join(_UNUSED_PREFIXES), re.I)
_READ_TWICE: Final = "By a second and slower reading, which is kept as the better one,"
_COMPARED: Final = {
    "title": ("title", "titles"),
    "url": ("link", "links"),
    "guid": ("id", "ids"),
    "summary": ("summary", "summaries"),
    "author": ("author", "authors"),
    "published_at": ("date of publication", "dates of publication"),
    "updated_at": ("date of change", "dates of change"),
}


def parse(
    body: bytes, context: Context = NOTHING_KNOWN, shadow_share: float = SHADOW_SHARE
) -> ParsedDocument:
    """Read one feed, as far as it goes. Raises NotAFeed.

    `shadow_share`, 0 to 1, is the share of documents for which the two readers are compared; a document's
    bytes alone decide. Where they differ, the notes say in what, and the reference is believed.
    """
    if json_feeds.is_json(body):
        return _document(json_feeds.read(body), Outline(), context)
    body, outline = prepare(body)
    try:
        fast = _document(fast_feeds.read(body, outline), outline, context)
    except Doubtful:
        return _document(reference_feeds.read(body, outline), outline, context)
    if not _is_shadowed(body, shadow_share):
        return fast
    reference = _document(reference_feeds.read(body, outline), outline, context)
    return replace(reference, notes=(*reference.notes, *differences(fast, reference)))


def prepare(body: bytes) -> tuple[bytes, Outline]:
    """What either reader of XML should be handed, and its outline. Raises NotAFeed."""
    xml.refuse_what_is_no_feed(body)
    body = xml.in_bytes_of_ascii(body)
    lower_body = body.lower()
    if any(prefix in lower_body for prefix in _UNUSED_PREFIXES):
        body = _UNUSED.sub(b"", body)
    outline = feed_outline.outline(body)
    return feed_outline.without_surplus(body, outline), outline


def differences(fast: ParsedDocument, reference: ParsedDocument) -> tuple[str, ...]:
    """In what two readings of one document differ, in at most eight sentences."""
    counts = len(fast.items), len(reference.items)
    if counts[0] != counts[1]:
        return (f"{_READ_TWICE} the number of entries is {counts[1]}, not {counts[0]}.",)
    return tuple(_differences(fast, reference))


def _differences(fast: ParsedDocument, reference: ParsedDocument) -> Iterator[str]:
    if fast.title != reference.title:
        yield f"{_READ_TWICE} the feed has another title."
    for name, (one, many) in _COMPARED.items():
        pairs = zip(fast.items, reference.items, strict=True)
        if count := sum(getattr(mine, name) != getattr(theirs, name) for mine, theirs in pairs):
            yield f"{_READ_TWICE} {count} {one if count == 1 else many} came out differently."


def _is_shadowed(body: bytes, share: float) -> bool:
    return len(body) <= _SHADOW_BYTES and zlib.crc32(body) < share * 2**32


def _document(reading: Reading, outline: Outline, context: Context) -> ParsedDocument:
    base = urls.absolute(context.url, reading.link) or context.url
    entry_count = len(reading.entries) + reading.left_out_count
    read = [_item(entry, base) for entry in reading.entries[:MAXIMUM_ITEMS]]
    items = tuple(item for item in read if _says_something(item))
    facts = feed_head.facts(outline.head)
    return ParsedDocument(
        title=markup.plain(reading.title)[: markup.TITLE_CHARACTERS],
        items=items,
        rejected=(Rejected("It says nothing.", "entry"),) * (len(read) - len(items)),
        notes=tuple(_notes(items, entry_count, reading.is_broken)),
        is_partial=reading.is_broken or entry_count > MAXIMUM_ITEMS,
        built_at=facts.built_at,
        ttl_seconds=facts.ttl_seconds,
        skip_hours=facts.skip_hours,
        skip_days=facts.skip_days,
    )


def _item(entry: Entry, base: str) -> ParsedItem:
    return ParsedItem(
        guid=entry.guid.replace("\0", "")[: markup.GUID_CHARACTERS],
        url=urls.absolute(base, entry.link),
        title=markup.plain(entry.title)[: markup.TITLE_CHARACTERS],
        summary=markup.clean(entry.summary, base),
        author=markup.plain(entry.author)[:AUTHOR_CHARACTERS],
        published_at=entry.published_at,
        updated_at=entry.updated_at,
        flags=() if entry.published_at or entry.updated_at else (NO_DATE,),
    )


def _says_something(item: ParsedItem) -> bool:
    return bool(item.guid or item.url or item.title or item.summary)


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
