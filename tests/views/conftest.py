"""What tests of pages share: a client that reads, and static files without a build."""

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.test import Client

Read = Callable[..., str]


@pytest.fixture(autouse=True)
def plain_static(settings: LazySettings) -> None:
    """Static files are collected where the site is installed, not where it is tested."""
    settings.WHITENOISE_AUTOREFRESH = True
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def read(client: Client) -> Read:
    """The text of a page; `target` asks for it as htmx does."""

    def read(path: str, target: str = "") -> str:
        headers = {"HX-Request": "true", "HX-Target": target} if target else None
        response = client.get(path, headers=headers)
        assert response.status_code == 200
        return response.content.decode()

    return read
