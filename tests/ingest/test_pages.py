"""Lists on web pages by selectors, and what bytes are a page at all. Without any: test_page_finding.py."""

import contextlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.ingest.pages import page as pages
from disputes.ingest.pages import tree as page_tree
from disputes.ingest.types import (
    MAXIMUM_ITEMS,
    NO_DATE,
    Context,
    NotAFeed,
    ParsedDocument,
    ParsedItem,
    SelectorLost,
)
from disputes.management.commands import parse_file

SAMPLES = Path(__file__).parents[1] / "samples" / "page"
URL = "https://works.example/news/"
WHOLE = (SAMPLES / "agency.html").read_bytes()


def read(html: str | bytes, **rules: Any) -> ParsedDocument:
    body = html.encode() if isinstance(html, str) else html
    return pages.parse(body, Context(url=URL, rules={"mode": "list", "item": "li", **rules}))


def only(html: str, **rules: Any) -> ParsedItem:
    [item] = read(html, **rules).items
    return item


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.html")), ids=lambda path: path.stem)
def test_a_saved_page_gives_the_lines_beside_its_rules(path: Path) -> None:
    expected = [json.loads(line) for line in path.with_suffix(".ruled.jsonl").read_text().splitlines()]

    items = read(path.read_bytes(), **json.loads(path.with_suffix(".rules.jsonl").read_text())).items

    assert [parse_file.feed_line(item) for item in items] == expected


# --- What an entry is -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inside", "title", "url"),
    [
        ("<a href=/a>News</a> <a href=/b>Doe sues Roe again</a>", "Doe sues Roe again", "/b"),
        ("<a href=/b>More</a> <h3>Doe</h3>", "Doe", "/b"),
        ("<a href=/a><img></a><h3><a href=/b>Doe</a></h3>", "Doe", "/b"),
        ("<a href=/b><h3>Doe <b>v</b>. Roe</h3></a>", "Doe v. Roe", "/b"),
        ("<a href='#top'>To the top of it</a><a href=/b>Doe</a>", "Doe", "/b"),
        ("<a href='javascript:void(0)'>Doe sues Roe</a><a href=/b>More</a>", "Doe sues Roe", "/b"),
        ("<a href=/b><div>17 May 2031</div><div>Doe sues Roe</div><p>Text.</p></a>", "Doe sues Roe", "/b"),
        ("17 May 2031<br>Doe sues Roe<br>Text.", "Doe sues Roe", ""),
        ("<a href='mailto:a@works.example'>Write to the office</a>", "Write to the office", ""),
        ("<a href='  b c.pdf '>Doe sues Roe</a>", "Doe sues Roe", "/news/b%20c.pdf"),
    ],
)
def test_what_the_rules_do_not_say_is_found_inside_an_entry(inside: str, title: str, url: str) -> None:
    item = only(f"<ul><li>{inside}</li></ul>")

    assert (item.title, item.url) == (title, url and f"https://works.example{url}")


def test_links_start_from_the_base_of_the_page() -> None:
    assert only("<base href='/en/'><li><a href=a>Doe sues Roe</a>").url == "https://works.example/en/a"


def test_a_selector_may_mean_the_entry_itself() -> None:
    item = only("<p><a class=x href=/b>Doe: 17 May 2031</a>", item="a", title="a.x", link=".x", date="a")

    assert (item.url, str(item.published_at)) == ("https://works.example/b", "2031-05-17 00:00:00+00:00")


@pytest.mark.parametrize(
    ("inside", "day"),
    [
        ("<time datetime=2031-05-17>yesterday</time>", 17),
        ("<time>17 May 2031</time> <i>18 May 2031</i>", 17),
        ("<time class=updated datetime=2031-05-18></time><time datetime=2031-05-17></time>", 17),
        ("<meta itemprop=datePublished content=2031-05-17>", 17),
        ("<span>Posted: May 17, 2031</span>", 17),
        ("<b>May</b> <b>17</b> <b>2031</b>", 17),
        ("<time datetime=2031-05-17></time><time datetime=2031-05-18></time>", None),
        ("<span>17 May 2031</span> <span>18 May 2031</span>", None),
        ("<span>The hearing of 17 May 2031</span>", None),
        ("<span>5/6/2031</span>", None),
        ("", None),
    ],
)
def test_one_date_is_that_of_the_entry_and_two_are_none(inside: str, day: int | None) -> None:
    item = only(f"<li><h3>Doe sues Roe</h3>{inside}</li>")

    assert (item.published_at.day if item.published_at else None) == day
    assert item.flags == (() if day else (NO_DATE,))


def test_the_order_or_the_format_of_dates_can_be_given() -> None:
    html = "<li><h3>Doe</h3><i>5/6/2031</i></li><li><h3>Roe</h3><i>6.31</i><b datetime=2031-06-07>x</b></li>"

    ordered = read(html, date_order="dmy").items
    formed = read(html, date="i", date_format="%d/%m/%Y").items

    assert [item.published_at for item in ordered] == [datetime.fromisoformat("2031-06-05T00:00:00Z"), None]
    assert [item.published_at for item in formed] == [item.published_at for item in ordered]


