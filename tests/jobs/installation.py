"""An installation of its own, as its operator knows it: a data folder, settings, and programs to run.

Nothing here looks inside: what the programs did is read from their output and from the database.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from celery import Celery
from django.conf import settings
from django.db import connection

from disputes.management.commands import up

ROOT = Path(__file__).parents[2]
DEADLINE_SECONDS = 60
LOOK_EVERY_SECONDS = 0.05

# Where workers are tried: on one machine with a folder, and with a Redis; who has PostgreSQL has a Redis too.
_FOLDER, _REDIS = pytest.param("folder"), pytest.param("redis", marks=pytest.mark.redis)
BROKERS = [_REDIS] if connection.vendor == "postgresql" else [_FOLDER, _REDIS]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def printed(self) -> dict[str, Any]:
        """The one JSON object that was printed, and nothing else."""
        [line] = self.out.splitlines()
        printed = json.loads(line)
        assert isinstance(printed, dict)
        return printed

    @property
    def sentence(self) -> str:
        """The one line on standard error."""
        [line] = self.err.splitlines()
        return line


Manage = Callable[..., Ended]


class Installation:
    def __init__(self, data: Path, redis_url: str = "", **environment: str) -> None:
        self.data, self.redis_url = data, redis_url
        here = {"CASETRACKER_DATA_DIR": str(data), "REDIS_URL": redis_url, "SECRET_KEY": "for-the-tests-only"}
        programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        self.environment = _inherited(os.environ) | {"PATH": programs} | here | environment
        self.log = data / "worker.log"
        self.running: subprocess.Popen[bytes] | None = None

    def manage(self, *arguments: str) -> Ended:
        command = [sys.executable, "manage.py", *arguments]
        run = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        return Ended(run.returncode, run.stdout, run.stderr)

    @contextmanager
    def worker(self) -> Iterator[subprocess.Popen[bytes]]:
        """With a Redis the worker of a container, else the one of `manage.py up`; killed at the end."""
        command = ["sh", "docker/entrypoint.sh", "worker"] if self.redis_url else _worker_of_one_machine()
        with self.log.open("ab") as log:
            self.running = worker = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        try:
            yield worker
        finally:
            kill(worker)

    def ring(self) -> None:
        """What the beat does at each tick."""
        tick: Any = settings.CELERY_BEAT_SCHEDULE["tick"]["task"]
        broker = self.redis_url or "filesystem://localhost"
        options = {"global_keyprefix": "casetracker:"} if self.redis_url else self._folders()
        with Celery(broker=broker, broker_transport_options=options, set_as_current=False) as bell:
            bell.send_task(tick, queue=settings.CELERY_TASK_DEFAULT_QUEUE)

    def _folders(self) -> dict[str, Path]:
        """Made here too: a bell may ring before there is a worker."""
        folder, control = self.data / "broker", self.data / "broker" / "control"
        control.mkdir(parents=True, exist_ok=True)
        return {"data_folder_in": folder, "data_folder_out": folder, "control_folder": control}

    def wait_until(self, is_so: Callable[[], object]) -> None:
        """Looks again and again; past the deadline, or without a worker, its log is what there is to say."""
        end = time.monotonic() + DEADLINE_SECONDS
        while not is_so():
            is_hopeful = time.monotonic() < end and self.running and self.running.poll() is None
            assert is_hopeful, self.log.read_text()
            time.sleep(LOOK_EVERY_SECONDS)


def kill(worker: subprocess.Popen[bytes]) -> None:
    """`kill -9` to the whole group: nothing is tidied up."""
    if worker.poll() is None:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()


def _worker_of_one_machine() -> Sequence[str]:
    [command] = [child.command for child in up.programs("127.0.0.1", 0, workers=2) if child.name == "worker"]
    return command


def _inherited(environment: Mapping[str, str]) -> dict[str, str]:
    """Without what keeps Python from remembering what it compiled: a dozen programs are started here."""
    return {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
