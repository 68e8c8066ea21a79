"""What feedparser would make of an entry's outline: its id, link, dates and author, and whence its summary.

Knows only what is plain. What is not is a doubt, and then feedparser itself has to read the feed.
"""

import functools
import itertools
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from disputes.ingest import zones
from disputes.ingest.feeds import head as feed_head
from disputes.ingest.feeds import names as feed_names
from disputes.ingest.feeds import outline as feed_outline
from disputes.ingest.feeds.outline import Element

# Elements of which feedparser makes nothing, or nothing that is wanted here.
_HARMLESS: Final = {"category", "comments", "contributor", "enclosure", "image", "rights", "source"}
_HARMLESS_PREFIXES: Final = {
    *("other", "media", "dc", "dcterms", "itunes", "sy", "rdf", "feedburner", "wordpress"),
}
_MISLEADING: Final = {"dc:title", "itunes:owner", "itunes:name", "itunes:email", "feedburner:browserfriendly"}
_BELOW: Final = {"name", "email", "uri", "media:title", "media:description"}
# fastfeedparser takes these from any namespace; contents only from these.
_BY_BARE_NAME: Final = {"title", "description", "summary"}
_READ_CONTENTS: Final = {"rss": feed_names.CONTENTS, "atom": {"content"}, "rdf": set[str]()}
_HTML: Final = {"html", "xhtml", "text/html", "application/xhtml+xml"}
_TEXT_OR_HTML: Final = {"text", "html", "plain", "text/plain", "text/html"}
# feedparser takes entities out of a link, and more than two slashes out of any address.
_MENDED_LINK: Final = re.compile(r"&\w++;|:///")
_MENDED_ID: Final = re.compile(":///")
_WINDOWS_CONTROL: Final = re.compile("[\x80-\x9f]")


class Doubtful(Exception):
    """Whoever is not feedparser might read this feed otherwise; the message is the reason."""


def require(is_so: bool, reason: str) -> None:
    """Raises Doubtful where it is not so."""
    if not is_so:
        raise Doubtful(reason)


def look_at(entry: Sequence[Element]) -> None:
    """Whether its elements are plain, in name, place and type. Raises Doubtful."""
    require("href" not in _attributes(entry[0]), "an entry with an address of its own")
    for element in entry[1:]:
        if not _is_plain(element.name, element.depth == 1):
            raise Doubtful(f"{element.name} in {element.parent}")
        if element.attributes:
            look_at_type(element)
    titles = [element.name for element in entry if element.depth == 1 and _bare(element) == "title"]
    require(not titles or (titles[0] == "title" and titles.count("title") == 1), "several titles")
    if has_rival_title(entry):
        # A `source` or an `image` makes feedparser forget that there is a title already.
        is_forgotten = any(element.name in ("source", "image") for element in entry)
        require(bool(titles) and not is_forgotten, "the title of a picture")


@functools.lru_cache(maxsize=1024)
def _is_plain(name: str, is_direct: bool) -> bool:
    prefix, _, local = name.rpartition(":")
    if name in _MISLEADING:
        return False
    if is_direct and (name in feed_names.MEANINGFUL or name in _HARMLESS):
        return True
    if name in feed_names.MEANINGFUL or not prefix:
        return not is_direct and name in _BELOW
    return prefix in _HARMLESS_PREFIXES and not (prefix == "other" and local in _BY_BARE_NAME)


def look_at_type(element: Element) -> None:
    """Whether a text is one, or HTML that is escaped. Raises Doubtful."""
    if element.name in feed_names.FORMATTED:
        attributes = _attributes(element)
        is_plain = attributes.get("type", "text").lower() in _TEXT_OR_HTML and "mode" not in attributes
        require(is_plain, f"{element.name} of a type of its own")


def has_rival_title(entry: Sequence[Element]) -> bool:
    """Whether feedparser would put that of a picture in the place of an empty one."""
    return any(element.name == "media:title" for element in entry)


def guid(entry: Sequence[Element]) -> str:
    """The id, in RDF also that which the entry is `about`. Raises Doubtful."""
    raw = _last(entry, feed_names.IDS, entry[0].attributes.get(f"{feed_names.RDF} about", "").strip())
    require(not _MENDED_ID.search(raw), "an id that feedparser mends")
    return sound(raw)


