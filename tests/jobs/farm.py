"""A server of made-up feeds on many hosts of this machine, fast enough never to be what is waited for.

It runs in a process of its own (`farm_server.py`). All of 127.0.0.0/8 is this machine: 127.0.3.7 is a host.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Seen:
    """What one host saw since it was asked the last time; `starts` are moments of the server's clock."""

    connections: int
    conditional: int
    early: int
    refused: int
    at_once: int
    peak: int
    starts: list[float]
    paths: dict[str, int]
    closed_until: float

    @property
    def requests(self) -> int:
        return len(self.starts)

    @property
    def shortest_gap(self) -> float:
        """Seconds between the starts of two requests, at least."""
        pairs = zip(self.starts, self.starts[1:], strict=False)
        return min((after - before for before, after in pairs), default=float("inf"))


class Farm:
    def __init__(self, process: subprocess.Popen[str], feed_count: int) -> None:
        self.process, self.feed_count = process, feed_count
        assert process.stdout
        self.port = int(process.stdout.readline())

    def urls(self, hosts: int = 1, path: str = "/{}.xml") -> list[str]:
        """Where the feeds are, dealt out to so many hosts."""
        return [
            f"http://{host(number % hosts)}:{self.port}{path.format(number)}"
            for number in range(self.feed_count)
        ]

    def mode(self, **values: Any) -> None:
        """How it answers from now on; see `farm_server.Mode`."""
        self._command("mode", values)

    def put(self, path: str, answer: bytes) -> None:
        """These bytes, head and body, are the answer at that path from now on."""
        self._command("put", {"path": path, "answer": answer.decode("latin-1")})

    def seen(self) -> dict[str, Seen]:
        """What its hosts saw since the last time, by address."""
        return {host: Seen(**values) for host, values in self._command("seen", {}).items()}

    def _command(self, verb: str, values: dict[str, Any]) -> Any:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{json.dumps([verb, values])}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def host(number: int) -> str:
    return f"127.0.{1 + number // 250}.{1 + number % 250}"


@contextmanager
def farm(feed_count: int) -> Iterator[Farm]:
    command = [sys.executable, "-m", "tests.jobs.farm_server", str(feed_count)]
    pipes = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipes, stdout=pipes, text=True) as process:
        try:
            yield Farm(process, feed_count)
        finally:
            process.kill()
