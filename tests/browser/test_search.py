"""The search in a real browser: by axe, by keyboard, on a telephone, in the dark, and without JavaScript."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from disputes.models import Dispute
from disputes.services import searching
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATHS = ["/search/", "/search/?q=judge", "/search/?q=judge+year:2026+kind:order", "/search/?q=nobody+after:x"]


@pytest.fixture
def doe() -> Dispute:
    dispute = make.dispute(
        "Doe v. Roe", summary="What the judge is asked: whether a model may learn from books."
    )
    make.role(dispute, make.party("Doe Pictures"))
    docket = make.proceeding(dispute, number="1:26-cv-00777")
    order = make.event(dispute, headline="Judge denies the motion to dismiss", kind="order", lane="lawsuit")
    make.citation(
        order, filing=make.filing(docket, wording="ORDER of the judge denying 12 Motion to Dismiss")
    )
    make.citation(order, item=make.item(title="A judge lets Doe go on"), publisher="News Example")
    make.event(dispute, headline="The judge hears both sides", kind="hearing", when="2025-11-03")
    for _ in searching.index(now=make.NOW):
        pass
    return dispute


def test_a_journalist_finds_the_order_and_what_it_rests_on(
    live_server: LiveServer, page: Page, doe: Dispute
) -> None:
    page.goto(f"{live_server.url}/search/")

    page.get_by_label("Words, “phrases”").fill("motion to dismiss")
    page.keyboard.press("Enter")
    expect(page.locator(".hit mark").first).to_have_text("motion")
    expect(page.locator(".parts q")).to_contain_text("ORDER of the judge")
    page.get_by_role("link", name="Judge denies the motion to dismiss").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Judge denies the motion to dismiss")


def test_an_analyst_narrows_and_takes_it_back(live_server: LiveServer, page: Page, doe: Dispute) -> None:
    page.goto(f"{live_server.url}/search/?q=judge")

    page.locator(".facets").get_by_role("link", name="2025").click()
    expect(page.get_by_label("Words, “phrases”")).to_have_value("judge year:2025")
    expect(page.locator(".hit h2")).to_have_text(["The judge hears both sides"])
    page.get_by_role("link", name="year:2025").click()

    expect(page.locator(".hit")).to_have_count(3)


def test_names_are_suggested_while_one_types(live_server: LiveServer, page: Page, doe: Dispute) -> None:
    page.goto(f"{live_server.url}/search/")

    page.get_by_label("Words, “phrases”").press_sequentially("doe")

    expect(page.locator("#suggestions option")).to_have_count(2)
    expect(page.get_by_label("Words, “phrases”")).to_be_focused()


def test_it_works_without_javascript(live_server: LiveServer, browser: Browser, doe: Dispute) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/search/")

    page.get_by_label("Words, “phrases”").fill("judge")
    page.get_by_role("button", name="Search").last.click()

    expect(page.locator(".hit")).to_have_count(3)
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_wrong(
    live_server: LiveServer,
    page: Page,
    doe: Dispute,
    violations: Callable[[Page], list[str]],
    path: str,
    scheme: Literal["light", "dark"],
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live_server.url}{path}")

    assert violations(page) == []


@pytest.mark.parametrize("path", [*PATHS, f"/search/?q={'long' * 90}"])
def test_nothing_is_cut_off_on_a_telephone(
    live_server: LiveServer, page: Page, doe: Dispute, path: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{live_server.url}{path}")

    assert page.evaluate("document.documentElement.scrollWidth") == 360
