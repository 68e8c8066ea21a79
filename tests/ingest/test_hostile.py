"""Documents made to hurt, through every parser: read or refused in time, and the next one is read."""

import functools
from collections.abc import Callable, Iterator
from typing import Final

import pytest

from disputes.ingest import parse
from disputes.ingest.children.pool import Pool
from disputes.ingest.types import Context, NotAFeed, ParsedDocument
from tests.fakes import rss

MILLION: Final = 1_000_000
CONTEXT: Final = Context(url="https://news.example/feed", court_id="nysd")
FED_ON_ITSELF: Final = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))


def feed(inside: str, before: str = "") -> bytes:
    channel = f"<channel><title>T</title><link>https://ecf.nysd.uscourts.gov</link>{inside}</channel>"
    return f'<?xml version="1.0"?>{before}<rss version="2.0">{channel}</rss>'.encode()


def entry(summary: str) -> bytes:
    link = "<link>https://ecf.nysd.uscourts.gov/cgi-bin/DktRpt.pl?1</link>"
    title = "<title>1:26-cv-00001 Doe v. Roe</title>"
    return feed(f"<item>{title}{link}<description>{summary}</description></item>")


def json_feed(items: str) -> bytes:
    return f'{{"version": "https://jsonfeed.org/version/1.1", "results": [], "items": {items}}}'.encode()


# Made when they are needed: together they are larger than what else the tests hold.
DOCUMENTS: Final[dict[str, Callable[[], bytes]]] = {
    "200,000 attributes": lambda: feed(f"<item {' '.join(f'a{n}="1"' for n in range(200_000))}/>"),
    "200,000 bare attributes": lambda: feed(f"<item {'a ' * 200_000}/>"),
    "a billion laughs": lambda: feed(
        "<item><title>&e9;</title></item>", f'<!DOCTYPE r [<!ENTITY e0 "ha">{FED_ON_ITSELF}]>'
    ),
    "one entity 50,000 times": lambda: feed(
        f"<item><title>{'&e;' * 50_000}</title></item>", f'<!DOCTYPE r [<!ENTITY e "{"x" * 50_000}">]>'
    ),
    "100,000 elements in each other": lambda: feed("<x>" * 100_000 + "</x>" * 100_000),
    "50,000 divisions in each other": lambda: entry("&lt;div&gt;" * 50_000),
    "20 MB of <": lambda: b"<" * 20 * MILLION,
    "20 MB of [": lambda: b"[" * 20 * MILLION,
    "20 MB of bytes of no text": lambda: b"\xff\x00" * 10 * MILLION,
    "20 MB in one text": lambda: entry("x" * 20 * MILLION),
    "20 MB of spaces": lambda: entry(" " * 20 * MILLION),
    "quotation marks": lambda: entry("\"'" * 2 * MILLION),
    "ampersands": lambda: entry("&" * 4 * MILLION),
    "references": lambda: entry("&#x26;" * MILLION),
    "half a link after the other": lambda: entry("&lt;a href=&quot;" * 200_000),
    "openings of comments": lambda: feed("<!--" * MILLION),
    "openings of CDATA": lambda: entry("<![CDATA[" * MILLION),
    "comments in a summary": lambda: entry(f"<![CDATA[{'<!--' * 15_000}]]>"),
    "broken UTF-16": lambda: b"\xff\xfe" + "<rss>".encode("utf-16-le") + b"\x00\xd8" * MILLION,
    "20,000 items": lambda: feed("<item><title>1:26-cv-00001 Doe v. Roe</title></item>" * 20_000),
    "JSON 100,000 deep": lambda: json_feed("[" * 100_000 + "]" * 100_000),
    "JSON without an end": lambda: b'{"results": ' * MILLION,
    "a number of a million digits": lambda: json_feed("9" * MILLION),
    "100,000 elements of a page": lambda: b"<html><body>" + b"<div><p>a<a href=b>c" * 100_000,
}


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(1, seconds=1) as pool:
        yield pool


@functools.lru_cache(maxsize=1)
def hostile(name: str) -> bytes:
    """For one parser after the other."""
    return DOCUMENTS[name]()


def refusal(pool: Pool, kind: str, body: bytes) -> str:
    """Why it was not read; empty where it was."""
    try:
        pool.article(body, CONTEXT) if kind == "article" else pool.parse(kind, body, CONTEXT)
    except NotAFeed as error:
        return str(error)
    return ""


@pytest.mark.parametrize("kind", [*sorted(parse.PARSERS), "article"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_hostile_document_is_read_or_refused_in_a_sentence(pool: Pool, name: str, kind: str) -> None:
    why = refusal(pool, kind, hostile(name))

    assert why.endswith(".") or not why
    assert len(pool.parse("feed", rss("After it"), CONTEXT).items) == 1


@pytest.mark.parametrize("name", ["a billion laughs", "one entity 50,000 times"])
@pytest.mark.parametrize("kind", ["feed", "pacer"])
def test_no_entity_of_a_document_s_own_is_followed(pool: Pool, name: str, kind: str) -> None:
    try:
        document = pool.parse(kind, hostile(name), CONTEXT)
    except NotAFeed:
        document = ParsedDocument()

    assert not any("ha" in item.title or "x" in item.title for item in document.items)
