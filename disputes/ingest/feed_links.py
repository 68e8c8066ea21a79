"""The feeds that a web page names, in its head and by plain links; also its title and language.

Reads tags, builds no tree: linear in time, however the page is broken. Asks nobody.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from disputes.text import encodings, markup, urls

MAXIMUM_FEEDS: Final = 50
MAXIMUM_BYTES: Final = 5_000_000
LANGUAGE_CHARACTERS: Final = 8
_FEED_TYPES: Final = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}
)
_XML_TYPES: Final = frozenset({"text/xml", "application/xml"})
_JSON_TYPE: Final = "application/json"
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
# A tag ends at the next "<" at the latest, so that a scan of the whole page is linear.
_TAG: Final = re.compile(
    r"<(?:(!--)|(script|style|template|textarea)(?=[\s/>])"
    r"|(html|base|link|a|title)(?=[\s/>])((?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+)>)",
    re.I,
)
# A name is looked at from its first character only: from each, a long one without a value would be quadratic.
_ATTRIBUTE: Final = re.compile(
    r"(?<![^\s\"'>/=])([^\s\"'>/=]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))"
)
_END: Final = {
    "comment": re.compile("-->"),
    **{name: re.compile(f"</{name}", re.I) for name in ("script", "style", "template", "textarea")},
}
_FEED_PATH: Final = re.compile(
    r"/(?:rss|atom|feeds?)/?$|/(?:rss|atom|feed|index)[\w-]{0,20}\.(?:xml|json|rdf)$"
    r"|/(?:rss|atom|feeds?)/.*\.(?:xml|json|rdf)$|\.(?:rss|atom|rdf)$",
    re.I,
)
_FEED_QUERY: Final = re.compile(r"(?:^|&)(?:feed|format|alt|type)=(?:rss2?|atom|rdf)(?:$|&)", re.I)
_FEED_WORDS: Final = re.compile(r"(?:rss|atom)(?: feed)?", re.I)


@dataclass(frozen=True, slots=True)
class Link:
    """A feed that a page names, by its absolute address; the title can be empty."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    language: str
    feeds: tuple[Link, ...]


def read(body: bytes, content_type: str, url: str) -> Page:
    """What a page says of itself and of its feeds, those of the head first as they come."""
    title, language, base = "", "", ""
    links: list[tuple[dict[str, str], str]] = []
    charset = _CHARSET.search(content_type)
    text = encodings.decode(body[:MAXIMUM_BYTES], charset[1] if charset else "")
    for name, attributes, inside in _tags(text):
        if name == "title":
            title = title or markup.plain(inside)[: markup.TITLE_CHARACTERS]
        elif name == "html":
            language = language or attributes.get("lang", "")[:LANGUAGE_CHARACTERS]
        elif name == "base":
            base = base or urls.absolute(url, attributes.get("href", ""))
        elif _names_a_feed(name, attributes, inside):
            links.append((attributes, inside))
    return Page(title, language, _feeds(base or url, links))


def _feeds(base: str, links: Iterable[tuple[dict[str, str], str]]) -> tuple[Link, ...]:
    """Each feed once, with the first title that it is given; what is no web address falls away."""
    found: dict[str, str] = {}
    for attributes, inside in links:
        url = urls.absolute(base, without_feed_scheme(attributes["href"].strip()))
        title = markup.plain(attributes.get("title") or inside)[: markup.TITLE_CHARACTERS]
        if url and (url in found or len(found) < MAXIMUM_FEEDS):
            found[url] = found.get(url) or title
    return tuple(Link(url, title) for url, title in found.items())


def without_feed_scheme(url: str) -> str:
    """`feed:` before a whole address, or in place of http; the address as it is where there is none."""
    if not url.lower().startswith("feed:"):
        return url
    rest = url[len("feed:") :]
    return f"http:{rest}" if rest.startswith("//") else rest


def _names_a_feed(name: str, attributes: dict[str, str], inside: str) -> bool:
    href = attributes.get("href", "").strip()
    if not href or len(href) > urls.MAXIMUM_CHARACTERS:
        return False
    kind = attributes.get("type", "").partition(";")[0].strip().lower()
    if name == "link":
        return _is_alternate(attributes.get("rel", "").lower().split(), kind, href)
    return kind in _FEED_TYPES or bool(_FEED_WORDS.fullmatch(inside.strip())) or _is_plainly_a_feed(href)


def _is_alternate(relations: list[str], kind: str, href: str) -> bool:
    """HTML, "Link type alternate". JSON alone (JSON Feed 1.0) names any API, XML alone some feeds."""
    is_typed = kind in _FEED_TYPES or kind in _XML_TYPES or (kind == _JSON_TYPE and "feed" in href.lower())
    return "feed" in relations or ("alternate" in relations and "stylesheet" not in relations and is_typed)


def _is_plainly_a_feed(href: str) -> bool:
    """A link in the text, by its address; not one that hands another address to a reader or an archive."""
    path, _, query = href.partition("#")[0].partition("?")
    if "//" in path.partition("://")[2]:
        return False
    return bool(href.lower().startswith("feed:") or _FEED_PATH.search(path) or _FEED_QUERY.search(query))


def _tags(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Name, attributes and the text up to the next tag of what matters on a page; scripts are passed over."""
    at = 0
    while found := _TAG.search(text, at):
        at = found.end()
        if found[3]:
            inside = text[at : at + urls.MAXIMUM_CHARACTERS].partition("<")[0]
            yield found[3].lower(), _attributes(found[4]), inside
        elif end := _END["comment" if found[1] else found[2].lower()].search(text, at):
            at = end.end()
        else:
            return


def _attributes(inside: str) -> dict[str, str]:
    """By name in lower case; of two with one name the first (HTML, "Duplicate attribute")."""
    found: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(inside):
        found.setdefault(one[1].lower(), markup.unescape(one[2] or one[3] or one[4] or ""))
    return found
