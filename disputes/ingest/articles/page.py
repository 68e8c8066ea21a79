"""Bytes of one web page to its tree and what its head says. Knows how pages are broken, not what is news."""

import codecs
import itertools
import re
from dataclasses import dataclass, field
from typing import Any, Final

import lxml.html
from lxml import etree

from disputes.ingest.articles import records as article_records
from disputes.ingest.types import NotAFeed
from disputes.ingest.xml import MAXIMUM_ATTRIBUTES
from disputes.text import encodings, urls

MAXIMUM_BYTES: Final = 10_000_000
MAXIMUM_ELEMENTS: Final = 20_000  # the page of a newspaper has a few thousand
_LARGE: Final = 5_000  # elements
_DEEP: Final = 64  # levels
_LONG: Final = 2_000_000  # characters
_MAXIMUM_RECORDS: Final = 1_000
# Possessive, so that the scan is linear whatever comes.
_LONG_TAG: Final = re.compile(r"<[A-Za-z](?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+'){3000,}+")
_QUOTED: Final = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_ATTRIBUTE: Final = re.compile(r"[\s/\"'][^\s/\"'=<>]")
_OTHER_KINDS: Final = {
    b"%PDF-": "a PDF document",
    b"{": "JSON data",
    b"[": "JSON data",
    b"\x89PNG": "an image",
    b"GIF8": "an image",
    b"\xff\xd8\xff": "an image",
    b"RIFF": "an image, a sound or a film",
    b"PK\x03\x04": "an archive",
    b"\x1f\x8b": "compressed data",
}
_XML_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]{0,200}\?>", re.I)
_NOT_TEXT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's tree, without comments; its meta elements by lower-case name; its JSON-LD objects.

    `addresses` are those that it is known by, normalised. Of a large page only what is cheap is asked.
    """

    tree: lxml.html.HtmlElement
    meta: dict[str, list[str]] = field(default_factory=dict)
    records: list[dict[str, Any]] = field(default_factory=list)
    addresses: frozenset[str] = frozenset()
    is_large: bool = False

    def first(self, *names: str) -> str:
        """The value of a meta element by these names, tried in order; empty where there is none."""
        return next((value for name in names for value in self.meta.get(name, ())), "")

    def own(self, kind: re.Pattern[str]) -> list[dict[str, Any]]:
        """JSON-LD objects of a kind that describe this page, as far as any of them says what it describes."""
        return article_records.own(self.records, kind, self.addresses)


def read(body: bytes, url: str = "") -> Page:
    """The page in the bytes, in their true encoding, even if they declare another. Raises NotAFeed."""
    _refuse_what_is_no_page(body)
    text = _NOT_TEXT.sub("", encodings.decode(body))
    if any(_attribute_count(tag[0]) > MAXIMUM_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise NotAFeed(f"An element of the page has more than {MAXIMUM_ATTRIBUTES} attributes.")
    tree = _tree(text)
    element_count, depth = _measured(tree)
    if element_count > MAXIMUM_ELEMENTS:
        raise NotAFeed(f"The page has more than {MAXIMUM_ELEMENTS} elements.")
    meta = _meta(tree)
    links = [link.get("href", "") for link in tree.iter("link") if link.get("rel", "").lower() == "canonical"]
    known = [url, *links[:1], *meta.get("og:url", ())[:1]]
    addresses = frozenset(urls.norm_url(one) for one in known if urls.is_http(one))
    is_large = element_count > _LARGE or depth > _DEEP or len(text) > _LONG
    records = list(itertools.islice(article_records.records(tree), _MAXIMUM_RECORDS))
    return Page(tree, meta, records, addresses, is_large=is_large)


def words(element: etree._Element | None, most: int = 1_000, *, between: str = "") -> str:
    """The text of an element on one line; empty for none, and for one that holds more than `most`."""
    parts, length = [], 0
    for part in element.itertext() if element is not None else ():
        parts.append(str(part))
        length += len(part)
        if length > 10 * most:  # white space does not count, up to a point
            return ""
    line = " ".join(between.join(parts).split())
    return line if len(line) <= most else ""


def _refuse_what_is_no_page(body: bytes) -> None:
    start = body[:64].removeprefix(codecs.BOM_UTF8).lstrip()
    if not body.strip():
        raise NotAFeed("The page is empty.")
    if len(body) > MAXIMUM_BYTES:
        raise NotAFeed(f"The page is larger than {MAXIMUM_BYTES // 1_000_000} MB.")
    for magic, kind in _OTHER_KINDS.items():
        if start.startswith(magic):
            raise NotAFeed(f"The address leads to {kind}, not to a web page.")
    if b"<" not in body:
        raise NotAFeed("The address leads to plain text or data, not to a web page.")


def _attribute_count(tag: str) -> int:
    """Attributes need no value, and no space between two that have one."""
    return len(_ATTRIBUTE.findall(_QUOTED.sub('""', tag)))


def _tree(text: str) -> lxml.html.HtmlElement:
    # libxml2 bounds the depth and the length of a text itself, as long as huge trees are not asked for.
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    declaration = _XML_DECLARATION.match(text)
    markup = text[declaration.end() if declaration else 0 :].encode("utf-8")
    try:
        tree = lxml.html.document_fromstring(markup, parser=parser, ensure_head_body=True)
    except (etree.ParserError, ValueError):
        raise NotAFeed("The page holds no HTML that can be read.") from None
    etree.strip_elements(tree, "noscript", with_tail=False)  # a page made by script says there that it is one
    return tree


def _measured(tree: lxml.html.HtmlElement) -> tuple[int, int]:
    """How many elements, and how deep they lie in one another."""
    count = depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        count, depth = (count + 1, depth + 1) if event == "start" else (count, depth - 1)
        deepest = max(deepest, depth)
    return count, deepest


def _meta(tree: lxml.html.HtmlElement) -> dict[str, list[str]]:
    """Values by name. Some pages give several names in one, and a name where a property belongs."""
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        value = " ".join(element.get("content", "").split())
        keys = " ".join(element.get(key, "") for key in ("property", "name", "http-equiv"))
        for name in keys.lower().split()[:10] if value else ():
            meta.setdefault(name, []).append(value)
    return meta