def test_the_summary_is_clean_and_what_moves_is_left_out() -> None:
    html = """<li><h3>Doe sues Roe</h3><p>3 hours ago</p><p>12 comments</p>
    <p>The court has <b>not</b> said when it will hear the parties.</p></li>"""

    assert only(html).summary == "<p>The court has not said when it will hear the parties.</p>"
    assert only(html + "<!-- -->", summary="p:last-of-type").summary.startswith(
        "The court has <b>not</b> said"
    )
    assert only(
        "<li>Doe<p onclick=x><script>alert(1)</script><a href='javascript:x'>a", summary="p"
    ).summary in (
        '<a rel="noopener noreferrer nofollow">a</a>',
        "a",
    )


# --- What is said of the list ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "name"),
    [({"item": ".x"}, "item"), ({"title": ".x"}, "title"), ({"link": ".x"}, "link")],
)
def test_a_selector_that_makes_up_an_entry_is_lost_if_it_matches_nowhere(rules: Any, name: str) -> None:
    with pytest.raises(SelectorLost, match=rf"^The selector “.x” \({name}\) matches nothing "):
        read("<li><a href=/a>Doe sues Roe</a>", **rules)


def test_other_selectors_that_match_nowhere_are_said() -> None:
    document = read("<li><a href=/a>Doe sues Roe</a>", date=".x", summary=".y")

    assert document.notes == (
        "The selector “.x” (date) matches nothing in any entry.",
        "The selector “.y” (summary) matches nothing in any entry.",
        "Entries with no readable date: 1.",
    )


def test_an_entry_that_says_nothing_is_rejected_by_name() -> None:
    document = read("<ul><li>17 May 2031<li><li><a href=/a>Doe sues Roe</a></ul>")

    assert len(document.items) == 1
    assert [one.subject for one in document.rejected] == ["17 May 2031", "<li>"]


def test_a_huge_list_is_cut_and_says_so() -> None:
    document = read("<li>Doe" * (MAXIMUM_ITEMS + 1))

    assert (len(document.items), document.is_partial) == (MAXIMUM_ITEMS, True)
    assert document.notes[-1] == "Cut after 5000 entries: more were not read."


# --- What is a page -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "<meta charset=utf-8><li>Café “Roe”".encode(),
        "\ufeff<li>Café “Roe”".encode(),
        "<li>Café “Roe”".encode("utf-16"),
        "<li>Café “Roe”".encode(),
        "<li>Café “Roe”".encode("cp1252"),
        "<meta charset=iso-8859-1><li>Café “Roe”".encode("cp1252"),
        "<meta charset='utf-8'><li>Café “Roe”".encode("cp1252"),
        "<meta charset='windows-1252'><li>Café “Roe”".encode("cp1252"),
        "<meta http-equiv=x content='text/html; charset=gb18030'><li>Café “Roe”".encode("gb18030"),
        "<meta charset=hex><li>Café “Roe”".encode(),
        b"<?xml version='1.0' encoding='utf-8'?><html><li>Caf&eacute; &#147;Roe&#x94;</li></html>",
        b"<li>Caf\0&#233; &ldquo;Roe\xe2\x80\x9d" + b" " * 100,
    ],
)
def test_bytes_are_read_in_their_own_encoding(body: bytes) -> None:
    assert [item.title for item in read(body).items] == ["Café “Roe”"]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b" ", "The body is empty."),
        (b"%PDF-1.7 <a>", "The body is no web page"),
        (b"\x89PNG\r\n\x1a\n\0\0<a>", "The body is no web page"),
        (b'{"html": "<li>"}', "The body is no web page"),
        (b"Service unavailable", "The body is no web page"),
        (b"<p>" * (page_tree.MAXIMUM_TAGS + 1), "The page has more than 300000 tags"),
        (b"<p>" + b"x" * page_tree.MAXIMUM_BYTES, "The page is larger than 10 MB."),
        (b"<div>" * 50_000, "The page nests its elements more than 512 deep."),
        (
            b"<a " + b" ".join(b"a%d" % n for n in range(200_000)) + b">",
            "An element on the page has more than 1000",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "body",
)
def test_what_is_no_page_or_too_much_of_one_is_refused(body: bytes, sentence: str) -> None:
    with pytest.raises(NotAFeed) as refused:
        pages.parse(body, Context(url=URL, rules={"mode": "list", "item": "p, div, a"}))

    assert str(refused.value).startswith(sentence)
    assert str(refused.value).endswith(".")


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, len(WHOLE)),
    st.integers(0, 40),
    st.binary(max_size=8) | st.sampled_from([b"<li>", b"</main>"]),
)
def test_damaged_bytes_are_read_or_refused(start: int, length: int, new: bytes) -> None:
    for rules in ({}, {"mode": "list", "item": ".views-row"}, {"mode": "passage", "include": "main"}):
        with contextlib.suppress(NotAFeed):
            document = pages.parse(
                WHOLE[:start] + new + WHOLE[start + length :], Context(url=URL, rules=rules)
            )
            assert document.items or document.rejected


@settings(max_examples=60, deadline=None)
@given(st.binary() | st.text().map(str.encode), st.dictionaries(st.text(), st.text()))
def test_any_bytes_and_rules_are_read_or_refused(body: bytes, rules: dict[str, str]) -> None:
    for each in ({}, rules, {"mode": "list", "item": "*"}, {"mode": "passage", "include": "*"}):
        with contextlib.suppress(NotAFeed):
            pages.parse(b"<p>" + body, Context(url=URL, rules=each))
