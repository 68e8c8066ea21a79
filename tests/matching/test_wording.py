"""What sets one report apart from others."""

import pytest

from disputes.matching import wording


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 million logs", {"20000000"}),
        ("20M logs", {"20000000"}),
        ("a $1.5 billion deal, or 1.5bn", {"1500000000"}),
        ("1,500 works; 1.500 Werke", {"1500"}),
        ("3,5 Mio. Euro", {"3500000"}),
        ("賠償44億円を請求", {"4400000000"}),
        ("in 2025, 3 studios and GPT4 with Clip 2.0", set()),
        ("peers voted 272 to 125", {"272", "125"}),
    ],
)
def test_numbers_are_one_in_whatever_spelling(text: str, expected: set[str]) -> None:
    assert wording.numbers(text) == expected


def test_endings_and_words_of_every_report_are_left_off() -> None:
    assert wording.telling_words("The judges dismissed novelists' lawsuits") == {"dismis", "noveli"}
    assert wording.telling_words("dismisses novelist") == {"dismis", "noveli"}


def test_scripts_without_spaces_are_read_by_pairs() -> None:
    assert wording.telling_words("東京地裁") == {"東京", "京地", "地裁"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ninth Circuit reversed", {"the court of appeals"}),
        ("Supreme Court justices will not hear it", {"the highest court"}),
        ("Das Landgericht gab der Klage statt", {"the trial court"}),
        ("Peers voted again", {"the upper house"}),
        ("A judge ruled", set()),
    ],
)
def test_courts_are_told_by_instance(text: str, expected: set[str]) -> None:
    assert wording.courts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Judge certifies a class of authors", {"a class of claimants"}),
        ("Lumen asks court to throw out suit", {"a motion to dismiss"}),
        ("Lumen must hand over chats", {"handing over evidence"}),
        ("The court declined to hear the petition", {"a review refused"}),
        ("Lumen wins", set()),
    ],
)
def test_points_say_what_it_is_about(text: str, expected: set[str]) -> None:
    assert wording.points(text) == expected


@pytest.mark.parametrize(
    "bad", ["1," * 30_000, "9" * 60_000, "motion " * 9_000, "漢" * 60_000, "amend a " * 8_000]
)
def test_hostile_texts_are_cut(bad: str) -> None:
    assert len(wording.telling_words(bad)) <= 3
    assert len(wording.numbers(bad)) <= 1
