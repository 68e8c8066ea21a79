"""Bytes of a web page to its tree, and a tree to its lines. Knows how pages break, not what is watched."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bs4 import BeautifulSoup, CData, NavigableString, Tag
from bs4.element import PageElement

from disputes.ingest.types import NotAFeed
from disputes.ingest.xml import MAXIMUM_ATTRIBUTES
from disputes.text import encodings, urls

MAXIMUM_BYTES: Final = 10_000_000
MAXIMUM_TAGS: Final = 300_000  # beginnings and ends: as much as is read in a few seconds
MAXIMUM_DEPTH: Final = 512
_HEAD_BYTES: Final = 4096
_NOT_TEXT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_XML: Final = re.compile(r"<\?xml", re.I)  # XHTML's declaration; the parser of HTML would remark upon it
_ANY_TAG: Final = re.compile(r"<(?:[a-z]|!doctype\b)", re.I)
_SILENT: Final = [
    *("script", "style", "template", "noscript", "svg", "math", "iframe", "object", "canvas"),
    *("audio", "video", "select", "textarea", "datalist"),
]
_BLOCKS: Final = {
    *("html", "body", "main", "nav", "header", "footer", "aside", "article", "section", "address", "div"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "blockquote", "center", "figure", "figcaption"),
    *("ul", "ol", "li", "dl", "dt", "dd", "details", "summary", "dialog", "form", "fieldset", "legend"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
_BREAKS: Final = _BLOCKS | {"br", "hr"}
# Soft hyphens, zero-width spaces and byte order marks inside a text are never words, nor are controls.
_UNSEEN: Final = dict.fromkeys([*range(9), *range(14, 32), 0x7F, 0xAD, 0x200B, 0x2060, 0xFEFF])
# A reference to one of these means the character of Windows-1252 (HTML §13.2.5.80).
_WINDOWS: Final = {byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}
_SEEN: Final = _UNSEEN | _WINDOWS


@dataclass(frozen=True, slots=True)
class Page:
    """A page's tree without what nobody reads (scripts, styles), and the address its links start from."""

    soup: BeautifulSoup
    title: str
    base: str


def read(body: bytes, url: str = "") -> Page:
    """Read the bytes, in their true encoding. Raises NotAFeed for what is no page, or too large a one."""
    if not body.strip():
        raise NotAFeed("The body is empty.")
    if len(body) > MAXIMUM_BYTES:
        raise NotAFeed("The page is larger than 10 MB.")
    text = encodings.decode(body)
    _refuse_what_is_no_page(text)
    soup = BeautifulSoup(_XML.sub("<?", _NOT_TEXT.sub("", text)), "lxml")
    _refuse_what_is_hostile(soup)
    title, base = soup.select_one("head > title, h1"), soup.find("base", href=True)
    page = Page(soup, words(title) if title else "", _base(base, url))
    for element in soup(_SILENT):
        element.decompose()
    return page


def line(text: str) -> str:
    """A text on one line: white space folded, without characters that cannot be seen."""
    return " ".join(text.translate(_SEEN).split())


def lines(element: Tag) -> list[str]:
    """The text below an element, one line a block; what is empty falls away.

    White space, comments, attributes and elements inside a line leave no trace.
    """
    found: list[list[str]] = [[]]
    block: Tag | None = None
    for part in element.descendants:
        if isinstance(part, Tag):
            if part.name in _BREAKS:
                found.append([])
        elif type(part) in (NavigableString, CData):
            if (own := _block(part)) is not block:
                found.append([])
                block = own
            found[-1].append(str(part))
    return [text for parts in found if (text := line("".join(parts)))]


def words(element: Tag) -> str:
    """The text below an element, all on one line."""
    return " ".join(lines(element))


def paragraphs(texts: Iterable[str]) -> str:
    """Lines as the smallest clean HTML."""
    return "".join(f"<p>{html.escape(text, quote=False)}</p>" for text in texts)


def _block(part: PageElement) -> Tag | None:
    """The block that a text belongs to."""
    parent = part.parent
    while parent is not None and parent.name not in _BLOCKS:
        parent = parent.parent
    return parent


def _refuse_what_is_no_page(text: str) -> None:
    start = text[:_HEAD_BYTES].lstrip()
    is_binary = start.startswith("%PDF") or 100 * len(_NOT_TEXT.findall(start)) > len(start)
    if is_binary or start.startswith(("{", "[")) or not _ANY_TAG.search(text):
        raise NotAFeed("The body is no web page: it is no text with elements of HTML or XML.")
    if text.count("<") > MAXIMUM_TAGS:
        raise NotAFeed(f"The page has more than {MAXIMUM_TAGS} tags: that is too much to read.")


def _refuse_what_is_hostile(soup: BeautifulSoup) -> None:
    """The parser is quick with attributes and depth; what looks at them, or at all parents, would not be."""
    depths = {id(soup): 0}
    for element in soup.find_all(True):
        depth = depths[id(element)] = depths[id(element.parent)] + 1
        if depth > MAXIMUM_DEPTH:
            raise NotAFeed(f"The page nests its elements more than {MAXIMUM_DEPTH} deep.")
        if len(element.attrs) > MAXIMUM_ATTRIBUTES:
            raise NotAFeed(f"An element on the page has more than {MAXIMUM_ATTRIBUTES} attributes.")


def _base(element: Tag | NavigableString | None, url: str) -> str:
    href = element.get("href") if isinstance(element, Tag) else None
    return (urls.absolute(url, href) if isinstance(href, str) else "") or url
