"""A journalist reads what was known on the day of a story, and what has changed since."""

import datetime
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from disputes.models import Dispute
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def doe() -> Dispute:
    dispute = make.dispute("Doe v. Roe", slug="doe-v-roe", summary="Roe copied, says Doe.")
    day = datetime.datetime(2026, 2, 17, tzinfo=datetime.UTC)
    letter = make.event(dispute, when="2026-02-17", headline="Doe writes to Roe", published_at=day)
    make.event(dispute, when="2026-03-10", headline="Doe sues Roe")
    letter.headline = "Doe threatens Roe"
    letter.save()
    make.role(dispute)
    return dispute


def test_from_today_to_a_day_and_to_what_has_changed(
    page: Page, live_server: LiveServer, violations: Callable[[Page], list[str]], doe: Dispute
) -> None:
    page.goto(f"{live_server.url}/disputes/doe-v-roe/")
    page.get_by_text("As known today").click()
    page.get_by_label("As known on").fill("2026-02-18")
    page.locator("#as-known").get_by_role("button", name="Show").click()

    expect(page.get_by_role("note")).to_contain_text("as it was known on 18 Feb 2026")
    expect(page.get_by_role("link", name="Doe writes to Roe", exact=True)).to_be_visible()
    expect(page.get_by_text("Doe sues Roe")).to_have_count(0)
    assert violations(page) == []

    page.get_by_role("link", name="Oldest first").click()
    expect(page.get_by_role("link", name="As known on 18 Feb 2026")).to_be_visible()

    page.get_by_role("link", name="What has changed since").click()
    expect(page.get_by_role("heading", name="What has changed since 18 Feb 2026")).to_be_visible()
    expect(page.locator("ins")).to_have_text("threatens ")
    assert violations(page) == []

    page.get_by_role("link", name="The page as it was known then").click()
    page.get_by_role("link", name="Back to today").click()
    expect(page.locator("#timeline").get_by_role("link", name="Doe sues Roe", exact=True)).to_be_visible()


@pytest.mark.parametrize("path", ["?as_of=2026-02-18", "changes/?since=2026-02-18"])
def test_both_pages_fit_a_narrow_dark_screen(
    page: Page, live_server: LiveServer, violations: Callable[[Page], list[str]], doe: Dispute, path: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme="dark")

    page.goto(f"{live_server.url}/disputes/doe-v-roe/{path}")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
