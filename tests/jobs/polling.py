"""Processes that poll, started in no time: `poller.py` has everything ready and forks them."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.jobs.installation import ROOT, Installation

PROGRAM = "import django; django.setup(); from tests.jobs import poller; poller.main()"

type Poll = Callable[..., list[str]]


@contextmanager
def pollers(installation: Installation, **environment: str) -> Iterator[Poll]:
    """Of each process "done", or the stage in which it died: "claim", "fetch", "parse" or "store"."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", PROGRAM]
    inherited = installation.environment | {"DJANGO_SETTINGS_MODULE": "casetracker.settings"}
    with subprocess.Popen(
        command, cwd=ROOT, env=inherited | environment, stdin=pipe, stdout=pipe, text=True
    ) as program:

        def poll(workers: int = 1, *, until_idle: bool = False, dies_at: int = 0) -> list[str]:
            assert program.stdin
            assert program.stdout
            order = {"workers": workers, "until_idle": until_idle, "dies_at": dies_at}
            program.stdin.write(f"{json.dumps(order)}\n")
            program.stdin.flush()
            stages: list[str] = json.loads(program.stdout.readline())
            return stages

        yield poll
