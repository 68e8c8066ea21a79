"""A campaign's table in a real browser: by axe, at 360 pixels, with a dark screen, and its clocks run."""

import datetime
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from disputes.models import Campaign, Dispute
from tests import make
from tests.chromium import Scheme

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAY = datetime.timedelta(days=1)


@pytest.fixture
def address(live_server: LiveServer) -> str:
    """Of a campaign with all that can stand in a cell."""
    campaign = Campaign.objects.create(slug="video", name="Against a video model", summary="Letters.")
    doe = make.dispute("Doe v. Acme", campaign=campaign)
    make.role(doe, make.party("Doe"))
    event = make.event(doe, kind="threat", headline="Doe writes to Acme", standing="alleged")
    make.citation(event)
    make.event(doe, kind="response", headline="Acme speaks", when="2026-02-20")
    make.outcome(doe, "standards", state="pending", headline="A code is drafted")
    due = datetime.datetime.now(datetime.UTC) + 9 * DAY
    make.demand(doe, event=event, due_on=f"{due:%Y-%m-%d}", time_zone="America/New_York")
    roe = make.dispute("Roe v. Acme", campaign=campaign)
    make.role(roe, make.party("Roe"))
    make.demand(roe, due_on="2026-02-20")
    return f"{live_server.url}{campaign.get_absolute_url()}"


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    address: str,
    faults: Callable[[str, int, Scheme], list[str]],
    width: int,
    scheme: Scheme,
) -> None:
    assert faults(address, width, scheme) == []


def test_a_journalist_comes_from_a_dispute_to_the_letter_of_another(page: Page, address: str) -> None:
    roe = Dispute.objects.get(short_name="Roe v. Acme")
    page.goto(address.replace("/campaigns/video/", roe.get_absolute_url()))

    page.get_by_role("link", name="Against a video model").click()
    row = page.get_by_role("row", name="Doe v. Acme")
    expect(row.get_by_role("cell")).to_have_count(5)
    row.get_by_role("link", name="Doe writes to Acme").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Doe writes to Acme")


def test_a_clock_runs_on_and_says_the_words_of_the_server(page: Page, address: str) -> None:
    page.goto(address)
    running = page.locator(".clock.running")
    ends_at = datetime.datetime.fromisoformat(running.get_attribute("datetime") or "")
    expect(page.locator(".clock:not(.running)")).to_have_text(re.compile(r"passed \d+ days ago"))

    page.clock.install(time=ends_at - 2 * DAY - datetime.timedelta(seconds=30))
    page.reload()
    expect(running).to_have_text("2 days left")
    page.clock.fast_forward("01:00")
    expect(running).to_have_text("1 day 23 hours left")
    page.clock.fast_forward("48:00:00")
    expect(page.locator(".clock").first).to_have_text("passed less than a minute ago")
