"""Real feeds are not ours to keep: these tests need a folder of them, which CASETRACKER_CORPORA names."""

import os
from pathlib import Path

import pytest

VARIABLE = "CASETRACKER_CORPORA"
FOLDER = os.environ.get(VARIABLE, "")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if FOLDER:
        return
    left_out = [item for item in items if item.get_closest_marker("corpora")]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


def pytest_report_collectionfinish() -> str | list[str]:
    return [] if FOLDER else f"corpora: left out, for {VARIABLE} names no folder"


@pytest.fixture(scope="session")
def corpora() -> Path:
    folder = Path(FOLDER)
    assert folder.is_dir(), f"{VARIABLE} names {folder}, which is no folder."
    return folder
