"""The headline without the site's name, the authors' names alone, and the language as its code."""

import pytest

from disputes.ingest.articles import article as articles
from disputes.ingest.types import Context, ParsedArticle

TEXT = "".join(
    f"<p>The {nth} witness told the court that nobody had asked her before her voice was copied, and that the"
    " company had paid nothing for it to this day.</p>"
    for nth in ("first", "second", "third")
)


def article(head: str = "", body: str = "", lang: str = "") -> ParsedArticle:
    page = f"<html {lang}><head>{head}</head><body>{body}{TEXT}</body></html>"
    return articles.parse(page.encode(), Context(url="https://www.the-docket.example/a"))


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Voices in court | The Docket</title>", "<h1>Voices in court</h1>", "Voices in court"),
        (
            "<title>Voices in court - Media - The Docket</title>",
            "<h2>Voices in court</h2>",
            "Voices in court",
        ),
        ("<title>Voices in court | The-Docket.example</title>", "", "Voices in court"),
        ("<title>The Docket: all news</title>", "<h1>The Docket</h1><h2>Voices</h2>", "The Docket: all news"),
        ("", "<h1>Voices &amp; faces in court</h1>", "Voices & faces in court"),
        ("<title>Voices &amp;amp; faces</title>", "", "Voices & faces"),
        (
            "<meta property='og:title' content='Voices go to court'><title>X</title>",
            "<h1>Menu</h1>",
            "Voices go to court",
        ),
        (
            json_ld('{"@type": "NewsArticle", "headline": "Voices go to court"}')
            + "<title>The Docket</title>",
            "",
            "Voices go to court",
        ),
        (
            "<meta property=og:site_name content='Ada &amp; Sons'><title>Ada &amp; Sons – Voices</title>",
            "",
            "Voices",
        ),
        (
            "<title>Voices go to court in London</title>",
            "<h1>Voices go to court in London <small>17 Feb 2026 | Media</small></h1>",
            "Voices go to court in London",
        ),
        (
            "<title>Voices go to court</title>",
            "<nav><h2>Voices go to court</h2></nav><h1>Voices go to the court</h1>",
            "Voices go to court",
        ),
        ("", "", ""),
    ],
)
def test_the_title_is_the_headline_without_the_site(head: str, body: str, title: str) -> None:
    assert article(head, body).title == title


@pytest.mark.parametrize(
    ("said", "byline"),
    [
        ("By Ada Fenwick", "Ada Fenwick"),
        ("By ADA FENWICK and Benedikt Oduya", "ADA FENWICK, Benedikt Oduya"),
        ("Von Jörg Übelacker, 17. Februar 2026", "Jörg Übelacker"),
        ("Par Inès Dupré et Luc Marchand | Mis à jour hier", "Inès Dupré, Luc Marchand"),
        ("By Ada Fenwick, Media Correspondent", "Ada Fenwick"),
        ("By Ada Fenwick (in London) on Tuesday 17 February 2026", "Ada Fenwick"),
        ("Written by Ada Fenwick, Ada Fenwick", "Ada Fenwick"),
        ("By means of a letter the studio asked for more", ""),
        ("By ada@paper.example", ""),
    ],
)
def test_a_byline_under_the_headline_is_names_only(said: str, byline: str) -> None:
    assert article("<title>Voices</title>", f"<h1>Voices</h1><p>{said}</p>").byline == byline


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        (json_ld('{"@type": "Article", "author": {"name": "Ada Fenwick"}}'), "<p>By X Y</p>", "Ada Fenwick"),
        (
            json_ld('{"@type": "Article", "author": ["Ada Fenwick", {"name": "Bo Li"}]}'),
            "",
            "Ada Fenwick, Bo Li",
        ),
        (json_ld('{"@type": "Article", "author": 7, "publisher": []}'), "", ""),
        ("<meta name=author content='Ada Fenwick'>", "", "Ada Fenwick"),
        ("<meta name=author content='The Docket'><meta property=og:site_name content='The Docket'>", "", ""),
        ("<meta property=article:author content='https://social.example/ada'>", "", ""),
        ("<meta name=author content='admin'>", "<a rel=author href=/ada>Ada Fenwick</a>", "Ada Fenwick"),
        ("", "<p itemprop=author itemscope><b itemprop=name>Ada Fenwick</b>, London</p>", "Ada Fenwick"),
        ("", "<div class='post-byline'>by Ada Fenwick</div>", "Ada Fenwick"),
        ("", "<div class=comments><a rel=author>Some Reader</a></div>", ""),
        ("<meta name=author content='Ada &lt;b&gt;Fenwick&lt;/b&gt;'>", "", "Ada Fenwick"),
    ],
)
def test_authors_come_from_where_a_page_names_them(head: str, body: str, byline: str) -> None:
    assert article(f"<title>Voices</title>{head}", f"<h1>Voices</h1>{body}").byline == byline


@pytest.mark.parametrize(
    ("lang", "head", "language"),
    [
        ("lang=en", "", "en"),
        ("lang=de-AT", "", "de"),
        ("lang='PT_br'", "", "pt"),
        ("xml:lang=fr", "", "fr"),
        ("", "<meta property=og:locale content=es_MX>", "es"),
        ("", "<meta http-equiv=Content-Language content=it>", "it"),
        ("", json_ld('{"@type": "NewsArticle", "inLanguage": "nl-BE"}'), "nl"),
        ("lang=xx", "<meta property=og:locale content=es_MX>", "es"),
        ("lang=jp", "", ""),
        ("lang=english", "", ""),
        ("", "", ""),
    ],
)
def test_the_language_is_what_the_page_says(lang: str, head: str, language: str) -> None:
    assert article(head, lang=lang).language == language
