"""Real and deliberately odd news feeds, against feedparser's own reading of them."""

import io
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import feedparser
import pytest

from disputes.ingest import zones
from disputes.ingest.feeds import fast as fast_feeds
from disputes.ingest.feeds import feed as feeds
from disputes.ingest.feeds.entries import Doubtful
from disputes.ingest.types import NotAFeed, ParsedDocument, ParsedItem
from disputes.text import markup, urls
from tests.ingest.remembering import Memory

pytestmark = pytest.mark.corpora


@dataclass(frozen=True)
class Reading:
    """Our reading of a file beside feedparser's, the oracle."""

    name: str
    body: bytes
    document: ParsedDocument
    oracle: dict[str, Any]
    is_fast: bool


def readings(folder: Path, feeds_in: str) -> Iterator[Reading]:
    """JSON is left out: feedparser does not read it."""
    oracle = json.loads((folder / "oracle-feedparser.json").read_text())
    for name, reading in oracle.items():
        body = (folder / feeds_in / name).read_bytes()
        if not body.lstrip().startswith(b"{"):
            yield Reading(name, body, parsed(body), reading, is_fast(body))


def parsed(body: bytes) -> ParsedDocument:
    """Both readers compared, wherever the fast one reads."""
    try:
        return feeds.parse(body, shadow_share=1)
    except NotAFeed:
        return ParsedDocument()


def is_fast(body: bytes) -> bool:
    try:
        return bool(fast_feeds.read(*feeds.prepare(body)).entries)
    except (Doubtful, NotAFeed):
        return False


@pytest.fixture(scope="module")
def real(corpora: Path) -> list[Reading]:
    return list(readings(corpora / "feed-realworld", "feeds"))


@pytest.fixture(scope="module")
def odd(corpora: Path) -> list[Reading]:
    return list(readings(corpora / "feed-conformance", "."))


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    def shown(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{line}")

    return shown


@dataclass(frozen=True)
class Pair:
    """One entry as we and as the oracle read it; `place` is its number in the feed."""

    of: Reading
    place: int
    item: ParsedItem
    entry: dict[str, Any]


def pairs(read: list[Reading]) -> list[Pair]:
    """Where an entry says nothing and was rejected, it cannot be told which is which."""
    return [
        Pair(one, place, item, entry)
        for one in read
        if not one.document.rejected
        for place, (item, entry) in enumerate(zip(one.document.items, one.oracle["entries"], strict=True))
    ]


def is_title(pair: Pair) -> bool:
    return pair.item.title == markup.plain(pair.entry["title"] or "")[: markup.TITLE_CHARACTERS]


def is_link(pair: Pair) -> bool:
    """The oracle knows no address to resolve a relative link against: there is nothing to compare."""
    whole = urls.absolute("", pair.entry["link"] or "")
    return not whole or pair.item.url == whole


def is_published(pair: Pair) -> bool:
    return is_instant(pair, pair.item.published_at, "published")


def is_updated(pair: Pair) -> bool:
    return is_instant(pair, pair.item.updated_at, "updated")


def is_instant(pair: Pair, at: datetime | None, name: str) -> bool:
    """A date whose zone nobody knows is none to us; feedparser takes it for UTC."""
    if (f"{at:%Y-%m-%dT%H:%M:%SZ}" if at else None) == pair.entry[name]:
        return True
    raw = dict.get(feedparser.parse(io.BytesIO(pair.of.body)).entries[pair.place], name, "")
    return at is None and zones.is_rfc822(raw) and zones.moment(raw, zones.NEWS_ZONES) is None


FIELDS = [is_title, is_link, is_published, is_updated]


def test_no_entry_of_any_feed_is_lost(real: list[Reading], odd: list[Reading]) -> None:
    found = {one.name: len(one.document.items) + len(one.document.rejected) for one in real + odd}

    assert found == {one.name: one.oracle["entry_count"] for one in real + odd}
    assert not any(one.document.rejected for one in real)


@pytest.mark.parametrize("is_field", FIELDS, ids=lambda field: field.__name__)
def test_fields_are_those_of_the_oracle(
    is_field: Callable[[Pair], bool], real: list[Reading], odd: list[Reading], say: Callable[[str], None]
) -> None:
    right = Counter((pair.of.is_fast, is_field(pair)) for pair in pairs(real + odd))

    for way, is_fast in (("the fast way", True), ("by feedparser", False)):
        total = right[is_fast, True] + right[is_fast, False]
        say(f"{is_field.__name__}: {right[is_fast, True]} of {total} {way}")
    assert right[True, False] == 0
    assert right[True, True] + right[False, True] >= 0.999 * right.total()


def test_the_few_fields_that_differ_are_explained(odd: list[Reading]) -> None:
    """The oracle guessed encodings that nobody declares, and knew the header that some files tell of."""
    titles = [pair for pair in pairs(odd) if not is_title(pair)]
    links = [pair for pair in pairs(odd) if not is_link(pair)]

    assert all(b"encoding=" not in pair.of.body and not is_utf8(pair.of.body) for pair in titles)
    assert all(b"Content-Location:" in pair.of.body for pair in links)


def is_utf8(body: bytes) -> bool:
    return b"\xef\xbf\xbd" not in body.decode(errors="replace").encode()


def test_every_field_of_a_real_feed_is_that_of_the_oracle(real: list[Reading]) -> None:
    differing = {pair.of.name for pair in pairs(real) if not all(is_field(pair) for is_field in FIELDS)}

    assert differing == set()
    assert all(pair.item.guid == (pair.entry["id"] or "") for pair in pairs(real))


def test_the_two_readers_agree_on_every_file(real: list[Reading], odd: list[Reading]) -> None:
    differing = {
        one.name: one.document.notes for one in real + odd if "two readers" in str(one.document.notes)
    }

    assert differing == {}


def test_most_real_feeds_go_the_fast_way(
    real: list[Reading], odd: list[Reading], say: Callable[[str], None]
) -> None:
    for kind, read in (("real", real), ("odd", odd)):
        fast = [one for one in read if one.is_fast]
        entries = sum(len(one.document.items) for one in fast), sum(len(one.document.items) for one in read)
        say(f"{kind}: {len(fast)} of {len(read)} feeds and {entries[0]} of {entries[1]} entries the fast way")

    assert sum(one.is_fast for one in real) >= 0.7 * len(real)


class Markup(HTMLParser):
    """Which elements, attributes and kinds of address a browser would find in a fragment."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(name for name, _ in attrs)}
        self.found |= {
            (value or "").partition(":")[0].lower() + ":" for name, value in attrs if name == "href"
        }


def test_nothing_active_is_left_in_any_entry(real: list[Reading], odd: list[Reading]) -> None:
    items = [item for one in real + odd for item in one.document.items]

    found = set[str]().union(*(Markup(item.summary).found for item in items))

    assert not found & {"script", "img", "iframe", "object", "embed", "style", "svg", "math", "form", "input"}
    assert {name for name in found if name.startswith("on") or name.endswith(":")} <= {
        "http:",
        "https:",
        "mailto:",
    }
    assert not any(tag in item.title.lower() for item in items for tag in ("<script", "<img", "<iframe"))


def test_a_second_poll_of_a_real_feed_finds_nothing_new(real: list[Reading]) -> None:
    for one in real:
        memory = Memory()
        first = memory.see(one.document.items)

        assert set(memory.see(one.document.items)) <= {"known"}, one.name
        assert first["new"] == len(memory.known)
