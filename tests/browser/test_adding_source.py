"""A curator adds a source: pastes the address of a page, looks at the feed that it names, saves it."""

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from playwright.sync_api import FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser import people
from tests.fakes import rss
from tests.web.server import LocalServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HEADLINES = ["Doe sues Roe over a very long story of the harbour, its masters and their heirs", "Rain"]


@pytest.fixture
def adding(page: Page, live_server: LiveServer, settings: LazySettings, tmp_path: object) -> Page:
    """The page on which a source is added; servers on this machine may be asked."""
    settings.CAPTURES_DIR, settings.FETCH_ALLOW, settings.HOST_GAP_SECONDS = tmp_path, ["127.0.0.0/8"], 0
    people.sign_in(page, f"{live_server.url}/admin/disputes/source/add/", people.administrator())
    return page


@pytest.fixture
def harbour(server: LocalServer) -> str:
    """The address of a page that names one feed."""
    feed = server.replies("/news/rss", rss(*HEADLINES))
    link = f'<link rel="alternate" type="application/rss+xml" title="All news" href="{feed}">'
    items = "".join(
        f'<li><a href="/{n}">Notice number {n}</a> <time>2026-03-0{n}</time></li>' for n in range(1, 8)
    )
    page = f"<html lang=en><title>Harbour Post</title>{link}<ul>{items}</ul>"
    return server.replies("/", page.encode(), Content_Type="text/html")


def test_from_a_page_to_its_feed_to_a_watched_source(
    adding: Page, harbour: str, server: LocalServer, live_server: LiveServer
) -> None:
    adding.get_by_label("Address").fill(harbour)
    adding.get_by_label("Address").press("Enter")
    adding.get_by_role("button", name=f"Look at {harbour}news/rss").click()
    expect(adding.get_by_role("cell", name="Doe sues Roe")).to_be_visible()
    adding.get_by_label("Name").fill("The Harbour Post")

    adding.get_by_role("button", name="Save and watch").click()

    expect(adding.get_by_text("Added and watched. The Harbour Post: 2 offered, 2 new")).to_be_visible()
    adding.goto(f"{live_server.url}/sources/")
    expect(adding.get_by_role("link", name="The Harbour Post")).to_be_visible()
    assert [seen.path for seen in server.seen] == ["/", "/news/rss"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_preview_is_accessible_and_fits(
    adding: Page, harbour: str, violations: Callable[[Page], list[str]], scheme: str, width: int
) -> None:
    adding.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    adding.set_viewport_size({"width": width, "height": 900})

    adding.get_by_label("Address").fill(harbour)
    adding.get_by_role("button", name="Look", exact=True).click()
    adding.get_by_text("Places where a feed often is").click()

    expect(adding.get_by_role("heading", name="This page names 1 feed")).to_be_visible()
    assert violations(adding) == []
    assert adding.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_list_is_uploaded_and_added(
    adding: Page, live_server: LiveServer, violations: Callable[[Page], list[str]]
) -> None:
    body = b'<opml version="2.0"><body><outline text="Law" xmlUrl="https://law.example/rss"/></body></opml>'
    adding.goto(f"{live_server.url}/admin/disputes/source/")
    adding.get_by_role("link", name="Upload OPML").click()
    adding.get_by_label("OPML file").set_input_files(
        files=FilePayload(name="feeds.opml", mimeType="text/x-opml", buffer=body)
    )
    adding.get_by_role("button", name="Look through it").click()
    assert violations(adding) == []

    adding.get_by_role("button", name="Add and watch 1").click()

    expect(adding.get_by_text("Added 1, watched already 0, refused 0.")).to_be_visible()
    expect(adding.get_by_role("link", name="Law")).to_be_visible()
