"""What holds for every test."""

import threading
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import override_settings

from tests.web.server import LocalServer

STATIC_FILES = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


@pytest.fixture(scope="session", autouse=True)
def plain_static(django_test_environment: None) -> Iterator[None]:
    """Static files are collected where the site is installed, not where it is tested."""
    storages = {**settings.STORAGES, "staticfiles": STATIC_FILES}
    with override_settings(STORAGES=storages, WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture
def server() -> Iterator[LocalServer]:
    """A web server on this machine that behaves as a test says."""
    with LocalServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.01], daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
