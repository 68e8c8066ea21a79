"""Lists of feeds as OPML, in which readers hand their subscriptions to each other: bytes in, bytes out."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from typing import Final

from lxml import etree

from disputes.text import markup

MAXIMUM_BYTES: Final = 5_000_000
MAXIMUM_OUTLINES: Final = 5_000
MAXIMUM_DEPTH: Final = 32
# Our own category (OPML 2.0, "category"): so that another Casetracker knows a court's feed for one.
_CATEGORY: Final = "/casetracker/"
_FEEDS: Final = ("", "feed", "pacer")
_HEAD_BYTES: Final = 2_000
_NOT_XML: Final = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF])


class BadOpml(Exception):
    """The bytes are no list of feeds that is read here; the message is one sentence for people."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One address of a list. `kind` is that of a source, empty where the list does not say."""

    url: str
    title: str = ""
    site_url: str = ""
    kind: str = ""


def is_opml(body: bytes) -> bool:
    return b"<opml" in body[:_HEAD_BYTES].replace(b"\0", b"").lower()


def read(body: bytes) -> list[Outline]:
    """The addresses in document order, out of all folders. Raises BadOpml."""
    if len(body) > MAXIMUM_BYTES:
        raise BadOpml(f"The list is larger than {MAXIMUM_BYTES:,} bytes.")
    root = _root(body)
    if root.tag.lower() != "opml":
        raise BadOpml("This XML is no OPML.")
    return [outline for element in _outlines(root) if (outline := _outline(element))]


def write(
    title: str, groups: Iterable[tuple[str, Sequence[Outline]]], *, made_at: datetime.datetime
) -> bytes:
    """OPML 2.0, a folder for each group. What is no feed is a `link`, which feed readers pass over."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = title
    etree.SubElement(head, "dateCreated").text = format_datetime(made_at)
    body = etree.SubElement(root, "body")
    for name, outlines in groups:
        folder = etree.SubElement(body, "outline", text=name)
        for outline in outlines:
            etree.SubElement(folder, "outline", _attributes(outline))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _root(body: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(body.strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise BadOpml("The file is not whole XML.") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadOpml("The file has a document type (DTD); a list of feeds needs none.")
    return root


def _outlines(root: etree._Element) -> Iterator[etree._Element]:
    """All outlines in document order, counted and measured on the way: not by recursion."""
    waiting, count = [(child, 1) for child in root.iterfind("body/outline")][::-1], 0
    while waiting:
        element, depth = waiting.pop()
        count += 1
        if count > MAXIMUM_OUTLINES:
            raise BadOpml(f"The list has more than {MAXIMUM_OUTLINES:,} outlines.")
        if depth > MAXIMUM_DEPTH:
            raise BadOpml(f"The folders lie more than {MAXIMUM_DEPTH} deep.")
        yield element
        waiting += [(child, depth + 1) for child in element.iterfind("outline")][::-1]


def _outline(element: etree._Element) -> Outline | None:
    """None for a folder. Programs differ in the case of the names (xmlUrl, xmlurl)."""
    given = {str(name).lower(): str(value).strip() for name, value in element.attrib.items()}
    kind = _kind(given.get("category", ""))
    url = given.get("xmlurl") or (given.get("url", "") if kind else "")
    title = markup.plain(given.get("title") or given.get("text", ""))[: markup.TITLE_CHARACTERS]
    return Outline(url, title, given.get("htmlurl", ""), kind) if url else None


def _kind(categories: str) -> str:
    """Of "/news,/casetracker/pacer" the last word."""
    ours = [one.strip() for one in categories.split(",") if one.strip().startswith(_CATEGORY)]
    return ours[0].removeprefix(_CATEGORY) if ours else ""


def _attributes(outline: Outline) -> dict[str, str]:
    given = {
        "text": outline.title,
        "title": outline.title,
        "htmlUrl": outline.site_url,
        "category": f"{_CATEGORY}{outline.kind}" if outline.kind else "",
    }
    if outline.kind in _FEEDS:
        given |= {"type": "rss", "xmlUrl": outline.url}
    else:
        given |= {"type": "link", "url": outline.url}
    return {name: value.translate(_NOT_XML) for name, value in given.items() if value}
