"""What a page says of itself for machines: JSON-LD by schema.org. Knows nothing of the page around it."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from lxml import etree

from disputes.text import urls

ARTICLE: Final = re.compile(r"(?:article|posting|report|review|recipe|newsletter)$", re.I)
PAGE: Final = re.compile(
    r"(?:^|web|item|about|qa|faq|medicalweb)page$|creativework$|(?:video|audio)object$", re.I
)
_MAXIMUM_CHARACTERS: Final = 1_000_000
_MAXIMUM_DEPTH: Final = 6
_OPENINGS: Final = ("<!--", "//<![CDATA[", "<![CDATA[", "/*<![CDATA[*/")
_CLOSINGS: Final = (";", "-->", "//]]>", "]]>", "/*]]>*/")
_TRAILING_COMMA: Final = re.compile(r",(?=\s*[}\]])")
# Where the description of a page may hold a further one; not in its publisher or its comments.
_INNER: Final = ("@graph", "mainEntity", "mainEntityOfPage")


def records(tree: etree._Element) -> Iterator[dict[str, Any]]:
    """The objects in the page's JSON-LD, outer before inner; what is broken beyond slips is left out."""
    for script in tree.iter("script"):
        if "ld+json" in script.get("type", "").lower():
            yield from _flat(_json((script.text or "")[:_MAXIMUM_CHARACTERS]))


def own(
    among: Iterable[dict[str, Any]], kind: re.Pattern[str], addresses: frozenset[str]
) -> list[dict[str, Any]]:
    """Those of a kind that name one of these addresses; where none does, all of the kind."""
    chosen = [record for record in among if any(kind.search(name) for name in texts(record.get("@type")))]
    named = [record for record in chosen if addresses & set(_addresses(record))]
    return named or chosen


def texts(value: Any) -> list[str]:
    """The texts that a value holds: it may be one, or a list; of an object it is the name."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return texts(value.get("name"))
    if isinstance(value, list):
        return [text for one in value[:100] if not isinstance(one, list) for text in texts(one)]
    return []


def names(record: dict[str, Any], key: str, among: Iterable[dict[str, Any]]) -> list[str]:
    """The names of what a record names under a key, also of what it only refers to by an id."""
    value = record.get(key)
    found: list[str] = []
    for one in value[:100] if isinstance(value, list) else [value]:
        told = texts(one)
        identity = one.get("@id") if isinstance(one, dict) and not told else None
        found += told or [
            name for other in among if identity and other.get("@id") == identity for name in texts(other)
        ]
    return found


def _addresses(record: dict[str, Any]) -> Iterator[str]:
    for value in (record.get("url"), record.get("@id"), record.get("mainEntityOfPage")):
        value = (value.get("@id") or value.get("url")) if isinstance(value, dict) else value
        if isinstance(value, str) and urls.is_http(value):
            yield urls.norm_url(value)


def _json(text: str) -> Any:
    text = text.strip()
    for opening in _OPENINGS:
        text = text.removeprefix(opening)
    for closing in _CLOSINGS:
        text = text.strip().removesuffix(closing)
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _flat(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(value, list) and depth < _MAXIMUM_DEPTH:
        for one in value:
            yield from _flat(one, depth + 1)
    elif isinstance(value, dict) and depth < _MAXIMUM_DEPTH:
        yield value
        for key in _INNER:
            yield from _flat(value.get(key), depth + 1)
