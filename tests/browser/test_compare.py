"""Comparing disputes in a real browser: by axe, at 360 pixels, with a dark screen, and by keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import make
from tests.chromium import Scheme, wait_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def address(live_server: LiveServer) -> str:
    """Of a comparison in which each sort of row and mark stands."""
    doe, roe = make.dispute("Doe v. Acme", slug="doe"), make.dispute("Roe v. Acme", slug="roe")
    acme = make.party("Acme")
    for dispute, month in ((doe, "02"), (roe, "06")):
        make.role(dispute, acme, "respondent")
        for name in ("First", "Second", "Third"):
            make.role(dispute, make.party(f"{name} claimant of {dispute.slug}"))
        make.claim(dispute, protectability="style")
        make.citation(
            make.event(
                dispute,
                kind="threat",
                lane="lawsuit",
                headline=f"A letter of {dispute.slug}",
                when=f"2026-{month}-13",
                is_important=True,
                standing="alleged",
            )
        )
        make.event(dispute, kind="statement", when=f"2026-{month}-20")
    make.outcome(doe, "deal", state="reached", headline="They agree", awarded=5000, currency="USD")
    for number in range(60):
        make.event(roe, kind="order", lane="lawsuit", when="2026-07-01", headline=f"Order {number} is made")
    make.dispute("Zoe v. Other", slug="zoe")
    return f"{live_server.url}/compare/?dispute=doe&dispute=roe"


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("more", ["", "&axis=first&q=zoe"])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    address: str,
    faults: Callable[[str, int, Scheme], list[str]],
    width: int,
    scheme: Scheme,
    more: str,
) -> None:
    assert faults(address + more, width, scheme) == []


def test_an_analyst_adds_a_dispute_and_shares_what_she_sees(page: Page, address: str) -> None:
    page.goto(address.replace("&dispute=roe", ""))
    page.get_by_role("searchbox", name="A dispute to compare it with").press_sequentially("roe")
    page.get_by_role("link", name="Add Roe v. Acme").click()
    page.get_by_role("link", name="Time since the first letter").click()

    expect(page.get_by_text("its first letter, June 2026")).to_be_visible()
    assert page.url.endswith("/compare/?dispute=doe&dispute=roe&axis=first")
    row = page.get_by_role("row", name="First letter")
    row.get_by_role("link", name="A letter of doe").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A letter of doe")


def test_by_keyboard_the_picture_is_scrolled_and_the_list_goes_on(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}&events=all")
    picture = page.get_by_role("figure", name="Timelines of the disputes")
    picture.focus()
    page.keyboard.press("ArrowRight")
    wait_until(page, "document.querySelector('.overview').scrollLeft > 0")

    page.get_by_role("link", name="Later events").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-focus]")).to_be_focused()
    expect(page.locator(".merged .event")).to_have_count(64)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_a_journalist_without_script_chooses_and_removes(page: Page, address: str) -> None:
    page.goto(f"{address}&axis=first&q=none")
    page.get_by_role("searchbox", name="Another dispute").fill("zoe")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Add Zoe v. Other").click()
    expect(page.get_by_role("link", name="Remove Zoe v. Other")).to_be_visible()

    page.get_by_role("link", name="Remove Doe v. Acme").click()
    page.get_by_role("link", name="Remove Roe v. Acme").click()

    expect(page.get_by_role("heading", name="On one time axis")).to_have_count(0)
    assert page.url.endswith("/compare/?dispute=zoe&axis=first")
