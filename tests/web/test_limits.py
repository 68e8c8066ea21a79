"""Hostile and broken servers: each is given up in time, with a sentence a person can read."""

import asyncio
import gzip
import socket

import pytest
from aiohttp.abc import ResolveResult

from disputes import web
from tests.web.conftest import MakeClient
from tests.web.server import Behaviour, LocalServer, Names, raw

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
GZIPPED = OK + b"Content-Encoding: gzip\r\n\r\n"
HELLO = gzip.compress(b"hello " * 1000)

HOSTILE: dict[str, tuple[Behaviour, type[web.FetchFailed], str]] = {
    "endless body": (raw(OK + b"\r\n", b"x" * 9_000, endless=True), web.TooBig, "larger than 100,000"),
    "endless chunks": (
        raw(CHUNKED, b"5\r\nhello\r\n" * 999, endless=True),
        web.TooBig,
        "larger than 100,000",
    ),
    "gzip bomb": (
        raw(GZIPPED, gzip.compress(bytes(50_000_000))),
        web.TooBig,
        "larger than 400,000 bytes once",
    ),
    "gzip of noughts in many files": (
        raw(GZIPPED, gzip.compress(b"") * 4_000),
        web.TooBig,
        "1,?000 compressed",
    ),
    "silence": (raw(b"", pause_seconds=0.6), web.TooSlow, "sent nothing for 0.4 seconds"),
    "dripping headers": (
        raw(OK, b"x-a: b\r\n", pause_seconds=0.1, endless=True),
        web.TooSlow,
        "longer than 0.7",
    ),
    "dripping body": (
        raw(OK + b"\r\n", b".", pause_seconds=0.1, endless=True),
        web.TooSlow,
        "longer than 0.7",
    ),
    "a stop in the body": (
        raw(OK + b"\r\n" + b"x", b"y", pause_seconds=0.35),
        web.TooSlow,
        "stopped for 0.2 seconds",
    ),
    "a long header": (raw(OK, b"x-a: " + b"b" * 9_000 + b"\r\n\r\n"), web.TooBig, "more headers"),
    "many headers": (raw(OK, b"x-a: b\r\n" * 101 + b"\r\n"), web.TooBig, "more headers"),
    "heavy headers": (raw(OK, (b"x-a: " + b"b" * 7_900 + b"\r\n") * 9 + b"\r\n"), web.TooBig, "more headers"),
    "endless headers": (raw(OK, b"x-a: b\r\n" * 999, endless=True), web.TooBig, "more headers"),
    "endless status line": (raw(b"HTTP/1.1 200 ", b"O" * 9_000, endless=True), web.TooBig, "more headers"),
    "endless interim answers": (
        raw(b"HTTP/1.1 102 Processing\r\n\r\n", pause_seconds=0.05, endless=True),
        web.TooSlow,
        "longer than 0.7",
    ),
    "not HTTP": (raw(b"SSH-2.0-OpenSSH_9.9\r\n"), web.Unreadable, "proper HTTP"),
    "hanging up": (raw(), web.Unreachable, "was lost"),
    "a body cut short": (raw(OK + b"Content-Length: 9\r\n\r\nhello"), web.Unreadable, "broke off"),
    "chunks cut short": (raw(CHUNKED + b"5\r\nhello\r\n"), web.Unreadable, "broke off"),
    "gzip cut short": (raw(GZIPPED + HELLO[:-4]), web.Unreadable, "broke off"),
    "gzip damaged": (raw(GZIPPED + HELLO[:20] + b"\xff" * 20), web.Unreadable, "damaged"),
    "gzip with a wrong sum": (raw(GZIPPED + HELLO[:-8] + bytes(8)), web.Unreadable, "damaged"),
    "gzip that is none": (raw(GZIPPED + b"<rss/>"), web.Unreadable, "damaged"),
    "brotli unasked": (raw(OK + b"Content-Encoding: br\r\n\r\nx"), web.Unreadable, "not read here"),
    "two layers": (raw(OK + b"Content-Encoding: gzip, gzip\r\n\r\nx"), web.Unreadable, "not read here"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_server_is_given_up_in_time(server: LocalServer, client: web.Client, name: str) -> None:
    behaviour, failure, sentence = HOSTILE[name]
    url = server.behaves("/", behaviour)

    with pytest.raises(failure, match=sentence) as caught:
        client.get(web.Request(url))

    assert type(caught.value) is failure
    assert str(caught.value).endswith(".")


def test_a_redirect_loop_ends_after_five(server: LocalServer, client: web.Client) -> None:
    url = server.replies("/", status=302, Location="/")

    with pytest.raises(web.FetchRefused, match="more than 5 times"):
        client.get(web.Request(url))

    assert len(server.seen) == 6


def test_slow_redirects_share_one_time_limit(server: LocalServer, client: web.Client) -> None:
    url = server.behaves("/", raw(b"HTTP/1.1 302 Found\r\n", b"Location: /\r\n\r\n", pause_seconds=0.2))

    with pytest.raises(web.TooSlow, match=r"longer than 0\.7 seconds"):
        client.get(web.Request(url))


class Asleep(Names):
    async def resolve(self, *args: object, **options: object) -> list[ResolveResult]:
        await asyncio.sleep(5)
        return []


def test_a_slow_look_up_is_given_up(make_client: MakeClient) -> None:
    with pytest.raises(web.TooSlow, match=r"Looking up the name feed\.example took longer than 0\.3 s"):
        make_client(Asleep({})).get(web.Request("http://feed.example/"))


@pytest.mark.parametrize("names", [Names({}), Names({"feed.example": [[]]})])
def test_a_name_without_an_address_is_unreachable(make_client: MakeClient, names: Names) -> None:
    with pytest.raises(web.Unreachable, match=r"The name feed\.example"):
        make_client(names).get(web.Request("http://feed.example/"))


def test_a_name_that_cannot_be_one_is_unreachable() -> None:
    with pytest.raises(web.Unreachable, match="could not be looked up"):
        web.Client("Casetracker/test").get(web.Request(f"http://{'a' * 64}.example/"))


def test_a_closed_port_is_unreachable(client: web.Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    with pytest.raises(web.Unreachable, match=r"^127\.0\.0\.1 could not be connected to\.$"):
        client.get(web.Request(f"http://127.0.0.1:{port}/"))
