"""Somebody who signs in, as a person does."""

from playwright.sync_api import Page

from disputes.models import User
from tests import make

PASSWORD = "a long walk by the sea"


def administrator() -> User:
    return make.user("ada", password=PASSWORD, is_superuser=True)


def sign_in(page: Page, address: str, user: User) -> None:
    """Asks for an address that takes signing in, and comes to it."""
    page.goto(address)
    page.get_by_label("Login").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign In", exact=True).click()
