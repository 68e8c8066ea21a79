"""How long disputes take: from which date to which, what is left out, and the share that is still open."""

from typing import Any

import pytest

from disputes.models import Dispute, EventKind
from disputes.search import durations
from disputes.search.durations import Length, Lengths
from tests import make


def lengths(clock: str = "start") -> Lengths:
    return durations.lengths(Dispute.objects.public(), clock, make.NOW)


def told(name: str, clock: str = "start") -> set[int]:
    """The days that the figure for a milestone rests on."""
    figure = next(figure for figure in lengths(clock).figures if figure.name == name)
    return {length.days for _, length in figure.taken}


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """One dispute is enough to be told."""
    monkeypatch.setattr(durations, "LEAST_COUNT", 1)


def events(*told: tuple[EventKind, str], **fields: Any) -> Dispute:
    dispute = make.dispute()
    for kind, day in told:
        make.event(dispute, kind=kind, when=day, **fields)
    return dispute


@pytest.mark.django_db
@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("happened", "name", "clock", "days"),
    [
        ([("threat", "2025-01-01"), ("complaint", "2025-01-31")], "filed", "letter", {30}),
        ([("threat", "2025-01-01"), ("complaint", "2025-01-01")], "filed", "letter", {0}),
        ([("statement", "2025-01-01"), ("complaint", "2025-01-31")], "filed", "letter", set()),
        ([("statement", "2025-01-01"), ("complaint", "2025-01-31")], "filed", "start", {30}),
        (
            [("statement", "2025-01-01"), ("threat", "2025-01-11"), ("complaint", "2025-01-31")],
            "filed",
            "start",
            {20},
        ),
        ([("complaint", "2025-01-31")], "filed", "start", set()),
        ([("release", "2025-01-01"), ("complaint", "2025-01-31")], "filed", "start", set()),
        ([("complaint", "2025-01-01"), ("threat", "2025-01-31")], "filed", "start", set()),
        (
            [("complaint", "2025-01-01"), ("order", "2025-02-01"), ("order", "2025-03-01")],
            "ruling",
            "start",
            {31},
        ),
        ([("complaint", "2025"), ("order", "2025-02-01")], "ruling", "start", set()),
        (
            [("statement", "2025"), ("complaint", "2025-01-01"), ("order", "2025-02-01")],
            "ruling",
            "start",
            {31},
        ),
        ([("complaint", "2025-01-01"), ("order", "2027-02-01")], "ruling", "start", set()),
    ],
)
def test_time_runs_from_the_letter_or_the_first_event(
    happened: list[tuple[EventKind, str]], name: str, clock: str, days: set[int]
) -> None:
    events(*happened)

    assert told(name, clock) == days


@pytest.mark.django_db
@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    "fields", [{"standing": "unconfirmed"}, {"standing": "withdrawn"}, {"is_public": False}]
)
def test_only_public_events_with_a_source_count(fields: dict[str, Any]) -> None:
    dispute = events((EventKind.THREAT, "2025-01-01"))
    make.event(dispute, kind="complaint", when="2025-02-01", **fields)

    assert told("filed") == set()


@pytest.mark.django_db
@pytest.mark.usefixtures("few")
def test_a_demand_dates_a_letter_and_a_docket_a_suit() -> None:
    dispute = make.dispute()
    make.demand(dispute, made_on="2025-01")
    make.demand(dispute, made_on="2025-01-10")
    make.proceeding(dispute, filed_on="2025-01-20")

    assert told("filed", "letter") == {10}


@pytest.mark.django_db
@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ({"state": "reached", "reached_on": "2025-01-31"}, (1, 1)),
        ({"state": "reached", "reached_on": "2025-01-31", "standing": "unconfirmed"}, (1, 0)),
        ({"state": "reached", "reached_on": "2025"}, (1, 0)),
        ({"state": "reached"}, (1, 0)),
        ({"state": "pending"}, (2, 0)),
        ({"state": "reached", "reached_on": "2027-01-31"}, (2, 0)),
        ({"state": "reached", "reached_on": "2025-01-31", "standing": "withdrawn"}, (2, 0)),
    ],
)
def test_an_outcome_of_unknown_date_is_neither_open_nor_ended(
    fields: dict[str, Any], counts: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, bool]] = []
    monkeypatch.setattr(durations, "waiting", lambda spans: seen.extend(spans))
    events((EventKind.THREAT, "2026-02-20"))
    make.outcome(events((EventKind.THREAT, "2025-01-01")), "deal", **fields)

    lengths()

    ended = sum(is_ended for _, is_ended in seen)
    assert (len(seen) - ended, ended) == counts


def test_what_is_open_counts_for_as_long_as_it_was_watched() -> None:
    spans = [
        (10, True),
        (20, True),
        (20, True),
        (30, True),
        (40, True),
        *((25, False),) * 5,
        *((50, False),) * 5,
    ]

    found = durations.waiting(spans)

    assert [(step.days, round(step.share, 3), step.watched_count) for step in found.steps] == [
        (0, 1.0, 15),
        (10, 0.933, 15),
        (20, 0.8, 14),
        (30, 0.686, 7),
        (40, 0.571, 6),
        (50, 0.571, 5),
    ]


def test_the_curve_ends_where_fewer_than_five_are_watched() -> None:
    found = durations.waiting([(days, True) for days in range(100, 1100, 100)])

    assert found.steps[-1].days == 600
    assert {mark.watched_count >= durations.LEAST_COUNT for mark in found.marks} == {True}


@pytest.mark.parametrize("ended", [0, 4])
def test_fewer_than_five_outcomes_make_no_curve(ended: int) -> None:
    assert durations.waiting([(10, True)] * ended + [(20, False)] * 50) == durations.Waiting()


def test_five_on_the_first_day_make_a_curve() -> None:
    assert durations.waiting([(0, True)] * 5).steps[-1].share == 0


@pytest.mark.parametrize(
    ("days", "words"), [(0, "0 days"), (1, "1 day"), (59, "59 days"), (61, "2 months"), (1000, "33 months")]
)
def test_a_length_is_told_in_its_unit(days: int, words: str) -> None:
    assert Length(days).words == words
