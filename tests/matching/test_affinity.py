"""Which story a report joins, and why."""

from typing import Any

import pytest

from disputes.matching.affinity import JOINS_AT, affinity, best
from disputes.matching.stories import Report
from tests.matching.reporting import MONDAY, days, report, story

NAMES = ("Harbor Press", "Lumen")
COMPLAINT = story(
    report("Harbor sues Lumen over 40,000 novels", published=MONDAY),
    report("Publisher takes Lumen to court", published=days(1)),
)
RULING = story(
    report("Judge trims case against Lumen", kind="order", published=MONDAY),
    report("Judge lets part of Harbor's case stand", kind="order", published=days(1)),
)
LONG = "Lumen and Harbor Press talk about ending their lawsuit"


@pytest.mark.parametrize(
    "given",
    [
        {"title": "Lumen faces publisher's suit", "published": days(1)},
        {"title": "Lumen faces publisher's suit"},
        {"title": "A suit over 40,000 novels", "kind": "commentary", "published": days(20)},
        {"title": "Verlag klagt gegen Lumen", "published": MONDAY},
        {"title": "Verlag klagt wegen 40.000 Romanen", "published": days(40)},
    ],
    ids=["next day", "undated", "late commentary", "other language", "late, with the same number"],
)
def test_reports_of_one_happening_join(given: dict[str, Any]) -> None:
    assert best([RULING, COMPLAINT], report(**given), NAMES) is COMPLAINT


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "order", "title": "Judge hears no more of Lumen", "published": days(1)},
        {"kind": "settlement", "title": "Lumen settles", "published": days(1)},
        {"kind": "response", "title": "Lumen answers", "published": days(1)},
        {"kind": "commentary", "title": "Bots and law", "published": days(90)},
        {"kind": "round_up", "title": "All cases of the week", "published": MONDAY},
        {"disputes": frozenset({"reef"}), "published": MONDAY},
        {"disputes": frozenset(), "title": "Lumen sued", "published": MONDAY},
    ],
    ids=["ruling", "deal", "answer", "unrelated essay", "round-up", "other dispute", "no dispute"],
)
def test_a_new_development_is_a_new_story(given: dict[str, Any]) -> None:
    assert best([COMPLAINT], report(**given), NAMES) is None


@pytest.mark.parametrize(
    "later",
    [
        report("Judge fines Lumen", kind="order", published=days(21)),
        report("Judge fines Lumen", kind="order", published=days(1), happened=days(-9)),
        report("Ninth Circuit sends Lumen back", kind="order", published=days(12)),
    ],
    ids=["weeks later", "dated otherwise", "another court, days later"],
)
def test_a_second_ruling_is_told_from_the_first(later: Report) -> None:
    first = story(
        report("District judge trims Lumen case", kind="order", published=MONDAY, happened=MONDAY),
    )

    assert best([first], later, NAMES) is None


def test_undated_rulings_on_different_points_are_two() -> None:
    logs = story(report("Lumen ordered to hand over 5 million logs", kind="order"))

    assert best([logs], report("Judge certifies class of authors against Lumen", kind="order"), NAMES) is None
    assert best([logs], report("Judge wants 5M logs from Lumen", kind="discovery"), NAMES) is logs


def test_what_was_published_before_it_happened_is_something_else() -> None:
    hearing = story(report("Hearing in Lumen case", kind="hearing", happened=days(30)))

    assert best([hearing], report("Lumen in court", kind="hearing", published=MONDAY), NAMES) is None


def test_the_same_long_headline_joins_where_no_dispute_was_found() -> None:
    first = story(report(LONG, published=MONDAY))

    assert best([first], report(LONG, disputes=frozenset(), published=days(2)), NAMES) is first
    assert best([first], report(LONG, disputes=frozenset(), published=days(30)), NAMES) is None


def test_names_of_the_dispute_are_no_evidence() -> None:
    named = affinity(COMPLAINT, report("Harbor Lumen"), ignore=NAMES)

    assert not any("words" in ground.words for ground in named.grounds)
    assert affinity(COMPLAINT, report("Harbor Lumen")).score > named.score


def test_reasons_are_words_and_add_up_to_the_score() -> None:
    found = affinity(COMPLAINT, report("Suit over 40,000 novels", published=days(1)))

    assert found.score == sum(ground.weight for ground in found.grounds) >= JOINS_AT
    assert [ground.words for ground in found.grounds] == [
        "It is about the same dispute.",
        "It tells of a like kind of happening.",
        "They lie 1 day apart.",
        "They share words: novels.",
        "They give the same numbers: 40000.",
    ]


def test_no_stories_no_match() -> None:
    assert best([], report(), NAMES) is None
