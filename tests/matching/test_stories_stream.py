"""A year of one dispute, reported by many: which reports come together, in whatever order they arrive."""

import dataclasses
import datetime
import random
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from disputes.matching import affinity, measures
from disputes.matching.stories import Report, Story
from tests.matching.reporting import report

YEAR = tomllib.loads((Path(__file__).parent / "year_of_reports.toml").read_text())
NAMES = ("Harbor Press", "Lumen", "Quill")
KINDS = ("order", "complaint", "threat", "other", "response", "settlement", "hearing", "commentary")
type Keyed = tuple[str, Report]


def year() -> list[Keyed]:
    """More than a hundred reports: each is printed again by another outlet on the next day."""
    first = first_hand()
    return [*first, *((key, syndicated(each)) for key, each in first)]


def first_hand() -> list[Keyed]:
    days = {one["key"]: one["day"] for one in YEAR["happenings"]}
    return [
        (one["key"], reported(one, days[one["key"]], row))
        for one in [*YEAR["happenings"], *YEAR["late"]]
        for row in one["reports"]
    ]


def reported(happening: dict[str, Any], day: datetime.date, row: Sequence[Any]) -> Report:
    lag, outlet, title, summary = row
    return report(
        title,
        id=f"{outlet} {title}",
        kind=happening["kind"],
        published=day + datetime.timedelta(days=lag),
        summary=summary,
        outlet=outlet,
    )


def syndicated(one: Report) -> Report:
    later = one.published and one.published + datetime.timedelta(days=1)
    return dataclasses.replace(
        one, id=f"again {one.id}", published=later, outlet=f"again.{one.outlet}", summary=""
    )


def clustered(reports: Sequence[Keyed], names: Sequence[str] = NAMES) -> list[tuple[str, int]]:
    """For each report its happening, and the number of the story that it joined as it arrived."""
    stories: list[Story] = []
    found = []
    for key, each in reports:
        story = affinity.best(stories, each, names)
        if story is None:
            stories.append(Story.of(each))
            found.append((key, len(stories) - 1))
        else:
            place = next(place for place, one in enumerate(stories) if one is story)
            stories[place] = story.joined(Story.of(each))
            found.append((key, place))
    return found


def shuffled(reports: Sequence[Keyed], seed: int) -> list[Keyed]:
    return random.Random(seed).sample(reports, len(reports))


@pytest.mark.parametrize("names", [NAMES, ()], ids=["names left out", "names unknown"])
@pytest.mark.parametrize("seed", range(5))
def test_a_year_falls_into_its_happenings_in_any_order(seed: int, names: Sequence[str]) -> None:
    reports = shuffled(year(), seed)

    assert measures.bcubed(clustered(reports, names)).f1 >= 0.94


def test_as_the_year_goes_by_each_happening_is_one_story() -> None:
    reports = sorted(year(), key=lambda one: str(one[1].published))

    found = measures.bcubed(clustered(reports))

    assert (found.precision, found.recall) == (1.0, 1.0)


def test_a_wrong_kind_now_and_then_breaks_little() -> None:
    random_kinds = random.Random(1)
    reports = [
        (key, dataclasses.replace(each, kind=random_kinds.choice(KINDS)))
        if random_kinds.random() < 0.1
        else (key, each)
        for key, each in shuffled(year(), 1)
    ]

    assert measures.bcubed(clustered(reports)).f1 >= 0.85
