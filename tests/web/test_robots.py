"""robots.txt by RFC 9309: groups, the longest rule, and what an answer of a server means."""

import pytest

from disputes.web import robots

SITE = "https://paper.example"
ALL_CLOSED = "User-agent: *\nDisallow: /\n"


def allows(text: str | bytes, path: str = "/a", agent: str = "Casetracker") -> bool:
    return robots.rules(200, text).allows(SITE + path, agent)


@pytest.mark.parametrize(
    ("text", "is_allowed"),
    [
        ("", True),
        (ALL_CLOSED, False),
        ("User-agent: *\nDisallow:\n", True),
        ("User-agent: Casetracker\nDisallow: /\n", False),
        ("user-AGENT:casetracker\ndisallow:/\n", False),
        ("  User-agent :\tCASETRACKER  # us\n\tDisallow : /  # all\n", False),
        ("User-agent: Casetracker/1.0\nDisallow: /\n", False),
        ("User-agent: Otherbot\nDisallow: /\n", True),
        ("User-agent: Case\nDisallow: /\n", True),
        ("User-agent: tracker\nDisallow: /\n", True),
        ("User-agent: Casetracker-News\nDisallow: /\n", True),
        (ALL_CLOSED + "\nUser-agent: Casetracker\nAllow: /\n", True),
        ("User-agent: Casetracker\nDisallow:\n\n" + ALL_CLOSED, True),
        ("User-agent: Otherbot\nUser-agent: Casetracker\nDisallow: /\n", False),
        ("User-agent: Casetracker\n\n# and\n\nUser-agent: Otherbot\nDisallow: /\n", False),
        ("User-agent: Casetracker\nDisallow: /b\n\nUser-agent: Casetracker\nDisallow: /a\n", False),
        ("User-agent: Casetracker\nSitemap: /s.xml\nCrawl-delay: 3\nDisallow: /a\n", False),
        ("User-agent: *\nNonsense\nNoindex: /b\nDisallow: /a\n", False),
        ("Disallow: /\n", True),
        ("User-agent: *\r\nDisallow: /\r\n", False),
        ("User-agent: *\rDisallow: /\r", False),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n", False),
        ("\ufeffUser-agent: *\nDisallow: /\n", False),
        (b"User-agent: *\nDisallow: /\xff\nDisallow: /a\n", False),
        ("<!DOCTYPE html><html><body>User-agent: *\nDisallow: /\n</body></html>", True),
        ("\n  <html><p>\nUser-agent: *\nDisallow: /\n", True),
    ],
)
def test_the_group_that_names_us_or_else_the_one_for_all_counts(text: str | bytes, is_allowed: bool) -> None:
    assert allows(text) is is_allowed


@pytest.mark.parametrize(
    ("lines", "path", "is_allowed"),
    [
        ("Disallow: /news", "/news/1", False),
        ("Disallow: /news", "/newspaper", False),
        ("Disallow: /news/", "/news", True),
        ("Disallow: /News", "/news", True),
        ("Disallow: /news\nAllow: /news/open", "/news/open/1", True),
        ("Allow: /news/open\nDisallow: /news", "/news/open/1", True),
        ("Allow: /news\nDisallow: /news/closed", "/news/closed", False),
        ("Disallow: /news\nAllow: /news", "/news", True),
        ("Disallow: /*.pdf", "/a/b.pdf?x=1", False),
        ("Disallow: /*.pdf$", "/a/b.pdf", False),
        ("Disallow: /*.pdf$", "/a/b.pdf?x=1", True),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: /a*c*e", "/abcde", False),
        ("Disallow: *secret", "/a/secret", False),
        ("Disallow: /*?", "/a?page=2", False),
        ("Disallow: /*?", "/a", True),
        ("Disallow: /a%62c", "/abc", False),
        ("Disallow: /abc", "/%61bc", False),
        ("Disallow: /ä", "/%C3%A4", False),
        ("Disallow: /%c3%a4", "/ä", False),
        ("Disallow: /a%2Fb", "/a/b", True),
        ("Disallow: /", "/robots.txt", True),
        ("Disallow: /", "", False),
        ("Disallow: /", "/a#part", False),
    ],
)
def test_the_longest_rule_that_fits_counts(lines: str, path: str, is_allowed: bool) -> None:
    assert allows(f"User-agent: *\n{lines}\n", path) is is_allowed


