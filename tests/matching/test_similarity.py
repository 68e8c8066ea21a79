"""How near two texts are in their wording."""

import pytest

from disputes.matching.similarity import bare, resemblance, sketch


def test_case_spacing_and_punctuation_do_not_make_another_headline() -> None:
    assert bare("Doe sues Roe!") == bare("  DOE   sues “Roe”") == "doe sues roe"


def test_no_words_make_no_headline() -> None:
    assert bare("…") == ""
    assert sketch("…") == ()


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("A judge trims the case", "A JUDGE  trims the case.", 1.0, 1.0),
        ("A judge trims the case against Lumen", "Judge trims the case against Lumen", 0.8, 0.99),
        ("A judge trims the case against Lumen", "Lumen must face most of what Harbor claims", 0.0, 0.2),
        ("出版社がルーメンを提訴", "出版社がルーメン社を提訴", 0.4, 0.9),
        ("", "", 0.0, 0.0),
        ("…", "A judge trims the case", 0.0, 0.0),
    ],
)
def test_resemblance_is_the_share_of_common_pieces(one: str, other: str, least: float, most: float) -> None:
    assert least <= resemblance(sketch(one), sketch(other)) <= most


def test_long_texts_are_estimated_from_a_small_sketch() -> None:
    words = [f"word{number}" for number in range(400)]

    half_shared = resemblance(sketch(" ".join(words[:200])), sketch(" ".join(words[100:300])))

    assert len(sketch(" ".join(words))) == 64
    assert 0.2 < half_shared < 0.6
