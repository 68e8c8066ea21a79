"""The two addresses for machines: alive, and able to serve."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client


def test_a_process_is_alive_without_a_database(client: Client) -> None:
    response = client.get("/healthz")

    assert response.json() == {"status": "ok"}
    assert not response.cookies


@pytest.mark.django_db
def test_it_is_ready_when_the_database_answers_and_is_migrated(client: Client) -> None:
    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


@pytest.mark.django_db
def test_it_is_not_ready_before_the_migrations_are_applied(client: Client) -> None:
    recorder = MigrationRecorder(connection)
    latest = max(name for app, name in recorder.applied_migrations() if app == "disputes")
    recorder.record_unapplied("disputes", latest)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert "manage.py migrate" in response.json()["message"]


@contextmanager
def database_down() -> Iterator[None]:
    def refuse(*args: Any) -> None:
        raise OperationalError("the server at 10.0.0.7 is gone")

    with connection.execute_wrapper(refuse):
        yield


@pytest.mark.django_db
def test_it_is_not_ready_while_the_database_is_silent(client: Client) -> None:
    with database_down():
        response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["message"] == "The database does not answer."


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_nothing_can_be_sent_there(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405
