"""Judges by their titles."""

import pytest

from disputes.matching.extract import judges


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("Judge Ann Poe ruled", "Judge", "Ann Poe"),
        ("U.S. Magistrate Judge Ann B. Poe said", "U.S. Magistrate Judge", "Ann B. Poe"),
        ("Mrs Justice Poe held", "Mrs Justice", "Poe"),
        ("Judge Poe Grants Partial Win", "Judge", "Poe"),
        ("Judge Poe Rogers Orders Acme", "Judge", "Poe Rogers"),
        ("Judge Poe’s Ruling Stands", "Judge", "Poe"),
        ("Richterin Änne Poe entschied", "Richterin", "Änne Poe"),
    ],
)
def test_a_judge_has_a_title_and_a_name(text: str, title: str, name: str) -> None:
    [(start, end, value)] = judges.find(text)

    assert value == {"name": name, "title": title}
    assert text[start:end] == f"{title} {name}"


@pytest.mark.parametrize(
    "text", ["Judge Orders Acme", "the Justice Department", "Judge Rules AI", "a judge said"]
)
def test_a_verb_or_an_office_is_no_judge(text: str) -> None:
    assert list(judges.find(text)) == []
