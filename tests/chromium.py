"""The Chromium that the system has, and how tests start it."""

import os
import shutil
from typing import Literal

import pytest
from playwright.sync_api import Page

type Scheme = Literal["light", "dark"]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# It asks nothing of the world around it; without a sandbox where root runs it, for it would not start.
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
]


def wait_until(page: Page, truth: str) -> None:
    """Up to 5 s, until a piece of JavaScript is true.

    Playwright's `wait_for_function` asks again inside the page, where a strict CSP lets no text be evaluated.
    """
    for _ in range(100):
        if page.evaluate(truth):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"It never came to be that {truth}")
