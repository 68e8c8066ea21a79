"""The names that elements of feeds go by, and what feedparser takes them to mean. Knows no document."""

from typing import Final

ATOM: Final = "http://www.w3.org/2005/Atom"
RSS_1: Final = "http://purl.org/rss/1.0/"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

# Elements by their meaning; of several with one meaning, feedparser mostly takes the last.
PUBLISHED: Final = {"pubDate", "pubdate", "published", "issued", "dcterms:issued", "atom:published"}
UPDATED: Final = {"updated", "modified", "lastBuildDate", "dc:date", "dcterms:modified", "atom:updated"}
AUTHORS: Final = {"author", "dc:author", "dc:creator", "itunes:author"}
PEOPLE: Final = AUTHORS | {"name", "email"}
IDS: Final = {"guid", "id"}
LINKS: Final = {"link", "atom:link"}
TITLES: Final = {"title", "media:title"}
CONTENTS: Final = {"content", "content:encoded"}
DESCRIPTIONS: Final = {"description", "summary", "dc:description", "media:description", "itunes:summary"}
FORMATTED: Final = TITLES | CONTENTS | DESCRIPTIONS
MEANINGFUL: Final = PUBLISHED | UPDATED | AUTHORS | IDS | LINKS | FORMATTED
SCHEDULE: Final = {"ttl", "hour", "day", "sy:updateperiod", "sy:updatefrequency"}
ENTRIES: Final = {"item", "entry"}

# By the name of the root, as expat has it: kind of feed, its namespace, depth of its entries and of its head.
_ROOTS: Final = {
    "rss": ("rss", "", 3, 3),
    f"{ATOM} feed": ("atom", ATOM, 2, 2),
    f"{RDF} RDF": ("rdf", RSS_1, 2, 3),
}
_NO_ROOT: Final = ("", "", 1_000, 1_000)
_PREFIXES: Final = {
    ATOM: "atom",
    RSS_1: "rss1",
    RDF: "rdf",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.itunes.com/DTDs/PodCast-1.0.dtd": "itunes",
    "com-wordpress:feed-additions:1": "wordpress",
}
_IN_LOWER_CASE: Final = {uri.lower() for uri in _PREFIXES}
# What documents call them besides; any other prefix could be one that means something to feedparser.
_ALIASES: Final[dict[str, set[str | None]]] = {
    "atom": {None, "a10", "atom10"},
    "rss1": {None},
    "rdf": {None},
    "dcterms": {"dct"},
    "wordpress": {None},
}
# Of the elements of these feedparser makes something of its own, in lower case.
_FOREIGN: Final = {
    "http://www.w3.org/1999/xhtml",
    "http://creativecommons.org/ns#license",
    "http://web.resource.org/cc/",
    "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html",
    "http://backend.userland.com/creativecommonsrssmodule",
    "http://www.georss.org/georss",
    "http://www.opengis.net/gml",
    "http://podlove.org/simple-chapters",
}
_FOREIGN_PREFIXES: Final = {"xhtml", "cc", "creativecommons", "georss", "gml", "psc"}
# Those of older feeds, which it reads as if they were none.
_OLD: Final = {
    "http://blogs.law.harvard.edu/tech/rss",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://example.com/newformat#",
    "http://example.com/necho",
    "http://purl.org/echo/",
    "uri/of/echo/namespace#",
    "http://purl.org/pie/",
    "http://purl.org/atom/ns#",
    "http://purl.org/rss/1.0/modules/rss091#",
}
# `published:parsed` and the like would be taken for its own keys.
_KEYS: Final = {"published", "updated", "author", "modified", "issued", "date"}
_GUARDED: Final = (set(_PREFIXES.values()) - {"sy", "rss1", "wordpress"}) | _FOREIGN_PREFIXES | _KEYS


def oddity(prefix: str | None, uri: str | None) -> str:
    """Why a namespace, declared so, could mislead one reader or the other; empty where it cannot."""
    known, name = (uri or "").lower(), (prefix or "").lower()
    standard = _PREFIXES.get(uri or "", "")
    if standard:
        is_usual = prefix == standard or prefix in _ALIASES.get(standard, set())
        return "" if is_usual else "an unusual prefix"
    if known in _OLD | _IN_LOWER_CASE or "backend.userland.com/rss" in known:
        return "an old namespace"
    if prefix is None:
        return "an unknown namespace by default"
    is_foreign = known in _FOREIGN and name in _FOREIGN_PREFIXES
    return "a standard prefix for another namespace" if name in _GUARDED and not is_foreign else ""


class Names(dict[str, str]):
    """The names in one document by those that expat has, `address name` or `name`; each is worked out once.

    A name in the feed's own namespace is as it stands there. Any other is in lower case, after the standard
    prefix of its namespace: `none:` where it has none, `foreign:` where feedparser makes something of its
    own of it, `other:` where nobody knows it.
    """

    def begin(self, root: str) -> str:
        """Take in the name of the root. The kind of feed that it begins; empty for any other."""
        kind, self.namespace, self.entry_depth, self.head_depth = _ROOTS.get(root, _NO_ROOT)
        return kind

    def __missing__(self, raw: str) -> str:
        uri, _, local = raw.rpartition(" ")
        if uri == self.namespace:
            name = local
        else:
            prefix = "foreign" if uri.lower() in _FOREIGN else _PREFIXES.get(uri, "other" if uri else "none")
            name = f"{prefix}:{local.lower()}"
        self[raw] = name
        return name
