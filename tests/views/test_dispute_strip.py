"""The overview strip: counts in, places out; and the page that shows it."""

import datetime
import re
from datetime import date

import pytest

from disputes.search.counts import Bucket, LaneCount
from disputes.views import strip
from tests import make
from tests.views.conftest import Read


def axis(first: str, last: str) -> strip.Axis:
    return strip.Axis.around(date.fromisoformat(first), date.fromisoformat(last))


def test_the_axis_covers_whole_months() -> None:
    made = axis("2026-02-17", "2026-03-02")

    assert made.x(date(2026, 2, 1)) == strip.LEFT
    assert made.x(date(2026, 4, 1)) == strip.RIGHT
    assert made.x(date(2020, 1, 1)) == strip.LEFT
    assert made.x(date(2030, 1, 1)) == strip.RIGHT


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-02-17", "2026-02-17", ["Feb 2026"]),
        ("2025-12-01", "2026-02-28", ["Dec 2025", "Jan 2026", "Feb"]),
        ("2024-01-01", "2025-12-31", ["Jan 2024", "Apr", "Jul", "Oct", "Jan 2025", "Apr", "Jul", "Oct"]),
        ("2024-08-19", "2025-12-31", ["Aug 2024", "Oct", "Jan 2025", "Apr", "Jul", "Oct"]),
        ("2023-12-01", "2028-06-01", ["", "2024", "2025", "2026", "2027", "2028"]),
    ],
)
def test_ticks_are_as_dense_as_their_names_allow(first: str, last: str, expected: list[str]) -> None:
    assert [tick.label for tick in strip.ticks(axis(first, last))] == expected


def test_a_tick_names_the_span_that_it_stands_for() -> None:
    quarter = strip.ticks(axis("2024-01-01", "2025-12-31"))[1]

    assert (quarter.since, quarter.until) == ("2024-04", "2024-06")


def test_the_end_of_the_calendar_can_be_drawn() -> None:
    assert strip.ticks(axis("9999-12-01", "9999-12-31"))


def test_turning_points_are_larger_and_coverage_stands_in_bars() -> None:
    buckets = [
        Bucket("lawsuit", date(2026, 2, 17), 3, 1),
        Bucket("lawsuit", date(2026, 2, 20), 3, 0),
        Bucket("coverage", date(2026, 2, 17), 10, 0),
        Bucket("coverage", date(2026, 2, 18), 5, 0),
    ]

    important, plain, tall, short = strip.marks(axis("2026-02-01", "2026-02-28"), buckets)

    assert important.radius > plain.radius
    assert tall.height == 2 * short.height == strip.BAR_HEIGHT
    assert tall.y + tall.height == strip.LANE_HEIGHTS["coverage"]


def test_the_picture_is_told_in_words() -> None:
    february, june = (datetime.datetime(2026, month, 17, tzinfo=datetime.UTC) for month in (2, 6))
    lanes = [
        LaneCount("lawsuit", "Lawsuit", 11, first_at=february, last_at=june),
        LaneCount("deal", "Deal", 1, first_at=june, last_at=june),
    ]

    words = "Lawsuit: 11 events, from February 2026 to June 2026; Deal: 1 event, in June 2026."
    assert strip.words(lanes) == words
    assert strip.words([LaneCount("standards", "Standards")]) == "Standards: no events."


@pytest.mark.django_db
def test_the_page_draws_the_strip_and_marks_the_chosen_span(read: Read) -> None:
    dispute = make.dispute(slug="doe-v-roe")
    make.event(dispute, when="2026-02-17", lane="lawsuit", is_important=True)
    make.event(dispute, when="2026-03-01", lane="coverage")

    page = read("/disputes/doe-v-roe/?from=2026-03&until=2026-03")

    assert 'role="img" aria-label="Lawsuit: 1 event, in February 2026;' in page
    assert 'class="chosen"' in page
    assert re.search(r'href="\?from=2026-02&amp;until=2026-02#timeline"', page)


@pytest.mark.django_db
def test_without_events_there_is_no_strip(read: Read) -> None:
    make.dispute(slug="doe-v-roe")

    assert "Overview of the timeline" not in read("/disputes/doe-v-roe/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "mark_count"), [("2023-12-01", 29), ("2021-06-01", 5), ("2012-06-01", 2), ("1991-06-01", 2)]
)
def test_the_longer_a_dispute_the_longer_the_stretch_of_a_mark(
    read: Read, first: str, mark_count: int
) -> None:
    """Days, weeks, months, years: so the picture costs no more after ten years than after one."""
    dispute = make.dispute(slug="doe-v-roe")
    make.event(dispute, when=first)
    for day in range(1, 29):
        make.event(dispute, when=f"2024-01-{day:02d}")

    assert read("/disputes/doe-v-roe/").count("shape bar") == mark_count


@pytest.mark.django_db
def test_a_date_nobody_can_believe_does_not_stretch_the_strip(read: Read) -> None:
    dispute = make.dispute(slug="doe-v-roe")
    make.event(dispute, when="2026-02-17", lane="lawsuit")
    for day in ("0001-01-01", "9999-12-31"):
        make.event(dispute, when=day, lane="lawsuit")

    page = read("/disputes/doe-v-roe/")

    assert 'aria-label="Lawsuit: 1 event, in February 2026;' in page
    assert page.count('class="shape"') == 1
    assert re.search(r"2 events dated outside 1990–20\d\d are not drawn", page)
    assert "All <b>3</b>" in page


def test_a_long_name_of_a_lane_stands_in_two_lines() -> None:
    day = date(2026, 2, 17)

    (drawn,) = strip.draw([LaneCount("coverage", "Coverage and statements")], [], (day, day)).lanes

    assert drawn.lines == ["Coverage and", "statements"]
    assert drawn.text_y < drawn.y
