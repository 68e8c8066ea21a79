"""What is at an address that a person has typed: a document that we read, or a page that names feeds.

Sees bytes and addresses only; asks nobody, and knows no sources.
"""

import json
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urldefrag, urljoin, urlsplit

from disputes.ingest import feed_links
from disputes.ingest.feed_links import LANGUAGE_CHARACTERS, Link
from disputes.text import urls

# Where blogs and newspapers keep their feed, most usual first: offered, asked only one by one.
WELL_KNOWN_PATHS: Final = (
    *("/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/feed/"),
    *("/feeds/posts/default", "/feed.json"),
)
# Names with dots between them, the last of which begins with a letter; then whatever an address can have.
_DOMAIN: Final = re.compile(r"(?:[^\s/?#@:.]++\.)++[^\W\d_][^\s/?#@:.]*+(?::\d{1,5})?(?:[/?#].*)?")
_HEAD_BYTES: Final = 65_536
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
# What tells a feed from a page, wherever it stands: servers put warnings and blank lines before it.
_ROOT: Final = re.compile(r"<(?:[\w.-]{1,40}:)?(rss|feed|rdf|opml|html|head|body)(?=[\s/>])", re.I)
_COURT_LINK: Final = re.compile(r"<link>\s*https?://ecf\.[\w.-]{1,60}\.uscourts\.gov", re.I)
_LANGUAGE: Final = re.compile(r"<language>\s*([A-Za-z]{2,3}(?:-\w{1,8})?)\s*<|\bxml:lang=[\"']([\w-]{2,20})")
_COURT_PATH: Final = re.compile(r"rss_outside|readyDockets|RSSGenerator", re.I)


@dataclass(frozen=True, slots=True)
class Found:
    """What the bytes are. `kind` is that of a source; where nothing here reads them, `problem` says why.

    `title` is that of a page; a feed's title is for its parser to tell.
    """

    kind: str = ""
    title: str = ""
    language: str = ""
    feeds: tuple[Link, ...] = ()
    problem: str = ""


def address(typed: str) -> str:
    """The web address that a person means; empty where it is none.

    A bare domain is taken for https, `feed:` for what it stands for; a fragment is never sent.
    """
    typed = feed_links.without_feed_scheme(typed.strip())
    if _DOMAIN.fullmatch(typed):
        typed = f"https://{typed}"
    return urldefrag(typed).url if urls.is_http(typed) else ""


def kind_of_address(url: str) -> str:
    """The kind of source that the address alone gives away; empty where one has to look.

    A docket at CourtListener is told by `courtlistener.docket_address`.
    """
    host, (path, query) = urls.asked_host(url), urlsplit(url)[2:4]
    if _is_at(host, "uscourts.gov") and _COURT_PATH.search(path + query):
        return "pacer"
    if _is_at(host, "federalregister.gov") and path.startswith("/api/") and path.endswith(".json"):
        return "federal_register"
    return ""


def _is_at(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def well_known(url: str) -> tuple[str, ...]:
    """Nine addresses on the same server where a feed could be."""
    return tuple(urljoin(url, path) for path in WELL_KNOWN_PATHS)


def discover(body: bytes, content_type: str, url: str) -> Found:
    """What these bytes are, which came from `url` with that Content-Type."""
    if by_address := kind_of_address(url):
        return Found(by_address)
    if not body.strip():
        return Found(problem="The server answered with nothing at all.")
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json(body)
    head = _COMMENT.sub("", body[:_HEAD_BYTES].replace(b"\0", b"").decode("utf-8", "replace"))
    root = _ROOT.search(head)
    name = root[1].lower() if root else ""
    if name in ("rss", "feed", "rdf"):
        return Found("pacer" if _COURT_LINK.search(head) else "feed", language=_language(head))
    if name == "opml":
        return Found(problem="This is a list of feeds (OPML): upload it on the page of all sources.")
    if name or "html" in content_type.lower():
        page = feed_links.read(body, content_type, url)
        return Found("page", title=page.title, language=page.language, feeds=page.feeds)
    said = content_type.partition(";")[0].strip()[:100] or "nothing in particular"
    return Found(problem=f"This is neither a feed nor a web page; the server calls it {said}.")


def _json(body: bytes) -> Found:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return Found(problem="This begins like JSON, but cannot be read as such.")
    if "jsonfeed" in str(value.get("version")):
        return Found("feed", language=str(value.get("language") or "")[:LANGUAGE_CHARACTERS])
    results = value.get("results")
    listed = [each for each in results if isinstance(each, dict)] if isinstance(results, list) else []
    if any("document_number" in each for each in listed):
        return Found("federal_register")
    if "docket_number" in value or any("recap_documents" in each for each in listed):
        return Found("courtlistener")
    return Found(problem="This is JSON, but neither a JSON Feed nor an answer of an API that is read here.")


def _language(head: str) -> str:
    found = _LANGUAGE.search(head)
    return (found[1] or found[2])[:LANGUAGE_CHARACTERS] if found else ""
