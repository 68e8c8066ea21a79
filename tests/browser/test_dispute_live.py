"""A timeline that stays open: news are told and wait, older events come by themselves for a while."""

import datetime
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from disputes.models import Dispute, Event, Placement
from tests import make
from tests.chromium import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LOOK_AGAIN = "document.dispatchEvent(new Event('visibilitychange'))"


@pytest.fixture
def doe() -> Dispute:
    """A dispute of seven pages."""
    dispute = make.dispute("Doe v. Roe", slug="doe-v-roe")
    day = datetime.datetime(2025, 2, 1, tzinfo=datetime.UTC)
    made = Event.objects.bulk_create(
        Event(headline=f"Event {number}", earliest_at=day, latest_at=day, lane="deal")
        for number in range(320)
    )
    Placement.objects.bulk_create(Placement(event=event, dispute=dispute) for event in made)
    return dispute


def test_news_are_told_and_nothing_moves_until_they_are_asked_for(
    page: Page, live_server: LiveServer, doe: Dispute, violations: Callable[[Page], list[str]]
) -> None:
    page.goto(f"{live_server.url}/disputes/doe-v-roe/?lane=deal")
    page.mouse.wheel(0, 1500)
    wait_until(page, "scrollY > 1000")
    reading = page.locator(".event").nth(12)
    before = reading.bounding_box()
    make.event(doe, lane="deal", headline="A deal is struck", when="2026-03-01")

    page.evaluate(LOOK_AGAIN)
    expect(page.get_by_role("status")).to_contain_text("1 event is new or changed")
    assert reading.bounding_box() == before
    assert violations(page) == []

    page.get_by_role("link", name="Show it").press("Enter")
    expect(page.locator(".event").first).to_contain_text("A deal is struck")
    expect(page.locator(".month").first).to_be_focused()
    expect(page.get_by_role("status")).to_be_empty()
    expect(page).to_have_url(f"{live_server.url}/disputes/doe-v-roe/?lane=deal")


def test_four_pages_come_by_themselves_and_leave_the_focus_alone(
    page: Page, live_server: LiveServer, doe: Dispute
) -> None:
    page.goto(f"{live_server.url}/disputes/doe-v-roe/")
    page.locator("#order").focus()

    for count in (100, 150, 200, 250):
        page.mouse.wheel(0, 50_000)
        expect(page.locator(".event")).to_have_count(count)
    expect(page.locator("#order")).to_be_focused()

    page.mouse.wheel(0, 50_000)
    expect(page.get_by_role("contentinfo")).to_be_in_viewport()
    expect(page.locator(".event")).to_have_count(250)
    page.get_by_role("link", name="Older events").click()
    expect(page.locator(".event")).to_have_count(300)


def test_who_comes_back_sees_what_is_new_and_only_that(
    browser: Browser, live_server: LiveServer, doe: Dispute
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{live_server.url}/disputes/doe-v-roe/")
    expect(page.get_by_text("Since your last visit")).to_have_count(0)
    assert [(each["name"], each["httpOnly"]) for each in context.cookies()] == [("visits", True)]
    page.reload()
    expect(page.get_by_text("Since your last visit")).to_have_count(0)
    context.close()
