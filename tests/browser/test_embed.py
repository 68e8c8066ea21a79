"""A timeline on somebody else's page, in a browser that enforces who may frame whom."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from disputes.models import Dispute
from tests import make
from tests.web.server import LocalServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def doe() -> Dispute:
    dispute = make.dispute("Doe v. Roe", slug="doe-v-roe")
    for day in range(1, 12):
        make.citation(make.event(dispute, when=f"2026-02-{day:02d}", lane="lawsuit", is_important=day == 9))
    make.event(dispute, when="2026-03", standing="alleged", headline="Doe says that Roe copied")
    return dispute


@pytest.fixture
def outer(server: LocalServer) -> Callable[[str], str]:
    """The address of a page on another origin that frames the given one."""

    def frame(address: str) -> str:
        iframe = f'<iframe src="{address}" title="A timeline" width="640" height="520"></iframe>'
        head = '<!doctype html><html lang="en"><title>News</title><link rel="icon" href="data:,">'
        body = f"{head}<h1>News</h1>{iframe}"
        return server.replies("/story", body.encode(), Content_Type="text/html")

    return frame


def test_another_site_frames_a_timeline(
    page: Page, context: BrowserContext, live_server: LiveServer, doe: Dispute, outer: Callable[[str], str]
) -> None:
    page.goto(outer(f"{live_server.url}/embed/disputes/doe-v-roe/?order=oldest&n=3"))

    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("listitem")).to_have_count(3)
    with context.expect_page() as opened:
        frame.get_by_role("link", name="Full timeline: 12 events").click()

    expect(opened.value).to_have_url(f"{live_server.url}/disputes/doe-v-roe/?order=oldest")
    opened.value.close()


def test_a_frame_leaves_no_cookie(
    page: Page, context: BrowserContext, live_server: LiveServer, doe: Dispute, outer: Callable[[str], str]
) -> None:
    page.goto(outer(f"{live_server.url}/embed/disputes/doe-v-roe/"))
    expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_have_text("Doe v. Roe")

    assert context.cookies() == []


@pytest.mark.parametrize("path", ["/disputes/doe-v-roe/", "/"])
def test_no_other_page_can_be_framed(
    browser: Browser, live_server: LiveServer, doe: Dispute, outer: Callable[[str], str], path: str
) -> None:
    page = browser.new_page()
    refusals: list[str] = []
    page.on("console", lambda message: refusals.append(message.text))

    page.goto(outer(live_server.url + path))

    expect(page.frame_locator("iframe").get_by_text("Doe v. Roe")).to_have_count(0)
    assert any("frame-ancestors" in refusal for refusal in refusals)
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [640, 280])
def test_a_frame_is_accessible_and_fits(
    browser: Browser,
    live_server: LiveServer,
    violations: Callable[[Page], list[str]],
    doe: Dispute,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    # The plain page: axe fetches styles by script, which a frame may not, and the console says so.
    page = browser.new_page(viewport={"width": width, "height": 520}, color_scheme=scheme)

    page.goto(f"{live_server.url}/embed/disputes/doe-v-roe/")

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
