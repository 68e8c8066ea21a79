"""Journeys of a journalist through the shipped catalogue, each from a question to its answer."""

import datetime
import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from disputes.services import visiting
from disputes.views import visitors
from tests.jobs.installation import Installation
from tests.web.server import LocalServer

pytest_plugins = ["tests.browser.shipped"]
pytestmark = pytest.mark.browser

SEED = "/disputes/netflix-bytedance-seedance/"
LOOK_AGAIN = "document.dispatchEvent(new Event('visibilitychange'))"
PUBLISH = """
from django.utils import timezone
from disputes.models import Dispute
from tests import make
dispute = Dispute.objects.get(slug={slug!r})
event = make.event(dispute, when={when!r}, headline={headline!r}, kind={kind!r}, seen_at=timezone.now())
make.citation(event)
"""


def test_what_is_new_since_my_last_visit(
    page: Page, context: BrowserContext, shipped: str, installation: Installation
) -> None:
    page.goto(f"{shipped}{SEED}")
    expect(page.get_by_text("Since your last visit")).to_have_count(0)
    _visited_a_week_ago(context, shipped, installation)

    page.reload()
    since = page.locator(".since-visit")
    expect(since).to_contain_text("Since your last visit on")
    expect(page.locator(".event").first).to_contain_text("New to you")
    since.get_by_role("link", name=re.compile("new or changed event")).click()

    expect(page.get_by_role("link", name="New or changed since")).to_be_visible()
    page.locator(".event h4 a").first.click()
    expect(page.get_by_role("heading", name="Sources")).to_be_visible()


def test_which_deadline_runs_next_and_into_my_calendar(
    page: Page, shipped: str, installation: Installation
) -> None:
    day = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=20)
    _publish(installation, "ani-openai", str(day), "Written arguments fall due", "deadline")
    page.goto(shipped)
    ahead = page.locator("section").filter(has=page.get_by_role("heading", name="Dates ahead"))
    ahead.get_by_role("link", name="Written arguments fall due").click()
    page.get_by_role("link", name="ANI v. OpenAI").first.click()

    page.get_by_role("link", name="Hearings and deadlines").click()
    expected = page.locator("section").filter(has=page.get_by_role("heading", name="Expected next"))
    expect(expected.get_by_role("listitem")).to_contain_text(["Written arguments fall due"])
    feed = page.get_by_role("link", name="Calendar feed").get_attribute("href")
    assert feed
    calendar = page.request.get(feed).text()
    assert "Written arguments fall due" in calendar
    assert f"DTSTART;VALUE=DATE:{day:%Y%m%d}" in calendar


@pytest.mark.browser_context_args(java_script_enabled=False, viewport={"width": 360, "height": 740})
def test_was_there_a_reply_to_the_letter_of_the_association(page: Page, shipped: str) -> None:
    """On a telephone, where scripts do not come through."""
    page.goto(f"{shipped}/disputes/")
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Names, parties, dockets").fill("MPA")
    page.locator("main").get_by_role("button", name="Show").click()
    page.get_by_role("link", name="MPA v. ByteDance: Seedance").click()

    ladder = page.get_by_role("region", name="Before the lawsuit")
    expect(_rung(ladder, "Demand")).to_contain_text("20 Feb 2026")
    expect(_rung(ladder, "Deadline")).to_contain_text("passed")
    expect(_rung(ladder, "Answer or silence")).to_contain_text("has not answered Motion Picture Association")
    _rung(ladder, "Demand").get_by_role("link", name="MPA sends ByteDance a formal demand letter").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("MPA sends ByteDance")


VIEWS: dict[str, tuple[str, list[str]]] = {
    "a filtered timeline": (SEED, ["Coverage and statements", "Oldest first"]),
    "a span": (f"{SEED}?from=2026-02&until=2026-02", ["Oldest first"]),
    "a day in the past": ("/disputes/nyt-microsoft-openai/?as_of=2025-05-01", ["Oldest first"]),
    "a comparison": (
        "/compare/?dispute=netflix-bytedance-seedance",
        ["Add Disney v. ByteDance: Seedance", "Time since the first letter"],
    ),
    "a search": ("/search/?q=dismiss+court:cand", ["2025"]),
    "claims": ("/claims/", ["Style-only claims, and how each fared"]),
    "outcomes": ("/outcomes/", ["First letter only"]),
    "a month": ("/calendar/?month=2026-02", ["Agenda", "Hearings and deadlines"]),
}


