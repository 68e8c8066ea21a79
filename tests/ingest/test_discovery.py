"""What is at an address: told by the bytes, or by the address alone. No page is too broken."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.ingest import discovery, feed_links
from disputes.ingest.discovery import discover
from tests.fakes import Entry, pacer, rss

SAMPLES = sorted((Path(__file__).parents[1] / "samples" / "discovery").glob("*.html"))
ADDRESS = "https://harbour.example/news/"
ATOM = (
    b'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>T</title></feed>'
)
RDF = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel/></rdf:RDF>'
JSON_FEED = b'{"version": "https://jsonfeed.org/version/1.1", "language": "fr", "items": []}'
REGISTER = b'{"count": 1, "results": [{"document_number": "2026-1", "title": "A rule"}]}'
DOCKET = b'{"id": 1, "docket_number": "1:26-cv-00001", "court_id": "nysd"}'


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_page_tells_its_title_its_language_and_its_feeds(path: Path) -> None:
    found = asdict(discover(path.read_bytes(), "text/html", ADDRESS))

    found["feeds"] = [[each["url"], each["title"]] for each in found["feeds"]]
    assert found == json.loads(path.with_suffix(".json").read_text())


@pytest.mark.parametrize(
    ("body", "content_type", "kind"),
    [
        (rss("One"), "text/html", "feed"),
        (ATOM, "application/octet-stream", "feed"),
        (RDF, "", "feed"),
        (ATOM.decode().encode("utf-16"), "", "feed"),
        (b"<br />\n<b>Warning</b>: out of ink\n" + rss("One"), "text/xml", "feed"),
        (b"<!-- <html> -->" + ATOM, "text/xml", "feed"),
        (b"\xef\xbb\xbf\n" + JSON_FEED, "application/json", "feed"),
        (pacer(Entry()), "text/xml", "pacer"),
        (REGISTER, "application/json", "federal_register"),
        (DOCKET, "application/json", "courtlistener"),
        (b'{"results": [{"recap_documents": []}]}', "application/json", "courtlistener"),
        (b"<!-- <rss> --><!doctype html><title>A page</title><body>", "", "page"),
        (b"<p>No head, no body", "text/html; charset=utf-8", "page"),
    ],
)
def test_the_bytes_tell_the_kind_whatever_the_server_calls_them(
    body: bytes, content_type: str, kind: str
) -> None:
    assert discover(body, content_type, ADDRESS).kind == kind


@pytest.mark.parametrize(("body", "language"), [(ATOM, "de"), (JSON_FEED, "fr"), (rss("One"), "")])
def test_a_feed_may_tell_its_language(body: bytes, language: str) -> None:
    assert discover(body, "", ADDRESS).language == language


@pytest.mark.parametrize(
    ("body", "content_type", "words"),
    [
        (b" \n", "text/html", "nothing at all"),
        (b"%PDF-1.7", "application/pdf", "calls it application/pdf"),
        (b"\x00\x01", "", "calls it nothing in particular"),
        (b'{"a": 1}', "application/json", "neither a JSON Feed nor"),
        (b'{"results": 5}', "application/json", "neither a JSON Feed nor"),
        (b'{"a": ', "application/json", "cannot be read"),
        (b'{"a":' * 100_000, "application/json", "cannot be read"),
        (b'<opml version="2.0"><body/></opml>', "text/xml", "list of feeds (OPML)"),
    ],
)
def test_what_nothing_here_reads_is_said_in_a_sentence(body: bytes, content_type: str, words: str) -> None:
    found = discover(body, content_type, ADDRESS)

    assert found.kind == ""
    assert words in found.problem


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://ecf.nysd.uscourts.gov/cgi-bin/rss_outside.pl", "pacer"),
        ("https://ecf.ca6.uscourts.gov/n/beam/servlet/TransportRoom?servlet=RSSGenerator", "pacer"),
        ("https://ecf.nysd.uscourts.gov.example/cgi-bin/rss_outside.pl", ""),
        ("https://www.uscourts.gov/news/rss", ""),
        ("https://www.federalregister.gov/api/v1/documents.json?order=newest", "federal_register"),
        ("https://www.federalregister.gov/api/v1/documents.rss?order=newest", ""),
        ("https://news.example/rss", ""),
    ],
)
def test_some_addresses_tell_the_kind_alone(url: str, kind: str) -> None:
    assert discovery.kind_of_address(url) == kind
    assert not kind or discover(b"<html>Closed tonight", "text/html", url).kind == kind


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        (" https://news.example/rss?a=1#top\n", "https://news.example/rss?a=1"),
        ("news.example/rss", "https://news.example/rss"),
        ("news.example:8080", "https://news.example:8080"),
        ("feed:https://news.example/rss", "https://news.example/rss"),
        ("feed://news.example/rss", "http://news.example/rss"),
        ("http://127.0.0.1:9000/feed/1", "http://127.0.0.1:9000/feed/1"),
        ("https://bücher.example/feed", "https://bücher.example/feed"),
        *[
            (bad, "")
            for bad in ("", "no address", "news", "1.2", "ftp://news.example/", "mailto:a@b.example")
        ],
        *[
            (bad, "")
            for bad in ("javascript:alert(1)", "https://a:b@news.example/", "https://", "file:///etc")
        ],
    ],
)
def test_an_address_is_taken_as_a_person_means_it(typed: str, url: str) -> None:
    assert discovery.address(typed) == url


def test_the_well_known_places_are_on_the_same_server() -> None:
    places = discovery.well_known("https://news.example:8080/a/b?c=d")

    assert len(set(places)) == 9
    assert places[0] == "https://news.example:8080/feed"
    assert places[-2] == "https://news.example:8080/feeds/posts/default"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("text/html; charset=iso-8859-1", "cp1252"), ("text/html", "utf-8"), ("text/html", "cp1252")],
)
def test_the_encoding_is_the_declared_one_or_the_one_that_fits(declared: str, encoding: str) -> None:
    body = "<title>Müller “v.” Straße</title>".encode(encoding)

    assert feed_links.read(body, declared, ADDRESS).title == "Müller “v.” Straße"


def test_relative_feeds_follow_the_base_of_the_page() -> None:
    page = b'<html><base href="/blog/"><base href="/no/"><link rel="alternate feed" href="feed.xml">'

    assert [each.url for each in discover(page, "", ADDRESS).feeds] == [
        "https://harbour.example/blog/feed.xml"
    ]


def test_a_page_names_fifty_feeds_at_most() -> None:
    links = "".join(f'<a href="/{number}/rss">Feed {number}</a>' for number in range(80))

    assert len(discover(f"<body>{links}".encode(), "", ADDRESS).feeds) == 50


@given(st.text(alphabet="<>/=\"' !-abhlinkrefscriptx\n&;", max_size=300))
def test_no_page_is_too_broken(text: str) -> None:
    found = discover(f"<html>{text}".encode(), "text/html", ADDRESS)

    assert found.kind in ("page", "feed", "pacer", "")
    assert all(each.url.startswith("http") for each in found.feeds)


@pytest.mark.parametrize("inside", ["a" * 1_000_000, "a " * 500_000, "a=" * 500_000, "a" + " " * 1_000_000])
def test_a_tag_of_a_million_characters_is_read_in_passing(inside: str) -> None:
    page = f'<html><a {inside}><link rel="alternate feed" href="/feed">'

    assert len(feed_links.read(page.encode(), "text/html", ADDRESS).feeds) == 1
