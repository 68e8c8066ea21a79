"""No packet goes where the guard says no: not by a literal, a name, a redirect, nor by a name that changes."""

import asyncio
import socket

import aiohttp
import pytest
import yarl
from aiohttp.abc import ResolveResult

from disputes import web
from disputes.web import addresses, connect
from tests.web.conftest import MakeClient
from tests.web.server import LocalServer, Names

FORBIDDEN = """
127.0.0.1 127.1 127.255.255.254 2130706433 0x7f000001 0x7f.0.0.1 0177.0.0.1 017700000001 127.0.0.1. 0 0.0.0.0 localhost
１２７.０.０.１ ①②⑦.⓪.⓪.① 127。0。0。1 10.0.0.1 10.1 0xa000001 167772161 172.16.0.1 192.168.1.1 192.168.257 169.254.169.254
2852039166 0xa9fea9fe 0xA9.0xFE.0xA9.0xFE 0251.0376.0251.0376 100.64.0.1 100.100.100.200 192.0.0.192 198.18.0.1
224.0.0.1 255.255.255.255 [::] [::1] [0:0:0:0:0:0:0:1] [::127.0.0.1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:a00:1]
[::ffff:169.254.169.254] [64:ff9b::7f00:1] [64:ff9b::10.0.0.1] [2002:7f00:1::] [2001:0:7f00:1::] [fe80::1] [fe80::1%25lo]
[fc00::1] [fd00:ec2::254] [fec0::1] [ff02::1]
""".split()


@pytest.mark.parametrize("host", FORBIDDEN)
def test_a_forbidden_host_is_refused_in_every_spelling(server: LocalServer, host: str) -> None:
    with pytest.raises(web.FetchRefused):
        web.Client("Casetracker/test").get(web.Request(server.url("/", host)))

    assert server.connection_count == 0


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "::1", "::ffff:127.0.0.1", "169.254.169.254"])
def test_a_name_that_leads_to_a_forbidden_address_is_refused(server: LocalServer, address: str) -> None:
    client = web.Client("Casetracker/test", resolver=Names(feed_example=[[address]]))

    with pytest.raises(web.FetchRefused, match=r"^feed\.example does not lie on the public internet\.$"):
        client.get(web.Request(server.url("/", "feed.example")))

    assert server.connection_count == 0


def test_one_forbidden_address_among_many_refuses_the_name(server: LocalServer, make_client: MakeClient) -> None:
    client = make_client(Names(feed_example=[["127.0.0.1", "10.0.0.1"]]))

    with pytest.raises(web.FetchRefused):
        client.get(web.Request(server.url("/", "feed.example")))

    assert server.connection_count == 0


def test_a_name_is_looked_up_once_for_check_and_connection(server: LocalServer, make_client: MakeClient) -> None:
    server.replies("/", b"ours")
    names = Names(feed_example=[["127.0.0.1"], ["10.0.0.1"]])

    answer = make_client(names).get(web.Request(server.url("/", "feed.example")))

    assert answer.body == b"ours"
    assert names.asked == ["feed.example"]
    assert server.seen[0].headers["host"] == f"feed.example:{server.port}"


def test_a_name_that_changes_between_two_requests_is_refused(server: LocalServer, make_client: MakeClient) -> None:
    server.replies("/", b"ours", Connection="close")
    client = make_client(Names(feed_example=[["127.0.0.1"], ["10.0.0.1"]]))

    first, second = client.get_all([web.Request(server.url("/", "feed.example"))] * 2)

    assert isinstance(first, web.Answer)
    assert isinstance(second, web.FetchRefused)


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://2852039166/latest/meta-data/",
        "//10.0.0.1/",
        "http://[::1]/",
        "http://inside.example/",
        "file:///etc/passwd",
        "http://user:secret@feed.example/",
        "\\\\feed.example",
    ],
)
def test_a_redirect_is_checked_like_the_first_address(
    server: LocalServer, make_client: MakeClient, location: str
) -> None:
    url = server.replies("/", status=302, Location=location)
    client = make_client(Names(inside_example=[["192.168.0.1"]], feed_example=[["127.0.0.1"]]))

    with pytest.raises(web.FetchRefused):
        client.get(web.Request(url))

    assert server.connection_count == 1


def test_only_the_allowed_address_is_reached(server: LocalServer, make_client: MakeClient) -> None:
    server.replies("/", b"ours")
    client = make_client(allow=("127.0.0.1/32",))

    assert client.get(web.Request(server.url("/"))).body == b"ours"
    with pytest.raises(web.FetchRefused):
        client.get(web.Request(server.url("/", "127.0.0.2")))


def test_the_system_resolver_finds_this_machine_and_is_refused(server: LocalServer) -> None:
    with pytest.raises(web.FetchRefused, match="^localhost does not lie"):
        web.Client("Casetracker/test").get(web.Request("http://localhost/"))


class Careless(connect.GuardedResolver):
    """A resolver that hands on what it should have refused."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        return [connect.answer(host, "127.0.0.1", port)]


@pytest.mark.parametrize("host", ["feed.example", "127.0.0.1"])
def test_the_connection_itself_is_checked_before_a_word_is_sent(server: LocalServer, host: str) -> None:
    server.replies("/", b"secret")
    guard, limits = addresses.Guard([], web.Limits()), web.Limits()

    async def ask() -> None:
        connector = connect.GuardedConnector(Careless(Names(), guard, limits), guard)
        async with aiohttp.ClientSession(connector=connector) as session:
            await session.get(yarl.URL(server.url("/", host)))

    with pytest.raises(web.FetchRefused):
        asyncio.run(ask())
    assert server.seen == []