@pytest.mark.parametrize(
    ("status", "is_allowed", "must_wait"),
    [
        (200, False, False),
        (206, False, False),
        (301, True, False),
        (400, True, False),
        (401, True, False),
        (403, True, False),
        (404, True, False),
        (410, True, False),
        (500, False, True),
        (503, False, True),
        (599, False, True),
        (0, False, True),
    ],
)
def test_a_status_says_whether_there_are_rules(status: int, is_allowed: bool, must_wait: bool) -> None:
    found = robots.rules(status, ALL_CLOSED)

    assert found.allows(f"{SITE}/a", "Casetracker") is is_allowed
    assert found.must_wait is must_wait


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("User-agent: *\nCrawl-delay: 7", 7),
        ("User-agent: *\nCrawl-delay: 0.5", 0.5),
        ("User-agent: *\nCrawl-delay: 3600", 60),
        ("User-agent: *\nCrawl-delay: 7\n\nUser-agent: casetracker\nCrawl-delay: 9", 9),
        ("User-agent: Otherbot\nCrawl-delay: 7", 0),
        ("User-agent: *\nCrawl-delay: -1", 0),
        ("User-agent: *\nCrawl-delay: inf", 0),
        ("User-agent: *\nCrawl-delay: soon", 0),
        ("", 0),
    ],
)
def test_a_delay_is_kept_up_to_a_minute(text: str, seconds: float) -> None:
    assert robots.rules(200, text).delay_seconds("Casetracker") == seconds


def test_what_follows_500_kibibytes_is_left_out_with_the_line_it_cuts() -> None:
    head = "User-agent: *\nDisallow: /a\n"
    filling = "#" * (robots.MAXIMUM_BYTES - len(head) - 1 - len("Disallow: /"))

    text = f"{head}{filling}\nDisallow: /b/c\nDisallow: /d\n"

    assert not allows(text, "/a")
    assert allows(text, "/b/c")
    assert allows(text, "/d")


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: a\n" * 18_000 + "Allow: /\n" * 28_000,
        "User-agent: *\n" + "Disallow: /*a*b*c*d*e*f\n" * 20_000,
        "User-agent: *\n" + "a " * 250_000,
        "User-agent: *\nCrawl-delay: " + "9" * 500_000,
        "\x0cUser-agent: a" * 18_000 + "\x0cAllow: /" * 28_000,
    ],
)
def test_a_monstrous_file_is_read_all_the_same(text: str) -> None:
    assert allows(text, "/" + "abcde" * 400) is True


def test_an_address_that_cannot_be_taken_apart_is_not_allowed() -> None:
    assert robots.rules(200, "User-agent: *\nDisallow: /b\n").allows("https://[::1/ä", "Casetracker") is False


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://paper.example", "https://paper.example/robots.txt"),
        ("https://Paper.Example/a/b?c#d", "https://paper.example/robots.txt"),
        ("http://paper.example:8080/a", "http://paper.example:8080/robots.txt"),
        ("https://paper.example:443/a", "https://paper.example/robots.txt"),
        ("https://user:word@paper.example/a", "https://paper.example/robots.txt"),
        ("http://[2001:db8::1]:8080/a", "http://[2001:db8::1]:8080/robots.txt"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example/robots.txt"),
    ],
)
def test_the_rules_stand_at_the_root_of_a_host(url: str, address: str) -> None:
    assert robots.address(url) == address


@pytest.mark.parametrize("url", ["", "paper.example/a", "/a", "mailto:ada@paper.example", "https://"])
def test_what_is_no_web_address_has_no_rules(url: str) -> None:
    with pytest.raises(ValueError, match=r"absolute|host|URL"):
        robots.address(url)
