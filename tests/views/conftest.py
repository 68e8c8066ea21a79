"""What tests of pages share."""

from collections.abc import Callable

import pytest
from django.test import Client

Read = Callable[..., str]


@pytest.fixture
def read(client: Client) -> Read:
    """The text of a page; `target` asks for it as htmx does."""

    def read(path: str, target: str = "") -> str:
        headers = {"HX-Request": "true", "HX-Target": target} if target else None
        response = client.get(path, headers=headers)
        assert response.status_code == 200
        return response.content.decode()

    return read