def link(elements: Sequence[Element]) -> str:
    """The address of the last link to the page itself; in a feed's head, to the site. Raises Doubtful."""
    address = ""
    for element in elements:
        if element.depth == 1 and element.name in feed_names.LINKS:
            attributes = _attributes(element)
            require("url" not in attributes and "uri" not in attributes, "a link of its own kind")
            if "href" not in attributes:
                address = element.text
            elif _leads_to_the_page(attributes):
                address = attributes["href"].strip()
    require(not _MENDED_LINK.search(address), "a link that feedparser mends")
    return sound(address)


def _leads_to_the_page(attributes: dict[str, str]) -> bool:
    """RFC 4287 §4.2.7.2: a link that does not name its relation is an alternate one."""
    is_alternate = attributes.get("rel", "alternate").lower() == "alternate"
    return is_alternate and attributes.get("type", "text/html").lower() in _HTML


def author(entry: Sequence[Element]) -> str:
    """The last author, as `name (e-mail)` where the two are told apart. Raises Doubtful."""
    places = [place for place, one in enumerate(entry) if one.depth == 1 and one.name in feed_names.AUTHORS]
    if not places:
        return ""
    if len(places) > 1:
        has_address = any("@" in one.text for one in entry if one.name in feed_names.PEOPLE)
        require(not has_address, "several authors with an e-mail address")
    below = itertools.takewhile(lambda one: one.depth > 1, entry[places[-1] + 1 :])
    told = {one.name: one.text for one in below}
    if not told:
        return sound(entry[places[-1]].text)
    name, email = told.get("name", ""), told.get("email", "")
    require(bool(name or email), "an author without a name")
    return f"{name} ({email})" if name and email else name or email


def published_at(entry: Sequence[Element]) -> datetime | None:
    """The instant of publication; None where the feed tells none. Raises Doubtful."""
    return _moment(_last(entry, feed_names.PUBLISHED))


def updated_at(entry: Sequence[Element]) -> datetime | None:
    """The instant of the last change; None where the feed tells none. Raises Doubtful."""
    return _moment(_last(entry, feed_names.UPDATED))


def _moment(raw: str) -> datetime | None:
    """feedparser knows more kinds of date, and puts right some that are not."""
    if not raw or zones.is_rfc822(raw):
        return zones.moment(raw, zones.NEWS_ZONES)
    at = feed_head.rfc3339(raw)
    require(at is not None, "an unusual date")
    return at


def summary_places(entry: Sequence[Element], kind: str) -> tuple[str, ...]:
    """Where feedparser finds the summary, and then where it finds the content, for a summary that is empty.

    `description`: in the entry's own element of that meaning; `content`: in its content; `elsewhere`: in
    neither. feedparser takes a second description for the content, unless there has been one; after that,
    the last description counts which is nested no deeper than the one before.
    """
    summary: Element | None = None
    content: Element | None = None
    depth = feed_outline.MAXIMUM_DEPTH
    for element in entry:
        is_description = element.name in feed_names.DESCRIPTIONS
        if element.name in feed_names.CONTENTS or (is_description and summary and not content):
            content = content or element
            summary = summary or element
        elif is_description and element.depth <= depth:
            summary, depth = element, element.depth
    return tuple(_place(source, entry, kind) for source in (summary, content) if source)


def _place(source: Element, entry: Sequence[Element], kind: str) -> str:
    if source.name in feed_names.CONTENTS:
        is_alone = [one for one in entry if one.name in feed_names.CONTENTS] == [source]
        is_read = is_alone and source.depth == 1 and source.name in _READ_CONTENTS[kind]
        return "content" if is_read else "elsewhere"
    own_name = "summary" if kind == "atom" else "description"
    rivals = [one for one in entry if one.depth == 1 and _bare(one) in ("description", "summary")]
    is_own = source.depth == 1 and source.name == own_name and source is rivals[0]
    is_read = is_own and all(one is source or one.name.endswith(f":{own_name}") for one in rivals)
    return "description" if is_read else "elsewhere"


def sound(text: str) -> str:
    """The text, unless feedparser would mend its encoding. Raises Doubtful."""
    if text.isascii():
        return text
    require(not _WINDOWS_CONTROL.search(text), "control characters of Windows")
    try:
        text.encode("iso-8859-1").decode()
    except UnicodeError:
        return text
    raise Doubtful("a text that was encoded twice")


def _last(entry: Sequence[Element], names: set[str], default: str = "") -> str:
    texts = [element.text for element in entry if element.depth == 1 and element.name in names]
    return texts[-1] if texts else default


def _bare(element: Element) -> str:
    return element.name.rpartition(":")[2]


def _attributes(element: Element) -> dict[str, str]:
    """feedparser has their names in lower case."""
    return {name.lower(): value for name, value in element.attributes.items()}
