"""One whole `manage.py up`: made from nothing, hurt on purpose, stopped."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


class Installation:
    """A supervisor and its three programs, with a data folder and a port of their own."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self.log = folder / "log"
        embedded = {
            "CASETRACKER_DATA_DIR": str(folder),
            "DATABASE_URL": "",
            "REDIS_URL": "",
            "SECRET_KEY": "",
        }
        with self.log.open("wb") as log:
            self.supervisor = subprocess.Popen(
                [sys.executable, "manage.py", "up", f"--port={port}"],
                cwd=ROOT,
                env=os.environ | embedded,
                stdout=log,
                stderr=log,
            )

    def wait_for(self, words: str, times: int = 1) -> None:
        end = time.monotonic() + 90
        while self.log.read_text().count(words) < times:
            assert self.supervisor.poll() is None, self.log.read_text()
            assert time.monotonic() < end, self.log.read_text()
            time.sleep(0.1)

    def processes(self, name: str) -> list[int]:
        return [
            int(number)
            for number in re.findall(rf"^{name} runs as process (\d+)", self.log.read_text(), re.M)
        ]

    def stop(self) -> int:
        self.supervisor.terminate()
        return self.supervisor.wait(timeout=20)


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    installation = Installation(tmp_path)
    yield installation
    installation.stop()


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_installation_answers_heals_and_leaves_nothing_behind(
    installation: Installation, tmp_path: Path
) -> None:
    installation.wait_for("createsuperuser")
    assert urllib.request.urlopen(f"{installation.address}/healthz", timeout=10).status == 200
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0

    os.kill(installation.processes("worker")[0], signal.SIGKILL)
    installation.wait_for("worker runs as process", times=2)
    started = [process for name in ("web", "worker", "beat") for process in installation.processes(name)]

    assert installation.stop() == 0
    assert len(started) == 4
    assert not any(is_alive(process) for process in started)
