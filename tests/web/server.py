"""A server on this machine that answers as a test tells it to, and a resolver that knows a few names."""

import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from disputes.web import connect

type Behaviour = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Seen:
    """What the server saw of one request."""

    path: str
    headers: Mapping[str, str]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: "LocalServer"

    def do_GET(self) -> None:
        self.server.serve(self)

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@dataclass
class Crowd:
    """How many requests a host had at one time, and at most."""

    now: Counter[str] = field(default_factory=Counter)
    peak: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def enter(self, host: str) -> None:
        with self.lock:
            for name in (host, "all"):
                self.now[name] += 1
                self.peak[name] = max(self.peak[name], self.now[name])

    def leave(self, host: str) -> None:
        with self.lock:
            self.now.subtract([host, "all"])


class Visit:
    """One request in the crowd; it leaves once, just before its answer: who has that may ask again."""

    def __init__(self, crowd: Crowd, host: str) -> None:
        self.crowd, self.host, self.is_there = crowd, host, True
        crowd.enter(host)

    def leave(self) -> None:
        if self.is_there:
            self.is_there = False
            self.crowd.leave(self.host)


class LocalServer(ThreadingHTTPServer):
    request_queue_size = 200
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behaviours: dict[str, Behaviour] = {}
        self.seen: list[Seen] = []
        self.connection_count = 0
        self.crowd = Crowd()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def replies(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        """Answer `path` like this from now on; gives its full address. Header names take _ for -."""
        self.behaviours[path] = lambda handler: reply(handler, body, status, **headers)
        return self.url(path)

    def behaves(self, path: str, behaviour: Behaviour) -> str:
        self.behaviours[path] = behaviour
        return self.url(path)

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        host = handler.headers["Host"]
        self.seen.append(Seen(handler.path, {name.lower(): value for name, value in handler.headers.items()}))
        handler.visit = visit = Visit(self.crowd, host)  # type: ignore[attr-defined]  # for `reply`
        try:
            self.behaviours[handler.path](handler)
            handler.wfile.flush()
        except ConnectionError:
            handler.close_connection = True
        finally:
            visit.leave()

    def get_request(self) -> tuple[socket.socket, Any]:
        self.connection_count += 1
        return super().get_request()

    def handle_error(self, *_: Any) -> None:
        """A client that hangs up is what these tests are about."""


def reply(handler: BaseHTTPRequestHandler, body: bytes = b"", status: int = 200, **headers: str) -> None:
    if visit := getattr(handler, "visit", None):
        visit.leave()
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def raw(*pieces: bytes, pause_seconds: float = 0, endless: bool = False) -> Behaviour:
    """Write these bytes as they are, each after a pause, and hang up. Endless: the last one for ever."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        for piece in pieces:
            time.sleep(pause_seconds)
            handler.wfile.write(piece)
        while endless:
            time.sleep(pause_seconds)
            handler.wfile.write(pieces[-1])

    return behave


class Names(AbstractResolver):
    """Knows the names it was given. Each look-up takes the next list of addresses, the last one for ever."""

    def __init__(self, names: Mapping[str, Sequence[Sequence[str]]]) -> None:
        self._names = {name: list(lists) for name, lists in names.items()}
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        self.asked.append(host)
        if host not in self._names:
            raise OSError(f"no such name: {host}")
        lists = self._names[host]
        addresses = lists.pop(0) if len(lists) > 1 else lists[0]
        return [connect.answer(host, address, port) for address in addresses]

    async def close(self) -> None:
        """Nothing to close."""


def here(*names: str) -> Names:
    """All of these names lead to the local server."""
    return Names({name: [["127.0.0.1"]] for name in names})
