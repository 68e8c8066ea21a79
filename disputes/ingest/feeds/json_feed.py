"""JSON Feed 1.0 and 1.1 (jsonfeed.org) to entries. Takes no field to be of the type that it should be."""

import html
import json
import re
from typing import Any, Final

from disputes.ingest.feeds import head as feed_head
from disputes.ingest.feeds.reading import Entry, Reading
from disputes.ingest.types import MAXIMUM_ITEMS, NotAFeed

# Two hundred for each of 5,000 entries. As Python's objects they take a quarter of what a child may have.
_MAXIMUM_VALUES: Final = 1_000_000
_OBJECT_START: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*+\{")
# Fields that hardly anything but a JSON Feed has: they tell one that does not say its version.
_OWN_FIELDS: Final = ("content_html", "content_text", "date_published", "date_modified")


class _Number(str):
    """A number as it is written, however long it is."""


_DECODER: Final = json.JSONDecoder(parse_int=_Number, parse_float=_Number, parse_constant=_Number)


def is_json(body: bytes) -> bool:
    """Whether this begins as a JSON object does, and as no feed in XML can."""
    return _OBJECT_START.match(body) is not None


def read(body: bytes) -> Reading:
    """Read one JSON Feed. An item that is no object gives an empty entry. Raises NotAFeed."""
    if sum(map(body.count, b",[{")) > _MAXIMUM_VALUES:
        raise NotAFeed(f"The body is JSON with more than {_MAXIMUM_VALUES} values: that is no feed.")
    try:
        document = _DECODER.decode(body.decode("utf-8-sig", errors="replace").strip())
    except (ValueError, RecursionError):
        raise NotAFeed("The body is JSON that is malformed or breaks off.") from None
    items = document.get("items")
    if not isinstance(items, list) or not _is_feed(document, items):
        raise NotAFeed("The body is JSON, but no JSON Feed.")
    return Reading(
        title=_text(document, "title"),
        link=_text(document, "home_page_url"),
        entries=tuple(_entry(item) if isinstance(item, dict) else Entry() for item in items[:MAXIMUM_ITEMS]),
        left_out_count=max(0, len(items) - MAXIMUM_ITEMS),
    )


def _is_feed(document: dict[str, Any], items: list[Any]) -> bool:
    if "version" in document:
        return "jsonfeed.org" in _text(document, "version")
    is_plausible = any(isinstance(item, dict) and any(name in item for name in _OWN_FIELDS) for item in items)
    return is_plausible and bool(_text(document, "title"))


def _entry(item: dict[str, Any]) -> Entry:
    return Entry(
        guid=_text(item, "id", is_number_meant=True),
        link=_text(item, "url") or _text(item, "external_url"),
        title=_text(item, "title"),
        summary=_summary(item),
        author=_authors(item),
        published_at=feed_head.moment(_text(item, "date_published")),
        updated_at=feed_head.moment(_text(item, "date_modified")),
    )


def _summary(item: dict[str, Any]) -> str:
    """As HTML: the summary and `content_text` are plain text by the format."""
    return (
        html.escape(_text(item, "summary"))
        or _text(item, "content_html")
        or html.escape(_text(item, "content_text"))
    )


def _authors(item: dict[str, Any]) -> str:
    """Version 1.1 has a list, version 1.0 had one."""
    authors = item.get("authors")
    people = authors if isinstance(authors, list) and authors else [item.get("author")]
    names = [_text(person, "name") for person in people if isinstance(person, dict)]
    return ", ".join(name for name in names if name)


def _text(values: dict[str, Any], name: str, is_number_meant: bool = False) -> str:
    """Half a UTF-16 pair becomes the mark of an unreadable character."""
    value = values.get(name)
    if not isinstance(value, str) or (isinstance(value, _Number) and not is_number_meant):
        return ""
    return value.strip().encode("utf-16", "surrogatepass").decode("utf-16", "replace")
