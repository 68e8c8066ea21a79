"""Saved pages of publishers against what people found on them: figures are printed, the goals asserted."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disputes.ingest.articles import article as articles
from disputes.ingest.types import Context, NotAFeed, ParsedArticle

pytestmark = pytest.mark.corpora
TODAY = date(2026, 11, 28)  # after every page was saved
Read = list[tuple[ParsedArticle, dict[str, Any]]]


def article(path: Path, url: str = "") -> ParsedArticle:
    try:
        return articles.parse(path.read_bytes(), Context(url=url), today=TODAY)
    except NotAFeed:
        return ParsedArticle()


@pytest.fixture(scope="module")
def web_articles(corpora: Path) -> Read:
    folder = corpora / "web-articles"
    gold = json.loads((folder / "gold.json").read_text())
    return [(article(folder / "pages" / name, page["url"]), page) for name, page in gold.items()]


@pytest.fixture(scope="module")
def readability(corpora: Path) -> Read:
    folders = sorted(path.parent for path in (corpora / "readability").glob("*/source.html"))
    return [
        (article(one / "source.html"), json.loads((one / "expected-metadata.json").read_text()))
        for one in folders
    ]


@pytest.fixture(scope="module")
def newspaper4k(corpora: Path) -> Read:
    folder = corpora / "newspaper4k"
    told = {path.stem: json.loads(path.read_text()) for path in sorted((folder / "metadata").iterdir())}
    return [(article(folder / "html" / f"{name}.html", one["url"]), one) for name, one in told.items()]


def day_count(read: Read, key: str) -> Counter[str]:
    return Counter(
        "unknown" if not page.published_on else "right" if page.published_on == told[key][:10] else "wrong"
        for page, told in read
        if told.get(key)
    )


def title_count(read: Read) -> Counter[str]:
    """Titles alike but for punctuation, or one the beginning or end of the other: a site's name, a kicker."""
    counts: Counter[str] = Counter()
    for page, told in read:
        if told.get("title"):
            mine, theirs = words(page.title), words(told["title"])
            counts["same" if mine == theirs else "part" if mine and mine in theirs else "other"] += 1
    return counts


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def segment_counts(read: Read) -> tuple[int, int, int]:
    """Segments of articles that were found and missed, and segments of their surroundings that were found."""
    with_gold = [(page.text, told) for page, told in read if told.get("with")]
    found = sum(one in text for text, told in with_gold for one in told["with"])
    missed = sum(one not in text for text, told in with_gold for one in told["with"])
    return found, missed, sum(one in text for text, told in with_gold for one in told["without"])


def four_grams(text: str) -> Counter[tuple[str, ...]]:
    tokens = re.findall(r"\w+", text)
    return Counter(tuple(tokens[at : at + 4]) for at in range(max(len(tokens) - 3, 1)))


def overlap(mine: str, theirs: str) -> tuple[float, float]:
    """Precision and recall of word 4-grams."""
    found, wanted = four_grams(mine), four_grams(theirs)
    common = (found & wanted).total()
    return common / found.total(), common / wanted.total()


def test_at_least_55_of_63_days_are_right_and_at_most_5_wrong(web_articles: Read) -> None:
    counts = day_count(web_articles, "date_gold")

    print(f"\nweb-articles, days: {dict(counts)}")  # noqa: T201
    assert counts.total() == 63
    assert counts["right"] >= 55
    assert counts["wrong"] <= 5


def test_segments_of_text_reach_an_f1_of_92_percent(web_articles: Read) -> None:
    found, missed, extra = segment_counts(web_articles)

    f1 = 2 * found / (2 * found + missed + extra)
    print(f"\nweb-articles, segments: found {found}, missed {missed}, extra {extra}, F1 {f1:.3f}")  # noqa: T201
    assert f1 >= 0.92


def test_text_reaches_an_f1_of_94_percent(corpora: Path) -> None:
    folder = corpora / "article-benchmark"
    truth = json.loads((folder / "ground-truth.json").read_text())

    pairs = [
        overlap(article(folder / "html" / f"{name}.html", page["url"]).text, page["articleBody"])
        for name, page in truth.items()
    ]

    mean = sum(2 * p * r / (p + r) if p + r else 0.0 for p, r in pairs) / len(pairs)
    precision, recall = (sum(side) / len(pairs) for side in zip(*pairs, strict=True))
    print(f"\narticle-benchmark: F1 {mean:.3f}, precision {precision:.3f}, recall {recall:.3f}")  # noqa: T201
    assert mean >= 0.94


def test_titles_are_those_that_people_wrote_down(
    web_articles: Read, readability: Read, newspaper4k: Read
) -> None:
    counts = [title_count(read) for read in (web_articles, readability, newspaper4k)]

    print(f"\ntitles: {[dict(count) for count in counts]}")  # noqa: T201
    assert sum((count["same"] + count["part"]) for count in counts) >= 0.85 * sum(map(Counter.total, counts))


def test_days_of_other_collections_are_not_wrong(readability: Read, newspaper4k: Read) -> None:
    counts = [day_count(readability, "publishedTime"), day_count(newspaper4k, "publish_date")]

    print(f"\nreadability, newspaper4k, days: {[dict(count) for count in counts]}")  # noqa: T201
    assert sum(count["wrong"] for count in counts) <= 1
    assert counts[0]["right"] >= 10
