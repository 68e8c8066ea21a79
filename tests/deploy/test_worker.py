"""A real worker on a real Redis, killed in the middle of its work: nothing is lost, nothing done twice."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from celery import Celery

from tests.fakes import rss
from tests.web.server import LocalServer, reply

ROOT = Path(__file__).parents[2]
MAKE_SOURCE = (
    "from disputes.models import Source; Source.objects.create(slug='local', name='Local', url={url!r})"
)
LET_LEASE_RUN_OUT = "update disputes_source set lease_until = '2026-01-01'"
TELL = """select (select max(attempts) from disputes_source),
    (select count(*) from disputes_fetch), (select count(*) from disputes_item)"""

pytestmark = pytest.mark.redis


class Production:
    """The roles of a large installation without the containers; the database is a file of its own."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "casetracker.sqlite3"
        self.redis = os.environ["CASETRACKER_TEST_REDIS_URL"]
        self.environment = os.environ | {
            "CASETRACKER_DATA_DIR": str(folder),
            "CASETRACKER_FETCH_ALLOW": "127.0.0.1/32",
            "DATABASE_URL": "",
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "REDIS_URL": self.redis,
        }
        self.workers: list[subprocess.Popen[bytes]] = []

    def manage(self, *arguments: str) -> None:
        command = [sys.executable, "manage.py", *arguments]
        subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, check=True)

    def ring(self) -> None:
        """What the beat does every few seconds."""
        bell = Celery(broker=self.redis, broker_transport_options={"global_keyprefix": "casetracker:"})
        bell.send_task("disputes.tasks.tick")
        bell.close()

    def start_worker(self) -> subprocess.Popen[bytes]:
        worker = subprocess.Popen(
            ["sh", "docker/entrypoint.sh", "worker"],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.workers.append(worker)
        return worker

    def ask(self, sql: str) -> tuple[int, ...] | None:
        with contextlib.closing(sqlite3.connect(self.database, autocommit=True)) as connection:
            found: tuple[int, ...] | None = connection.execute(sql).fetchone()
            return found


def kill(worker: subprocess.Popen[bytes]) -> None:
    """The worker and its pool at once, without a word: what a power cut does."""
    if worker.poll() is None:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()


@pytest.fixture
def production(tmp_path: Path) -> Iterator[Production]:
    production = Production(tmp_path)
    production.manage("migrate", "--verbosity=0")
    yield production
    for worker in production.workers:
        kill(worker)


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with LocalServer() as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield server
        server.shutdown()


def wait_until(is_so: Callable[[], bool], within_seconds: float = 45) -> None:
    end = time.monotonic() + within_seconds
    while not is_so():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


def silent(_: BaseHTTPRequestHandler) -> None:
    """Keeps the worker waiting until after its death."""
    time.sleep(20)


def test_a_worker_killed_in_the_middle_of_a_poll_loses_nothing(
    production: Production, server: LocalServer
) -> None:
    url = server.behaves("/feed", silent)
    production.manage("shell", "--verbosity=0", "--command", MAKE_SOURCE.format(url=url))
    worker = production.start_worker()
    production.ring()
    wait_until(lambda: len(server.seen) == 1)
    kill(worker)
    assert production.ask(TELL) == (1, 0, 0)

    server.behaves("/feed", lambda handler: reply(handler, rss("One thing", "Another thing")))
    production.ask(LET_LEASE_RUN_OUT)
    production.start_worker()
    production.ring()

    wait_until(lambda: production.ask(TELL) == (2, 1, 2))
    assert len(server.seen) == 2
