"""What is wrong in a file of the catalogue is named where it stands; what is right is read."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.ingest.catalogue import catalogue
from disputes.services.catalogue import VOCABULARY
from tests import catalogues
from tests.catalogues import CODE, DOE

WRONG = tomllib.loads((catalogues.SAMPLE.parent / "catalogue_wrong.toml").read_text())
OURS = Path(__file__).parents[2] / "disputes" / "catalogue"


def read(contents: dict[str, bytes]) -> catalogue.Catalogue:
    return catalogue.read(contents, VOCABULARY)


def said(contents: dict[str, bytes]) -> list[str]:
    return [str(problem) for problem in read(contents).problems]


def test_a_right_catalogue_is_read_whole() -> None:
    found = read(catalogues.contents())

    assert found.problems == []
    assert [dispute.slug for dispute in found.disputes.values()] == ["doe-roe", "example-code"]
    assert [len(entries) for entries in found.entries.values()] == [2, 3, 1, 2, 1, 1, 2]


def test_the_catalogue_that_comes_along_is_right() -> None:
    contents = {path.relative_to(OURS).as_posix(): path.read_bytes() for path in OURS.rglob("*.toml")}

    found = read(contents)

    assert found.problems == []
    assert len(found.disputes) == 67


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_named(case: dict[str, str]) -> None:
    name = case.get("file", "doe")

    lines = said(catalogues.contents(**{name: (case["old"], case["new"])}))

    file = DOE if name == "doe" else f"{name}.toml"
    assert len(lines) == 1
    assert lines[0].startswith(f"{file}: {case['says']}")


def test_everything_wrong_in_a_file_is_told_at_once() -> None:
    contents = catalogues.contents(doe=('lane = "lawsuit"', 'lane = "fast"'))
    contents[DOE] = contents[DOE].replace(b'stage = "filed"', b'stage = "lost"')

    assert [line.split(": ")[1] for line in said(contents)] == ["stage", "events[1].lane"]


def test_a_fact_without_a_source_is_unconfirmed_whatever_the_file_says() -> None:
    dispute = read(catalogues.contents()).disputes[DOE]

    assert [role.effective_standing for role in dispute.parties] == ["reported", "unconfirmed"]
    assert [event.effective_standing for event in dispute.events] == ["reported", "unconfirmed"]
    assert dispute.claims[0].effective_standing == "alleged"


def test_a_docket_is_found_however_it_is_spelled() -> None:
    found = read(catalogues.contents(doe=("nysd/1:26-cv-00042", "nysd/1:2026cv42")))

    assert found.problems == []
    assert found.dockets[found.disputes[DOE].proceedings[1].originating] == ("doe-roe", "district-court")


def test_a_wrong_registry_is_not_blamed_on_the_disputes() -> None:
    found = read(catalogues.contents(parties=('kind = "company"', 'kind = "firm"')))

    assert [problem.file for problem in found.problems] == ["parties.toml"]
    assert not found.is_founded


def test_files_that_are_missing_or_out_of_place_are_named() -> None:
    contents = catalogues.contents()
    contents["party.toml"] = contents.pop("parties.toml")
    contents["disputes/Doe Roe.toml"] = contents.pop(DOE)

    assert [line.partition(": ")[0] for line in said(contents)] == [
        "parties.toml",
        "disputes/Doe Roe.toml",
        "party.toml",
    ]


def test_a_wrong_file_does_not_spoil_those_that_refer_to_it() -> None:
    found = read(catalogues.contents(code=('stage = "proposed"', "")))

    assert found.wrong_files == {CODE}
    assert list(found.disputes) == [DOE]


@given(st.binary(max_size=300))
def test_no_bytes_make_it_stumble(content: bytes) -> None:
    found = read(catalogues.contents() | {DOE: content})

    assert list(found.disputes) == [CODE]


@given(st.recursive(st.integers() | st.booleans() | st.text(), st.lists))
def test_no_value_in_a_place_makes_it_stumble(value: object) -> None:
    contents = catalogues.contents()
    contents[CODE] = contents[CODE].replace(
        b'["Training data"]', repr(value).lower().encode(errors="replace")
    )

    read(contents)