@pytest.mark.parametrize("view", VIEWS)
def test_what_i_see_is_what_a_colleague_sees_by_my_link(
    page: Page, browser: Browser, shipped: str, view: str
) -> None:
    start, clicks = VIEWS[view]
    page.goto(shipped + start)
    before = page.locator("main").inner_text()
    for name in clicks:
        page.locator("main").get_by_role("link", name=name).first.click()
        page.wait_for_load_state("networkidle")
    colleague = browser.new_page()
    colleague.goto(page.url)

    mine, theirs = (each.locator("main").inner_text() for each in (page, colleague))
    colleague.close()
    assert mine != before
    assert theirs == mine


def test_the_timeline_goes_into_my_article(
    page: Page, context: BrowserContext, shipped: str, server: LocalServer
) -> None:
    page.goto(shipped + SEED)
    page.get_by_text("Show this timeline on your site").click()
    code = page.get_by_label("Code of the frame").inner_text()
    article = '<!doctype html><html lang="en"><title>News</title><link rel="icon" href="data:,"><h1>News</h1>'

    page.goto(server.replies("/story", f"{article}{code}".encode(), Content_Type="text/html"))
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Netflix v. ByteDance: Seedance")
    expect(frame.get_by_role("listitem").first).to_contain_text("5 Jul")
    with context.expect_page() as opened:
        frame.get_by_role("link", name="Full timeline").click()

    expect(opened.value).to_have_url(re.compile(SEED))
    opened.value.close()


def test_what_happens_while_i_read_is_told_and_waits(
    page: Page, shipped: str, installation: Installation, violations: Callable[[Page], list[str]]
) -> None:
    page.goto(f"{shipped}/disputes/sony-bytedance-seedance/")
    reading = page.locator(".event").nth(1)
    reading.scroll_into_view_if_needed()
    before = reading.bounding_box()
    _publish(installation, "sony-bytedance-seedance", "2026-08-03", "Sony and ByteDance meet", "statement")

    page.evaluate(LOOK_AGAIN)
    expect(page.get_by_role("status")).to_contain_text("1 event is new or changed")
    assert reading.bounding_box() == before
    assert violations(page) == []
    page.get_by_role("link", name="Show it").press("Enter")
    expect(page.locator(".event").first).to_contain_text("Sony and ByteDance meet")


def test_the_chronology_is_printed_with_its_sources(page: Page, shipped: str) -> None:
    page.goto(shipped + SEED)
    page.get_by_role("link", name="Oldest first").click()
    expect(page.locator(".event").first).to_contain_text("launches its video generator")
    page.emulate_media(media="print")

    days = page.locator(".event .day").all_inner_texts()
    for hidden in (".masthead", ".filters", ".embed", ".foot"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(".printed").first).to_contain_text(SEED)
    expect(page.locator(".event .sources a").first).to_be_visible()
    assert days[:2] == ["12 Feb", "16 Feb"]
    assert page.pdf(format="A4").startswith(b"%PDF")


def _visited_a_week_ago(context: BrowserContext, address: str, installation: Installation) -> None:
    """The cookie of a browser that looked at the same dispute then."""
    [cookie] = context.cookies()
    dispute = int(cookie["value"].split(".")[0])
    then = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=7)
    value, answer = visiting.written({dispute: visiting.Look(then)}), HttpResponse()
    with override_settings(SECRET_KEY=installation.environment["SECRET_KEY"]):
        answer.set_signed_cookie(visitors.COOKIE, value, salt=visitors.COOKIE)
    value = answer.cookies[visitors.COOKIE].value
    context.add_cookies([{"name": visitors.COOKIE, "value": value, "url": address}])


def _publish(installation: Installation, slug: str, when: str, headline: str, kind: str) -> None:
    """What a curator does elsewhere meanwhile."""
    program = PUBLISH.format(slug=slug, when=when, headline=headline, kind=kind)
    ended = installation.manage("shell", "--no-imports", "--command", program)
    assert ended.code == 0, ended.err


def _rung(ladder: Locator, name: str) -> Locator:
    return ladder.locator(".rung").filter(has=ladder.page.get_by_role("heading", name=name, exact=True))
