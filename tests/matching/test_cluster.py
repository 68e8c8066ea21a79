"""Which reports tell of the same happening."""

import datetime

from disputes.matching import cluster

MONDAY = datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC)


def test_case_spacing_and_punctuation_do_not_make_another_story() -> None:
    assert cluster.title_key("Doe sues Roe!") == cluster.title_key("  DOE   sues “Roe”")


def test_other_words_make_another_story() -> None:
    assert cluster.title_key("Doe sues Roe") != cluster.title_key("Doe sues Poe")


def test_no_words_make_no_story() -> None:
    assert cluster.title_key("…") == ""


def test_a_headline_that_returns_after_a_week_is_another_story() -> None:
    assert cluster.is_same_story(MONDAY, MONDAY + datetime.timedelta(days=7))
    assert not cluster.is_same_story(MONDAY, MONDAY + datetime.timedelta(days=8))
