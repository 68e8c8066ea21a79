"""A party and a court in a real browser: who faces whom by pointer and by keyboard, by axe, at 360 pixels."""

import datetime
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from disputes.models import Party
from disputes.search import network
from tests import make
from tests.chromium import Scheme

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATHS = [
    "/parties/acme/",
    "/parties/acme/?with=doe&side=faces&ties=2",
    "/courts/nysd/",
    "/disputes/?stage=foo",
]


@pytest.fixture
def acme() -> Party:
    """A party that faces more than can be drawn, one of them five times, and all else of its page."""
    acme, doe = make.party("Acme, Incorporated", slug="acme"), make.party("Doe", slug="doe")
    for number in range(network.TIES_PER_PAGE + 1):
        dispute = make.dispute(f"Case {number:02}", stage="trial")
        make.role(dispute, acme, "respondent", wording="Defendant")
        make.role(dispute, doe if number < 5 else make.party(f"Claimant number {number:02}"))
    make.role(dispute, make.party("Zenith"), "respondent")
    make.claim(dispute, status="upheld")
    make.outcome(dispute, state="reached", headline="Judgment", reached_on="2026-02-03")
    make.demand(dispute, made_to=acme, due_on="2026-02-20")
    docket = make.proceeding(dispute, judge="J. Smith")
    soon = timezone.now() + datetime.timedelta(days=9)
    hearing = make.event(dispute, headline="Oral argument", kind="hearing", when=f"{soon:%Y-%m-%d}")
    make.citation(hearing, filing=make.filing(docket))
    make.source(court=docket.court, kind="pacer")
    return acme


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    live_server: LiveServer,
    acme: Party,
    faults: Callable[[str, int, Scheme], list[str]],
    path: str,
    width: int,
    scheme: Scheme,
) -> None:
    assert faults(f"{live_server.url}{path}", width, scheme) == []


def test_an_analyst_sees_who_faces_whom_and_opens_what_two_have_between_them(
    live_server: LiveServer, page: Page, acme: Party
) -> None:
    page.goto(f"{live_server.url}/parties/acme/")

    expect(page.locator(".overview .shape")).to_have_count(network.TIES_PER_PAGE - 2)
    page.get_by_role("row", name="Doe").get_by_role("link", name="and 2 more").click()
    expect(page.locator("section[aria-labelledby=disputes] .title")).to_have_text(
        [f"Case {number:02}" for number in range(5)]
    )
    page.get_by_role("link", name="Faces: Doe").click()

    expect(page.locator("section[aria-labelledby=disputes] .title")).to_have_count(network.TIES_PER_PAGE + 1)


def test_the_pointer_goes_by_the_picture_and_the_keyboard_by_the_table(
    live_server: LiveServer, page: Page, acme: Party
) -> None:
    page.goto(f"{live_server.url}/parties/acme/")
    links = page.locator('.network a[href="/parties/doe/"]')
    assert links.evaluate_all("all => all.map(link => link.tabIndex).sort()") == [-1, 0]

    page.locator('.overview a[href="/parties/doe/"]').click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Doe")


def test_a_journalist_comes_from_a_court_to_the_next_hearing(
    live_server: LiveServer, page: Page, acme: Party
) -> None:
    page.goto(f"{live_server.url}/courts/nysd/")

    row = page.get_by_role("row", name=f"Case {network.TIES_PER_PAGE:02}")
    expect(row).to_contain_text("J. Smith")
    row.get_by_role("link", name="Oral argument").last.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Oral argument")
