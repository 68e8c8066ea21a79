"""A curator types another name, tries it, and reads what it would bring, before anything is saved."""

import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from disputes.models import Party
from tests import make, trials
from tests.browser import people

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FOUND = {"kind": "money", "words": "$1.5m", "value": {"amount": "1500000"}, "span": ["title", 0, 5]}


def signed_in(page: Page, live_server: LiveServer, path: str) -> Page:
    people.sign_in(page, f"{live_server.url}/admin/disputes/{path}", people.administrator())
    return page


@pytest.fixture
def party(page: Page) -> str:
    """The path of the page of a party, whose dispute one stored report of today would belong to."""
    trials.dispute()
    make.item(title=trials.BY_STUDIO, seen_at=timezone.now())
    return f"party/{Party.objects.get(slug='doe-pictures').pk}/change/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_names_are_tried_in_place(
    page: Page,
    live_server: LiveServer,
    party: str,
    violations: Callable[[Page], list[str]],
    scheme: str,
    width: int,
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    signed_in(page, live_server, party).get_by_label("Aliases").fill("Doe studio")

    page.get_by_role("button", name="Try these names").click()

    expect(page.get_by_role("link", name=trials.BY_STUDIO)).to_be_visible()
    expect(page.get_by_label("Aliases")).to_have_value("Doe studio")
    # Django's own box for choosing a parent has no name while it is empty.
    assert [each for each in violations(page) if "select2" not in each] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert Party.objects.get(slug="doe-pictures").aliases == []


def test_without_scripts_the_result_opens_beside_the_form(
    browser: Browser, live_server: LiveServer, party: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        form = signed_in(context.new_page(), live_server, party)
        form.get_by_label("Aliases").fill("Doe studio")

        with context.expect_page() as opened:
            form.get_by_role("button", name="Try these names").click()

        expect(opened.value.get_by_text("1 would be added, 0 lost and 0 moved")).to_be_visible()
        expect(form.get_by_label("Aliases")).to_have_value("Doe studio")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_a_full_review_is_accessible_and_fits(
    page: Page, live_server: LiveServer, violations: Callable[[Page], list[str]], scheme: str, width: int
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    suggestion = make.suggestion(reasons=[{"words": "Doe", "weight": 0.4, "spans": [["title", 0, 3]]}])
    suggestion.proposed |= {"date": "2026-02-17", "fields": [FOUND], "signals": [{"words": "It is filed."}]}
    suggestion.save()
    make.suggestion(suggestion.item)

    signed_in(page, live_server, f"suggestion/{suggestion.pk}/change/")

    expect(page.get_by_label(re.compile("Happened"))).to_have_value("2026-02-17")
    expect(page.get_by_role("heading", name="Found in the text")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
