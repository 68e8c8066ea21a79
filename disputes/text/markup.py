"""Markup from outside: made safe, made plain, made comparable. What is stored has passed through here."""

import functools
import html
import re
import unicodedata
from collections import Counter
from typing import Final

import nh3

from disputes.text import urls

TITLE_CHARACTERS: Final = 1000
SUMMARY_CHARACTERS: Final = 65_536
GUID_CHARACTERS: Final = 2048
FRAGMENT_DEPTH: Final = 512  # a cleaner needs seconds for tens of thousands of nested elements

_TAGS: Final = {
    *("p", "br", "hr", "div", "span", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd"),
    *("a", "b", "strong", "i", "em", "u", "s", "del", "ins", "mark", "small", "sub", "sup", "abbr", "cite"),
    *(
        "q",
        "blockquote",
        "pre",
        "code",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "time",
    ),
}
_ATTRIBUTES: Final = {"a": {"href", "title"}, "abbr": {"title"}, "time": {"datetime"}}
_SILENT: Final = {"script", "style", "template", "title"}  # their content is no text of the page
_STRIPPER: Final = nh3.Cleaner(tags=set(), attributes={}, link_rel=None, clean_content_tags=_SILENT)
_MARKUP: Final = re.compile(r"<[a-zA-Z/!?]")
_TAG: Final = re.compile(r"<[^<>]*>?")  # rough, and linear whatever comes
_ELEMENT: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_BLOCK: Final = re.compile(
    r"<(?=/?(?:p|div|br|hr|li|ul|ol|dl|dt|dd|h[1-6]|tr|td|th|table|blockquote|pre|section|article)\b)", re.I
)
# Elements that hold nothing, or that the next one of their kind closes: they do not nest.
_FLAT: Final = {"br", "hr", "img", "input", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "option"}
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# What calls itself ISO-8859-1 is Windows-1252 (WHATWG Encoding), which has quotation marks among these.
_WINDOWS: Final = {byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}
_ENTITY: Final = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def clean(fragment: str, base: str = "") -> str:
    """HTML that is safe to show: a fixed list of elements, web and mail links, nothing active.

    Relative links are resolved against `base`, the address of the site; without one they are no links.
    """
    fragment = _readable(fragment[:SUMMARY_CHARACTERS])
    if not _MARKUP.search(fragment):
        return html.escape(unescape(fragment), quote=False)
    if _depth(fragment) > FRAGMENT_DEPTH:
        return html.escape(_TAG.sub(" ", fragment), quote=False)
    return _cleaner(base).clean(fragment)


@functools.lru_cache(maxsize=16)
def _cleaner(base: str) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        url_relative=lambda url: urls.absolute(base, url) or None,
        link_rel="noopener noreferrer nofollow",
        clean_content_tags=_SILENT | {"iframe", "object", "svg", "math", "noscript"},
    )


def plain(fragment: str) -> str:
    """The text of an HTML fragment on one line, entities decoded once: to be escaped where it is shown."""
    fragment = _readable(fragment[:SUMMARY_CHARACTERS])
    if _MARKUP.search(fragment):
        fragment = _strip(fragment)
    return " ".join(unescape(fragment).split())


def unescape(text: str) -> str:
    """Decode whole entities only: in `B&LT Foods`, where no semicolon ends one, nothing is decoded."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def norm(text: str) -> str:
    """What two wordings have in common: no tags, entities decoded at most twice, NFKC, folded space, case."""
    return norm_plain(plain(text))


def norm_plain(text: str) -> str:
    """The same for what `plain` has made."""
    text = unescape(text)
    text = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return " ".join(text.casefold().split())


def _readable(text: str) -> str:
    text = _CONTROL.sub("", text)
    return text if text.isascii() else text.translate(_WINDOWS)


def _strip(fragment: str) -> str:
    """Tags out, still escaped; a space where an element breaks the line."""
    fragment = _BLOCK.sub(" <", fragment)
    return _TAG.sub(" ", fragment) if _depth(fragment) > FRAGMENT_DEPTH else _STRIPPER.clean(fragment)


def _depth(fragment: str) -> int:
    """About how deep elements nest: an end that fits no beginning counts for nothing.

    Too low where ends stand in comments or attributes. Then only `SUMMARY_CHARACTERS` limits what a cleaner
    gets to see: a few thousand levels, for which it needs some hundredths of a second.
    """
    if fragment.count("<") <= FRAGMENT_DEPTH:
        return 0
    open_counts: Counter[str] = Counter()
    depth = deepest = 0
    for end, name in _ELEMENT.findall(fragment):
        depth += _step(name.lower(), bool(end), open_counts)
        deepest = max(deepest, depth)
    return deepest


def _step(name: str, is_end: bool, open_counts: Counter[str]) -> int:
    if name in _FLAT or (is_end and not open_counts[name]):
        return 0
    step = -1 if is_end else 1
    open_counts[name] += step
    return step
