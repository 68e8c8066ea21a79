"""Many requests at once: each host one at a time, the slow in nobody's way."""

import asyncio
import itertools
import threading
import time
from http.server import BaseHTTPRequestHandler

from disputes import web
from disputes.text import urls
from disputes.web.client import Session
from disputes.web.turns import Turns
from tests.web.conftest import MakeClient
from tests.web.server import LocalServer, here, raw, reply


def get_all(client: web.Client, *urls: str) -> list[web.Answer | web.FetchFailed]:
    """All at once, in one session; outcomes in the order of the addresses."""

    async def outcome(session: Session, url: str) -> web.Answer | web.FetchFailed:
        try:
            return await session.get(web.Request(url))
        except web.FetchFailed as failure:
            return failure

    async def run() -> list[web.Answer | web.FetchFailed]:
        async with client.opened() as session:
            return await asyncio.gather(*(outcome(session, url) for url in urls))

    return asyncio.run(run())


def slowly(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(0.05)
    reply(handler, b"here")


def test_outcomes_come_in_the_order_of_the_requests(server: LocalServer, client: web.Client) -> None:
    good, gone = server.replies("/good", b"good"), server.replies("/gone", status=404)

    first, second, third, fourth = get_all(client, good, "http://10.0.0.1/", gone, "nonsense")

    assert isinstance(first, web.Answer)
    assert isinstance(second, web.FetchRefused)
    assert isinstance(third, web.Answer)
    assert isinstance(fourth, web.FetchRefused)
    assert (first.body, third.status) == (b"good", 404)


def test_a_host_is_asked_one_request_at_a_time_over_one_connection(
    server: LocalServer, client: web.Client
) -> None:
    url = server.behaves("/", slowly)

    answers = get_all(client, *[url] * 5)

    assert [answer.body for answer in answers if isinstance(answer, web.Answer)] == [b"here"] * 5
    assert server.crowd.peak["all"] == 1
    assert server.connection_count == 1


def test_waiting_for_ones_turn_is_not_the_servers_delay(server: LocalServer, make_client: MakeClient) -> None:
    url = server.behaves("/", slowly)

    answers = get_all(make_client(total_seconds=0.2), *[url] * 6)

    assert all(isinstance(answer, web.Answer) for answer in answers)


def test_a_redirect_waits_for_its_turn_at_the_other_host(
    server: LocalServer, make_client: MakeClient
) -> None:
    server.behaves("/slow", slowly)
    server.replies("/hop", status=302, Location=server.url("/slow", "slow.example"))
    hosts = ["slow.example", "a.example", "b.example", "c.example"]
    urls = [server.url("/slow", "slow.example")] + [server.url("/hop", host) for host in hosts[1:]]

    answers = get_all(make_client(here(*hosts)), *urls)

    assert [answer.body for answer in answers if isinstance(answer, web.Answer)] == [b"here"] * 4
    assert server.crowd.peak[f"slow.example:{server.port}"] == 1


def test_hosts_are_asked_at_once_up_to_the_limit(server: LocalServer, make_client: MakeClient) -> None:
    server.behaves("/", slowly)
    hosts = [f"{number}.example" for number in range(12)]

    answers = get_all(
        make_client(here(*hosts), requests_at_once=4), *(server.url("/", host) for host in hosts)
    )

    assert all(isinstance(answer, web.Answer) for answer in answers)
    assert server.crowd.peak["all"] == 4


def test_a_hostile_neighbour_delays_nobody(server: LocalServer, make_client: MakeClient) -> None:
    server.behaves("/drip", raw(b"HTTP/1.1 200 OK\r\n\r\n", b".", pause_seconds=0.1, endless=True))
    server.replies("/", b"here")

    drip, good = get_all(
        make_client(here("drip.example", "good.example")),
        server.url("/drip", "drip.example"),
        server.url("/", "good.example"),
    )

    assert isinstance(drip, web.TooSlow)
    assert isinstance(good, web.Answer)
    assert good.body == b"here"


def test_one_client_serves_several_threads(server: LocalServer, client: web.Client) -> None:
    url = server.replies("/", b"here")
    bodies: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: bodies.append(client.get(web.Request(url)).body)) for _ in range(5)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert bodies == [b"here"] * 5


def test_requests_to_one_host_begin_with_a_gap_between_them(server: LocalServer, client: web.Client) -> None:
    began: list[float] = []

    def note(handler: BaseHTTPRequestHandler) -> None:
        began.append(time.monotonic())
        reply(handler, b"here")

    url = server.behaves("/", note)

    async def run() -> None:
        async with client.opened(Turns(gap_seconds=0.1)) as session:
            await asyncio.gather(*(session.get(web.Request(url)) for _ in range(4)))

    asyncio.run(run())

    assert all(after - before >= 0.09 for before, after in itertools.pairwise(began))


def test_authorization_never_goes_to_another_host(server: LocalServer, make_client: MakeClient) -> None:
    seen: list[str | None] = []

    def note(handler: BaseHTTPRequestHandler) -> None:
        seen.append(handler.headers.get("Authorization"))
        reply(handler, b"here")

    server.behaves("/other", note)
    server.replies("/home", status=302, Location=server.url("/other", "other.example"))
    client = make_client(here("home.example", "other.example"))

    client.get(web.Request(server.url("/home", "home.example"), authorization="Token secret"))
    client.get(web.Request(server.url("/other", "home.example"), authorization="Token secret"))

    assert seen == [None, "Token secret"]


def test_only_permanent_redirects_move_an_address(server: LocalServer, client: web.Client) -> None:
    new = server.replies("/new", b"here")
    server.replies("/moved", status=301, Location="/new")
    lent = server.replies("/lent", status=302, Location="/moved")

    assert client.get(web.Request(server.url("/moved"))).moved_url == new
    assert client.get(web.Request(lent)).moved_url == ""


def test_spellings_of_one_host_have_their_turns_together(
    server: LocalServer, make_client: MakeClient
) -> None:
    server.behaves("/", slowly)
    spellings = ["MÜNCHEN.example", "xn--mnchen-3ya.example", "xn--mnchen-3ya.example."]
    claimed: list[str] = []

    class Noting(Turns):
        async def claim(self, host: str) -> None:
            claimed.append(host)

    async def run() -> None:
        client = make_client(here("xn--mnchen-3ya.example", "xn--mnchen-3ya.example."))
        async with client.opened(Noting()) as session:
            await asyncio.gather(*(session.get(web.Request(server.url("/", host))) for host in spellings))

    asyncio.run(run())

    assert claimed == [urls.asked_host(server.url("/", host)) for host in spellings[:1]]
    assert server.crowd.peak["all"] == 1
