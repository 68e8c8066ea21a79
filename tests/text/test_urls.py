"""Addresses: keys and links."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from disputes.text import urls

ODD = st.text("htps:/?#[]@!$&'()*+,;=%wWé.üa1~ \\-", max_size=40)


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/a/b?x=1&y=2",
        "http://www.News.example:80/a/b/?y=2&x=1",
        "https://news.example:443/a/b?x=1&y=2#comments",
        "https://news.example./%61/b?utm_source=feed&x=1&UTM_Medium=rss&y=2&gclid=3&ref=4",
    ],
)
def test_spellings_of_one_address_have_one_key(url: str) -> None:
    assert urls.norm_url(url) == "https://news.example/a/b?x=1&y=2"


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("https://news.example/a", "https://news.example/A"),
        ("https://news.example/a", "https://news.example/a?page=2"),
        ("https://news.example/a", "https://news.example:8443/a"),
        ("https://news.example/a%2Fb", "https://news.example/a/b"),
        ("https://news.example/?reference=1", "https://news.example/?reference=2"),
    ],
)
def test_what_may_be_another_page_keeps_another_key(url: str, other: str) -> None:
    assert urls.norm_url(url) != urls.norm_url(other)


def test_hosts_are_written_as_the_network_writes_them() -> None:
    assert urls.host("https://WWW.Bücher.example/x") == "xn--bcher-kva.example"
    assert urls.norm_url("https://Bücher.example/ü") == "https://xn--bcher-kva.example/%C3%BC"


@pytest.mark.parametrize(
    "url", ["", "mailto:a@b.example", "javascript:alert(1)", "/a", "https://", "https://[::1", "urn:x:1"]
)
def test_what_is_no_web_address_stays_as_it_is_and_is_no_link(url: str) -> None:
    assert urls.norm_url(url) == url
    assert not urls.is_http(url)
    assert urls.host(url) == ""


@pytest.mark.parametrize(
    "url",
    [
        "https://good.example@evil.example/",
        "https://a.example/b c",
        "https://a.example\\@b.example/",
        "https://a.example:99999/",
        "https://a.example/" + "x" * 2048,
    ],
)
def test_a_link_that_could_mislead_is_none(url: str) -> None:
    assert not urls.is_http(url)


@pytest.mark.parametrize(
    ("base", "url", "meant"),
    [
        ("https://a.example/b/", "/c d", "https://a.example/c%20d"),
        ("https://a.example/b/", "//x.example/", "https://x.example/"),
        ("https://a.example/b/", "", ""),
        ("", "/c", ""),
        ("https://a.example/", "javascript:alert(1)", ""),
        ("https://[", "c", ""),
    ],
)
def test_relative_addresses_are_resolved_or_none(base: str, url: str, meant: str) -> None:
    assert urls.absolute(base, url) == meant


@example("http://.")
@given(ODD | ODD.map(lambda rest: f"https://a.example/{rest}") | ODD.map(lambda rest: f"http://{rest}"))
def test_a_key_is_its_own_key(url: str) -> None:
    key = urls.norm_url(url)

    assert urls.norm_url(key) == key
    assert not urls.is_http(url) or urls.is_http(key)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://feeds.example/docket", "https://feeds.example/docket"),
        ("https://me:word@feeds.example:8443/docket?key=1#2", "https://feeds.example:8443/docket"),
        ("http://[::1]/?key=1", "http://[::1]/"),
        ("ftp://feeds.example/?key=1", ""),
        ("https://[broken?key=1", ""),
    ],
)
def test_only_what_is_no_secret_of_an_address_is_shown(url: str, shown: str) -> None:
    assert urls.without_secrets(url) == shown


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://WWW.München.example/a", "www.xn--mnchen-3ya.example"),
        ("https://www.xn--mnchen-3ya.example/a", "www.xn--mnchen-3ya.example"),
        ("https://news.example.:8080/a", "news.example"),
        ("https://news。example。/a", "news.example"),
        ("https://a_b.example/", "a_b.example"),
        ("https://☃.example/", "xn--n3h.example"),
        ("http://192.0.2.1/", "192.0.2.1"),
        ("http://[2001:db8::1]:8080/", "[2001:db8::1]"),
        ("mailto:a@b.example", ""),
    ],
)
def test_a_server_that_is_asked_has_one_name(url: str, name: str) -> None:
    assert urls.asked_host(url) == name
