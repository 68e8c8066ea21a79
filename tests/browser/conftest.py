"""Journeys in the Chromium that the system has. An error on the console fails a test."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.chromium import ARGUMENTS, CHROMIUM, Scheme

# Playwright's plain interface runs an event loop in the thread of the test: Django would refuse its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": RULES, "preload": False, "resultTypes": ["violations"]}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    if not CHROMIUM:
        pytest.fail("No Chromium is installed.")
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    size = {"width": 1280, "height": 900}
    return {**browser_context_args, "viewport": size, "locale": "en-GB", "timezone_id": "UTC"}


@pytest.fixture(scope="session")
def live_server(django_db_setup: None, live_server: LiveServer) -> LiveServer:
    """Starts once the test database is there: only then does it see that it is in memory, and shares it."""
    return live_server


@pytest.fixture(scope="session", autouse=True)
def _server_outlives_browser(live_server: LiveServer, browser: Browser) -> None:
    """What is made first ends last: no connection of the browser's is open when the server lets go of its
    database."""


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page on which nothing may go wrong unseen: errors of scripts, missing files, what the CSP refused."""
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert not errors, errors


@pytest.fixture
def faults(page: Page, violations: Callable[[Page], list[str]]) -> Callable[[str, int, Scheme], list[str]]:
    """What is wrong with a page, so wide and in that scheme: what axe finds, and what is cut off."""

    def find(address: str, width: int, scheme: Scheme) -> list[str]:
        page.set_viewport_size({"width": width, "height": 740})
        page.emulate_media(color_scheme=scheme)
        page.goto(address)
        beyond = page.evaluate("document.documentElement.scrollWidth") - width
        return violations(page) + ([f"{beyond} px beyond the window"] if beyond else [])

    return find


@pytest.fixture
def violations() -> Callable[[Page], list[str]]:
    """What axe finds wrong with a page as it stands now: each rule, and the first place that breaks it."""

    def find(page: Page) -> list[str]:
        found = Axe().run(page, options=OPTIONS).response["violations"]
        return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found]

    return find
