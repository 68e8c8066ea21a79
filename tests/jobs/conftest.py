"""What tests of programs share: a database that other processes reach, feeds to poll, commands to run."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from redis import Redis

from tests.jobs.installation import Ended, Installation, Manage
from tests.jobs.stalling import Stall

REDIS_URL = os.environ.get("CASETRACKER_TEST_REDIS_URL", "")
IS_CI = os.environ.get("CI") == "true"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a Redis, what needs one is left out; in continuous integration it is tried, and fails."""
    if REDIS_URL or IS_CI:
        return
    without = [item for item in items if item.get_closest_marker("redis")]
    config.hook.pytest_deselected(items=without)
    items[:] = [item for item in items if item not in without]


def pytest_report_collectionfinish(items: Sequence[pytest.Item]) -> list[str]:
    return [] if REDIS_URL or IS_CI else ["With Redis: left out, CASETRACKER_TEST_REDIS_URL names none"]


@pytest.fixture
def redis_url(worker_id: str) -> str:
    """An empty Redis database: each of the processes that share out the tests has its own."""
    assert REDIS_URL, "CASETRACKER_TEST_REDIS_URL names no Redis."
    number = 1 + int("".join(filter(str.isdigit, worker_id)) or 0)
    url = f"{REDIS_URL.rpartition('/')[0]}/{number}"
    with Redis.from_url(url) as redis:
        redis.flushdb()
    return url


@pytest.fixture
def database_url(transactional_db: None, tmp_path: Path) -> Iterator[str]:
    """The test's database where other processes reach it; empty for the file in the data folder.

    SQLite's lies in memory: it is written to a file, and the test goes on in that.
    """
    ours = connections["default"]
    settings = ours.settings_dict
    if ours.vendor == "postgresql":
        yield "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**settings)
        return
    file = tmp_path / "casetracker.sqlite3"
    with ours.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    connections["default"] = type(ours)(settings | {"NAME": file}, "default")
    yield ""
    connections["default"].close()
    connections["default"] = ours


@pytest.fixture
def installation(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> Installation:
    """One on the test's database that may poll this machine; with `redis` as its parameter, with a Redis."""
    broker = getattr(request, "param", "folder")
    redis_url = request.getfixturevalue("redis_url") if broker == "redis" else ""
    return Installation(
        tmp_path,
        redis_url,
        DATABASE_URL=database_url,
        CASETRACKER_FETCH_ALLOW="127.0.0.0/8",
        CASETRACKER_HOST_GAP_SECONDS="0",
    )


@pytest.fixture
def stall(database_url: str) -> Stall:
    return Stall()


@pytest.fixture
def manage(capfd: pytest.CaptureFixture[str]) -> Manage:
    """Runs a command in this process, on the test's database: quicker than a program of its own."""

    def manage(*arguments: str) -> Ended:
        capfd.readouterr()
        try:
            call_command(*arguments)
        except CommandError as error:
            return Ended(error.returncode, capfd.readouterr().out, str(error))
        return Ended(0, *capfd.readouterr())

    return manage
