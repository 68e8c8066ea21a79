"""The program behind `farm.py`: it serves feeds by the thousand a second, and counts who asked when.

Told what to do, and asked what it saw, by a line of JSON on its standard input; it answers with one.
"""

import asyncio
import datetime
import json
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from tests.jobs import farm_feeds

END_OF_HEAD = b"\r\n\r\n"
MODIFIED = "Mon, 02 Mar 2026 10:00:00 GMT"


@dataclass
class Mode:
    """How the farm answers from now on.

    `version` and `entries`: which document of each feed, and how long it is. `limits`: after how many
    requests a host answers once with 429, and the seconds of its Retry-After.
    """

    version: int = 0
    entries: int = farm_feeds.ENTRIES
    has_validators: bool = True
    delay_seconds: float = 0
    limits: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass
class Seen:
    """What one host saw. `early`: requests before the moment that its Retry-After named."""

    connections: int = 0
    conditional: int = 0
    early: int = 0
    refused: int = 0
    at_once: int = 0
    peak: int = 0
    starts: list[float] = field(default_factory=list)
    paths: Counter[str] = field(default_factory=Counter)
    closed_until: float = 0


class Farm:
    """The feeds, and what its hosts have seen."""

    def __init__(self, feed_count: int) -> None:
        self.feed_count = feed_count
        self.newest = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=2)
        self.extra: dict[str, bytes] = {}
        self.seen: defaultdict[str, Seen] = defaultdict(Seen)
        self.command("mode", {})

    def command(self, verb: str, values: dict[str, Any]) -> object:
        match verb:
            case "mode":
                self.mode = Mode(**values)
                self.feeds = {f"/{number}.xml": self._answer(number) for number in range(self.feed_count)}
            case "put":
                self.extra[values["path"]] = values["answer"].encode("latin-1")
            case "seen":
                seen = {host: vars(one) for host, one in self.seen.items()}
                self.seen = defaultdict(Seen)
                return seen
        return None

    def _answer(self, number: int) -> tuple[bytes, bytes]:
        """The whole answer, and the ETag by which the same is known again."""
        mode = self.mode
        body = farm_feeds.document(number, mode.version, mode.entries, self.newest)
        etag = f'"{number}-{mode.version}"'
        validators = f"ETag: {etag}\r\nLast-Modified: {MODIFIED}\r\n" if mode.has_validators else ""
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n{validators}"
        return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body, etag.encode()

    def answer(self, head: bytes, host: str) -> bytes:
        path = head.split(b" ", 2)[1].decode()
        seen, now = self.seen[host], time.monotonic()
        seen.starts.append(now)
        seen.paths[path] += 1
        seen.conditional += b"\r\nif-none-match:" in head.lower()
        seen.early += now < seen.closed_until
        after, seconds = self.mode.limits.get(host, (-1, 0))
        if len(seen.starts) - 1 == after:
            seen.refused += 1
            seen.closed_until = now + seconds
            return _empty("429 Too Many Requests", f"Retry-After: {seconds}\r\n")
        return self._found(path, head)

    def _found(self, path: str, head: bytes) -> bytes:
        whole, etag = self.feeds.get(path, (b"", b""))
        if whole and self.mode.has_validators and etag in head:
            return _empty("304 Not Modified", f"ETag: {etag.decode()}\r\nLast-Modified: {MODIFIED}\r\n")
        return whole or self.extra.get(path) or _empty("404 Not Found")


def _empty(status: str, headers: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\n{headers}Content-Length: 0\r\n\r\n".encode()


class Connection(asyncio.Protocol):
    """One connection: requests without bodies, one after the other."""

    def __init__(self, farm: Farm) -> None:
        self.farm = farm
        self.waiting = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.host: str = transport.get_extra_info("sockname")[0]
        self.farm.seen[self.host].connections += 1

    def data_received(self, data: bytes) -> None:
        head, end, rest = (self.waiting + data).partition(END_OF_HEAD)
        self.waiting = rest if end else head
        if not end:
            return
        seen = self.farm.seen[self.host]
        seen.at_once += 1
        seen.peak = max(seen.peak, seen.at_once)
        answer = self.farm.answer(head, self.host)
        if self.farm.mode.delay_seconds:
            asyncio.get_running_loop().call_later(self.farm.mode.delay_seconds, self._send, seen, answer)
        else:
            self._send(seen, answer)

    def _send(self, seen: Seen, answer: bytes) -> None:
        """Out of the crowd just before the answer: who has that may ask again."""
        seen.at_once -= 1
        self.transport.write(answer)


def _obey(farm: Farm) -> None:
    line = sys.stdin.readline()
    if not line:
        asyncio.get_running_loop().stop()
        return
    verb, values = json.loads(line)
    _say(farm.command(verb, values))


def _say(value: object) -> None:
    sys.stdout.write(f"{json.dumps(value)}\n")
    sys.stdout.flush()


def main(feed_count: int) -> None:
    """Until its standard input ends."""
    farm = Farm(feed_count)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    # Every address of 127.0.0.0/8 is this machine: one socket answers for hundreds of hosts.
    server = loop.run_until_complete(
        loop.create_server(lambda: Connection(farm), "0.0.0.0", 0, backlog=1_000)
    )
    loop.add_reader(sys.stdin.fileno(), _obey, farm)
    _say(server.sockets[0].getsockname()[1])
    loop.run_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]))
