"""What a benchmark measures beside must be there: TimelineJS and a Chromium, which packages.sh installs."""

import os
from collections.abc import Sequence

import pytest

from tests.chromium import CHROMIUM
from tests.scale import timelinejs

MISSING = [
    name for name, there in (("TimelineJS", timelinejs.DIST.is_dir()), ("Chromium", CHROMIUM)) if not there
]
IS_LEFT_OUT = bool(MISSING) and os.environ.get("CI") != "true"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In continuous integration it is tried all the same, and fails."""
    if not IS_LEFT_OUT:
        return
    without = [item for item in items if item.path.stem == "test_against_timelinejs"]
    config.hook.pytest_deselected(items=without)
    items[:] = [item for item in items if item not in without]


def pytest_report_collectionfinish(items: Sequence[pytest.Item]) -> list[str]:
    return [f"Beside TimelineJS: left out, no {' and no '.join(MISSING)}"] if IS_LEFT_OUT else []
