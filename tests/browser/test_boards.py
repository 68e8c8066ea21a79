"""From a question to its answer: claims by what they protect, outcomes and how long they took."""

import datetime
import re
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from disputes.models import Campaign
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = [
    "/claims/",
    "/claims/?protectability=style",
    "/claims/?q=nothing",
    "/outcomes/",
    "/outcomes/?clock=letter",
]


@pytest.fixture(autouse=True)
def disputes() -> None:
    campaign = Campaign.objects.create(slug="video", name="Against a video model")
    for number in range(1, 7):
        dispute = make.dispute(f"Doe v. Acme {number}", campaign=campaign if number > 3 else None)
        make.role(dispute, make.party(f"Doe {number}"))
        protects = "style" if number == 1 else "expression"
        make.claim(dispute, protectability=protects, status="dismissed", basis="17 U.S.C. § 102(b)")
        make.event(dispute, when="2024-01-01", kind="threat")
        day = datetime.date(2024, 1, 1) + datetime.timedelta(days=100 * number)
        money = {"claimed": 9_000, "awarded": 1_000, "currency": "EUR"}
        make.outcome(dispute, "deal", state="reached", reached_on=f"{day}", **money)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    live_server: LiveServer,
    page: Page,
    violations: Callable[[Page], list[str]],
    path: str,
    scheme: Literal["light", "dark"],
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live_server.url}{path}")
    for fold in page.locator("main details > summary:visible").all():
        fold.click()

    assert violations(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_cut_off_on_a_telephone(live_server: LiveServer, page: Page, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{live_server.url}{path}")

    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_an_analyst_asks_how_style_only_claims_fared(live_server: LiveServer, page: Page) -> None:
    page.goto(f"{live_server.url}/claims/")

    page.get_by_role("link", name="Style-only claims, and how each fared").click()

    expect(page.get_by_role("status")).to_have_text("1 claim")
    expect(page.locator(".fared .stage")).to_have_text(["Dismissed"])
    page.get_by_label("Expression").check()
    expect(page.get_by_role("status")).to_have_text("6 claims")
    expect(page).to_have_url(re.compile(r"protectability=expression&protectability=style"))


def test_a_journalist_asks_how_long_a_deal_takes(live_server: LiveServer, page: Page) -> None:
    page.goto(f"{live_server.url}/outcomes/")

    expect(page.get_by_role("img", name=re.compile("A line that falls"))).to_be_visible()
    page.get_by_text("n = 6").press("Enter")
    expect(page.locator(".figures .plain a")).to_have_count(6)
    page.get_by_label("Campaign").select_option("video")

    expect(page.locator(".card")).to_have_count(3)
    expect(page.get_by_text("Withheld")).to_have_count(5)
    expect(page).to_have_url(re.compile(r"/outcomes/\?campaign=video$"))


def test_both_pages_work_without_script(live_server: LiveServer, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()

    page.goto(f"{live_server.url}/outcomes/")
    page.get_by_label("Campaign").select_option("video")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".card")).to_have_count(3)

    page.goto(f"{live_server.url}/claims/")
    page.get_by_label("Style").check()
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("status")).to_have_text("1 claim")
    page.context.close()
