"""The catalogue and a dispute as they are used: with and without scripts, wide and narrow, light and dark."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from disputes.models import Dispute, Signal, Topic
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def doe() -> Dispute:
    """A dispute with something in every corner of its page."""
    dispute = make.dispute("Doe v. Roe", slug="doe-v-roe", summary="Roe copied, says Doe.", note="Unclear.")
    dispute.topics.add(Topic.objects.create(slug="music", name="Music"))
    make.role(dispute, standing="unconfirmed", source_url="")
    make.claim(dispute, basis="17 U.S.C. § 106", basis_standing="unconfirmed")
    make.proceeding(dispute)
    outcome = make.outcome(dispute, state="pending", terms="Stop.", claimed=5, currency="USD")
    Signal.objects.create(outcome=outcome, summary="Talks began.", source_url=make.ADDRESS)
    for day in range(1, 29):
        make.citation(make.event(dispute, when=f"2026-02-{day:02d}", lane="lawsuit", is_important=day == 17))
        make.event(dispute, when=f"2026-03-{day:02d}", lane="coverage", is_routine=day == 1)
    make.event(dispute, make.dispute("Poe v. Roe", stage="filed"), lane="deal", headline="Talks begin")
    return dispute


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", ["", "?topic=music&stage=filed", "doe-v-roe/"])
def test_pages_are_accessible_and_fit(
    page: Page,
    live_server: LiveServer,
    violations: Callable[[Page], list[str]],
    doe: Dispute,
    path: str,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)

    page.goto(f"{live_server.url}/disputes/{path}")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_missing_page_is_accessible_too(
    browser: Browser, live_server: LiveServer, violations: Callable[[Page], list[str]]
) -> None:
    page = browser.new_page()

    page.goto(f"{live_server.url}/disputes/no-such-dispute/")

    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")
    assert violations(page) == []
    page.close()


def test_a_filter_narrows_at_once_and_stands_in_the_address(
    page: Page, live_server: LiveServer, doe: Dispute
) -> None:
    page.goto(f"{live_server.url}/disputes/")

    page.get_by_role("checkbox", name="Filed").check()

    expect(page.get_by_role("status")).to_have_text("1 dispute")
    expect(page).to_have_url(f"{live_server.url}/disputes/?stage=filed&sort=latest")
    expect(page.get_by_role("checkbox", name="Filed")).to_be_focused()
    page.get_by_role("link", name="Filed (remove)").click()
    expect(page.get_by_role("status")).to_have_text("2 disputes")


def test_the_timeline_grows_and_is_filtered_in_place(
    page: Page, live_server: LiveServer, doe: Dispute
) -> None:
    page.goto(f"{live_server.url}/disputes/doe-v-roe/")
    expect(page.locator(".event")).to_have_count(50)

    page.get_by_role("link", name="Older events").click()
    expect(page.locator(".event")).to_have_count(56)
    expect(page.locator("[data-focus]")).to_be_focused()

    page.get_by_role("link", name="Deal 1").click()
    expect(page.locator(".event")).to_have_count(1)
    expect(page).to_have_url(f"{live_server.url}/disputes/doe-v-roe/?lane=deal")
    page.go_back()
    expect(page.get_by_role("link", name="All 56")).to_have_attribute("aria-current", "true")


def test_the_strip_leads_to_its_month(page: Page, live_server: LiveServer, doe: Dispute) -> None:
    page.goto(f"{live_server.url}/disputes/doe-v-roe/")

    page.locator(".overview .span").first.click(position={"x": 5, "y": 5})

    expect(page.locator(".event")).to_have_count(29)
    expect(page.locator(".chosen")).to_be_visible()


def test_everything_works_without_scripts(browser: Browser, live_server: LiveServer, doe: Dispute) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{live_server.url}/disputes/")

    page.get_by_role("checkbox", name="Filed").check()
    page.locator(".facets").get_by_role("button", name="Show").click()
    expect(page.get_by_role("status")).to_have_text("1 dispute")
    page.goto(f"{live_server.url}/disputes/doe-v-roe/")
    page.get_by_role("link", name="Older events").click()
    expect(page.locator(".event")).to_have_count(6)
    page.locator(".filters summary", has_text="Filter").click()
    page.get_by_role("textbox", name="From").fill("2026-03")
    page.get_by_role("button", name="Show").click()

    expect(page.locator(".event")).to_have_count(27)
    page.close()
