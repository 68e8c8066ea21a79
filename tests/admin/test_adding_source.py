"""A curator pastes an address, looks, and saves; nothing is stored before, and nothing is asked twice."""

import re
from html import unescape
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from disputes.models import Host, Item, Source
from tests import make
from tests.fakes import rss
from tests.web.server import LocalServer

pytestmark = pytest.mark.django_db
ADD = "/admin/disputes/source/add/"
FIELDS = {"name": "Harbour Post", "basis": "press", "interval_minutes": "60", "kind": "feed", "rules": ""}
PAGE = (
    b'<html><title>Harbour</title><link rel="alternate" type="application/rss+xml" href="/rss">'
    b"<main>The inquiry is open.</main>"
)
MAIN = '{"mode": "passage", "include": ["main"]}'

type Answer = Any  # of Django's test client, whose class has no name


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(make.curator())
    return client


@pytest.fixture(autouse=True)
def _settings(settings: LazySettings, tmp_path: object) -> None:
    settings.CAPTURES_DIR = tmp_path
    settings.FETCH_ALLOW = ["127.0.0.0/8"]
    settings.HOST_GAP_SECONDS = 0


def look(curator: Client, address: str) -> Answer:
    return curator.post(ADD, {"address": address})


def hidden(answer: Answer) -> dict[str, str]:
    """What the page hands back when it is saved."""
    found = re.findall(r'name="(sealed|address)" value="([^"]*)"', answer.content.decode())
    return {name: unescape(value) for name, value in found}


def text(answer: Answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", answer.content.decode())).split())


def test_the_page_asks_for_an_address_and_asks_nobody(curator: Client) -> None:
    answer = curator.get(ADD, {"address": "https://news.example/"})

    assert 'value="https://news.example/"' in answer.content.decode()
    assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]
    assert not Host.objects.exists()


def test_a_look_shows_the_entries_and_fills_the_form_in(curator: Client, server: LocalServer) -> None:
    answer = look(curator, server.replies("/rss", rss("Doe sues Roe")))

    assert answer.status_code == 200
    assert "News Example" in text(answer)
    assert "2 Mar 2026, 10:00 Doe sues Roe" in text(answer)
    assert 'value="News Example"' in answer.content.decode()
    assert not Source.objects.exists()


def test_saving_uses_what_was_seen(curator: Client, server: LocalServer) -> None:
    url = server.replies("/rss", rss("Doe sues Roe"), ETag='"v1"')
    seen = hidden(look(curator, url))

    answer = curator.post(ADD, FIELDS | seen | {"_watch": "Save and watch"}, follow=True)

    source = Source.objects.get()
    assert (source.url, source.slug, source.etag, source.is_paused) == (url, "harbour-post", '"v1"', False)
    assert (len(server.seen), Item.objects.get().title) == (1, "Doe sues Roe")
    assert "Added and watched. Harbour Post: 1 offered, 1 new" in text(answer)


def test_a_source_can_be_saved_paused(curator: Client, server: LocalServer) -> None:
    seen = hidden(look(curator, server.replies("/rss", rss("Doe sues Roe"))))

    curator.post(ADD, FIELDS | seen | {"_paused": "Save paused"})

    assert Source.objects.get().is_paused


def test_a_feed_that_a_page_names_can_be_looked_at_instead(curator: Client, server: LocalServer) -> None:
    page, feed = server.replies("/", PAGE, Content_Type="text/html"), server.replies("/rss", rss("Doe"))

    named = look(curator, page)
    answer = curator.post(ADD, {"address": page, "look_at": feed})

    assert f'name="look_at" value="{feed}"' in named.content.decode()
    assert "/feeds/posts/default" in named.content.decode()
    assert [seen.path for seen in server.seen] == ["/", "/rss"]
    assert "News feed (RSS, Atom or JSON): News Example" in text(answer)


def test_a_page_is_read_again_by_other_rules_without_a_request(curator: Client, server: LocalServer) -> None:
    seen = hidden(look(curator, server.replies("/", PAGE, Content_Type="text/html")))

    answer = curator.post(ADD, FIELDS | seen | {"kind": "page", "rules": MAIN, "_again": "Read again"})

    assert (answer.status_code, len(server.seen), Source.objects.count()) == (200, 1, 0)
    assert "1 entry" in text(answer)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": ""}, "This field is required."),
        ({"interval_minutes": "1"}, "no more often than every five minutes"),
        ({"slug": "taken"}, "already exists"),
        ({"rules": "{"}, "valid JSON"),
        ({"rules": '{"mode": "passage"}'}, "“include” is missing"),
        ({"rules": MAIN.replace("main", "#no")}, "#no"),
        ({"kind": "feed"}, "not a feed"),
        ({"kind": "api"}, "not one of the available choices"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(
    curator: Client, server: LocalServer, changed: dict[str, str], words: str
) -> None:
    make.source(slug="taken")
    seen = hidden(look(curator, server.replies("/", PAGE, Content_Type="text/html")))

    answer = curator.post(ADD, FIELDS | {"kind": "page", "rules": MAIN} | seen | changed)

    [errors] = re.findall(r'<ul class="errorlist"[^>]*>(.*?)</ul>', answer.content.decode(), re.S)
    assert answer.status_code == 422
    assert words in unescape(errors)
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "Paste an address first."),
        ("no address", "This is no web address."),
        ("http://10.0.0.1/rss", "."),
    ],
)
def test_where_there_is_nothing_to_add_the_page_says_why(curator: Client, address: str, words: str) -> None:
    answer = look(curator, address)

    assert answer.status_code == 422
    [error] = re.findall(r'<ul class="errorlist"[^>]*><li>(.*?)</li>', answer.content.decode())
    assert words in unescape(error)


def test_what_is_watched_already_is_linked(curator: Client, server: LocalServer) -> None:
    source = make.source(name="Harbour <Post>", url=server.url("/rss"))

    answer = look(curator, source.url)

    page = reverse("admin:disputes_source_change", args=[source.pk])
    assert f'<a href="{page}">Harbour &lt;Post&gt;</a>' in answer.content.decode()
    assert server.seen == []


def test_what_was_altered_or_is_gone_is_to_be_looked_at_again(curator: Client) -> None:
    answer = curator.post(ADD, FIELDS | {"sealed": "altered", "address": "https://news.example/rss"})

    assert answer.status_code == 422
    assert "Look again." in text(answer)
    assert 'value="https://news.example/rss"' in answer.content.decode()


def test_a_source_without_an_address_is_filled_in_by_hand(curator: Client) -> None:
    data = FIELDS | {"slug": "replayed", "full_text": "never", "due_at_0": "2026-03-02", "due_at_1": "12:00"}

    curator.post(reverse("admin:disputes_source_by_hand"), data)

    assert Source.objects.get().url == ""


@pytest.mark.parametrize("path", ["add/", "add/by-hand/", "opml/"])
def test_who_may_not_add_sees_no_page_and_asks_nobody(client: Client, path: str) -> None:
    client.force_login(make.at_the_desk())

    for answer in (
        client.get(f"/admin/disputes/source/{path}"),
        client.post(f"/admin/disputes/source/{path}"),
    ):
        assert answer.status_code == 403
