"""What an ordinary server says comes back as an answer, redirects followed."""

import gzip
import ssl
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes import web
from disputes.web.exchange import retry_after_seconds
from tests.web.conftest import MakeClient
from tests.web.server import LocalServer, here, raw

WEEK_SECONDS = 7 * 24 * 60 * 60
NOON = "Mon, 02 Mar 2026 12:00:00 GMT"


def test_an_answer_carries_body_headers_and_validators(server: LocalServer, client: web.Client) -> None:
    url = server.replies("/", b"<rss/>", ETag='W/"a"', Last_Modified=NOON, Content_Type="text/xml")

    answer = client.get(web.Request(url))

    assert (answer.url, answer.final_url, answer.status, answer.body) == (url, url, 200, b"<rss/>")
    assert (answer.etag, answer.last_modified) == ('W/"a"', NOON)
    assert answer.headers["content-type"] == "text/xml"
    assert answer.retry_after_seconds is None
    assert answer.milliseconds >= 0


def test_a_compressed_body_comes_back_plain(server: LocalServer, client: web.Client) -> None:
    url = server.replies("/", gzip.compress(b"<rss/>"), Content_Encoding="gzip")

    assert client.get(web.Request(url)).body == b"<rss/>"


def test_the_server_learns_who_asks_and_nothing_more(server: LocalServer, client: web.Client) -> None:
    url = server.replies("/")

    client.get(web.Request(url))

    [seen] = server.seen
    assert seen.headers == {
        "host": f"127.0.0.1:{server.port}",
        "accept": "*/*",
        "accept-encoding": "gzip, deflate",
        "user-agent": "Casetracker/test",
    }


def test_validators_are_sent_back_byte_for_byte(server: LocalServer, client: web.Client) -> None:
    url = server.replies("/")

    client.get(web.Request(url, etag='W/"\xfc,  x"', last_modified="yesterday"))

    assert server.seen[0].headers["if-none-match"].encode("latin-1").decode() == 'W/"\xfc,  x"'
    assert server.seen[0].headers["if-modified-since"] == "yesterday"


def test_unchanged_is_an_answer_that_keeps_the_validators(server: LocalServer, client: web.Client) -> None:
    url = server.behaves("/", raw(b"HTTP/1.1 304 Not Modified\r\nContent-Encoding: gzip\r\n\r\n"))

    answer = client.get(web.Request(url, etag='"a"', last_modified=NOON))

    assert (answer.status, answer.body) == (304, b"")
    assert (answer.etag, answer.last_modified) == ('"a"', NOON)


@pytest.mark.parametrize("status", [204, 300, 400, 401, 404, 410, 429, 500, 503])
def test_every_status_is_an_answer(server: LocalServer, client: web.Client, status: int) -> None:
    url = server.replies("/", status=status, Retry_After="120")

    answer = client.get(web.Request(url))

    assert (answer.status, answer.retry_after_seconds) == (status, 120)


def test_a_protocol_change_that_nobody_asked_for_ends(server: LocalServer, client: web.Client) -> None:
    url = server.behaves("/", raw(b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nxyz"))

    assert client.get(web.Request(url)).status == 101


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_with_the_validators(
    server: LocalServer, client: web.Client, status: int
) -> None:
    url = server.replies("/old/", status=status, Location="../new?x=1#top")
    server.replies("/new?x=1", b"here")

    answer = client.get(web.Request(url, etag='"a"'))

    assert (answer.url, answer.final_url, answer.body) == (url, server.url("/new?x=1"), b"here")
    assert [seen.headers["if-none-match"] for seen in server.seen] == ['"a"', '"a"']


def test_a_redirect_that_leads_nowhere_is_an_answer(server: LocalServer, client: web.Client) -> None:
    url = server.replies("/", b"moved", status=301)

    assert client.get(web.Request(url)).body == b"moved"


def test_no_cookie_is_kept(server: LocalServer, make_client: MakeClient) -> None:
    server.replies("/", status=302, Location="/in", Set_Cookie="session=1; Path=/")
    server.replies("/in", Set_Cookie="session=2")

    answer = make_client(here("feed.example")).get(web.Request(server.url("/", "feed.example")))

    assert "set-cookie" not in answer.headers
    assert "cookie" not in server.seen[1].headers


def test_no_proxy_is_taken_from_the_environment(
    server: LocalServer, client: web.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://10.0.0.1:3128")

    assert client.get(web.Request(server.replies("/", b"direct"))).body == b"direct"


def test_repeated_and_foreign_headers_are_readable(server: LocalServer, client: web.Client) -> None:
    url = server.behaves(
        "/", raw(b'HTTP/1.1 200 OK\r\nLink: a\r\nLink: b\r\nX: \xff\r\nETag: "\xff"\r\n\r\n')
    )

    answer = client.get(web.Request(url))

    assert (answer.headers["link"], answer.headers["x"]) == ("a, b", "\N{REPLACEMENT CHARACTER}")
    assert answer.etag == ""


def test_a_validator_of_absurd_length_is_dropped(server: LocalServer, client: web.Client) -> None:
    url = server.replies("/", ETag='"' + "a" * 600 + '"', Last_Modified="x" * 200)

    answer = client.get(web.Request(url))

    assert (answer.etag, answer.last_modified) == ("", "")


def test_a_certificate_that_nobody_vouches_for_is_refused(
    server: LocalServer, make_client: MakeClient
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).with_name("self_signed.pem"))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    client = make_client(here("feed.example"))

    with pytest.raises(web.Unreachable, match=r"feed\.example has no certificate that can be trusted"):
        client.get(web.Request(server.url("/", "feed.example", scheme="https")))

    assert server.seen == []


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("Mon, 02 Mar 2026 12:01:30 GMT", 90),
        ("Mon, 02 Mar 2026 11:00:00 GMT", 0),
        ("Mon, 02 Mar 2026 13:00:00 +0100", 0),
        ("Mon, 02 Mar 2036 12:00:00 GMT", WEEK_SECONDS),
        ("9" * 5_000, WEEK_SECONDS),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("²", None),
        ("soon", None),
    ],
)
def test_retry_after_is_read_in_both_forms(value: str, seconds: int | None) -> None:
    assert retry_after_seconds(value, date=NOON) == seconds


@settings(deadline=None)
@given(value=st.text(), date=st.text())
def test_no_retry_after_makes_it_stumble(value: str, date: str) -> None:
    seconds = retry_after_seconds(value, date)

    assert seconds is None or 0 <= seconds <= WEEK_SECONDS
