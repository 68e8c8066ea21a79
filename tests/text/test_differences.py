"""Two wordings, word by word."""

import pytest

from disputes.text.differences import MOST_WORDS, parts


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Doe writes", "Doe writes", "Doe writes"),
        ("Doe writes to Roe", "Doe sues Roe", "Doe [-writes to -][+sues +]Roe"),
        ("Doe writes", "Doe sues", "Doe [-writes -][+sues+]"),
        ("", "Doe sues", "[+Doe sues+]"),
        ("Doe sues", "", "[-Doe sues-]"),
        ("Doe  sues", "Doe sues", "Doe sues"),
    ],
)
def test_what_went_stands_before_what_came(old: str, new: str, expected: str) -> None:
    marks = {(True, False): "[-{}-]", (False, True): "[+{}+]", (False, False): "{}"}

    found = "".join(marks[part.is_old, part.is_new].format(part.text) for part in parts(old, new))

    assert found == expected


def test_long_texts_are_set_one_after_the_other() -> None:
    long = "word " * MOST_WORDS

    assert [part.text for part in parts(long, f"{long}more")] == [long, f"{long}more"]
