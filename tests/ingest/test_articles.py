"""Golden samples of pages, each beside what it must give; what is no article, or more than one is worth."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest

from disputes.ingest.articles import article as articles
from disputes.ingest.types import Context, NotAFeed, ParsedArticle

SAMPLES = sorted((Path(__file__).parents[1] / "samples" / "article").glob("*.html"))
TODAY = date(2026, 11, 27)
PARAGRAPHS = "".join(
    f"<p>The {nth} witness told the court that nobody had asked her before her voice was copied, and that the"
    " company had paid nothing for it to this day.</p>"
    for nth in ("first", "second", "third")
)


def article(body: str | bytes) -> ParsedArticle:
    body = body if isinstance(body, bytes) else body.encode()
    return articles.parse(body, Context(url="https://paper.example/a"), today=TODAY)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_saved_page_gives_what_stands_beside_it(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text())

    read = articles.parse(path.read_bytes(), Context(url=expected.pop("url")), today=TODAY)

    assert asdict(read) | {"text": read.text.splitlines()} == expected


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "The page is empty."),
        (b" \n\t ", "The page is empty."),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b'\xef\xbb\xbf {"error": 401}', "JSON data"),
        (b'[{"title": "<b>"}]', "JSON data"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"\xff\xd8\xff\xe0", "an image"),
        (b"\x1f\x8b\x08\x00", "compressed data"),
        (b"PK\x03\x04", "an archive"),
        (b"Too many requests", "plain text or data"),
        (b"<html><head><title>Only a title</title></head><body></body></html>", "No text of an article"),
        (b"<html><body><noscript>You need to enable JavaScript.</noscript></body>", "No text of an article"),
        (b"<!-- nothing -->", "no HTML that can be read"),
        (b"<p>x</p>" * 20_001, "more than 20000 elements"),
        (b"<p " + b"a " * 5_000 + b">x</p>", "more than 1000 attributes"),
        (b"<p " + b"a='1'" * 5_000 + b">x</p>", "more than 1000 attributes"),
        (b"<p>x</p>" + b" " * 10_000_000, "larger than 10 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_article_is_refused_in_a_sentence(body: bytes, sentence: str) -> None:
    with pytest.raises(NotAFeed, match=sentence) as refusal:
        article(body)

    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + PARAGRAPHS,
        "<b><i>" * 50_000 + PARAGRAPHS,
        "<p>" + " " * 1_000_000 + PARAGRAPHS,
        "<!-- -->" * 100_000 + PARAGRAPHS,
        '<script type="application/ld+json">' + "[" * 500_000 + "</script>" + PARAGRAPHS,
        '<script type="application/ld+json">' + " " * 500_000 + "</script>" + PARAGRAPHS,
        "<div class=author>" * 200 + PARAGRAPHS * 1_000,
    ],
    ids=["nested", "nested inline", "spaces", "comments", "nested JSON", "blank JSON", "nested names"],
)
def test_a_monstrous_page_is_read_or_refused(body: str) -> None:
    try:
        read = article(f"<html><body><h1>Voices</h1>{body}")
    except NotAFeed:
        return

    assert len(read.text.encode()) <= 512_000


def test_everything_has_a_largest_size() -> None:
    long = "word " * 200_000

    read = article(f"<title>{long}</title><h1>{long}</h1><p>By {long}</p><p>{long}</p>{PARAGRAPHS}")

    assert 100_000 < len(read.text.encode()) <= 512_000
    assert len(read.title) <= 1_000
    assert len(read.byline) <= 300


def test_nothing_active_and_no_control_characters_come_through() -> None:
    read = article(
        "<title>A&#1;B &lt;script&gt;alert(1)&lt;/script&gt;</title><script>alert(2)</script>"
        f"<p>By J\x00ane &lt;b&gt;Doe&lt;/b&gt;</p>{PARAGRAPHS}<p onclick='alert(3)'>Last\x07 words.</p>"
    )

    told = f"{read.title} {read.byline} {read.text}"
    assert "alert(" not in told.replace("alert(1)", "", 1)
    assert "<" not in read.title + read.byline
    assert not any(ord(character) < 32 and character != "\n" for character in told)


def test_a_table_comes_as_its_cells() -> None:
    rows = "<tr><th>Claim</th><th>Sum</th></tr><tr><td>Voices | faces</td><td>90 million</td></tr>"

    read = article(f"<h1>Sums</h1>{PARAGRAPHS}<table>{rows}</table>{PARAGRAPHS.replace('witness', 'expert')}")

    assert "Claim Sum\nVoices | faces 90 million\n" in read.text


def test_a_standfirst_that_the_head_repeats_belongs_to_the_text() -> None:
    lead = "A court hears today who owns a voice, and what it costs to copy one without asking."
    head = f"<title>Voices</title><meta name=description content='{lead}'>"

    read = article(f"{head}<h1>Voices</h1><div class=teaser>{lead}</div>{PARAGRAPHS}")

    assert read.text.splitlines()[0] == lead
    assert read.text.count(lead) == 1


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "utf-8"),
        ("utf-8", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("", "cp1252"),
        ("no-such-charset", "cp1252"),
        ("rot13", "cp1252"),
        ("iso-8859-2", "iso-8859-2"),
        ("", "utf-16"),
        ("", "utf-8-sig"),
    ],
)
def test_text_comes_in_its_true_encoding(declared: str, encoding: str) -> None:
    body = f"<html><head><meta charset='{declared}'></head><body><h1>Böswillige Kläger</h1>{PARAGRAPHS}"

    assert article(body.encode(encoding)).title == "Böswillige Kläger"


def test_a_few_broken_bytes_do_not_spoil_a_page_in_utf_8() -> None:
    body = f"<h1>Kläger über Kläger</h1>{PARAGRAPHS}<p>{'äöü ' * 20}</p>".encode() + b"<p>\xe4</p>"

    assert article(body).title == "Kläger über Kläger"
