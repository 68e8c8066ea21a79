"""The pages beside the disputes in a real browser: by axe, at 360 pixels, with a dark screen, by keyboard."""

import re
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from disputes.models import Campaign, Demand, Event, Fetch
from disputes.search import news
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = [
    "/",
    "/events/{event}/",
    "/parties/",
    "/parties/acme/",
    "/courts/",
    "/courts/nysd/",
    "/sources/",
    "/sources/feed/",
]


@pytest.fixture
def event() -> Event:
    """An event with all that can stand beside it, and something for every other page."""
    campaign = Campaign.objects.create(slug="video", name="Against a video model", summary="Several letters.")
    doe = make.dispute("Doe v. Acme", campaign=campaign)
    acme = make.role(doe, make.party("Acme", slug="acme", aliases=["Acme Video"]), "respondent").party
    feed = make.source(slug="feed", kind="pacer", court=make.court(), checked_at=make.NOW)
    make.source(name="An unread feed", is_paused=True, note="Its terms are unclear.")
    moments = {"started_at": make.NOW, "finished_at": make.NOW}
    Fetch.objects.create(source=feed, outcome="ok", offered=2, new=2, **moments)
    event = make.event(
        doe, headline="Motion to Dismiss", until="2026-02-18", standing="alleged", lane="lawsuit"
    )
    make.citation(event, item=make.item(feed), filing=make.filing(make.proceeding(doe)), value="17 February")
    make.citation(event, value="18 February", passage="It was the eighteenth.")
    sides = {"made_by": acme, "made_to": acme, "source_url": make.ADDRESS}
    Demand.objects.create(dispute=doe, key="stop", demand="Stop", due_on="2026-01-01", event=event, **sides)
    event.headline = "Motion to Dismiss (No. 5)"
    event.save()
    return event


def address(live_server: LiveServer, path: str, event: Event) -> str:
    return f"{live_server.url}{path.format(event=event.pk)}"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    live_server: LiveServer,
    page: Page,
    event: Event,
    violations: Callable[[Page], list[str]],
    path: str,
    scheme: Literal["light", "dark"],
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(address(live_server, path, event))
    for fold in page.locator("main details > summary").all():
        fold.click()

    assert violations(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_cut_off_on_a_telephone(
    live_server: LiveServer, page: Page, event: Event, path: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address(live_server, path, event))

    assert page.evaluate("document.documentElement.scrollWidth") == 360
    expect(page.get_by_role("navigation", name="Main").get_by_role("link", name="Standards")).to_be_visible()


def test_more_news_comes_in_below_and_takes_the_keyboard(
    live_server: LiveServer, page: Page, event: Event
) -> None:
    for number in range(news.PAGE_SIZE):
        make.event(*event.disputes.all(), headline=f"Letter {number}")
    page.goto(live_server.url)

    page.get_by_role("link", name="More").click()

    expect(page.locator(".event")).to_have_count(news.PAGE_SIZE + 1)
    expect(page.locator("[data-focus]")).to_be_focused()


def test_parties_are_found_while_one_types(live_server: LiveServer, page: Page, event: Event) -> None:
    make.role(event.disputes.get(), make.party("Zenith"))
    page.goto(f"{live_server.url}/parties/")

    page.get_by_label("Name, or another name for it").press_sequentially("video")

    expect(page.locator(".names a")).to_have_text(["Acme"])
    expect(page).to_have_url(re.compile(r"\?q=video$"))


def test_earlier_wordings_open(live_server: LiveServer, page: Page, event: Event) -> None:
    page.goto(f"{live_server.url}{event.get_absolute_url()}")

    page.get_by_text("Earlier wording").click()

    expect(page.locator(".wordings .title")).to_have_text(["Motion to Dismiss"])
