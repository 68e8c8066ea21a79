"""How sources do, in a real browser: each state by axe, narrow and wide, light and dark, without scripts."""

import datetime
from collections.abc import Callable
from typing import Any, Literal

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from disputes.models import Fetch, Gap, Source
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MINUTE, DAY = datetime.timedelta(minutes=1), datetime.timedelta(days=1)
PAGES = ["/sources/", "/sources/nysd/", "/sources/failing/", "/disputes/doe-v-roe/"]


def states(now: datetime.datetime) -> dict[str, dict[str, Any]]:
    failing = {"succeeded_at": now - DAY, "failure_count": 2}
    return {
        "fine": {},
        "quiet": {"changed_at": now - 9 * DAY, "silence_seconds": 60},
        "failing": {**failing, "trouble": "failed"},
        "refused": {**failing, "trouble": "blocked"},
        "gone": {**failing, "halt": "gone"},
        "waiting": {"checked_at": None, "succeeded_at": None},
        "late": {"succeeded_at": now - DAY, "due_at": now - DAY},
        "put-off": {"trouble": "blocked"},
        "paging": {"cursor": "https://api.example/2"},
        "paused": {"is_paused": True},
    }


@pytest.fixture
def nysd() -> Source:
    """A court's feed with a gap, receipts and a dispute; and a source in every other state."""
    now = timezone.now()
    fine = {"checked_at": now, "succeeded_at": now, "changed_at": now, "due_at": now + 10 * MINUTE}
    for slug, fields in states(now).items():
        make.source(slug=slug, name=f"The {slug} source", **fine | fields)
    court = make.court(short_name="S.D.N.Y.", time_zone="America/New_York")
    feed = make.source(slug="nysd", kind="pacer", court=court, gap_at=now, **fine)
    Gap.objects.create(source=feed, kind="unread", began_at=now - 9 * DAY, ended_at=now - 7 * DAY)
    Gap.objects.create(source=feed, kind="overflow", began_at=now - 30 * MINUTE, ended_at=now)
    counts = {"offered": 40, "new": 3, "known": 30, "edited": 2, "rejected": 5, "filings": 3, "events": 3}
    Fetch.objects.create(
        source=feed,
        outcome="partial",
        started_at=now - MINUTE,
        finished_at=now,
        message="It ends too early: what came before its end was read.",
        byte_count=1_234_567,
        rejections=[{"reason": "It names no case.", "subject": ""}] * 5,
        milliseconds={"fetch": 1234.5, "parse": 56.7, "identify": 8.9, "store": 12.3, "publish": 4.5},
        **counts,
    )
    doe = make.dispute("Doe v. Roe", slug="doe-v-roe")
    make.proceeding(doe, court=court)
    for days in (12, 3):
        make.event(doe, when=f"{now - days * DAY:%Y-%m-%d}", lane="lawsuit")
    return feed


@pytest.mark.usefixtures("nysd")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", PAGES)
def test_pages_are_accessible_and_fit(
    live_server: LiveServer,
    page: Page,
    violations: Callable[[Page], list[str]],
    path: str,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)

    page.goto(f"{live_server.url}{path}")
    page.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true })")

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.usefixtures("nysd")
def test_from_a_gap_on_a_timeline_one_gets_to_its_source_without_scripts(
    browser: Browser, live_server: LiveServer
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{live_server.url}/disputes/doe-v-roe/")

    page.locator(".event.gap").filter(has_text="was not read for 2 days").get_by_role("link").click()

    expect(page).to_have_url(f"{live_server.url}/sources/nysd/")
    expect(page.get_by_text("Possible gap.")).to_be_visible()
    expect(page.get_by_text("Not read for 2 days. Entries of this time can be missing.")).to_be_visible()
    page.get_by_text("5 rejected, and why").click()
    expect(page.get_by_text("5 times: It names no case.")).to_be_visible()
    page.close()


@pytest.mark.usefixtures("nysd")
def test_the_list_begins_with_what_needs_attention(live_server: LiveServer, page: Page) -> None:
    page.goto(f"{live_server.url}/sources/")

    table = page.get_by_role("region", name="Needing attention")

    expect(table.get_by_role("link").first).to_have_text("The gone source")
    expect(table.get_by_role("link")).to_have_count(7)
