"""The table of network addresses and the form of web addresses, without any network."""

import ipaddress

import pytest
import yarl
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes import web
from disputes.web import addresses
from tests.web.table import TABLE


@pytest.mark.parametrize("text", TABLE["public"])
def test_the_public_internet_may_be_reached(text: str) -> None:
    assert addresses.is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", TABLE["not_public"])
def test_nothing_else_may_be_reached(text: str) -> None:
    assert not addresses.is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("spelling", TABLE["odd_spellings"])
def test_an_odd_spelling_of_a_network_address_is_refused(guard: addresses.Guard, spelling: str) -> None:
    with pytest.raises(web.FetchRefused, match="odd spelling"):
        guard.check_url(f"http://{spelling}/")


@pytest.mark.parametrize("url", TABLE["improper_urls"])
def test_what_is_no_proper_web_address_is_refused(guard: addresses.Guard, url: str) -> None:
    with pytest.raises(web.FetchRefused):
        guard.check_url(url)


@pytest.mark.parametrize(
    "host", ["a." * 130 + "example", "feed.example/" + "a" * 2_030, "feed.example/\udcff"]
)
def test_what_is_too_long_or_undecodable_is_refused(guard: addresses.Guard, host: str) -> None:
    with pytest.raises(web.FetchRefused):
        guard.check_url(f"http://{host}")


@pytest.mark.parametrize(("given_url", "asked_url"), TABLE["proper_urls"])
def test_a_proper_web_address_is_asked(guard: addresses.Guard, given_url: str, asked_url: str) -> None:
    assert str(guard.check_url(given_url)) == asked_url


@pytest.mark.parametrize(
    ("location", "asked_url"),
    [
        ("https://other.example/", "https://other.example/"),
        ("//other.example/rss", "https://other.example/rss"),
        ("new", "https://feed.example/old/new"),
        ("?page=2", "https://feed.example/old/rss?page=2"),
    ],
)
def test_a_redirect_is_read_from_where_it_came(guard: addresses.Guard, location: str, asked_url: str) -> None:
    old = yarl.URL("https://feed.example/old/rss")

    assert str(guard.check_url(location, redirected_from=old)) == asked_url


def test_a_redirect_from_secure_to_insecure_is_refused(guard: addresses.Guard) -> None:
    old = yarl.URL("https://feed.example/rss")

    with pytest.raises(web.FetchRefused, match="from a secure address to an insecure one"):
        guard.check_url("http://feed.example/rss", redirected_from=old)


@settings(deadline=None)
@given(st.text(), st.sampled_from(["{}", "http://{}", "http://feed.example/{}", "http://[{}]/"]))
def test_any_text_is_either_an_address_or_refused(text: str, frame: str) -> None:
    guard = addresses.Guard([], web.Limits())

    try:
        url = guard.check_url(frame.replace("{}", text))
    except web.FetchRefused:
        return

    assert url.scheme in {"http", "https"}
    assert url.host


@pytest.mark.parametrize("port", [80, 443, 8080, 8443])
def test_the_usual_ports_may_be_asked(guard: addresses.Guard, port: int) -> None:
    guard.check_address("8.8.8.8", port, "feed.example")


@pytest.mark.parametrize("port", [0, 22, 25, 6379, 8000, 65535])
def test_other_ports_are_refused(guard: addresses.Guard, port: int) -> None:
    with pytest.raises(web.FetchRefused, match=rf"Port {port} of feed\.example"):
        guard.check_address("8.8.8.8", port, "feed.example")


@pytest.mark.parametrize("address", ["10.1.2.3", "::ffff:10.1.2.3", "fd00::1"])
def test_allowed_networks_are_reached_on_any_port(address: str) -> None:
    guard = addresses.Guard(["10.1.0.0/16", "fd00::/8"], web.Limits())

    guard.check_address(address, 9999, "feed.example")


@pytest.mark.parametrize("address", ["10.2.0.1", "::ffff:10.2.0.1", "64:ff9b::10.1.2.3", "127.0.0.1", "::1"])
def test_an_allowed_network_opens_no_other(address: str) -> None:
    guard = addresses.Guard(["10.1.0.0/16"], web.Limits())

    with pytest.raises(web.FetchRefused, match="public internet"):
        guard.check_address(address, 80, "feed.example")


def test_a_wrong_allowed_network_is_an_error_of_the_settings() -> None:
    with pytest.raises(ValueError, match="host bits"):
        web.Client("Casetracker/test", allow=["10.0.0.1/8"])
