"""Calendars as RFC 5545 writes them: folds, escapes, days and moments, one golden file."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.text.icalendar import CalendarEvent, Status, fold, write
from tests import calendars

SAMPLE = Path(__file__).parents[1] / "samples" / "calendar" / "two_dates.ics"
CHANGED_AT = datetime.datetime(2026, 2, 18, 9, 30, tzinfo=datetime.UTC)
DAY = datetime.date(2026, 2, 17)
LETTER = CalendarEvent(
    "letter",
    "Alleged: Doe writes; “stop, now”",
    DAY,
    DAY,
    CHANGED_AT,
    description="First line\nSecond: a\\b, and what a side calls the largest copying of drawn characters",
    url="https://tracker.example/events/1/",
    categories=["Demand letter or threat", "Talks, early"],
    status=Status.TENTATIVE,
)
HEARING = CalendarEvent(
    "hearing",
    "Hearing",
    datetime.datetime(2026, 3, 2, 14, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=-5))),
    datetime.datetime(2026, 3, 2, 20, 30, tzinfo=datetime.UTC),
    CHANGED_AT,
    sequence=4,
    status=Status.CANCELLED,
)


def test_two_dates_are_written_as_in_the_sample() -> None:
    assert write("Doe v. Roe", "Two dates", [LETTER, HEARING]) == SAMPLE.read_bytes()


def test_what_is_written_reads_the_same() -> None:
    (letter, hearing) = calendars.read(write("Doe", "", [LETTER, HEARING])).events

    assert letter.text("SUMMARY") == LETTER.summary
    assert letter.text("DESCRIPTION") == LETTER.description
    assert (letter.values["DTSTART"], letter.values["DTEND"]) == ("20260217", "20260218")
    assert (hearing.values["DTSTART"], hearing.values["DTEND"]) == ("20260302T193000Z", "20260302T203000Z")


def test_a_moment_without_length_has_no_end() -> None:
    (event,) = calendars.read(write("", "", [replace(HEARING, ends=HEARING.starts)])).events

    assert "DTEND" not in event.values


@pytest.mark.parametrize("day", [datetime.date.min, datetime.date.max])
def test_the_first_and_the_last_day_there_is_can_be_written(day: datetime.date) -> None:
    assert calendars.read(write("", "", [replace(LETTER, starts=day, ends=day)])).events


def test_a_calendar_without_dates_is_still_one() -> None:
    calendar = calendars.read(write("Doe", "", []))

    assert [each.name for each in calendar.inner] == ["VTIMEZONE"]


@pytest.mark.parametrize(("octets", "lines"), [(74, 1), (75, 1), (76, 2), (75 + 74, 2), (75 + 75, 3)])
def test_a_line_is_folded_after_75_octets(octets: int, lines: int) -> None:
    assert fold("x" * octets).count(b"\r\n") == lines


@pytest.mark.parametrize("letter", ["é", "€", "𝄞"])
def test_no_letter_is_folded_in_two(letter: str) -> None:
    for shift in range(4):
        folded = fold("x" * shift + letter * 60)
        assert all(len(line.decode()) and len(line) <= 75 for line in folded.split(b"\r\n")[:-1])


@pytest.mark.parametrize("sign", ["\r\n", "\r", "\n", "\x85", "\u2028"])
def test_no_text_begins_a_line_of_its_own(sign: str) -> None:
    hostile = f"Doe{sign}END:VEVENT{sign}BEGIN:VEVENT"
    event = replace(LETTER, summary=hostile, description=hostile, categories=[hostile])

    (read,) = calendars.read(write(hostile, hostile, [event])).events

    assert read.text("SUMMARY") == "Doe\nEND:VEVENT\nBEGIN:VEVENT"


def test_no_address_begins_a_line_of_its_own() -> None:
    event = replace(LETTER, url="https://tracker.example/\r\nX-EVIL:1")

    (read,) = calendars.read(write("", "", [event])).events

    assert read.values["URL"] == "https://tracker.example/X-EVIL:1"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=300))
def test_any_text_comes_back(text: str) -> None:
    (event,) = calendars.read(write(text, text, [replace(LETTER, summary=text, description=text)])).events

    assert event.text("SUMMARY") == text


@given(st.text(max_size=300))
def test_no_text_breaks_a_calendar(text: str) -> None:
    assert len(calendars.read(write(text, text, [replace(LETTER, summary=text, uid=text)])).events) == 1
