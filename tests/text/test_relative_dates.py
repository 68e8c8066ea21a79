"""What days mean to who reads of them on the day of publication."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.text import months, relative_dates, weekdays

WEDNESDAY = datetime.date(2031, 11, 19)


def meant(text: str, published: datetime.date | None = WEDNESDAY) -> list[str]:
    return [one.when.words() for one in relative_dates.find(text, published)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("on 24 April 2031", "24 Apr 2031"),
        ("April 24, 2031", "24 Apr 2031"),
        ("2031-04-24", "24 Apr 2031"),
        ("24.4.2031", "24 Apr 2031"),
        ("2031年4月24日", "24 Apr 2031"),
        ("16–17 February 2031", "16–17 Feb 2031"),
        ("June 2031", "Jun 2031"),
        ("Feb. 17", "17 Feb 2031"),
        ("am 11. November", "11 Nov 2031"),
        ("le 1er novembre", "1 Nov 2031"),
        ("el 5 de septiembre", "5 Sep 2031"),
        ("11月11日", "11 Nov 2031"),
        ("17日", "17 Nov 2031"),
        ("25日", "25 Oct 2031"),
        ("in June", "Jun 2031"),
        ("on Friday", "14 Nov 2031"),
        ("on Wednesday", "19 Nov 2031"),
        ("last Wednesday", "12 Nov 2031"),
        ("Thursday's", "13 Nov 2031"),
        ("am Freitag", "14 Nov 2031"),
        ("mardi", "18 Nov 2031"),
        ("yesterday", "18 Nov 2031"),
        ("vorgestern", "17 Nov 2031"),
        ("two days ago", "17 Nov 2031"),
        ("two weeks ago", "2–8 Nov 2031"),
        ("three months ago", "Aug 2031"),
        ("last week", "10–16 Nov 2031"),
        ("先週", "10–16 Nov 2031"),
        ("this week", "17–19 Nov 2031"),
        ("over the weekend", "15–16 Nov 2031"),
        ("earlier this month", "Nov 2031"),
        ("last month", "Oct 2031"),
        ("earlier this year", "2031"),
    ],
)
def test_words_mean_days(text: str, words: str) -> None:
    assert meant(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "3 out of 4",
        "section 12 may apply",
        "30 February 2031",
        "02/03/2031",
        "next Friday",
        "every Monday",
        "on a Friday, and on Saturday",
        "The Sunday Times",
        "“Wednesday” and its kin",
        "today's models",
        "3日間",
        "on 29 February",
        "on 20 December",
        "it may be in march",
    ],
)
def test_other_words_mean_none(text: str) -> None:
    assert meant(text) == []


def test_a_date_without_a_year_can_be_of_the_year_before() -> None:
    assert meant("on 20 December", datetime.date(2032, 1, 5)) == ["20 Dec 2031"]


def test_on_a_sunday_last_week_ends_before_the_weekend_is_over() -> None:
    assert meant("last week", datetime.date(2031, 11, 23)) == ["10–22 Nov 2031"]


def test_without_a_day_of_publication_only_a_date_with_a_year_means_one() -> None:
    assert meant("on Friday, 24 April 2031, in June, on 5 May, yesterday", None) == ["24 Apr 2031"]


@given(st.text(alphabet="0123456789.-/ aeMynJu年月日前週a"), st.dates(datetime.date(1990, 1, 1)))
def test_whatever_is_found_stands_where_it_says(text: str, published: datetime.date) -> None:
    for one in relative_dates.find(text, published):
        assert text[one.start : one.end].strip()
        assert one.first <= one.last
    assert all(text[one.start : one.end] for one in months.find(text))
    assert list(weekdays.find(text)) == []
