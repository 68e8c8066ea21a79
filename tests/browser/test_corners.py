"""Corners of the public pages: menus on a phone, endless words, the way back, the keyboard at the strip."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from disputes.models import Dispute
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def doe() -> Dispute:
    dispute = make.dispute("Doe v. Roe", slug="doe-v-roe", stage="filed")
    make.event(dispute, lane="lawsuit")
    return dispute


@pytest.mark.parametrize("width", [320, 360, 600, 800, 1280])
def test_the_menu_of_dates_opens_on_the_page(
    page: Page, live_server: LiveServer, doe: Dispute, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(live_server.url + doe.get_absolute_url())

    page.locator(".popover > summary", has_text="Filter").click()

    menu = page.locator(".popover[open] > form").bounding_box()
    assert menu
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= width


@pytest.mark.parametrize("path", ["/disputes/?q={word}", "/parties/?q={word}", "/disputes/doe-v-roe/", "/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_endless_words_break(
    page: Page, live_server: LiveServer, doe: Dispute, path: str, width: int
) -> None:
    word = "A" * 180
    make.event(doe, headline=word, summary=word)
    Dispute.objects.filter(pk=doe.pk).update(short_name=word, summary=word, status=word, note=word)
    page.set_viewport_size({"width": width, "height": 900})

    page.goto(live_server.url + path.format(word=word))

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_long_search_is_shown_short(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/disputes/?q={'A' * 3000}")

    assert len(page.locator(".chip").first.inner_text()) < 100
    assert page.evaluate("document.documentElement.scrollWidth") == 1280


def test_the_way_back_and_forth_is_clean(page: Page, live_server: LiveServer, doe: Dispute) -> None:
    """Other programs leave style attributes behind; htmx must not carry them over, the policy forbids it."""
    leave_styles = "document.querySelectorAll('[id]').forEach((each) => each.style.color = 'red')"
    page.goto(f"{live_server.url}/disputes/")
    page.evaluate(leave_styles)
    page.get_by_role("checkbox", name="Filed").check()
    expect(page.get_by_role("link", name="Filed (remove)")).to_be_visible()
    page.locator(".rows .title").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Doe v. Roe")

    page.go_back()
    expect(page.get_by_role("link", name="Filed (remove)")).to_be_visible()
    page.evaluate(leave_styles)
    page.go_back()
    expect(page.get_by_role("link", name="Filed (remove)")).to_have_count(0)
    page.evaluate(leave_styles)
    page.go_forward()

    expect(page.get_by_role("link", name="Filed (remove)")).to_be_visible()


@pytest.mark.parametrize(("width", "is_stop"), [(360, True), (768, True), (1280, False)])
def test_the_strip_is_a_stop_for_the_keyboard_where_it_scrolls(
    page: Page, live_server: LiveServer, doe: Dispute, width: int, is_stop: bool
) -> None:
    page.set_viewport_size({"width": width, "height": 900})

    page.goto(live_server.url + doe.get_absolute_url())

    expect(page.locator(".overview")).to_have_attribute("tabindex", "0" if is_stop else "-1")


def test_a_menu_closes_by_escape_and_a_filter_leads_to_the_timeline(
    page: Page, live_server: LiveServer, doe: Dispute
) -> None:
    page.goto(live_server.url + doe.get_absolute_url())
    opener = page.locator(".popover > summary", has_text="Filter")
    opener.click()
    page.get_by_label("Words").focus()

    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(page.get_by_label("Words")).to_be_hidden()

    opener.press("Enter")
    page.get_by_label("Words").fill("letter")
    page.get_by_label("Words").press("Enter")
    expect(page.locator("#timeline")).to_be_focused()
    expect(page.get_by_label("Words")).to_be_hidden()
    expect(page.get_by_role("link", name="“letter” (remove)")).to_be_visible()
