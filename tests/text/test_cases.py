"""Case names: many spellings, one key; and the one word that lawyers would use."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.text import cases


@pytest.mark.parametrize(
    "spellings",
    [
        (
            "Roe v. Doe",
            "ROE VS. DOE",
            "Roe versus Doe",
            "Roe  v  Doe",
            "Roe et al. v. Doe, et al",
            "Roé v. Doe",
        ),
        ("Roe v. Acme, Inc.", "Roe v. ACME Inc", "Roe, Plaintiff, v. Acme Incorporated, Defendant-Appellee"),
        (
            "In re: Acme Litigation",
            "In the Matter of Acme Litigation",
            "IN RE ACME LITIGATION",
            "Matter of Acme Litig.",
        ),
        ("United States v. Roe", "U.S. v. Roe", "USA vs Roe", "United States of America v. Roe"),
        ("Writers' Ass'n v. Poe Bros. & Co.", "Writers’ Association v. Poe Brothers and Company"),
        ("The State v. Roe", "State v. Roe **"),
        ("No. 12 Roe v. Doe", "12 Roe v. Doe"),
    ],
    ids=lambda spellings: spellings[0],
)
def test_spellings_of_one_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({cases.key(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Roe v. Doe", "Doe v. Roe"),
        ("Roe v. Doe", "Roe v. Doe and Poe"),
        ("US Steel v. Roe", "United States v. Roe"),
        ("In re Roe", "Roe"),
        ("National Coal v. Roe", "National Coalition v. Roe"),
    ],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert cases.key(one) != cases.key(other)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Roe v. Acme, Inc.", "Roe"),
        ("Acme Widgets, Inc. v. Roe", "Roe"),
        ("Acme Widgets, Inc. v. Bolt Corp.", ""),
        ("State v. Roe", "Roe"),
        ("People v. Smith", "Smith"),
        ("Smith v. City of Elsewhere", ""),
        ("Texas v. New York", ""),
        ("O’Roe v. Acme Co.", "O’Roe"),
        ("In re Roe", "In re Roe"),
        ("In re Acme Copyright Litigation", ""),
        ("Roe v. Doe v. Poe", ""),
        ("Jane Roe v. John Doe", ""),
    ],
)
def test_a_short_name_is_one_word_that_tells(name: str, short: str) -> None:
    assert cases.short(name) == short


@given(st.text())
def test_a_key_does_not_depend_on_case_spacing_or_unicode_form(name: str) -> None:
    key = cases.key(name)

    assert cases.key(f"  {name.replace(' ', '  ')} ") == key or len(name) > 400
    assert cases.key(unicodedata.normalize("NFD", name)) == cases.key(unicodedata.normalize("NFC", name))
    assert key == key.strip()
    assert cases.short(name) in name or cases.short(name)
