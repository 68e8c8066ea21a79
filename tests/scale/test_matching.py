"""What an item costs to match, by the number of disputes, beside feedparser's time to read it."""

import io
import statistics
import time
from collections.abc import Iterator, Sequence

import feedparser
import pytest

from disputes.matching.index import Index
from disputes.matching.match import match
from disputes.matching.types import Profile

SIZES = 10, 10_000, 100_000
MOST_GROWTH = 1.5  # of the median, from the smallest to the largest
ITEMS, ROUNDS = 200, 5
SECONDS_TO_BUILD = 10  # a goal, printed
SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu")

pytestmark = pytest.mark.scale


def name(number: int) -> str:
    """A word that no other number has."""
    return "".join(SYLLABLES[int(digit)] for digit in f"{number:06d}").capitalize()


def profiles(count: int) -> Iterator[Profile]:
    """As rich in names as those of the catalogue."""
    for number in range(count):
        one, other, product = name(3 * number), name(3 * number + 1), name(3 * number + 2)
        yield Profile(
            number,
            claimants=(f"{one} Incorporated", one, f"{one} Studios"),
            respondents=(f"{other} Limited", other, f"{product} maker", f"owner of {product}"),
            products=(product, f"{product} 2.0"),
            claimant_words=(f"{one}’s readers",),
            keywords=(f"{product} tape",),
            forums=(f"Judge {name(number + 7)}",),
            phrases=(f"{one} v. {other}",),
            dockets=(f"1:26-cv-{number % 100_000:05d}",),
        )


def texts() -> list[dict[str, str]]:
    """About disputes that every size has."""
    return [
        {
            "title": f"{name(3 * (n % 10))} sues {name(3 * (n % 10) + 1)} over copyright, judge told",
            "summary": f"{name(3 * (n % 10) + 2)} is said to have copied books without a licence.",
        }
        for n in range(ITEMS)
    ]


def median_seconds(index: Index, items: Sequence[dict[str, str]]) -> float:
    """Of each item's best round: the least that other work on the machine can have added."""
    best = [min(_timed(index, item) for _ in range(ROUNDS)) for item in items]
    return statistics.median(best)


def _timed(index: Index, item: dict[str, str]) -> float:
    start = time.perf_counter()
    match(index, item)
    return time.perf_counter() - start


def feedparser_seconds(items: Sequence[dict[str, str]]) -> float:
    """For one entry of a feed of these items."""
    entries = "".join(
        f"<item><title>{each['title']}</title><description>{each['summary']}</description>"
        f"<link>https://courier.example/{n}</link><guid>{n}</guid></item>"
        for n, each in enumerate(items)
    )
    body = f'<rss version="2.0"><channel><title>x</title>{entries}</channel></rss>'.encode()
    start = time.perf_counter()
    assert len(feedparser.parse(io.BytesIO(body)).entries) == len(items)
    return (time.perf_counter() - start) / len(items)


def test_an_item_costs_by_its_length_not_by_the_catalogue() -> None:
    items, medians = texts(), {}
    print(f"\n{'disputes':>10}{'index built':>14}{'median an item':>18}")
    for size in SIZES:
        start = time.perf_counter()
        index = Index(profiles(size))
        built = time.perf_counter() - start
        medians[size] = median_seconds(index, items)
        print(f"{size:>10,}{built:>12.2f} s{medians[size] * 1e6:>15.0f} µs")
    entry = feedparser_seconds(items)
    smallest, middle, largest = (medians[size] for size in SIZES)
    print(f"feedparser reads an entry in {entry * 1e6:.0f} µs; goal for building: {SECONDS_TO_BUILD} s")
    print(f"growth {largest / smallest:.2f} × (goal {MOST_GROWTH}); {middle / entry:.2f} × an entry (goal 1)")

    assert largest / smallest < MOST_GROWTH
    assert middle < entry
