"""The page of a dispute beside TimelineJS: the same events, from the same server, in the same Chromium.

TimelineJS is given all events at once and draws each. Ours sends the newest of them with an overview of all,
and the others when they are asked for; what our server needs to put the page together is in the time.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import chromium, site, timelines
from tests.scale import timelinejs
from tests.scale.first_views import HEADING, Sight, View, view

ROUNDS = {60: 1, 1_000: 3, 5_000: 1}
MEASURED, GOAL = 1_000, 5
# A goal is for a machine at rest, and the table says whether it was reached. Beside other work ours waits for
# its turn twice, in the server and in the browser: a run fails where something has broken.
ALARM = 0.5
PAGE_SIZE = 50

pytestmark = pytest.mark.scale


@pytest.fixture
def origin(tmp_path: Path) -> Iterator[str]:
    """Of a server with both."""
    installation = site.installed(tmp_path)
    timelines.fill(installation, list(ROUNDS))
    timelinejs.place(installation, ROUNDS)
    with site.served(installation) as address:
        yield address


@pytest.fixture
def opened() -> Iterator[Browser]:
    """Ends with its test: its event loop would be in the way of the benchmarks that use a database here."""
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium.CHROMIUM, args=chromium.ARGUMENTS) as browser,
    ):
        yield browser


def sights(count: int) -> dict[str, Sight]:
    theirs = Sight(timelinejs.address(count), ".tl-timemarker", count, "loaded")
    ours = Sight(f"/disputes/{timelines.slug(count)}/", ".event", min(count, PAGE_SIZE))
    return {"TimelineJS": theirs, "Casetracker": ours}


def views(browser: Browser, origin: str, count: int) -> dict[str, View]:
    """By turns, so that other work on the machine slows both; of several rounds the quickest."""
    seen: dict[str, list[View]] = {name: [] for name in sights(count)}
    for _ in range(ROUNDS[count]):
        for name, sight in sights(count).items():
            seen[name].append(view(browser, origin, sight))
    return {name: min(each, key=lambda view: view.usable) for name, each in seen.items()}


def test_a_timeline_is_usable_sooner_than_with_timelinejs(opened: Browser, origin: str) -> None:
    view(opened, origin, sights(60)["Casetracker"])  # the server has read its templates

    print(f"\n{'events':>8}  {'':<12}{HEADING}")
    ratios = {}
    for count in ROUNDS:
        seen = views(opened, origin, count)
        for name, each in seen.items():
            print(f"{count:>8,}  {name:<12}{each}")
        ratios[count] = seen["TimelineJS"].usable / seen["Casetracker"].usable

    print(
        "Sooner by",
        *(f"{ratio:.1f} × at {count:,}" for count, ratio in ratios.items()),
        f"(goal {GOAL} × at {MEASURED:,})",
    )
    assert ratios[MEASURED] >= GOAL * ALARM
