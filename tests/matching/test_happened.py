"""When a happening was, by the words of its report."""

import datetime

import pytest

from disputes.matching.happened import happened

WEDNESDAY = datetime.date(2031, 11, 19)


def day_of(title: str = "Acme news", published: datetime.date | None = WEDNESDAY, **fields: str) -> str:
    found = happened({"title": title, **fields}, published)
    return found.when.words() if found else ""


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        ("Acme sued Bolt on Friday.", "14 Nov 2031"),
        ("Acme was sued by Bolt on Monday.", "17 Nov 2031"),
        ("Thursday's complaint says that Bolt copied.", "13 Nov 2031"),
        ("Meta won a ruling Tuesday in San Francisco.", "18 Nov 2031"),
        ("Acme argued before the Second Circuit on Tuesday.", "18 Nov 2031"),
        ("Das Landgericht entschied am 11. November gegen Acme.", "11 Nov 2031"),
        ("Le tribunal a condamné Acme vendredi dernier.", "14 Nov 2031"),
        ("東京地裁は11月11日、判決を言い渡した", "11 Nov 2031"),
        ("The court ruled earlier this month.", "Nov 2031"),
        ("Acme sued last week.", "10–16 Nov 2031"),
        ("NEW YORK, Nov 18 (Reuters) - Acme sued Bolt on Monday", "17 Nov 2031"),
        ("After a judge ruled on Monday, Bolt appealed on Tuesday.", "18 Nov 2031"),
        ("Since Monday the model is down; Acme sued on Tuesday.", "18 Nov 2031"),
        ("Acme sues Bolt. The complaint was filed on 12 November.", "12 Nov 2031"),
    ],
)
def test_the_date_of_the_act_counts(summary: str, words: str) -> None:
    assert day_of(summary=summary) == words


@pytest.mark.parametrize(
    "summary",
    [
        "Acme will sue on Friday.",
        "The judge is to decide on Friday.",
        "Trial begins Monday.",
        "A hearing was set for Friday.",
        "Acme must answer by 12 November.",
        "The suit, pending since June, goes on.",
        "The app came down after a letter on Monday.",
        "Acme had sued in May.",
        "The Nov. 18 deadline holds.",
        "Acme sued on 24 April 2029.",
        "Acme says so.",
    ],
)
def test_background_deadlines_and_what_is_to_come_do_not(summary: str) -> None:
    assert day_of(summary=summary) == ""


def test_the_title_goes_before_the_summary_and_the_summary_before_the_text() -> None:
    assert day_of("Acme sued Bolt on Friday", summary="Bolt answered on Monday.") == "14 Nov 2031"
    assert day_of(summary="Bolt answered on Monday.", text="Acme sued on Friday.") == "17 Nov 2031"
    assert day_of(text="Acme sued on Friday.") == "14 Nov 2031"


def test_without_publication_only_a_date_with_a_year_counts() -> None:
    assert day_of("Acme sued on 24 April 2029", None) == "24 Apr 2029"
    assert day_of("Acme sued on Friday", None) == ""


def test_the_span_is_that_of_the_words() -> None:
    summary = "Acme sues Bolt. The complaint was filed on 12 November in Delaware."

    found = happened({"title": "Acme", "summary": summary}, WEDNESDAY)

    assert found
    field, start, end = found.span
    assert (field, summary[start:end], found.words) == ("summary", "12 November", "12 November")
