"""Deadlines as news write them, counted only where the start is known."""

import datetime

import pytest

from disputes.matching.extract import deadlines

FRIDAY = datetime.date(2031, 9, 19)


def found(text: str, start: datetime.date | None = None) -> list[dict[str, str | int | bool]]:
    return [value for _, _, value in deadlines.find(text, FRIDAY, start)]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("pay by 27 February 2032", "2032-02-27"),
        ("due on Oct. 3", "2031-10-03"),
        ("no later than January 5", "2032-01-05"),
        ("must answer by Monday", "2031-09-22"),
        ("by Friday", "2031-09-26"),
        ("bis zum 30. September", "2031-09-30"),
        ("d’ici le 30 septembre", "2031-09-30"),
        ("10月1日までに", "2031-10-01"),
    ],
)
def test_a_deadline_can_be_a_day(text: str, due: str) -> None:
    assert found(text) == [{"due": due}]


@pytest.mark.parametrize(
    ("text", "days", "due"),
    [
        ("within three days", 3, "2031-09-22"),
        ("has seven days to provide chats", 7, "2031-09-26"),
        ("dismissed, with 28 days to refile", 28, "2031-10-17"),
        ("gave Acme’s parent three days to strip it", 3, "2031-09-22"),
        ("binnen zwei Wochen", 14, "2031-10-03"),
        ("7日以内に", 7, "2031-09-26"),
    ],
)
def test_a_time_is_counted_from_publication_where_no_happening_is_known(
    text: str, days: int, due: str
) -> None:
    assert found(text) == [{"days": days, "due": due, "counted_from": "publication"}]


def test_a_time_is_counted_from_the_happening_where_it_is_known() -> None:
    [value] = found("within three days", datetime.date(2031, 9, 17))

    assert (value["due"], value["counted_from"]) == ("2031-09-20", "happening")


def test_what_counts_otherwise_is_not_counted() -> None:
    assert found("within 14 days of the order") == [{"days": 14}]
    assert found("within ten business days") == [{"business_days": 10}]
    assert found("within 48 hours") == [{"hours": 48}]


@pytest.mark.parametrize(
    "text", ["took 28 days to decide", "by the way", "by 5 May 2031", "sued by Acme on Monday"]
)
def test_other_times_are_no_deadlines(text: str) -> None:
    assert found(text) == []
