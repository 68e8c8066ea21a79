"""A local server for each test, and a client with small limits that may reach it."""

from collections.abc import Callable
from typing import Any

import pytest

from disputes import web
from disputes.web.addresses import Guard

SMALL = {
    "resolve_seconds": 0.3,
    "connect_seconds": 0.5,
    "first_byte_seconds": 0.4,
    "between_bytes_seconds": 0.2,
    "total_seconds": 0.7,
    "wire_bytes": 100_000,
    "body_bytes": 400_000,
    "expansion_free_bytes": 50_000,
}

type MakeClient = Callable[..., web.Client]


@pytest.fixture
def make_client() -> MakeClient:
    def make(resolver: Any = None, allow: tuple[str, ...] = ("127.0.0.0/8",), **limits: Any) -> web.Client:
        return web.Client("Casetracker/test", allow, web.Limits(**SMALL | limits), resolver)

    return make


@pytest.fixture
def client(make_client: MakeClient) -> web.Client:
    return make_client()


@pytest.fixture
def guard() -> Guard:
    return Guard([], web.Limits())
