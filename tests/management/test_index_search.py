"""The command says what it wrote; loading the catalogue lets its records be found at once."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from disputes.models import SearchDocument
from tests import catalogues, make

pytestmark = pytest.mark.django_db


def run(*options: str) -> str:
    told = StringIO()
    call_command("index_search", *options, stdout=told)
    return told.getvalue()


def test_it_says_what_it_wrote() -> None:
    make.event(make.dispute())

    assert run() == "2 search documents written.\n"
    assert json.loads(run("--all", "--json"))["written"] == 0


def test_what_the_catalogue_brings_is_found_at_once(tmp_path: Path) -> None:
    call_command("load_catalogue", directory=catalogues.folder(tmp_path), quiet=True)

    assert SearchDocument.objects.filter(what="dispute").count() == 2
    assert run() == "0 search documents written.\n"
