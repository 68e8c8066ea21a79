"""The shipped catalogue in a real browser: the seed's page, and its picture for the README."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from disputes.services import catalogue
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def seed(page: Page, live_server: LiveServer) -> Page:
    catalogue.load(settings.CATALOGUE_DIR, now=make.NOW)
    page.goto(f"{live_server.url}/disputes/netflix-bytedance-seedance/")
    return page


def test_the_seed_is_found_read_and_pictured(seed: Page, tmp_path: Path) -> None:
    expect(seed.get_by_role("heading", level=1)).to_have_text("Netflix v. ByteDance: Seedance")
    expect(seed.get_by_role("heading", name="Netflix threatens ByteDance")).to_be_visible()

    picture = Path(os.environ.get("CASETRACKER_SCREENSHOT") or tmp_path / "dispute-page.png")
    seed.set_viewport_size({"width": 1280, "height": 1180})
    seed.screenshot(path=picture)

    assert picture.stat().st_size > 20_000


def test_real_pages_are_accessible(
    seed: Page, live_server: LiveServer, violations: Callable[[Page], list[str]]
) -> None:
    for path in (
        "/",
        "/disputes/",
        "/disputes/bartz-anthropic/",
        "/parties/openai/",
        "/courts/nysd/",
        "/sources/",
    ):
        seed.goto(live_server.url + path)

        assert violations(seed) == [], path
