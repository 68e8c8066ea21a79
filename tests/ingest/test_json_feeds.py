"""JSON Feed: how it is told from other JSON, and what wrong types do. Its entries: see the samples."""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.ingest.feeds import feed as feeds
from disputes.ingest.types import NotAFeed, ParsedItem

VERSION = "https://jsonfeed.org/version/1.1"
WRONG = [None, True, 5, 1.5, [], {}, ["x"], {"x": "y"}, "", "\ud800", "x" * 100_000]


def feed(*items: Any, **fields: Any) -> bytes:
    return json.dumps({"version": VERSION, "title": "Agency", "items": items, **fields}).encode()


def only(body: bytes) -> ParsedItem:
    [item] = feeds.parse(body).items
    return item


@pytest.mark.parametrize(
    "body",
    [
        feed(),
        b"\xef\xbb\xbf \n" + feed(),
        feed(version="http://jsonfeed.org/version/1"),
        json.dumps({"title": "No version", "items": [{"id": "1", "content_text": "Words"}]}).encode(),
        json.dumps({"title": "No version", "items": [{"id": "1", "date_published": None}]}).encode(),
        feed(next_url="https://agency.example/2"),
    ],
)
def test_a_json_feed_is_known_by_its_body(body: bytes) -> None:
    assert feeds.parse(body).title in ("Agency", "No version")


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b'{"items": []}',
        b'{"total_count": 1, "items": [{"id": 1, "title": "T", "url": "https://api.example/1"}]}',
        b'{"title": "Not of this kind", "items": [{"id": 1, "title": "T"}]}',
        b'{"version": "1.1", "title": "T", "items": [{"content_text": "T"}]}',
        feed(items={"0": {}}),
        feed(items=None),
        feed()[:-1],
        feed() + feed(),
        b'{"version": ' * 100_000,
        b"{" + b"[" * 100_000,
        b'{"items": [' + b"0," * 1_000_001 + b"0]}",
        b"{ not JSON at all }",
    ],
)
def test_any_other_json_is_refused_in_one_sentence(body: bytes) -> None:
    with pytest.raises(NotAFeed, match=r"^The body is JSON[^.]*\.$"):
        feeds.parse(body)


@pytest.mark.parametrize(
    ("value", "guid"),
    [
        ("a", "a"),
        (5, "5"),
        (3.1415, "3.1415"),
        (True, ""),
        (None, ""),
        (["a"], ""),
        (" a ", "a"),
        ("\ud83d", "\ufffd"),
    ],
)
def test_an_id_that_is_a_number_becomes_text(value: Any, guid: str) -> None:
    assert only(feed({"id": value, "title": "T"})).guid == guid


def test_an_id_of_many_digits_stays_as_it_is_written() -> None:
    digits = "9" * 2_000

    assert only(feed({"id": "@", "title": "T"}).replace(b'"@"', digits.encode())).guid == digits


@pytest.mark.parametrize(
    ("fields", "summary"),
    [
        ({"content_text": "a < b & c"}, "a &lt; b &amp; c"),
        ({"content_html": "<p>a</p>", "content_text": "b"}, "<p>a</p>"),
        ({"content_html": "<p>a</p>", "summary": "<i>b</i>"}, "&lt;i&gt;b&lt;/i&gt;"),
        ({"content_html": "<img src=x onerror=alert(1)>", "content_text": "b"}, ""),
        ({"content_html": ["<p>a</p>"], "content_text": "b"}, "b"),
        ({}, ""),
    ],
)
def test_the_summary_comes_first_then_the_content(fields: dict[str, Any], summary: str) -> None:
    assert only(feed({"id": "1", **fields})).summary == summary


@pytest.mark.parametrize(
    ("fields", "author"),
    [
        ({"authors": [{"name": "Ada"}, {"name": "Bea"}]}, "Ada, Bea"),
        ({"authors": [{"name": "Ada"}], "author": {"name": "Bea"}}, "Ada"),
        ({"author": {"name": "Bea"}}, "Bea"),
        ({"authors": ["Ada", {"name": []}, {"url": "https://ada.example/"}, {"name": "Cy"}]}, "Cy"),
        ({"authors": "Ada"}, ""),
        ({"author": "Bea"}, ""),
    ],
)
def test_authors_are_those_with_a_name(fields: dict[str, Any], author: str) -> None:
    assert only(feed({"id": "1", **fields})).author == author


def test_a_link_is_a_web_address_of_its_own_or_elsewhere() -> None:
    addresses: list[dict[str, Any]] = [
        {"url": "/1"},
        {"external_url": "https://else.example/"},
        {"url": "javascript:alert(1)"},
        {"url": 1},
    ]

    items = feeds.parse(
        feed(*({"id": "1", **one} for one in addresses), home_page_url="https://a.example/")
    ).items

    assert [item.url for item in items] == ["https://a.example/1", "https://else.example/", "", ""]


def test_items_that_say_nothing_are_rejected_and_all_others_are_kept() -> None:
    document = feeds.parse(feed({"id": "1"}, "no object", {}, {"id": "1"}, None))

    assert [item.guid for item in document.items] == ["1", "1"]
    assert len(document.rejected) == 3


def test_a_huge_feed_is_cut_and_says_so() -> None:
    document = feeds.parse(feed(*[{"id": "1"}] * 5_001))

    assert (len(document.items), document.is_partial) == (5_000, True)
    assert "Cut after 5000 entries: 1 more were not read." in document.notes


@pytest.mark.parametrize("value", WRONG, ids=lambda value: str(value)[:8])
@pytest.mark.parametrize(
    "name",
    [
        *("id", "url", "external_url", "title", "content_html", "content_text", "summary", "date_published"),
        *("date_modified", "author", "authors", "image", "tags", "attachments", "language"),
    ],
)
def test_a_wrong_type_in_any_field_is_read_as_nothing(name: str, value: Any) -> None:
    item = only(feed({"id": "1", "title": "T", name: value}, title=value, home_page_url=value, authors=value))

    assert item.title in ("T", "", "\ufffd", "x" * 1_000)
    assert item.published_at is item.updated_at is None


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "name", "url"]), inner)
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(
    st.lists(st.dictionaries(st.sampled_from(["id", "title", "authors", "url"]), JSON)), st.integers(0, 400)
)
def test_any_json_is_read_or_refused(items: list[Any], length: int) -> None:
    whole = feed(*items)

    with contextlib.suppress(NotAFeed):
        document = feeds.parse(whole[: len(whole) - length] if length % 2 else whole)
        assert len(document.items) + len(document.rejected) == len(items)
