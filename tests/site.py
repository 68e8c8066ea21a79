"""The site as an operator has it: a database of its own, static files collected and packed, a web server."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from disputes.management.commands import up
from tests.jobs.installation import ROOT, Installation, kill

LOOK_EVERY_SECONDS = 0.05
DEADLINE_SECONDS = 30


def installed(folder: Path, *commands: str) -> Installation:
    """On SQLite, for what the environment says of a database is not about it; then these commands are run."""
    plain = {"DATABASE_URL": "", "DEBUG": "false", "CASETRACKER_HTTPS": "false", "ALLOWED_HOSTS": "127.0.0.1"}
    made = Installation(folder, **plain)
    for command in ("migrate", *commands):
        ended = made.manage(command)
        assert ended.code == 0, ended.err
    return made


@contextmanager
def served(installation: Installation) -> Iterator[str]:
    """The address of its web server: the one of `manage.py up`, here with what static files there are now."""
    ended = installation.manage("collectstatic", "--noinput")
    assert ended.code == 0, ended.err
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    [web] = [child for child in up.programs("127.0.0.1", port, workers=1) if child.name == "web"]
    with installation.log.open("ab") as log:
        server = subprocess.Popen(
            web.command,
            cwd=ROOT,
            env=installation.environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        _wait_until_it_answers(server, port, installation.log)
        yield f"http://127.0.0.1:{port}"
    finally:
        kill(server)


def _wait_until_it_answers(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + DEADLINE_SECONDS
    while not up.answers("127.0.0.1", port):
        assert time.monotonic() < end, log.read_text()
        assert server.poll() is None, log.read_text()
        time.sleep(LOOK_EVERY_SECONDS)
