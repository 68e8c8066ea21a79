"""Many requests at once: each host one at a time, the slow in nobody's way."""

import asyncio
import threading
import time
from http.server import BaseHTTPRequestHandler

import pytest

from disputes import web
from tests.web.conftest import MakeClient
from tests.web.server import LocalServer, here, raw, reply


def slowly(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(0.05)
    reply(handler, b"here")


def test_outcomes_come_in_the_order_of_the_requests(server: LocalServer, client: web.Client) -> None:
    good, gone = server.replies("/good", b"good"), server.replies("/gone", status=404)

    first, second, third, fourth = client.get_all(
        [web.Request(good), web.Request("http://10.0.0.1/"), web.Request(gone), web.Request("nonsense")]
    )

    assert isinstance(first, web.Answer)
    assert isinstance(second, web.FetchRefused)
    assert isinstance(third, web.Answer)
    assert isinstance(fourth, web.FetchRefused)
    assert (first.body, third.status) == (b"good", 404)


def test_nothing_to_ask_is_no_outcome(client: web.Client) -> None:
    assert client.get_all([]) == []


def test_a_host_is_asked_one_request_at_a_time_over_one_connection(
    server: LocalServer, client: web.Client
) -> None:
    url = server.behaves("/", slowly)

    answers = client.get_all([web.Request(url)] * 5)

    assert [answer.body for answer in answers if isinstance(answer, web.Answer)] == [b"here"] * 5
    assert server.crowd.peak["all"] == 1
    assert server.connection_count == 1


def test_waiting_for_ones_turn_is_not_the_servers_delay(server: LocalServer, make_client: MakeClient) -> None:
    url = server.behaves("/", slowly)

    answers = make_client(total_seconds=0.2).get_all([web.Request(url)] * 6)

    assert all(isinstance(answer, web.Answer) for answer in answers)


def test_a_redirect_waits_for_its_turn_at_the_other_host(
    server: LocalServer, make_client: MakeClient
) -> None:
    server.behaves("/slow", slowly)
    server.replies("/hop", status=302, Location=server.url("/slow", "slow.example"))
    hosts = ["slow.example", "a.example", "b.example", "c.example"]
    urls = [server.url("/slow", "slow.example")] + [server.url("/hop", host) for host in hosts[1:]]

    answers = make_client(here(*hosts)).get_all([web.Request(url) for url in urls])

    assert [answer.body for answer in answers if isinstance(answer, web.Answer)] == [b"here"] * 4
    assert server.crowd.peak[f"slow.example:{server.port}"] == 1


def test_hosts_are_asked_at_once_up_to_the_limit(server: LocalServer, make_client: MakeClient) -> None:
    server.behaves("/", slowly)
    hosts = [f"{number}.example" for number in range(12)]

    answers = make_client(here(*hosts), hosts_at_once=4).get_all(
        [web.Request(server.url("/", host)) for host in hosts]
    )

    assert all(isinstance(answer, web.Answer) for answer in answers)
    assert server.crowd.peak["all"] == 4


def test_a_hostile_neighbour_delays_nobody(server: LocalServer, make_client: MakeClient) -> None:
    server.behaves("/drip", raw(b"HTTP/1.1 200 OK\r\n\r\n", b".", pause_seconds=0.1, endless=True))
    server.replies("/", b"here")

    drip, good = make_client(here("drip.example", "good.example")).get_all(
        [web.Request(server.url("/drip", "drip.example")), web.Request(server.url("/", "good.example"))]
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


def test_a_running_event_loop_can_ask_too(server: LocalServer, client: web.Client) -> None:
    url = server.replies("/", b"here")

    assert asyncio.run(client.get_async(web.Request(url))).body == b"here"
    with pytest.raises(web.FetchRefused):
        asyncio.run(client.get_async(web.Request("http://10.0.0.1/")))
