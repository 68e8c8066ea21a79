"""The ways in which news shorten a name."""

import pytest

from disputes.matching.names import bare_court, of_judges, of_owner, spellings, surname


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Netflix, Inc.", ["Netflix, Inc.", "Netflix"]),
        ("ByteDance Ltd.", ["ByteDance Ltd.", "ByteDance"]),
        (
            "The New York Times Company",
            [
                "The New York Times Company",
                "New York Times Company",
                "New York Times",
                "The New York Times",
            ],
        ),
        ("Getty Images (US), Inc.", ["Getty Images (US), Inc.", "Getty Images (US)", "Getty Images"]),
        ("Sony Music Entertainment", ["Sony Music Entertainment"]),
        ("Like Company", ["Like Company"]),
        ("Nanonoble Pte. Ltd.", ["Nanonoble Pte. Ltd.", "Nanonoble Pte.", "Nanonoble"]),
    ],
)
def test_a_name_loses_its_company_form(name: str, expected: list[str]) -> None:
    assert sorted(spellings(name)) == sorted(expected)


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("Jane Q. Quill", {"Jane Q. Quill", "Jane Quill", "Judge Quill", "Justice Quill"}),
        ("Elke Muster (presiding)", {"Elke Muster", "Judge Muster", "Justice Muster"}),
        ("Mrs Justice Joanna Roe DBE", {"Joanna Roe"}),
        ("Ann Poe (Magistrate Judge Bob T. Loe)", {"Ann Poe", "Bob Loe"}),
        ("", set()),
    ],
)
def test_a_field_for_the_judge_names_one_or_several(wording: str, expected: set[str]) -> None:
    assert expected <= set(of_judges(wording))


@pytest.mark.parametrize(
    ("person", "expected"), [("Sarah Quill", "Quill"), ("John Doe Jr.", ""), ("Madonna", ""), ("Amy Roe", "")]
)
def test_a_surname_long_enough_to_tell(person: str, expected: str) -> None:
    assert surname(person) == expected


def test_a_company_goes_by_its_product() -> None:
    assert {"Mirage maker", "Mirage's parent", "owner of Mirage"} <= set(of_owner("Mirage"))


def test_courts_go_by_shorter_names() -> None:
    assert bare_court("U.S. Court of Appeals for the Ninth Circuit") == "Ninth Circuit"
    assert bare_court("Landgericht München I") == ""
