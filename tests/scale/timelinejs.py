"""TimelineJS as docker/packages.sh installs it, put where a server finds it, with events of ours to show."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from tests import timelines
from tests.jobs.installation import ROOT, Installation

PAGE = Path(__file__).parent / "timelinejs_package" / "timeline.html"
DIST = ROOT / ".tools/timelinejs/node_modules/@knight-lab/timelinejs/dist"


def place(installation: Installation, counts: Iterable[int]) -> None:
    """Among the static files, as it is meant to be used: a page, its script, a file of events."""
    folder = installation.data / "static" / "timelinejs"
    shutil.copytree(DIST, folder)
    shutil.copy(PAGE, folder)
    for count in counts:
        (folder / f"{count}.json").write_text(json.dumps({"events": slides(count)}))


def address(count: int) -> str:
    return f"/static/timelinejs/timeline.html?{count}"


def slides(count: int) -> list[dict[str, dict[str, object]]]:
    return [
        {
            "start_date": {"year": each.day.year, "month": each.day.month, "day": each.day.day},
            "text": {"headline": each.headline, "text": each.text},
        }
        for each in timelines.happenings(count)
    ]
