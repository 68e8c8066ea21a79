"""A curator's first minutes: sign in, look at a suggestion, accept it, see it on the page, take it back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import make
from tests.browser import people

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def signed_in(page: Page, live_server: LiveServer) -> Page:
    people.sign_in(page, f"{live_server.url}/admin/", people.administrator())
    return page


def test_a_suggestion_is_accepted_shown_and_taken_back(signed_in: Page, live_server: LiveServer) -> None:
    page, suggestion = signed_in, make.suggestion(to=make.dispute("Doe v. Roe", slug="doe-v-roe"))
    page.goto(f"{live_server.url}/admin/disputes/suggestion/")
    page.get_by_role("link", name=suggestion.item.title).click()
    page.get_by_label("Headline").fill("Doe demands an end")

    page.get_by_role("button", name="Accept").click()
    page.goto(f"{live_server.url}/disputes/doe-v-roe/")
    told = page.locator("#timeline").get_by_role("link", name="Doe demands an end", exact=True)
    expect(told).to_be_visible()

    page.goto(f"{live_server.url}/admin/disputes/suggestion/{suggestion.pk}/change/")
    page.get_by_role("button", name="Take the decision back").click()
    page.goto(f"{live_server.url}/disputes/doe-v-roe/")
    expect(told).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_review_is_accessible(
    signed_in: Page, live_server: LiveServer, violations: Callable[[Page], list[str]], scheme: str
) -> None:
    page, suggestion = signed_in, make.suggestion()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")

    page.goto(f"{live_server.url}/admin/disputes/suggestion/{suggestion.pk}/change/")

    assert violations(page) == []


def test_a_date_is_typed_as_far_as_it_is_known(signed_in: Page, live_server: LiveServer) -> None:
    page, event = signed_in, make.event(make.dispute(), when="2026-02-17")
    make.citation(event)
    page.goto(f"{live_server.url}/admin/disputes/event/{event.pk}/change/")

    page.get_by_role("textbox", name="Date:").fill("2026-13")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("is no date in the calendar")).to_be_visible()

    page.get_by_role("textbox", name="Date:").fill("2026-02")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("cell", name="Feb 2026")).to_be_visible()
