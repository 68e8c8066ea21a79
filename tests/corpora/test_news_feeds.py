"""Real and deliberately odd news feeds, against feedparser's own reading of them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from disputes.ingest import feeds
from disputes.ingest.types import NotAFeed, ParsedDocument
from disputes.text import urls
from tests.ingest.remembering import Memory

pytestmark = pytest.mark.corpora
Reading = tuple[str, ParsedDocument, dict[str, Any]]


def parsed(path: Path) -> ParsedDocument:
    try:
        return feeds.parse(path.read_bytes())
    except NotAFeed:
        return ParsedDocument()


def readings(folder: Path, feeds_in: str) -> Iterator[Reading]:
    oracle = json.loads((folder / "oracle-feedparser.json").read_text())
    for name, reading in oracle.items():
        yield name, parsed(folder / feeds_in / name), reading


@pytest.fixture(scope="module")
def real(corpora: Path) -> list[Reading]:
    return list(readings(corpora / "feed-realworld", "feeds"))


@pytest.fixture(scope="module")
def odd(corpora: Path) -> list[Reading]:
    return list(readings(corpora / "feed-conformance", "."))


def differing(read: list[Reading], theirs: str, mine: str) -> dict[str, int]:
    """Feeds in which a field differs, and in how many entries; a text is compared without its white space."""
    counts = {
        name: sum(
            (at_or_text(getattr(item, mine)) != (entry[theirs] or ""))
            for item, entry in zip(document.items, reading["entries"], strict=False)
        )
        for name, document, reading in read
    }
    return {name: count for name, count in counts.items() if count}


def at_or_text(value: Any) -> str:
    return value if isinstance(value, str) else f"{value:%Y-%m-%dT%H:%M:%SZ}" if value else ""


def test_no_entry_of_any_feed_is_lost(real: list[Reading], odd: list[Reading]) -> None:
    found = {name: len(document.items) + len(document.rejected) for name, document, _ in real + odd}

    assert found == {name: reading["entry_count"] for name, _, reading in real + odd}
    assert not any(document.rejected for _, document, _ in real)


def test_guids_of_real_feeds_are_feedparsers(real: list[Reading]) -> None:
    assert differing(real, "id", "guid") == {}


def test_dates_of_real_feeds_are_feedparsers(real: list[Reading]) -> None:
    assert differing(real, "published", "published_at") == {}
    assert differing(real, "updated", "updated_at") == {}


def test_links_of_real_feeds_are_feedparsers_where_they_are_links(real: list[Reading]) -> None:
    for name, document, reading in real:
        theirs = [entry["link"] or "" for entry in reading["entries"]]

        shown = [urls.absolute("", link) for link in theirs]
        assert [item.url for item in document.items] == shown, name


def test_odd_dates_differ_only_where_the_zone_is_unknown(odd: list[Reading]) -> None:
    for name, document, reading in odd:
        entries = reading["entries"] if not document.rejected else []
        for item, entry in zip(document.items, entries, strict=False):
            assert at_or_text(item.published_at) in (entry["published"], ""), name
            assert at_or_text(item.updated_at) in (entry["updated"], ""), name


def test_nothing_active_is_left_in_any_entry(real: list[Reading], odd: list[Reading]) -> None:
    for name, document, _ in real + odd:
        for item in document.items:
            summary = item.summary.lower()
            assert not any(active in summary for active in ("<script", "<img", 'href="javascript')), name


def test_a_second_poll_of_a_real_feed_finds_nothing_new(real: list[Reading]) -> None:
    for name, document, _ in real:
        memory = Memory("feed")
        first = memory.see(document.items)

        assert set(memory.see(document.items)) <= {"known"}, name
        assert first["new"] == len(memory.known)
