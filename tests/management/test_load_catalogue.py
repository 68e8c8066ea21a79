"""The command says what it did, in words or as JSON, and fails where a file is wrong."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests import catalogues
from tests.catalogues import DOE

pytestmark = pytest.mark.django_db


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return catalogues.folder(tmp_path)


def run(folder: Path, *options: str, out: io.StringIO | None = None) -> str:
    out = out or io.StringIO()
    call_command("load_catalogue", *options, directory=folder, stdout=out, no_color=True)
    return out.getvalue()


def test_it_tells_how_far_it_is_and_what_it_did(folder: Path) -> None:
    lines = run(folder).splitlines()

    assert lines[0] == "Loading the catalogue: 9 of 9 files"
    assert lines[1].startswith("2 disputes, 2 events, 3 parties")


def test_a_second_run_has_nothing_to_tell(folder: Path) -> None:
    run(folder)

    assert run(folder).endswith("0 new, 0 updated, 0 kept as a curator changed them, 0 wrong.\n")


def test_on_a_terminal_one_line_goes_on_changing(folder: Path) -> None:
    shown = run(folder, out=Terminal())

    assert shown.count("\r") == 9
    assert "9 of 9 files, disputes/example-code.toml\n2 disputes" in shown


def test_as_json_it_prints_one_object(folder: Path) -> None:
    printed = json.loads(run(folder, "--json"))

    assert (printed["new"], printed["files"], printed["wrong"]) == (39, 9, [])


def test_quiet_it_prints_nothing(folder: Path) -> None:
    assert run(folder, "--quiet") == ""


def test_wrong_files_go_to_standard_error_and_it_fails(folder: Path) -> None:
    catalogues.edit(folder / DOE, 'stage = "filed"', 'stage = "lost"')
    errors = io.StringIO()

    with pytest.raises(CommandError, match=r"1 wrong file, not loaded") as failure:
        call_command("load_catalogue", directory=folder, quiet=True, stderr=errors)

    assert failure.value.returncode == 1
    assert errors.getvalue().startswith(f"{DOE}: stage: “lost” is none of stated, threatened")
