"""The picture of a comparison: several disputes on one axis, by the calendar or from where each began."""

import datetime
from datetime import date

import pytest

from disputes.models import Dispute
from disputes.search.comparison_lanes import Beginning, Lanes
from disputes.search.counts import Bucket, LaneCount
from disputes.views import aligned
from disputes.views.aligned import Shown
from tests import make
from tests.views.conftest import Read


def shown(letter: str, first: str, last: str, began: str | None = None, count: int = 1) -> Shown:
    ends = date.fromisoformat(first), date.fromisoformat(last)
    began_on = date.fromisoformat(began or first)
    buckets = [Bucket("coverage", ends[0], count, 0), Bucket("lawsuit", ends[1], 1, 1)]
    at = datetime.datetime.combine(ends[1], datetime.time(), datetime.UTC)
    lanes = [LaneCount("lawsuit", "Lawsuit", 1, first_at=at, last_at=at)]
    return Shown(letter, f"Case {letter}", lanes, buckets, ends, Beginning(began_on, "first letter"))


def test_by_the_calendar_all_stand_at_their_dates() -> None:
    picture = aligned.draw(
        [shown("A", "2025-01-10", "2025-03-01"), shown("B", "2026-01-10", "2026-03-01")], False
    )

    assert picture
    first, second = picture.blocks
    assert first.start is not None
    assert second.start is not None
    assert first.start < second.start
    assert second.top == first.top + aligned.BLOCK_HEIGHT
    assert [tick.label for tick in picture.ticks][:2] == ["Jan 2025", "Feb"]


def test_since_the_first_letter_all_begin_at_one_place() -> None:
    picture = aligned.draw(
        [shown("A", "2015-01-10", "2015-03-01"), shown("B", "2026-01-10", "2026-03-01")], True
    )

    assert picture
    first, second = picture.blocks
    assert first.start == second.start
    assert first.marks == second.marks
    assert [tick.label for tick in picture.ticks] == ["start", "+1 month"]


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2026-01-01", "2026-01-20", ["−1 month", "start"]),
        ("2024-01-10", "2026-11-01", ["start", "+3 months", "+6 months", "+9 months", "+1 year"]),
        ("2012-01-10", "2024-11-01", ["start", "+1 year", "+2 years"]),
    ],
)
def test_ticks_count_months_and_years(first: str, last: str, labels: list[str]) -> None:
    began = "2026-01-10" if first == "2026-01-01" else first
    picture = aligned.draw([shown("A", first, last, began)], True)

    assert picture
    assert [tick.label for tick in picture.ticks][: len(labels)] == labels


def test_bars_are_as_high_for_the_same_count_in_every_block() -> None:
    few = shown("A", "2026-01-10", "2026-03-01", count=10)
    many = shown("B", "2026-01-10", "2026-03-01", count=20)

    picture = aligned.draw([few, many], False)

    assert picture
    low, high = (block.marks[0].height for block in picture.blocks)
    assert high == 2 * low


def test_each_block_is_told_in_words() -> None:
    picture = aligned.draw([shown("A", "2026-01-10", "2026-03-01")], False)

    assert picture
    assert picture.blocks[0].words == "A, Case A. Lawsuit: 1 event, in March 2026."


def test_nothing_dated_is_nothing_to_draw() -> None:
    assert aligned.draw([Shown("A", "Case A", [], [], None, None)], True) is None


@pytest.mark.django_db
def test_time_is_counted_from_the_first_letter_else_from_the_first_event() -> None:
    letter, bare, dim, empty = (make.dispute() for _ in range(4))
    make.demand(letter, made_on="2026-02-13")
    make.event(letter, kind="threat", when="2026-02-20")
    make.event(bare, kind="release", when="2026-01-01")
    make.event(bare, kind="complaint", when="2026-03-01")
    make.event(dim, kind="commentary", when="2026-04-01")

    found = Lanes([letter, bare, dim, empty], make.NOW).beginnings

    assert found == {
        letter.pk: Beginning(date(2026, 2, 13), "first letter"),
        bare.pk: Beginning(date(2026, 3, 1), "first event with a source"),
        dim.pk: Beginning(date(2026, 4, 1), "first event"),
    }


@pytest.mark.django_db
@pytest.mark.parametrize(("last", "count"), [("2026-01-09", 3), ("2028-01-09", 2)])
def test_buckets_are_as_fine_as_the_longest_dispute_allows(last: str, count: int) -> None:
    """Days, then weeks; a bucket stands on the day of its first event."""
    dispute = make.dispute()
    for day in ("2026-01-06", "2026-01-07", last):
        make.event(dispute, lane="lawsuit", when=day)

    found = Lanes([dispute], make.NOW).buckets[dispute.pk]

    assert len(found) == count
    assert found[0].starts_on == date(2026, 1, 6)


@pytest.mark.django_db
def test_the_page_says_what_was_taken_for_the_beginning(read: Read) -> None:
    doe, roe, poe = (make.dispute(name, slug=name.lower()) for name in ("Doe", "Roe", "Poe"))
    make.event(doe, kind="threat", lane="lawsuit", when="2026-02-13", is_important=True)
    make.event(roe, kind="complaint", lane="lawsuit", when="2025-02-13")
    assert isinstance(poe, Dispute)

    page = read("/compare/?dispute=doe&dispute=roe&dispute=poe&axis=first")

    assert "its first letter, February 2026" in page
    assert "its first event with a source, February 2025" in page
    assert "nothing is dated: it cannot be placed" in page
    assert 'aria-label="A, Doe. Lawsuit: 1 event, in February 2026;' in page
    assert 'r="6.5"' in page


@pytest.mark.django_db
def test_without_any_date_the_page_says_so(read: Read) -> None:
    make.dispute(slug="doe")
    make.dispute(slug="roe")

    assert "so there is nothing to draw" in read("/compare/?dispute=doe&dispute=roe")


@pytest.mark.django_db
def test_unbelievable_dates_are_counted_not_drawn(read: Read) -> None:
    doe = make.dispute(slug="doe")
    make.dispute(slug="roe")
    make.event(doe, when="2026-02-13")
    make.event(doe, when="0001-01-01", kind="threat")

    page = read("/compare/?dispute=doe&dispute=roe&axis=first")

    assert "1 event dated outside 1990–" in page
    assert "+2000 years" not in page
