"""Wrong files, records that were there before, and a database that refuses."""

from pathlib import Path

import pytest

from disputes.models import CatalogueRecord, Court, Dispute, Event, Party, Placement, Source
from disputes.services import catalogue
from disputes.services.catalogue_report import Report
from tests import catalogues, make
from tests.catalogues import CODE, DOE

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return catalogues.folder(tmp_path)


def load(folder: Path) -> Report:
    return catalogue.load(folder, now=make.NOW)


def slugs() -> list[str]:
    return sorted(Dispute.objects.values_list("slug", flat=True))


def test_nothing_of_a_wrong_file_is_loaded_and_all_of_the_others(folder: Path) -> None:
    catalogues.edit(folder / DOE, 'kind = "threat"', 'kind = "menace"')

    report = load(folder)

    assert report.wrong_files == [DOE]
    assert slugs() == ["example-code"]
    assert not Event.objects.exists()


def test_a_file_that_was_right_keeps_what_it_gave_when_it_turns_wrong(folder: Path) -> None:
    load(folder)
    catalogues.edit(folder / DOE, 'stage = "filed"', 'stage = "lost"')

    load(folder)

    assert slugs() == ["doe-roe", "example-code"]


def test_a_mended_file_is_linked_with_those_that_waited_for_it(folder: Path) -> None:
    catalogues.edit(folder / CODE, 'stage = "proposed"', 'stage = "lost"')
    load(folder)
    catalogues.edit(folder / CODE, 'stage = "lost"', 'stage = "proposed"')

    load(folder)

    code = Dispute.objects.get(slug="example-code")
    assert [dispute.slug for dispute in code.related.all()] == ["doe-roe"]
    assert Placement.objects.filter(dispute=code, event__key="doe-roe#draft").exists()
    assert [standard.slug for standard in code.standards_made.all()] == ["example-code"]


def test_a_wrong_registry_keeps_everything_out(folder: Path) -> None:
    catalogues.edit(folder / "works.toml", 'kind = "film"', 'kind = "opera"')

    report = load(folder)

    assert report.wrong_files == ["works.toml"]
    assert not CatalogueRecord.objects.exists()


def test_a_folder_without_files_is_wrong(tmp_path: Path) -> None:
    assert len(load(tmp_path / "nowhere").problems) == 7


def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / CODE).unlink()
    (folder / CODE).mkdir()

    assert f"{CODE}: cannot be read: Is a directory." in map(str, load(folder).problems)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            '"Doe threatens Roe"',
            f'"{"Doe " * 100}"',
            "events[1].headline: Ensure this value has at most 300",
        ),
        (
            'currency = "USD"',
            'currency = "dollars"',
            "outcomes[1].currency: Ensure this value has at most 3",
        ),
    ],
)
def test_what_a_model_refuses_is_named_and_takes_its_file_back(
    folder: Path, old: str, new: str, says: str
) -> None:
    catalogues.edit(folder / DOE, old, new)

    report = load(folder)

    assert [str(problem).startswith(f"{DOE}: {says}") for problem in report.problems] == [True]
    assert slugs() == ["example-code"]
    assert not CatalogueRecord.objects.filter(key__contains="doe-roe").exists()


def test_what_the_database_refuses_is_told_without_a_traceback(folder: Path) -> None:
    load(folder)
    make.source(url="https://court.example/new")
    catalogues.edit(folder / "sources.toml", "https://court.example/rss", "https://court.example/new")

    report = load(folder)

    assert str(report.problems[0]).startswith("sources.toml: the database refused it: ")
    assert Source.objects.get(slug="nysd-feed").url == "https://court.example/rss"


def test_a_record_that_was_there_before_is_only_completed(folder: Path) -> None:
    make.party("Doe", slug="doe-films", note="Made by hand")

    report = load(folder)

    found = Party.objects.get(slug="doe-films")
    assert (found.name, found.country, found.note) == ("Doe", "US", "Made by hand")
    assert report.tally.found == ["party:doe-films"]


def test_a_docket_that_was_there_before_only_gains_its_dispute(folder: Path) -> None:
    proceeding = make.proceeding(number="1:26-cv-42", caption="By hand", court=make.court(name="By hand"))

    load(folder)

    proceeding.refresh_from_db()
    assert (proceeding.caption, proceeding.filed_on) == ("By hand", "2026-02-20")
    assert [dispute.slug for dispute in proceeding.disputes.all()] == ["doe-roe"]
    assert Court.objects.get(id="nysd").name == "By hand"


def test_an_address_already_watched_is_not_watched_twice(folder: Path) -> None:
    mine = make.source(url="https://court.example/rss", name="Mine")

    load(folder)

    assert Source.objects.get(url="https://court.example/rss") == mine
