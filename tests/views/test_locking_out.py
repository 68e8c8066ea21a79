"""Who guesses at a password is stopped, by whichever name they sign in."""

import pytest
from django.test import Client

from tests import make

PASSWORD = "a long walk by the sea"


@pytest.mark.django_db
@pytest.mark.parametrize("login", ["ada", "ada@example.org"])
def test_after_five_wrong_guesses_the_right_password_is_refused(client: Client, login: str) -> None:
    made = make.user("ada", password=PASSWORD, email="ada@example.org", is_superuser=True)
    made.emailaddress_set.create(email=made.email, verified=True, primary=True)  # type: ignore[attr-defined]
    for _ in range(5):
        client.post("/accounts/login/", {"login": login, "password": "wrong"})

    answer = client.post("/accounts/login/", {"login": login, "password": PASSWORD})

    assert (answer.status_code, "_auth_user_id" in client.session) == (429, False)
