"""The fast way through a feed: fastfeedparser reads titles and texts, where it reads them as feedparser does.

What it makes up or leaves out (ids, links, dates, authors) is told by the outline. In doubt it refuses.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import fastfeedparser

from disputes.ingest.feeds import entries as feed_entries
from disputes.ingest.feeds.entries import Doubtful, require
from disputes.ingest.feeds.outline import Element, Outline
from disputes.ingest.feeds.reading import Entry, Reading
from disputes.text import urls

_DECLARATION: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?<\?xml\s++version=[\"']1\.[01][\"']"
    rb"(?:\s++encoding=[\"']([\w.-]{1,40})[\"'])?(?:\s++standalone=[\"'](?:yes|no)[\"'])?\s*+\?>"
)
_SUPERSETS_OF_ASCII: Final = {b"us-ascii", b"iso-8859-1", b"iso-8859-15", b"windows-1252"}
_LINE_SEPARATORS: Final = re.compile(rb"\xe2\x80[\xa8\xa9]")  # fastfeedparser makes common line ends of them
# In a feed's head, what says nothing of its title and its site, and what may stand in it.
_HEAD: Final = {
    *("title", "link", "atom:link", "atom:updated", "description", "subtitle", "category", "generator", "id"),
    *("pubDate", "lastBuildDate", "updated", "published", "ttl", "skipHours", "skipDays", "language"),
    *("author", "contributor", "managingEditor", "webMaster", "copyright", "rights", "rating", "docs"),
    *("cloud", "icon", "logo", "image", "textInput", "items"),
}
_BELOW_HEAD: Final = {
    "author": {"name", "email", "uri"},
    "contributor": {"name", "email", "uri"},
    "image": {"url", "title", "link", "width", "height", "description"},
    "textInput": {"title", "link", "name", "description"},
    "skipHours": {"hour"},
    "skipDays": {"day"},
    "items": {"rdf:seq"},
    "itunes:owner": {"itunes:name", "itunes:email"},
}
_HEAD_PREFIXES: Final = {
    *("other", "media", "dc", "dcterms", "itunes", "sy", "rdf", "feedburner", "wordpress"),
}
_OTHER_TITLES: Final = {"dc:title", "media:title"}


def read(body: bytes, outline: Outline) -> Reading:
    """Read the feed of this outline. Raises Doubtful where the reference has to."""
    require(not outline.oddity, outline.oddity)
    require(_is_utf8(body), "another encoding than UTF-8")
    require(not _LINE_SEPARATORS.search(body), "line separators")
    _look_at_head(outline.head, outline.kind)
    for entry in outline.entries:
        feed_entries.look_at(entry)
    texts = _texts(body, outline)
    return Reading(
        title=feed_entries.sound(_head_text(outline, "title")),
        link=feed_entries.link(outline.head) or feed_entries.sound(_head_text(outline, "id")),
        entries=tuple(_entry(entry, *text) for entry, text in zip(outline.entries, texts, strict=True)),
        left_out_count=outline.left_out_count,
    )


def _is_utf8(body: bytes) -> bool:
    declaration = _DECLARATION.match(body)
    if declaration is None and b"<?xml" in body[:10]:
        return False
    encoding = ((declaration and declaration[1]) or b"utf-8").lower()
    if encoding != b"utf-8":
        return body.isascii() and encoding in _SUPERSETS_OF_ASCII
    try:
        return "\0" not in body.decode()
    except UnicodeDecodeError:
        return False


def _look_at_head(head: Sequence[Element], kind: str) -> None:
    """Whether the feed's title and the site's link are where one looks for them. Raises Doubtful."""
    channels = [element for element in head if element.depth == 0]
    has_address = any(name.lower() == "href" for channel in channels for name in channel.attributes)
    require(kind == "atom" or len(channels) == 1, "another number of channels than one")
    require(not has_address, "a channel with an address of its own")
    direct = [element.name for element in head if element.depth == 1]
    require(direct.count("title") <= 1, "several titles")
    require(kind == "atom" or "id" not in direct, "a channel with an id")
    for element in head:
        if not _is_plain(element):
            raise Doubtful(f"{element.name} in the head")
        feed_entries.look_at_type(element)


def _is_plain(element: Element) -> bool:
    if element.depth == 0 or (element.depth == 1 and element.name in _HEAD):
        return True
    prefix = element.name.rpartition(":")[0]
    if element.depth > 1 and element.parent in _BELOW_HEAD:
        return prefix == "other" or element.name in _BELOW_HEAD[element.parent]
    return prefix in _HEAD_PREFIXES and element.name not in _OTHER_TITLES


def _head_text(outline: Outline, name: str) -> str:
    return next((one.text for one in outline.head if one.depth == 1 and one.name == name), "")


def _entry(outline: Sequence[Element], title: str, summary: str) -> Entry:
    link = feed_entries.link(outline)
    require(urls.is_http(link), "no whole link")
    require(bool(title) or not feed_entries.has_rival_title(outline), "the title of a picture")
    return Entry(
        guid=feed_entries.guid(outline),
        link=link,
        title=feed_entries.sound(title),
        summary=feed_entries.sound(summary),
        author=feed_entries.author(outline),
        published_at=feed_entries.published_at(outline),
        updated_at=feed_entries.updated_at(outline),
    )


def _texts(body: bytes, outline: Outline) -> Iterator[tuple[str, str]]:
    """The title and the summary of each entry."""
    places = [feed_entries.summary_places(entry, outline.kind) for entry in outline.entries]
    read = _read(body)
    require(len(read) == len(places) > 0, "another number of entries")
    if any(not one["description"] and "content" in where for where, one in zip(places, read, strict=True)):
        # Only now: together with the content, fastfeedparser makes up a description from it.
        for one, whole in zip(read, _read(body, include_content=True), strict=True):
            one["content"] = whole["content"]
    for where, one in zip(places, read, strict=True):
        yield one["title"], _summary(where, one)


def _summary(places: Sequence[str], texts: dict[str, str]) -> str:
    for place in places:
        require(place in texts, "a summary elsewhere")
        if texts[place]:
            return texts[place]
    return ""


def _read(body: bytes, include_content: bool = False) -> list[dict[str, str]]:
    try:
        feed = fastfeedparser.parse(
            body,
            include_content=include_content,
            include_tags=False,
            include_media=False,
            include_enclosures=False,
        )
    except Exception as error:  # it names none, and another reader comes after it
        raise Doubtful(f"fastfeedparser fails with {type(error).__name__}") from error
    return [
        {
            "title": entry["title"],
            "description": entry["description"],
            "content": entry["content"][0]["value"].strip() if "content" in entry else "",
        }
        for entry in feed["entries"]
    ]
