"""What a story remembers of its reports, and what is said of a list of them."""

import datetime
import json
import random

import pytest

from disputes.matching.copies import copies, tally
from disputes.matching.stories import Story
from tests.matching.reporting import MONDAY, days, report, story

REPORTS = [
    report("Harbor sues Lumen over 40,000 novels", published=days(1), disputes=frozenset({7, "harbor"})),
    report("Publisher takes Lumen to court", published=MONDAY, happened=MONDAY),
    report("Novels against bots", kind="commentary", published=days(9)),
    report("Verlag verklagt Lumen wegen 40.000 Romanen", happened=MONDAY, precision="month"),
]


def test_a_story_counts_what_its_reports_say() -> None:
    made = story(*REPORTS)

    assert made.reports == 4
    assert made.kinds == {"complaint": 3, "commentary": 1}
    assert made.disputes == {"harbor": 4, 7: 1}
    assert made.numbers == {"40000": 2}
    assert made.published == MONDAY


def test_a_story_comes_back_from_json_as_it_was() -> None:
    made = story(*REPORTS)

    assert Story.from_json(json.loads(json.dumps(made.as_json()))) == made


def test_a_story_of_many_reports_stays_small() -> None:
    many = [report(f"Report {number} tells of novel{number} in town{number}") for number in range(200)]

    assert len(json.dumps(story(*many).as_json())) < 20_000


def test_the_order_of_arrival_leaves_no_trace() -> None:
    shuffled = random.Random(1).sample(REPORTS, len(REPORTS))

    one, other = story(*REPORTS), story(*shuffled)

    assert (one.day, one.words, one.kinds, one.happened) == (
        other.day,
        other.words,
        other.kinds,
        other.happened,
    )
    assert set(one.titles) == set(other.titles)


@pytest.mark.parametrize(
    ("happened", "precision", "expected"),
    [
        (days(-2), "day", days(-2)),
        (days(-2), "minute", days(-2)),
        (days(-2), "month", MONDAY),
        (days(-2), "year", MONDAY),
        (None, "", MONDAY),
    ],
)
def test_a_story_is_of_the_day_it_happened_else_of_its_first_report(
    happened: datetime.date | None, precision: str, expected: datetime.date
) -> None:
    assert story(report(published=MONDAY, happened=happened, precision=precision)).day == expected


WIRE = "Harbor Press sues Lumen over chatbot training"
SYNDICATED = [
    report(WIRE, id=1, outlet="wire.example", published=MONDAY, summary="The publisher went to court."),
    report(f"{WIRE} – North", id=2, outlet="north.example", published=days(1), summary="Lumen is sued."),
    report(WIRE.upper(), id=3, outlet="south.example", published=None),
    report("Publisher takes Lumen to court", id=4, outlet="daily.example", published=days(1)),
    report("Inside Harbor's fight", id=5, outlet="wire.example", published=days(2), summary="A long read."),
]


def test_copies_of_one_text_are_folded_under_the_first() -> None:
    groups = copies(reversed(SYNDICATED))

    assert [[each.id for each in group] for group in groups] == [[1, 2, 3], [4], [5]]


def test_a_short_headline_can_be_found_twice() -> None:
    twice = [
        report("Harbor sues Lumen", id=1, summary="The publisher asks for damages over pirated novels."),
        report("Harbor sues Lumen", id=2, summary="Quill's maker must answer in court for its training."),
    ]

    assert len(copies(twice)) == 2


def test_independent_are_the_outlets_that_were_first_with_a_text() -> None:
    told = tally(SYNDICATED)

    assert (told.reports, told.independent) == (5, 2)
    assert told.first == SYNDICATED[0]


def test_without_dates_nobody_was_first() -> None:
    assert tally([report()]).first is None
    assert tally([]).reports == 0
