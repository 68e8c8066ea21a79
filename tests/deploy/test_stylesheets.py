"""The stylesheet of the public pages, as an installation collects it."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

SOURCES = Path(settings.BASE_DIR, "static", "css")
STORAGE = {"staticfiles": {"BACKEND": "casetracker.stylesheets.OneStylesheetStorage"}}
OF_THE_PAGES = sorted(
    path.name
    for path in SOURCES.glob("*.css")
    if not path.name.startswith("admin") and path.name not in ("site.css", "embed.css")
)


@pytest.fixture
def collected(tmp_path: Path) -> dict[str, str]:
    """The text of each stylesheet by its name."""
    with override_settings(STORAGES=settings.STORAGES | STORAGE, STATIC_ROOT=tmp_path):
        call_command("collectstatic", interactive=False, verbosity=0)
    manifest = json.loads((tmp_path / "staticfiles.json").read_text())
    names = ("site.css", "embed.css")
    return {name: Path(tmp_path, manifest["paths"][f"css/{name}"]).read_text() for name in names}


def test_pages_and_frames_load_one_stylesheet_that_imports_nothing(collected: dict[str, str]) -> None:
    assert [name for name, text in collected.items() if "@import" in text] == []


def test_each_stylesheet_of_the_pages_is_a_part_of_it(collected: dict[str, str]) -> None:
    assert [name for name in OF_THE_PAGES if _heart(name) not in collected["site.css"]] == []


def _heart(name: str) -> str:
    """Its last whole line, which names no address that collecting would rewrite."""
    return (SOURCES / name).read_text().rstrip().splitlines()[-2]
