"""Dates as pages write them: read as what they are, or not at all."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.ingest.pages import dates as page_dates

DAY = "2026-02-17T00:00:00+00:00"


def read(text: str, order: str = "", form: str = "") -> str | None:
    at = page_dates.read(text, order=order, form=form)
    return at.isoformat() if at else None


@pytest.mark.parametrize(
    "text",
    [
        *("2026-02-17", "2026/02/17", " 2026-2-17 ", "2026-02-17T14:30", "2026-02-17 14:30:59"),
        *("February 17, 2026", "Feb. 17, 2026", "Feb 17 2026", "FEBRUARY 17TH, 2026"),
        *("17 February 2026", "17 Feb 2026", "17. February 2026", "17th of February, 2026"),
        *("Tuesday, February 17, 2026", "Posted on Feb. 17, 2026 at 3:15 PM ET", "17 Feb 2026 | Washington"),
        *("Tue, 17 Feb 2026 14:30:00", "Tue, 17 Feb 2026 14:30:00 IST"),
    ],
)
def test_a_day_stays_a_day(text: str) -> None:
    assert read(text) == DAY


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-02-17T14:30:00Z", "2026-02-17T14:30:00+00:00"),
        ("2026-02-17T14:30:00.123-05:00", "2026-02-17T19:30:00+00:00"),
        ("2026-02-17 23:30+0100", "2026-02-17T22:30:00+00:00"),
        ("Tue, 17 Feb 2026 14:30:00 GMT", "2026-02-17T14:30:00+00:00"),
        ("17 Feb 2026 23:30 EST", "2026-02-18T04:30:00+00:00"),
    ],
)
def test_a_time_with_its_zone_is_an_instant(text: str, instant: str) -> None:
    assert read(text) == instant


@pytest.mark.parametrize(
    "text",
    [
        *("", "3 hours ago", "yesterday", "February 2026", "17 February", "2026", "14:30"),
        *("February 30, 2026", "2026-13-01", "0000-01-01", "32 January 2026"),
        *("2/3/2026", "17.02.2026", "02-17-2026"),
        *("February 17–19, 2026", "17-19 February 2026", "1.17.2026.4", "Marching 5, 2026"),
        *("Posted February 17, 2026, updated February 18, 2026", "2026-02-17/2026-02-19"),
        "February 17, 2026" + " and so on" * 30,
    ],
)
def test_what_cannot_be_read_in_one_way_is_not_read(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2/3/2026", "mdy", "2026-02-03T00:00:00+00:00"),
        ("2/3/2026", "dmy", "2026-03-02T00:00:00+00:00"),
        ("17.02.2026", "dmy", DAY),
        ("17.02.2026", "mdy", None),
        ("2/3/26", "mdy", None),
    ],
)
def test_numbers_need_to_be_told_their_order(text: str, order: str, day: str | None) -> None:
    assert read(text, order=order) == day


@pytest.mark.parametrize(
    ("text", "form", "day"),
    [
        ("17.2.26", "%d.%m.%y", DAY),
        ("2026 // 17 // 02", "%Y // %d // %m", DAY),
        ("17 Feb 2026, 11 PM -0500", "%d %b %Y, %I %p %z", "2026-02-18T04:00:00+00:00"),
        ("17 Feb 2026, 11 PM", "%d %b %Y, %I %p", DAY),
        ("February 17, 2026", "%d.%m.%y", None),
    ],
)
def test_a_format_is_the_only_spelling(text: str, form: str, day: str | None) -> None:
    assert read(text, form=form) == day


@pytest.mark.parametrize("form", ["", "%", "%B %d", "%H:%M", "no date", "%Y-%m", "%Q", "%Y-%j\0"])
def test_a_format_without_a_whole_date_is_none(form: str) -> None:
    assert not page_dates.is_form(form)


@pytest.mark.parametrize(
    "text", ["Published: February 17, 2026", "(Tue) 17 Feb 2026, 3:15 p.m.", "2026-02-17"]
)
def test_a_date_may_stand_with_its_weekday_and_a_time(text: str) -> None:
    assert page_dates.is_only_a_date(text)


@pytest.mark.parametrize(
    "text", ["Statement of February 17, 2026", "2026-02-17.pdf", "May it please the court"]
)
def test_a_text_that_says_more_is_more_than_a_date(text: str) -> None:
    assert not page_dates.is_only_a_date(text)


@settings(max_examples=100, deadline=None)
@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)), st.sampled_from(["%B %d, %Y", "%d %b %Y"]))  # noqa: DTZ001
def test_every_day_written_out_is_read_back(at: datetime, form: str) -> None:
    assert page_dates.read(at.strftime(form)) == datetime(at.year, at.month, at.day, tzinfo=UTC)


@settings(max_examples=100, deadline=None)
@given(st.text(), st.sampled_from(["", "mdy", "dmy"]), st.text(max_size=20))
def test_any_text_is_a_date_or_none(text: str, order: str, form: str) -> None:
    for at in (page_dates.read(text, order=order), page_dates.read_machine(text)):
        assert at is None or at.tzinfo == UTC
    if page_dates.is_form(form):
        page_dates.read(text, form=form)
    page_dates.is_only_a_date(text)
