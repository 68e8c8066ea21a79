"""The calendar in a real browser: a journalist looks for what is next, and for who is silent."""

import re
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from disputes.models import Dispute
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VIEWS = ["?month=2026-02", "?month=2026-02&view=agenda", "?view=silent", "?month=2026-03&kind=release"]


@pytest.fixture
def doe() -> Dispute:
    """A dispute with dates of every sort, that is silent by now."""
    doe = make.dispute("Doe v. Roe", slug="doe-v-roe", stage="threatened")
    make.event(doe, kind="hearing", headline="Judge hears Doe", when="2026-02-17", lane="lawsuit")
    make.event(doe, kind="threat", headline="Doe writes to Roe", when="2026-02-10", standing="alleged")
    make.event(doe, kind="licensing", headline="Talks are reported", when="2026-02", lane="deal")
    make.event(doe, kind="release", headline="Roe publishes a model", when="2026-02-17")
    make.demand(doe, due_on="2026-02-20T12:00", demand="Purge it")
    return doe


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    live_server: LiveServer,
    page: Page,
    doe: Dispute,
    violations: Callable[[Page], list[str]],
    view: str,
    scheme: Literal["light", "dark"],
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live_server.url}/calendar/{view}")
    page.get_by_text("More filters").click()

    assert violations(page) == []


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_cut_off_on_a_telephone(
    live_server: LiveServer, page: Page, doe: Dispute, view: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{live_server.url}/calendar/{view}")
    page.get_by_text("More filters").click()

    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_from_the_month_to_the_hearing_and_to_its_feed(
    live_server: LiveServer, page: Page, doe: Dispute
) -> None:
    page.goto(f"{live_server.url}/calendar/?month=2026-03")

    page.get_by_role("link", name="Previous month").click()
    expect(page.get_by_role("heading", name="February 2026")).to_be_visible()
    page.get_by_role("link", name="Hearings and deadlines").click()
    expect(page.locator(".month-table li")).to_have_count(2)
    expect(page).to_have_url(re.compile(r"month=2026-02&kind=hearing&kind=deadline"))
    feed = page.get_by_role("link", name="Calendar feed").get_attribute("href")
    page.get_by_role("link", name="Judge hears Doe").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Judge hears Doe")
    assert feed == f"{live_server.url}/calendar.ics?kind=hearing&kind=deadline"


@pytest.mark.parametrize("has_script", [True, False])
def test_filters_are_chosen_by_keyboard_with_and_without_script(
    live_server: LiveServer, page: Page, doe: Dispute, has_script: bool
) -> None:
    if not has_script:
        page.route("**/*.js", lambda route: route.fulfill(body=""))
    page.goto(f"{live_server.url}/calendar/?month=2026-02&view=agenda")

    page.get_by_text("More filters").press("Enter")
    page.get_by_label("Licensing").press("Space")
    page.get_by_role("button", name="Show").press("Enter")

    expect(page.locator(".agenda .event h4")).to_have_text(["Talks are reported"])
    expect(page).to_have_url(re.compile(r"view=agenda.*kind=licensing.*month=2026-02"))


def test_who_is_silent_is_told_with_the_last_movement(
    live_server: LiveServer, page: Page, doe: Dispute
) -> None:
    page.goto(f"{live_server.url}/calendar/")

    page.get_by_role("link", name="All 1 silent").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Silent disputes")
    expect(page.get_by_role("row").nth(1)).to_contain_text("Doe v. Roe")
