"""Dates to the precision that a source gives."""

import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.text.dates import BadDate, Precision, When


def utc(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts, tzinfo=datetime.UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("text", "precision", "earliest"),
    [
        ("2031", Precision.YEAR, utc(2031, 1, 1)),
        ("2031-02", Precision.MONTH, utc(2031, 2, 1)),
        ("2031-02-17", Precision.DAY, utc(2031, 2, 17)),
        ("2031-02-17T14:30", Precision.MINUTE, utc(2031, 2, 17, 5, 30)),
        ("2031-02-17T14:30Z", Precision.MINUTE, utc(2031, 2, 17, 14, 30)),
        ("2031-02-17T14:30:15-05:00", Precision.MINUTE, utc(2031, 2, 17, 19, 30, 15)),
    ],
)
def test_a_date_is_cut_to_what_is_known_and_only_a_time_is_shifted(
    text: str, precision: Precision, earliest: datetime.datetime
) -> None:
    when = When.parse(text, time_zone="Asia/Tokyo")

    assert when == When(earliest, earliest, precision, "Asia/Tokyo")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2031-2",
        "2031-13",
        "2031-02-30",
        "17 Feb 2031",
        "2031-02-17 14:30",
        "2031-02-17T25:00",
        "２０３１",
    ],
)
def test_what_is_no_date_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(BadDate, match=r"^“.*\.?$"):
        When.parse(text)


@pytest.mark.parametrize(
    ("text", "until", "zone"),
    [("2031-02-17", "2031-02", "UTC"), ("2031-02-17", "2031-02-16", "UTC"), ("2031", None, "Mars/Olympus")],
)
def test_a_range_that_cannot_be_is_refused(text: str, until: str | None, zone: str) -> None:
    with pytest.raises(BadDate):
        When.parse(text, until, zone)


@pytest.mark.parametrize(
    ("text", "until", "words"),
    [
        ("2031", None, "2031"),
        ("2031", "2032", "2031–2032"),
        ("2031-02", None, "Feb 2031"),
        ("2031-02", "2031-04", "Feb–Apr 2031"),
        ("2030-12", "2031-04", "Dec 2030 – Apr 2031"),
        ("2031-02-17", None, "17 Feb 2031"),
        ("2031-02-17", "2031-02-18", "17–18 Feb 2031"),
        ("2031-02-28", "2031-03-02", "28 Feb – 2 Mar 2031"),
        ("2030-12-31", "2031-01-01", "31 Dec 2030 – 1 Jan 2031"),
        ("2031-02-17T14:30", None, "17 Feb 2031, 14:30"),
        ("2031-02-17T14:30", "2031-02-17T15:00", "17 Feb 2031, 14:30 – 17 Feb 2031, 15:00"),
    ],
)
def test_words_say_nothing_twice(text: str, until: str | None, words: str) -> None:
    assert When.parse(text, until, "America/New_York").words() == words


def test_a_moment_is_exact_and_shown_in_its_zone() -> None:
    when = When.moment(utc(2031, 3, 5, 2, 0, 9, 17), "America/New_York")

    assert when.earliest == when.latest == utc(2031, 3, 5, 2, 0, 9)
    assert when.words() == "4 Mar 2031, 21:00"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(BadDate):
        When.moment(datetime.datetime(2031, 3, 5))  # noqa: DTZ001  (the refusal is what is tested)


@given(st.datetimes(timezones=st.timezones()), st.sampled_from([4, 7, 10, 19]))
def test_every_date_is_read_back_as_it_was_written(at: datetime.datetime, length: int) -> None:
    text = at.replace(tzinfo=None).isoformat(timespec="seconds")[:length]

    try:
        when = When.parse(text)
    except BadDate:
        assert at.year < 2 or at.year > 9998
    else:
        assert When.parse(when.iso()) == when


@given(st.text())
def test_no_text_does_worse_than_being_refused(text: str) -> None:
    with contextlib.suppress(BadDate):
        assert When.parse(text).words()
