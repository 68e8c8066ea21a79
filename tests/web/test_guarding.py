"""No packet goes where the guard says no: not by literals, names, redirects, nor names that change."""

import asyncio
import socket

import aiohttp
import pytest
import yarl
from aiohttp.abc import ResolveResult

from disputes import web
from disputes.web import addresses, connect
from tests.web.conftest import MakeClient
from tests.web.server import LocalServer, Names, here
from tests.web.table import TABLE


@pytest.mark.parametrize("host", TABLE["forbidden_hosts"])
def test_a_forbidden_host_is_refused_in_every_spelling(server: LocalServer, host: str) -> None:
    with pytest.raises(web.FetchRefused):
        web.Client("Casetracker/test").get(web.Request(server.url("/", host)))

    assert server.connection_count == 0


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "::1", "::ffff:127.0.0.1", "169.254.169.254"])
def test_a_name_that_leads_to_a_forbidden_address_is_refused(server: LocalServer, address: str) -> None:
    client = web.Client("Casetracker/test", resolver=Names({"feed.example": [[address]]}))

    with pytest.raises(web.FetchRefused, match=r"^feed\.example does not lie on the public internet\.$"):
        client.get(web.Request(server.url("/", "feed.example")))

    assert server.connection_count == 0


def test_one_forbidden_address_among_many_refuses_the_name(
    server: LocalServer, make_client: MakeClient
) -> None:
    client = make_client(Names({"feed.example": [["127.0.0.1", "10.0.0.1"]]}))

    with pytest.raises(web.FetchRefused):
        client.get(web.Request(server.url("/", "feed.example")))

    assert server.connection_count == 0


def test_a_name_is_looked_up_once_for_check_and_connection(
    server: LocalServer, make_client: MakeClient
) -> None:
    server.replies("/", b"ours")
    names = Names({"feed.example": [["127.0.0.1"], ["10.0.0.1"]]})

    answer = make_client(names).get(web.Request(server.url("/", "feed.example")))

    assert answer.body == b"ours"
    assert names.asked == ["feed.example"]
    assert server.seen[0].headers["host"] == f"feed.example:{server.port}"


def test_a_name_that_changes_between_two_requests_is_refused(
    server: LocalServer, make_client: MakeClient
) -> None:
    server.replies("/", b"ours", Connection="close")
    client = make_client(Names({"feed.example": [["127.0.0.1"], ["10.0.0.1"]]}))

    request = web.Request(server.url("/", "feed.example"))

    async def twice() -> None:
        async with client.opened() as session:
            await session.get(request)
            with pytest.raises(web.FetchRefused):
                await session.get(request)

    asyncio.run(twice())


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
    client = make_client(Names({"inside.example": [["192.168.0.1"]], "feed.example": [["127.0.0.1"]]}))

    with pytest.raises(web.FetchRefused):
        client.get(web.Request(url))

    assert server.connection_count == 1


def test_only_the_allowed_address_is_reached(server: LocalServer, make_client: MakeClient) -> None:
    server.replies("/", b"ours")
    client = make_client(allow=("127.0.0.1/32",))

    assert client.get(web.Request(server.url("/"))).body == b"ours"
    with pytest.raises(web.FetchRefused):
        client.get(web.Request(server.url("/", "127.0.0.2")))


def test_the_system_resolver_finds_this_machine_and_is_refused() -> None:
    with pytest.raises(web.FetchRefused, match=r"^localhost does not lie"):
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
        connector = connect.GuardedConnector(Careless(here(), guard, limits), guard)
        async with aiohttp.ClientSession(connector=connector) as session:
            await session.get(yarl.URL(server.url("/", host)))

    with pytest.raises(web.FetchRefused):
        asyncio.run(ask())
    assert server.seen == []
