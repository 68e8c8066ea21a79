"""The ways in which news shorten a name."""

import pytest

from disputes.matching.names import spellings


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Netflix, Inc.", ["Netflix, Inc.", "Netflix"]),
        ("ByteDance Ltd.", ["ByteDance Ltd.", "ByteDance"]),
        ("The New York Times Company", ["The New York Times Company", "The New York Times"]),
        ("Sony Music Entertainment", ["Sony Music Entertainment"]),
        ("Nanonoble Pte. Ltd.", ["Nanonoble Pte. Ltd.", "Nanonoble Pte.", "Nanonoble"]),
        ("AB", []),
    ],
)
def test_a_name_loses_its_company_form(name: str, expected: list[str]) -> None:
    assert list(spellings(name)) == expected
