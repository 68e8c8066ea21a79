"""Makers of reports for the tests of stories."""

import dataclasses
import datetime
from typing import Any

from disputes.matching.stories import Report, Story

MONDAY = datetime.date(2026, 3, 2)


def days(count: int) -> datetime.date:
    return MONDAY + datetime.timedelta(days=count)


def report(title: str = "Harbor sues Lumen", **other: Any) -> Report:
    """A complaint on one dispute, undated, unless told otherwise."""
    made = Report(
        id=title,
        disputes=frozenset({"harbor"}),
        kind="complaint",
        published=None,
        happened=None,
        precision="day",
        title=title,
        summary="",
        outlet="wire.example",
    )
    return dataclasses.replace(made, **other)


def story(*reports: Report) -> Story:
    first, *others = (Story.of(each) for each in reports)
    for other in others:
        first = first.joined(other)
    return first
