"""A program that polls in processes it forks: many at once, or one that dies of `kill -9` where it is told.

For each line of JSON on its standard input it forks, waits, and prints one line: of each process "done", or
the stage in which it died. They parse by themselves: nothing has to be started, and there is more to kill.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils import timezone

from disputes.ingest.types import Context, ParsedDocument
from disputes.services import engines, polling
from disputes.services.rounds import Engine
from tests.fakes import InProcess

ON_ITS_WAY_SECONDS = 0.005


@dataclass
class Death:
    """Waits for its step (0: none): a request, an answer, a statement, a commit. `stage`: what we are at."""

    steps_left: int
    report: int
    stage: str = "claim"

    def step(self, stage: str = "") -> None:
        self.stage = stage or self.stage
        self.steps_left -= 1
        if self.steps_left == 0:
            os.write(self.report, f"{self.stage}\n".encode())
            os.kill(os.getpid(), signal.SIGKILL)


class Client:
    def __init__(self, client: Any, death: Death) -> None:
        self.client, self.death = client, death

    @asynccontextmanager
    async def opened(self, turns: Any = None) -> AsyncIterator[Any]:
        async with self.client.opened(turns) as session:
            yield Session(session, self.death)


class Session:
    def __init__(self, session: Any, death: Death) -> None:
        self.session, self.death = session, death

    def __getattr__(self, name: str) -> Any:
        return getattr(self.session, name)

    async def get(self, request: Any) -> Any:
        self.death.step("fetch")
        asked = asyncio.create_task(self.session.get(request))
        await asyncio.sleep(ON_ITS_WAY_SECONDS)
        self.death.step()
        answer = await asked
        self.death.step()
        return answer


class Parser(InProcess):
    def __init__(self, death: Death) -> None:
        self.death = death

    def parse(self, kind: str, body: bytes, context: Context) -> ParsedDocument:
        self.death.step("parse")
        document = super().parse(kind, body, context)
        self.death.step()
        self.death.stage = "store"
        return document


def watch_database(death: Death) -> None:
    """Every statement is a step, and every commit is one before and one after."""

    def execute(run: Any, *statement: Any) -> Any:
        death.step()
        return run(*statement)

    def commit() -> None:
        death.step()
        really_commit()
        death.step()

    connection.execute_wrappers.append(execute)
    really_commit = connection._commit  # type: ignore[attr-defined]
    connection._commit = commit  # type: ignore[attr-defined]


def poll(dies_at: int, until_idle: bool, report: int) -> None:
    death = Death(dies_at, report)
    watch_database(death)
    engine = Engine(Client(engines.client(), death), Parser(death), timezone.now)
    for _ in polling.poll_due(engine, until_idle=until_idle):
        pass
    os.write(report, b"done\n")


def fork(dies_at: int, until_idle: bool, report: int) -> int:
    """The process that polls; it never comes back from here."""
    child = os.fork()
    if child:
        return child
    try:
        poll(dies_at, until_idle, report)
        os._exit(0)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    os._exit(1)


def main() -> None:
    """Until its standard input ends; Django is set up already."""
    for line in sys.stdin:
        order = json.loads(line)
        reading, report = os.pipe()
        children = [fork(order["dies_at"], order["until_idle"], report) for _ in range(order["workers"])]
        os.close(report)
        for child in children:
            os.waitpid(child, 0)
        with os.fdopen(reading) as reports:
            sys.stdout.write(f"{json.dumps(reports.read().split())}\n")
            sys.stdout.flush()
