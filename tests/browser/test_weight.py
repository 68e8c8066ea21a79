"""What a first view of a page costs: requests, bytes and shifts, from the server of an installation."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests import site, timelines

MOST_REQUESTS, MOST_BYTES, MOST_SHIFT = 6, 70_000, 0.01
ICON_BYTES = 1_000  # at most; it is asked for when the browser likes, and counts whether it came or not
EVENTS = 1_000
WATCH_SHIFTS = """window.shift = 0
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) window.shift += each.value
}).observe({ type: "layout-shift", buffered: true })"""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Of a server with the starter catalogue, and a dispute with a long timeline and a running clock."""
    installation = site.installed(tmp_path_factory.mktemp("site"), "load_catalogue", "index_search")
    timelines.fill(installation, [EVENTS])
    with site.served(installation) as address:
        yield address


class Transfer:
    """What a page asks for over the network, as Chromium counts it: heads and packed bodies."""

    def __init__(self, page: Page) -> None:
        self.addresses: dict[str, str] = {}
        self.sizes: dict[str, int] = {}
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._came)
        session.send("Network.enable")

    def _asked(self, told: dict[str, Any]) -> None:
        address = told["request"]["url"]
        if not address.startswith("data:") and "/favicon." not in address:
            self.addresses[told["requestId"]] = address

    def _came(self, told: dict[str, Any]) -> None:
        if told["requestId"] in self.addresses:
            self.sizes[told["requestId"]] = int(told["encodedDataLength"])

    @property
    def requests(self) -> int:
        return len(self.addresses) + 1

    @property
    def bytes(self) -> int:
        assert self.sizes.keys() == self.addresses.keys(), "Something did not come, or has not come yet."
        return sum(self.sizes.values()) + ICON_BYTES

    def __str__(self) -> str:
        return json.dumps({self.addresses[key]: size for key, size in self.sizes.items()}, indent=1)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/disputes/",
        f"/disputes/{timelines.slug(EVENTS)}/",
        "/disputes/netflix-bytedance-seedance/",
        "/search/?q=copyright",
        "/events/1/",
    ],
)
def test_a_first_view_is_light_and_stands_still(page: Page, address: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(WATCH_SHIFTS)
    transfer = Transfer(page)

    answer = page.goto(address + path, wait_until="networkidle")

    assert answer
    assert answer.ok
    assert [each for each in transfer.addresses.values() if not each.startswith(f"{address}/")] == []
    assert transfer.requests <= MOST_REQUESTS, transfer
    assert transfer.bytes <= MOST_BYTES, transfer
    assert page.evaluate("window.shift") < MOST_SHIFT
