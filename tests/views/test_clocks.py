"""How far a deadline is, in words."""

import pytest

from disputes.models import Demand
from disputes.search.deadlines import Deadline
from tests import make


@pytest.mark.parametrize(
    ("due_on", "zone", "words"),
    [
        ("2026-03-04", "UTC", "2 days 12 hours left"),
        ("2026-03-04", "", "at most 3 days left"),
        ("2026-03-02", "UTC", "12 hours left"),
        ("2026-03-02T13:05", "UTC", "1 hour 5 minutes left"),
        ("2026-03-02T12:01", "UTC", "1 minute left"),
        ("2026-03-02T12:00", "UTC", "passed less than a minute ago"),
        ("2026-03-02T11:58", "UTC", "passed 2 minutes ago"),
        ("2026-03-02T13:00", "Europe/Berlin", "passed less than a minute ago"),
        ("2026-03-01", "UTC", "passed 12 hours ago"),
        ("2026-03-28", "Europe/Berlin", "26 days 11 hours left"),
        ("2026-03-29", "Europe/Berlin", "27 days 10 hours left"),  # clocks go forward on that day
        ("2026-02", "", "passed 1 day ago"),
        ("2024-02", "UTC", "passed 731 days ago"),
        ("2025", "UTC", "passed 60 days ago"),
        ("2024", "UTC", "passed 425 days ago"),
    ],
)
def test_a_clock_counts_to_the_moment_after_the_deadline(due_on: str, zone: str, words: str) -> None:
    deadline = Deadline.of(Demand(due_on=due_on, time_zone=zone))

    assert deadline
    assert deadline.words(make.NOW) == words


@pytest.mark.parametrize(
    ("due_on", "zone"),
    [("", ""), ("soon", ""), ("9999-12-31", ""), ("9999", "UTC"), ("2026-03-01", "Mars/Olympus")],
)
def test_what_is_no_moment_has_no_clock(due_on: str, zone: str) -> None:
    assert Deadline.of(Demand(due_on=due_on, time_zone=zone)) is None
