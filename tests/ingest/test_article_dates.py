"""The day of a page: which signal counts, in which order, and what is no date of publication."""

from datetime import date

import pytest

from disputes.ingest.articles import article as articles
from disputes.ingest.types import Context

TODAY = date(2026, 11, 27)
TEXT = "".join(
    f"<p>The {nth} witness told the court that nobody had asked her before her voice was copied, and that the"
    " company had paid nothing for it to this day.</p>"
    for nth in ("first", "second", "third")
)


def published_on(
    head: str = "", line: str = "", *, after: str = "", url: str = "", lang: str = "en-GB"
) -> str:
    page = f"<html lang='{lang}'><head>{head}</head><body><main><h1>Voices</h1><p>{line}</p>{TEXT}{after}"
    return articles.parse(
        page.encode(), Context(url=url or "https://paper.example/a"), today=TODAY
    ).published_on


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


RECORD = json_ld('{"@type": "NewsArticle", "datePublished": "2026-02-17T08:00:00+01:00"}')
META = '<meta property="article:published_time" content="2026-02-18T08:00:00Z">'
CHANGED = '<meta property="article:modified_time" content="2026-03-03T08:00:00Z">'
CREATED = '<meta name="dc.date" content="2026-01-30">'
TIME = '<time datetime="2026-02-19T10:00:00Z">nine months ago</time>'
DATED_URL = "https://paper.example/2026/02/20/voices"


@pytest.mark.parametrize(
    ("head", "line", "url", "expected"),
    [
        (RECORD + META + CHANGED + CREATED, TIME, DATED_URL, "2026-02-17"),
        (META + CHANGED + CREATED, TIME, DATED_URL, "2026-02-18"),
        (CHANGED + CREATED, TIME, DATED_URL, "2026-02-19"),
        (CHANGED + CREATED, "", DATED_URL, "2026-02-20"),
        (CHANGED + CREATED, "", "", "2026-01-30"),
        (CHANGED, "", "", "2026-03-03"),
        ("", "", "", ""),
    ],
)
def test_the_more_trustworthy_signal_counts(head: str, line: str, url: str, expected: str) -> None:
    assert published_on(head, line, url=url) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ada Fenwick | 17 February 2026", "2026-02-17"),
        ("Tuesday 17 February 2026 14.30 GMT", "2026-02-17"),
        ("Published 17 Feb 2026, updated 3 Mar 2026", "2026-02-17"),
        ("17 February 2026 at 2:26 PM - Updated 4 minutes ago", "2026-02-17"),
        ("Last updated: 3 March 2026", "2026-03-03"),
        ("<span>Date:</span> <b>17/02/2026</b>", "2026-02-17"),
        ("<time datetime='2026-02-18T00:10:00Z'>17 February 2026, 7.10 pm</time>", "2026-02-17"),
        ("10 February 2026 – 17 February 2026", ""),
        ("© 17 February 2026 Paper Ltd", ""),
        ("Photo: court, 17 February 2026", ""),
        ("Next hearing: 17 February 2026", ""),
        ("The court heard her on 17 February 2026 and will say in the spring what it makes of that.", ""),
        ("Two hours ago", ""),
    ],
)
def test_a_date_near_the_headline_counts_for_what_it_is(line: str, expected: str) -> None:
    assert published_on(line=line) == expected


@pytest.mark.parametrize(
    "after",
    [
        "<footer>© 2019–2024 Paper Ltd</footer>",
        "<div id=comments><p>Ada, <time datetime=2026-03-01>1 March 2026</time></p><p>So I say.</p></div>",
        "<ol class=commentlist><li>Posted on 1 March 2026</li></ol>",
        "<div class=related-posts><p>Published 1 March 2026</p></div>",
        "<div itemtype='https://schema.org/Comment'><meta itemprop=datePublished content=2026-03-01></div>",
        "<header>Friday, 27 November 2026</header>",
        "<blockquote>Ada, <time datetime=2026-03-01>1 March</time></blockquote>",
    ],
)
def test_dates_of_other_things_are_none_of_the_article(after: str) -> None:
    assert published_on(after=after) == ""


def test_a_date_that_says_what_it_is_counts_anywhere() -> None:
    assert (
        published_on(after="<p>Dieser Beitrag wurde am 17. Februar 2026 veröffentlicht.</p>") == "2026-02-17"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[{"@type": "Article", "datePublished": "2026-02-17"}, {"@type": "WebPage"}]', "2026-02-17"),
        ('{"@graph": [{"@type": ["Thing", "BlogPosting"], "datePublished": "2026-02-17"}]}', "2026-02-17"),
        ('{"@type": "WebPage", "mainEntity": {"@type": "Report", "datePublished": "2026-02"}}', "2026-02"),
        ('{"@type": "Movie", "datePublished": "2019-02-17"}', ""),
        ('{"@type": "NewsArticle", "comment": {"@type": "BlogPosting", "datePublished": "2026-03-01"}}', ""),
        (
            '[{"@type": "Article", "headline": "Faces", "datePublished": "2026-03-01"},'
            ' {"@type": "Article", "headline": "Voices", "datePublished": "2026-02-17"}]',
            "2026-02-17",
        ),
        (
            '[{"@type": "Article", "headline": "Faces", "datePublished": "2026-03-01"},'
            ' {"@type": "Article", "headline": "Hands", "datePublished": "2026-02-17"}]',
            "",
        ),
        (
            '[{"@type": "Article", "url": "https://paper.example/b", "datePublished": "2026-03-01"},'
            ' {"@type": "Article", "url": "http://www.paper.example/a/", "datePublished": "2026-02-17"}]',
            "2026-02-17",
        ),
        ('<!-- {"@type": "Article", "datePublished": "2026-02-17",} -->', "2026-02-17"),
        ('{"@type": "Article", "datePublished": "2026-02-17"', ""),
        ('{"@type": "Article", "datePublished": 20260217}', ""),
    ],
)
def test_json_ld_tells_of_its_own_page_only(text: str, expected: str) -> None:
    assert published_on(json_ld(text)) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://paper.example/2026/02/17/voices", "2026-02-17"),
        ("https://paper.example/voices-2026-2-7.html", "2026-02-07"),
        ("https://paper.example/20260217/voices", "2026-02-17"),
        ("https://paper.example/2026/02/voices", "2026-02"),
        ("https://paper.example/2026/13/45/voices", ""),
        ("https://paper.example/article-20260217123", ""),
        ("https://paper.example/story/2910231", ""),
        ("https://paper.example/2031/02/17/voices", ""),
    ],
)
def test_an_address_tells_a_day_or_a_month(url: str, expected: str) -> None:
    assert published_on(url=url) == expected


def test_a_day_after_today_is_passed_over() -> None:
    future = META.replace("2026", "2027")

    assert published_on(future, "17 February 2026") == "2026-02-17"
    assert published_on(future) == ""


def test_a_day_that_has_begun_further_east_is_believed() -> None:
    assert published_on('<meta name="pubdate" content="2026-11-28T02:00:00+13:00">') == "2026-11-28"
    assert published_on('<meta name="pubdate" content="2026-11-29">') == ""


def test_a_month_is_made_a_day_by_what_agrees_with_it() -> None:
    month = '<meta name="citation_publication_date" content="2026/02">'.replace("/02", "-02")

    assert published_on(month, "17 February 2026") == "2026-02-17"
    assert published_on(month, "17 March 2026") == "2026-02"
