"""The table of network addresses and the form of web addresses, without any network."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes import web
from disputes.web import addresses

PUBLIC = """
8.8.8.8 1.1.1.1 100.63.255.255 100.128.0.0 172.15.255.255 172.32.0.0 192.0.1.1 198.17.255.255 198.20.0.0
223.255.255.255 168.63.129.17 2606:4700:4700::1111 2a00:1450:4001::1 ::ffff:8.8.8.8 64:ff9b::8.8.8.8
""".split()

NOT_PUBLIC = """
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.255 127.0.0.1 127.255.255.254
169.254.0.1 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.9 192.0.0.192 192.0.2.1 192.88.99.1
192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255
240.0.0.1 255.255.255.255 168.63.129.16
:: ::1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:a00:1 ::ffff:169.254.169.254 ::ffff:0:127.0.0.1
64:ff9b::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::8.8.8.8 100::1 100:0:0:1::1
2001::1 2001:0:7f00:1:: 2001:20::1 2001:db8::1 2002:7f00:1:: 2002:808:808:: 3fff::1 3fff:fff::1 4000::1 5f00::1
fc00::1 fd00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 2606:4700:4700::1111%eth0 fec0::1 ff02::1 ff0e::1
""".split()


@pytest.mark.parametrize("text", PUBLIC)
def test_the_public_internet_may_be_reached(text: str) -> None:
    assert addresses.is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", NOT_PUBLIC)
def test_nothing_else_may_be_reached(text: str) -> None:
    assert not addresses.is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize(
    "spelling",
    """
    2130706433 0x7f000001 0X7F000001 017700000001 127.1 127.0.1 0177.0.0.1 0x7f.0.0.1 0x7f.1 127.0.0.1. 127.0.0.01
    127.0.0.1.. 127.000.000.001 0 00 0x 0x0 1.2.3.4.5 256.1.1.1 999999999999 feed.example.1 feed.example.0x7f
    １２７.１ ①②⑦.1 127。1
    """.split(),
)
def test_an_odd_spelling_of_a_network_address_is_refused(guard: addresses.Guard, spelling: str) -> None:
    with pytest.raises(web.FetchRefused, match="odd spelling"):
        guard.check_url(f"http://{spelling}/")


@pytest.mark.parametrize(
    "url",
    """
    ftp://feed.example/ file:///etc/passwd gopher://feed.example/ javascript:alert(1) data:text/plain,x
    //feed.example/ feed.example/rss http: http:// http:/feed.example http:feed.example http:///feed
    http://user@feed.example/ http://user:secret@feed.example/ http://:@feed.example/ http://127.0.0.1:80@feed.example/
    http://feed.example\\@127.0.0.1/ http:\\\\feed.example/ http://feed.example:99999/ http://feed.example:-1/
    http://[::1/ http://[fe80::1%25eth0]/ http://[fe80::1%eth0]/ http://[::ffff:127.0.0.1]x/
    http://%31%32%37.0.0.1/ http://127.0.0.1%00.feed.example/ http://127.0.0.1%2f.feed.example/ http://.feed.example/
    """.split()
    + [
        "",
        "   ",
        "http://feed .example/",
        "http://feed.example/a\tb",
        "http://feed.example/\r\nHost: x",
        "http://feed.example/\x00",
        "http://feed.example/\x7f",
        "http://feed.example/\udcff",
        "http://feed.example/\N{LINE SEPARATOR}",
        "http://" + "a." * 130 + "example/",
        "http://feed.example/" + "a" * 2_030,
    ],
)
def test_what_is_no_proper_web_address_is_refused(guard: addresses.Guard, url: str) -> None:
    with pytest.raises(web.FetchRefused):
        guard.check_url(url)


@pytest.mark.parametrize(
    ("given_url", "asked_url"),
    [
        ("https://Feed.Example/rss?a=1&b=2#top", "https://feed.example/rss?a=1&b=2"),
        ("  http://feed.example:8080/ ", "http://feed.example:8080/"),
        ("http://feed.example", "http://feed.example/"),
        ("http://feed.example/a b", "http://feed.example/a%20b"),
        ("http://bücher.example/ü", "http://xn--bcher-kva.example/%C3%BC"),
        ("http://my_feed.example./", "http://my_feed.example./"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700:4700::1111]/", "http://[2606:4700:4700::1111]/"),
    ],
)
def test_a_proper_web_address_is_asked(guard: addresses.Guard, given_url: str, asked_url: str) -> None:
    assert str(guard.check_url(given_url)) == asked_url


@given(st.text())
def test_no_text_makes_the_check_stumble(rest: str) -> None:
    guard = addresses.Guard([], web.Limits())

    for text in (rest, f"http://{rest}", f"http://feed.example/{rest}", f"http://[{rest}]/"):
        try:
            guard.check_url(text)
        except web.FetchRefused as refusal:
            assert str(refusal).endswith(".")


@pytest.mark.parametrize("port", [80, 443, 8080, 8443])
def test_the_usual_ports_may_be_asked(guard: addresses.Guard, port: int) -> None:
    guard.check_address("8.8.8.8", port, "feed.example")


@pytest.mark.parametrize("port", [0, 22, 25, 6379, 8000, 65535])
def test_other_ports_are_refused(guard: addresses.Guard, port: int) -> None:
    with pytest.raises(web.FetchRefused, match=f"Port {port} of feed.example"):
        guard.check_address("8.8.8.8", port, "feed.example")


def test_allowed_networks_are_reached_on_any_port() -> None:
    guard = addresses.Guard(["10.1.0.0/16", "fd00::/8"], web.Limits())

    for address in ("10.1.2.3", "::ffff:10.1.2.3", "fd00::1"):
        guard.check_address(address, 9999, "feed.example")


@pytest.mark.parametrize("address", ["10.2.0.1", "::ffff:10.2.0.1", "64:ff9b::10.1.2.3", "127.0.0.1", "::1"])
def test_an_allowed_network_opens_no_other(address: str) -> None:
    guard = addresses.Guard(["10.1.0.0/16"], web.Limits())

    with pytest.raises(web.FetchRefused, match="public internet"):
        guard.check_address(address, 80, "feed.example")


def test_a_wrong_allowed_network_is_an_error_of_the_settings() -> None:
    with pytest.raises(ValueError, match="host bits"):
        web.Client("Casetracker/test", allow=["10.0.0.1/8"])
