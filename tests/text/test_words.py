"""How texts are split into words for search: the same for what is stored and what is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.text import words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Müller’s GPT-4", ["muller", "s", "gpt", "4"]),
        ("Mu\u0308ller", ["muller"]),
        ("Straße İstanbul ﬁnal", ["strasse", "istanbul", "final"]),
        ("1:26-cv-00777", ["1", "26", "cv", "00777"]),
        ("Disney/Universal and openai.com", ["disney", "universal", "and", "openai", "com"]),
        ("読売v.Perplexity", ["読", "売", "v", "perplexity"]),
        ("한국어 소송", ["한국어", "소송"]),
        ("snake_case", ["snake", "case"]),
        ("News", ["newss"]),
        ("… -- ‘’ \0", []),
    ],
)
def test_words_are_split_and_spelled_one_way(text: str, found: list[str]) -> None:
    assert words.split(text) == found


def test_spans_say_where_a_word_stands() -> None:
    assert list(words.spans("Of Müller, 4")) == [(0, 2, "of"), (3, 9, "muller"), (11, 12, "4")]


@given(st.text())
def test_words_hold_letters_and_digits_only_and_none_is_long(text: str) -> None:
    for word in words.split(text):
        assert word.isalnum()
        assert len(word) <= words.LONGEST_WORD


@given(st.text())
def test_spans_follow_each_other_within_the_text(text: str) -> None:
    ends = [0, *(place for start, end, _ in words.spans(text) for place in (start, end)), len(text)]

    assert ends == sorted(ends)
