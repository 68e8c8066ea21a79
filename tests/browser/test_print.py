"""A dispute on paper: a clean chronology whose sources can be found again."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from disputes.models import Dispute
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def doe() -> Dispute:
    dispute = make.dispute("Doe v. Roe", slug="doe-v-roe")
    make.role(dispute)
    for number in range(60):
        make.citation(make.event(dispute, when=f"2026-{number % 12 + 1:02d}-17"), title="A report")
    return dispute


def test_paper_shows_the_chronology_and_its_sources(
    page: Page, live_server: LiveServer, doe: Dispute
) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{live_server.url}/disputes/doe-v-roe/")

    for hidden in (".masthead", ".filters", ".button", ".embed", ".foot"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(".printed")).to_contain_text(f"{live_server.url}/disputes/doe-v-roe/, as of ")
    source = page.get_by_role("link", name="A report").first
    expect(source).to_be_visible()
    assert make.ADDRESS in source.evaluate("each => getComputedStyle(each, '::after').content")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_what_is_beside_the_timeline_comes_after_it(
    page: Page, live_server: LiveServer, doe: Dispute
) -> None:
    page.emulate_media(media="print")
    page.goto(f"{live_server.url}/disputes/doe-v-roe/")

    last, aside = page.locator(".event").last.bounding_box(), page.locator(".aside").bounding_box()

    assert last
    assert aside
    assert last["y"] + last["height"] <= aside["y"]


def test_a_long_timeline_is_printed_from_one_page(page: Page, live_server: LiveServer, doe: Dispute) -> None:
    page.goto(f"{live_server.url}/disputes/doe-v-roe/")
    expect(page.locator(".printed")).to_be_hidden()

    page.get_by_role("link", name="All on one page, for printing").click()

    expect(page.locator(".event")).to_have_count(60)
    expect(page.locator(".more")).to_have_count(0)
    assert page.pdf(format="A4").startswith(b"%PDF")
