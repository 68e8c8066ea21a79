"""The stylesheet of the public pages, as an installation collects it."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

SOURCES = Path(settings.BASE_DIR, "static", "css")
STORAGE = {"staticfiles": {"BACKEND": "casetracker.stylesheets.OneStylesheetStorage"}}
OF_THE_PAGES = sorted(path.name for path in SOURCES.glob("*.css") if not path.name.startswith("admin"))


@pytest.fixture
def collected(tmp_path: Path) -> str:
    with override_settings(STORAGES=settings.STORAGES | STORAGE, STATIC_ROOT=tmp_path):
        call_command("collectstatic", interactive=False, verbosity=0)
    manifest = json.loads((tmp_path / "staticfiles.json").read_text())
    return Path(tmp_path, manifest["paths"]["css/site.css"]).read_text()


def test_pages_load_one_stylesheet_that_imports_nothing(collected: str) -> None:
    assert "@import" not in collected


def test_each_stylesheet_of_the_pages_is_a_part_of_it(collected: str) -> None:
    missing = [name for name in OF_THE_PAGES if name != "site.css" and _heart(name) not in collected]

    assert missing == []


def _heart(name: str) -> str:
    """Its last whole line, which names no address that collecting would rewrite."""
    return (SOURCES / name).read_text().rstrip().splitlines()[-2]
