"""Courts, case names and docket numbers against gold pairs that others keep for the same task."""

import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest

from disputes.matching.extract import citations, federal
from disputes.text import cases, dockets

pytestmark = pytest.mark.corpora
NUMBER = re.compile(r"[0-9a-z:]+-[0-9a-z]+(?:-\d{5})?", re.IGNORECASE)


@pytest.fixture(scope="module")
def folder(corpora: Path) -> Path:
    return corpora / "legal-text"


def pairs(folder: Path, name: str) -> list[dict[str, Any]]:
    return list(json.loads((folder / "juriscraper" / f"{name}.json").read_text()))


@pytest.mark.parametrize("kind", ["district", "bankruptcy"])
def test_parts_of_docket_numbers_are_theirs(folder: Path, kind: str) -> None:
    for pair in pairs(folder, f"docket-number-{kind}"):
        number = dockets.normalise(pair["input"])
        assigned, referred, *_ = (*number.initials, None, None)

        assert not number.is_malformed
        assert {
            "federal_defendant_number": number.defendant or None,
            "federal_dn_case_type": number.type or None,
            "federal_dn_judge_initials_assigned": assigned,
            "federal_dn_judge_initials_referred": referred,
            "federal_dn_office_code": number.office or None,
        } == pair["expected"] | {
            "federal_dn_case_type": (pair["expected"]["federal_dn_case_type"] or "").lower() or None
        }


def test_docket_numbers_fold_if_only_judges_and_defendants_differ(folder: Path) -> None:
    """Two of the list name one docket where all up to the serial is the same, written in either case."""
    numbers = [
        pair["input"]
        for kind in ("district", "bankruptcy")
        for pair in pairs(folder, f"docket-number-{kind}")
    ]

    for one, other in itertools.combinations(numbers, 2):
        is_same = serial_of(one) == serial_of(other)

        assert (dockets.number_key(one) == dockets.number_key(other)) is is_same, (one, other)


def serial_of(number: str) -> str:
    found = NUMBER.match(number)
    assert found
    return found[0].lower()


def test_docket_numbers_fold_in_every_spelling(folder: Path) -> None:
    for pair in pairs(folder, "docket-number-district"):
        number = pair["input"]
        bare = serial_of(number)

        for spelling in (bare, bare.upper(), f"0{bare}", number.replace("-", "‑"), f" {number} "):
            assert dockets.number_key(spelling) == dockets.number_key(number)


def test_case_names_fold_with_their_tidy_form_and_with_no_other(folder: Path) -> None:
    names = pairs(folder, "case-name-harmonize")
    tidy = {pair["expected"] for pair in names}

    assert [pair for pair in names if cases.key(pair["input"]) != cases.key(pair["expected"])] == []
    assert len({cases.key(name) for name in tidy}) == len(tidy)


def test_short_names_are_theirs_in_49_of_50(folder: Path) -> None:
    names = pairs(folder, "case-name-short")
    wrong = [pair for pair in names if cases.short(pair["input"]) != pair["expected"]]

    assert len(wrong) <= len(names) / 50, wrong


def test_court_strings_of_federal_courts_are_resolved_in_19_of_20(folder: Path) -> None:
    known = json.loads((folder / "courts-db" / "federal-courts.json").read_text())
    ids = {court["court_id"] for court in known}
    strings = json.loads((folder / "courts-db" / "court-strings.json").read_text())
    examples = [
        (court["court_id"], text)
        for court in strings
        for text in court["examples"]
        if court["court_id"] in ids
    ]
    wrong = [(court_id, text) for court_id, text in examples if federal.resolve(text) != court_id]

    assert len(examples) > 100
    assert len(wrong) <= len(examples) / 20, wrong


def test_names_and_citation_forms_of_federal_courts_are_resolved(folder: Path) -> None:
    known = json.loads((folder / "courts-db" / "federal-courts.json").read_text())
    given = [(court["court_id"], court[part]) for court in known for part in ("name", "citation_string")]
    given = [(court_id, text) for court_id, text in given if text.strip()]
    wrong = [(court_id, text) for court_id, text in given if federal.resolve(text) != court_id]

    assert len(wrong) <= len(given) / 100, wrong


def test_full_citations_of_cases_are_found(folder: Path) -> None:
    texts = json.loads((folder / "eyecite" / "find.json").read_text())
    plain = [
        (text["text"], citation["groups"]["page"])
        for text in texts
        if not text["clean_steps"]
        for citation in text["citations"]
        if citation["type"] == "FullCaseCitation" and citation["groups"].get("page")
    ]
    missed = [
        (text, page)
        for text, page in plain
        if page not in {value.get("page") for _, _, value in citations.find(text)}
    ]

    assert len(missed) <= len(plain) / 50, missed
