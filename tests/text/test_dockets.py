"""Docket numbers: many spellings, one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.text import dockets


@pytest.mark.parametrize(
    ("raw", "core", "loose"),
    [
        ("1:31-cv-04423", "1:31-cv-04423", "31-cv-04423"),
        ("01:31-cv-4423", "1:31-cv-04423", "31-cv-04423"),
        ("0:31-cv-04423", "0:31-cv-04423", "31-cv-04423"),
        ("1:31-CV-04423-ABC-DE", "1:31-cv-04423", "31-cv-04423"),
        ("1:31-cr-00123-2", "1:31-cr-00123", "31-cr-00123"),
        ("1:31-cr-00123-ABC-ALL", "1:31-cr-00123", "31-cr-00123"),
        ("1:2031cv04423", "1:31-cv-04423", "31-cv-04423"),
        ("1:31‑cv‑04423", "1:31-cv-04423", "31-cv-04423"),
        ("31-cv-4423", "31-cv-04423", "31-cv-04423"),
        ("31-11390-abc", "31-11390", "31-11390"),
        ("31-11390-7", "31-11390", "31-11390"),
        ("31-11390-abc13", "31-11390", "31-11390"),
        ("31-00079", "31-00079", "31-00079"),
        ("1-31-40079-abc", "1-31-40079", "31-40079"),
        ("31-8054", "31-8054", "31-8054"),
        ("31-54", "31-54", "31-54"),
        ("2031-1140", "31-1140", "31-1140"),
        ("2:31-mc-00021-ABC-D_E", "2:31-mc-00021", "31-mc-00021"),
        ("4:31-mj-00061-N/A", "4:31-mj-00061", "31-mj-00061"),
        ("2:31-a2-27244-ABC", "2:31-a2-27244", "31-a2-27244"),
        ("1:31-2255-00001", "1:31-2255-00001", "31-2255-00001"),
        ("31-07422-ABC-7A", "31-07422", "31-07422"),
        ("31-12431-1-abc", "1-31-12431", "31-12431"),
        ("31–1438-cr", "31-1438", "31-1438"),
    ],
)
def test_spellings_of_one_number_have_one_key(raw: str, core: str, loose: str) -> None:
    number = dockets.normalise(raw)

    assert (number.core, number.loose, number.is_malformed) == (core, loose, False)


@pytest.mark.parametrize("raw", ["", "1:31-cv-?42", "31", "42 O 14139/31", "C-250/31", "1:31-cv-"])
def test_what_cannot_be_read_is_kept_and_flagged(raw: str) -> None:
    number = dockets.normalise(raw)

    assert (number.core, number.raw, number.is_malformed) == (raw, raw, True)


def test_what_is_cut_off_is_not_lost() -> None:
    assert dockets.normalise("1:31-cv-04423-ABC-DE").initials == ("ABC", "DE")
    assert dockets.normalise("1:31-cr-04423-2").defendant == "2"
    assert dockets.normalise("31-11390-abc13").chapter == "13"
    assert dockets.normalise("31-07422-ABC-7A").chapter == "7A"
    assert dockets.normalise("31-12431-1-abc").office == "1"
    assert dockets.normalise("2:31-mc-00021-ABC-D_E").initials == ("ABC", "D_E")


@pytest.mark.parametrize(
    ("text", "cores"),
    [
        ("In No. 1:31-cv-11195-ABC (S.D.N.Y.)", ["1:31-cv-11195"]),
        ("case 31-cv-8292, and 31cv8293", ["31-cv-08292", "31-cv-08293"]),
        ("31 Civ. 11195 (ABC) (DE)", ["31-cv-11195"]),
        ("1:31‑CV‑11195‑ABC;", ["1:31-cv-11195"]),
        ("C.A. No. 30-613-LPS", ["30-cv-00613"]),
        ("Civil Action No. 30-613", ["30-cv-00613"]),
        ("CV 31-1234 (ABCx), CV-31-1235-AB", ["31-cv-01234", "31-cv-01235"]),
        ("2:31-sw-00156-abc and 2:31-mc-00021-ABC-D_E", ["2:31-sw-00156", "2:31-mc-00021"]),
        ("my cv 31-1234", []),
        ("Case No. 31-1234 in the Court of Appeals", ["31-1234"]),
        ("18-49 year olds in 2030-2031 called 212-555-12345", []),
        ("a 10-cv-joint and 5:31-cvx-00001", []),
    ],
)
def test_numbers_are_found_in_running_text(text: str, cores: list[str]) -> None:
    assert [number.core for _, _, number in dockets.find_all(text)] == cores


def test_positions_are_those_of_the_text() -> None:
    text = "As filed – in 1:31‑cv‑11195‑ABC – last week"

    [(start, end, number)] = dockets.find_all(text)

    assert text[start:end] == "1:31‑cv‑11195‑ABC"
    assert number.initials == ("ABC",)


@given(
    office=st.integers(0, 99),
    year=st.integers(0, 99),
    kind=st.sampled_from(["cv", "cr", "mc", "md", "mj"]),
    serial=st.integers(1, 99999),
    suffix=st.sampled_from(["", "-1", "-ABC", "-ABC-DE", "-ABC-2"]),
)
def test_padding_and_suffixes_never_matter(
    office: int, year: int, kind: str, serial: int, suffix: str
) -> None:
    padded = dockets.normalise(f"{office:02}:{year:02}-{kind}-{serial:05}{suffix}")
    bare = dockets.normalise(f"{office}:{year:02}-{kind.upper()}-{serial}")

    assert padded.core == bare.core
    assert not padded.is_malformed


@given(st.text())
def test_reading_never_fails_and_a_key_is_its_own_key(text: str) -> None:
    core = dockets.normalise(text).core

    assert dockets.normalise(core).core == core
    assert all(text[start:end] for start, end, _ in dockets.find_all(text))
