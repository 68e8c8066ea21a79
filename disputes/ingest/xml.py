"""XML from outside: what is refused as no feed of any kind; a court's RSS to its channel and whole items.

Knows how bytes break, not what items say.
"""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from disputes.ingest.types import NotAFeed

MAXIMUM_ATTRIBUTES: Final = 1_000  # feedparser takes minutes over tens of thousands
TOO_MANY_ATTRIBUTES: Final = (
    f"An element in the body has more than {MAXIMUM_ATTRIBUTES} attributes: that is no feed."
)
# Possessive, so that the scan is linear whatever comes.
_LONG_TAG: Final = re.compile(rb"<[A-Za-z](?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+'){3000,}+")
# No entities, no network, no DTD, no huge trees: in both parsers.
_STRICT: Final = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
)
_FORGIVING: Final = etree.XMLParser(
    encoding="utf-8",
    recover=True,
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    remove_comments=True,
)
_HTML_START: Final = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S)
_DECLARATION: Final = re.compile(r"\s*+<\?xml[^>]{0,200}\?>", re.I)
_DECLARED: Final = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']((?:utf|iso|windows|cp|us-)[\w.-]{1,40})", re.I
)
# The longer marks first, for one begins like a shorter one.
_WIDE_MARKS: Final = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_WIDE: Final = re.compile(
    rb"^(\s*+<\?xml[^>]{0,200}?encoding\s*=\s*[\"'])(?:utf|ucs)-?(?:16|32|2|4)(?:[bl]e)?(?=[\"'])", re.I
)
# An ampersand that begins no entity of XML: HTML's own (&nbsp;) and those in raw addresses. In CDATA, which
# is kept as it is, to its end or that of the text, it is nothing but itself.
_BARE_AMPERSAND: Final = re.compile(
    r"(<!\[CDATA\[.*?(?:\]\]>|\Z))|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)", re.S
)
_ITEM_START: Final = re.compile(r"<item(?=[\s>])")
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel's element, its whole items in document order, and the text of those that are not whole."""

    element: etree._Element
    items: list[etree._Element]
    broken_items: list[str]
    is_broken: bool = False


def read_channel(body: bytes) -> Channel:
    """Read the bytes, in their declared encoding, as far as they go. Raises NotAFeed."""
    refuse_what_is_no_feed(body)
    try:
        root = etree.fromstring(body.lstrip(), _STRICT)
    except (etree.XMLSyntaxError, ValueError):
        return _recover(body)
    channel = _channel(root)
    return Channel(channel, list(channel.iter("item")), [])


def refuse_what_is_no_feed(body: bytes) -> None:
    """Raises NotAFeed for what a court or a site often answers in a feed's place, with status 200."""
    if not body.strip():
        raise NotAFeed("The body is empty.")
    if _HTML_START.match(body[:4096].removeprefix(b"\xef\xbb\xbf")):
        raise NotAFeed("The body is an HTML page, not a feed.")
    if body.count(b"=") > MAXIMUM_ATTRIBUTES and _has_too_many_attributes(body):
        raise NotAFeed(TOO_MANY_ATTRIBUTES)


def in_bytes_of_ascii(body: bytes) -> bytes:
    """UTF-16 and UTF-32 with their mark as UTF-8, and so what is declared as one of them without being it."""
    for mark, encoding in _WIDE_MARKS.items():
        if body.startswith(mark):
            body = body.decode(encoding, errors="replace").encode()
            break
    return _WIDE.sub(rb"\1utf-8", body, count=1)


def _has_too_many_attributes(body: bytes) -> bool:
    return any(tag[0].count(b"=") > MAXIMUM_ATTRIBUTES for tag in _LONG_TAG.finditer(body))


def _without_declaration(text: str) -> str:
    found = _DECLARATION.match(text)
    return text[found.end() :] if found else text


def _recover(body: bytes) -> Channel:
    """What is whole in XML that is not: each item is read by itself, so that a broken one spoils no other."""
    text = _NOT_XML.sub("", _without_declaration(_decode(body)))
    head, *rest = map(_with_whole_entities, _ITEM_START.split(text))
    try:
        root = etree.fromstring(head.encode(), _FORGIVING)
    except etree.XMLSyntaxError:
        raise NotAFeed("The body is not XML.") from None
    channel = _channel(root)
    read = [(part, _item(part)) for part in rest]
    whole = [item for _, item in read if item is not None]
    return Channel(channel, whole, [part for part, item in read if item is None], is_broken=True)


def _with_whole_entities(part: str) -> str:
    return _BARE_AMPERSAND.sub(lambda found: found[1] or "&amp;", part)


def _item(part: str) -> etree._Element | None:
    """An item from what follows `<item`; None where its end is missing or its elements do not fit."""
    inside, end, _ = part.partition("</item>")
    if not end:
        return None
    try:
        return etree.fromstring(f"<item{inside}</item>", _STRICT)
    except etree.XMLSyntaxError:
        return None


def _channel(root: etree._Element | None) -> etree._Element:
    if root is None:
        raise NotAFeed("The body is not XML.")
    name = root.tag.rpartition("}")[2]  # not by QName: it refuses a prefix that is not declared
    if name.lower() == "html":
        raise NotAFeed("The body is an HTML page, not a feed.")
    channel = root.find("channel")
    if name != "rss" or channel is None:
        raise NotAFeed(f"The XML is no RSS feed of a court: its root is <{name[:40]}>.")
    return channel


def _decode(body: bytes) -> str:
    """By the declaration; if that is wrong by UTF-8, then by Windows-1252, where every byte is something.

    Not as `disputes.text.encodings` has it: what breaks off must read as the whole does, and in that the
    declaration counts (XML 1.0 §4.3.3).
    """
    declared = _DECLARED.search(body[:512])
    for encoding in (declared[1].decode("ascii") if declared else "utf-8-sig", "utf-8-sig"):
        try:
            text = body.decode(encoding)
        except (LookupError, ValueError):
            continue
        if "<" in text:  # whatever has an even length is UTF-16
            return text
    return body.decode("cp1252", errors="replace")
