"""The words that say what a text is about, in the languages of the sources."""

import pytest

from disputes.matching import vocabulary
from disputes.matching.folding import fold
from disputes.matching.vocabulary import Subject, subjects


def about(text: str) -> set[Subject]:
    return set(subjects({"title": fold(text)}))


@pytest.mark.parametrize(
    "text",
    [
        "Painters sue over copies made by an AI model",
        "Maler verklagen KI-Anbieter wegen Urheberrecht",
        "Procès de peintres contre une IA pour contrefaçon",
        "Demanda de pintores contra una IA por plagio",
        "Pittori, fa causa contro intelligenza artificiale per plagio",
        "画家、生成AI巡り著作権侵害で提訴",
        "画家起诉人工智能公司侵权",
    ],
)
def test_a_claim_of_right_about_the_field_is_known_in_each_language(text: str) -> None:
    assert about(text) >= {Subject.LEGAL, Subject.RIGHTS, Subject.FIELD}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quarterly profit of the film group rises", {Subject.OTHER_BUSINESS}),
        ("Channels go dark in carriage talks", {Subject.OTHER_BUSINESS}),
        ("Monopoly inquiry", {Subject.OTHER_LAW, Subject.LEGAL}),
        ("Outcry over nudified pictures", {Subject.OTHER_LAW}),
        ("Internet provider asks justices", {Subject.OTHER_LAW, Subject.LEGAL}),
    ],
)
def test_other_business_and_other_quarrels_are_told_apart(text: str, expected: set[Subject]) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    "text", ["Music discovery gets easier", "A catalogue of chairs", "Ten times more users"]
)
def test_everyday_words_say_nothing(text: str) -> None:
    assert about(text) == set()


def test_a_word_is_found_as_a_whole_where_it_is_no_beginning() -> None:
    assert about("The sweet suite") == set()
    assert about("The suit") == {Subject.LEGAL}


def test_no_word_stands_under_two_subjects() -> None:
    words = [
        " ".join(word.split()).rstrip("*")
        for each in vocabulary._WORDS.values()
        for word in {*each.split("|")}
    ]

    assert {word for word in words if words.count(word) > 1} == set()
