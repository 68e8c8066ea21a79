"""A timeline in a frame of another site, and how that site learns of it: what it may, what it must not."""

import json
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from disputes.models import Dispute
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
FRAME = "/embed/disputes/doe-v-roe/"
PAGE = "http://testserver/disputes/doe-v-roe/"
QUERIES = 7


@pytest.fixture
def doe() -> Dispute:
    return make.dispute("Doe v. Roe", slug="doe-v-roe")


def oembed(client: Client, url: str = PAGE, **query: str) -> HttpResponse:
    return client.get(f"/oembed/?{urlencode({'url': url, **query})}")  # type: ignore[return-value]


def test_any_site_may_frame_it_and_it_may_load_only_its_style(client: Client, doe: Dispute) -> None:
    headers = client.get(FRAME).headers

    assert "X-Frame-Options" not in headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
    )


@pytest.mark.parametrize("path", ["/disputes/doe-v-roe/", "/oembed/", "/"])
def test_nothing_else_can_be_framed(client: Client, doe: Dispute, path: str) -> None:
    headers = client.get(path).headers

    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_it_is_the_same_for_everybody_and_knows_nobody(client: Client, doe: Dispute) -> None:
    stranger = client.get(FRAME)
    client.force_login(make.curator())

    response = client.get(FRAME)

    assert response.content == stranger.content
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert response["Cache-Control"] == "public, max-age=300"


def test_what_is_known_is_not_sent_twice(client: Client, doe: Dispute) -> None:
    tag = client.get(FRAME)["ETag"]

    again = client.get(FRAME, headers={"If-None-Match": tag})
    make.event(doe)

    assert again.status_code == 304
    assert again["Content-Security-Policy"].endswith("frame-ancestors *")
    assert client.get(FRAME, headers={"If-None-Match": tag}).status_code == 200


def test_links_lead_out_of_the_frame(doe: Dispute, read: Read) -> None:
    make.event(doe, headline="Doe writes a letter", standing="alleged")

    page = read(FRAME + "?lane=coverage")

    assert page.count("<a ") == page.count('target="_blank" rel="noopener"') == 3
    assert 'href="/disputes/doe-v-roe/?lane=coverage"' in page
    assert "Doe writes a letter" in page
    assert ">Alleged</span>" in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 8),
        ("n=3", 3),
        ("n=0", 1),
        ("n=999", 20),
        ("n=-4", 8),
        ("n=%D9%A3", 8),
        ("n=" + "9" * 5000, 8),
        ("lane=deal", 1),
        ("kind=order", 1),
        ("lane=nonsense&from=%00&until=2026-99", 8),
        ("from=2026-03&n=20", 2),
        ("all=1", 8),
        ("after=20260301T000000.000000-1", 8),
    ],
)
def test_it_is_filtered_as_the_page_is(doe: Dispute, read: Read, query: str, count: int) -> None:
    for day in range(1, 23):
        make.event(doe, when=f"2026-02-{day:02d}")
    make.event(doe, when="2026-03-01", lane="deal")
    make.event(doe, when="2026-03-02", kind="order")

    assert read(f"{FRAME}?{query}").count("<h2>") == count


def test_it_can_be_about_one_party(doe: Dispute, read: Read) -> None:
    make.role(doe, make.party("Poe", slug="poe"))
    make.event(doe, headline="Poe writes")
    make.event(doe, headline="Roe writes")

    page = read(f"{FRAME}?party=poe")

    assert "Poe writes" in page
    assert "Roe writes" not in page
    assert 'href="/disputes/doe-v-roe/?party=poe"' in page


def test_it_can_tell_what_was_known_then(doe: Dispute, read: Read) -> None:
    make.event(doe, when="2026-02-17", headline="Doe writes")
    make.event(doe, when="2026-03-17", headline="Doe sues")

    page = read(f"{FRAME}?as_of=2026-02-18")

    assert "Doe writes" in page
    assert "Doe sues" not in page
    assert 'As it was known on <time datetime="2026-02-18">' in page
    assert 'href="/disputes/doe-v-roe/?as_of=2026-02-18"' in page
    assert "Last change" not in page


@pytest.mark.parametrize("path", ["/embed/disputes/none/", "/embed/disputes/secret/", "/embed/events/1/"])
def test_what_is_gone_says_so_in_the_frame(client: Client, path: str) -> None:
    make.dispute(slug="secret", is_public=False)

    response = client.get(path)

    assert response.status_code == 404
    assert "X-Frame-Options" not in response.headers
    assert response["Content-Security-Policy"].endswith("frame-ancestors *")
    assert "There is nothing here to show" in response.text
    assert "masthead" not in response.text


def test_it_may_begin_with_the_oldest(doe: Dispute, read: Read) -> None:
    make.event(doe, when="2026-02", headline="First")
    make.event(doe, when="2026-03", headline="Second")

    page = read(f"{FRAME}?order=oldest")

    assert page.index("First") < page.index("Second")


def test_what_is_not_public_does_not_show(client: Client, doe: Dispute, read: Read) -> None:
    secret = make.dispute("Secret", slug="secret", is_public=False)
    hidden = make.event(secret)
    draft = make.event(doe, headline="Draft", is_public=False)
    shared = make.event(doe, secret, headline="Shared")

    assert client.get("/embed/disputes/secret/").status_code == 404
    assert client.get(f"/embed/events/{hidden.pk}/").status_code == 404
    assert client.get(f"/embed/events/{draft.pk}/").status_code == 404
    assert "Draft" not in read(FRAME)
    assert "Secret" not in read(f"/embed/events/{shared.pk}/")
    assert "Shared" in read(f"/embed/events/{shared.pk}/")


def test_more_events_cost_as_many_queries(
    client: Client, doe: Dispute, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in (2, 20):
        for _ in range(number):
            make.citation(make.event(doe))
        with django_assert_num_queries(QUERIES):
            client.get(f"{FRAME}?n=20")


def test_the_frame_is_told_in_json(client: Client, doe: Dispute) -> None:
    answer = json.loads(
        oembed(client, f"{PAGE}?lane=deal&evil=1&n=5", maxwidth="300", maxheight="9999").content
    )

    assert answer | {"html": ""} == {
        "version": "1.0",
        "type": "rich",
        "provider_name": "Casetracker",
        "provider_url": "http://testserver/",
        "title": "Doe v. Roe",
        "cache_age": 3600,
        "width": 300,
        "height": 520,
        "html": "",
    }
    assert answer["html"] == (
        '<iframe src="http://testserver/embed/disputes/doe-v-roe/?lane=deal&amp;n=5"'
        ' title="Doe v. Roe – timeline at Casetracker" width="300" height="520" loading="lazy"></iframe>'
    )


def test_the_frame_is_told_in_xml(client: Client, doe: Dispute) -> None:
    event = make.event(doe, headline='<b>"Bold"</b>\x02 & more')

    response = oembed(client, f"http://testserver/events/{event.pk}/", format="xml")

    found = {each.tag: each.text or "" for each in ElementTree.fromstring(response.content)}
    assert found["title"] == '<b>"Bold"</b>  & more'
    assert f'src="http://testserver/embed/events/{event.pk}/"' in found["html"]
    assert "&lt;b&gt;&quot;Bold" in found["html"]


@pytest.mark.parametrize(
    ("url", "query", "status"),
    [
        (PAGE, {}, 200),
        (PAGE.replace("http:", "https:"), {"maxwidth": "wide", "maxheight": "0"}, 200),
        (PAGE, {"format": "yaml"}, 501),
        ("", {}, 404),
        ("http://elsewhere.example/disputes/doe-v-roe/", {}, 404),
        ("http://testserver@elsewhere.example/disputes/doe-v-roe/", {}, 404),
        ("ftp://testserver/disputes/doe-v-roe/", {}, 404),
        ("http://[::1/disputes/doe-v-roe/", {}, 404),
        ("http://testserver/disputes/none/", {}, 404),
        ("http://testserver/disputes/secret/", {}, 404),
        ("http://testserver/parties/", {}, 404),
        ("http://testserver/embed/disputes/doe-v-roe/", {}, 404),
        (f"http://testserver/events/{10**30}/", {}, 404),
        ("http://testserver/no/such/page", {}, 404),
    ],
)
def test_only_public_pages_of_ours_have_a_frame(
    client: Client, doe: Dispute, url: str, query: dict[str, str], status: int
) -> None:
    make.dispute(slug="secret", is_public=False)

    response = oembed(client, url, **query)

    assert response.status_code == status
    assert ("Cache-Control" in response) == (status == 200)


def test_the_page_shows_the_code_of_the_frame(doe: Dispute, read: Read) -> None:
    page = read("/disputes/doe-v-roe/")
    narrowed = read("/disputes/doe-v-roe/?lane=deal&as_of=2026-02-18&after=x")

    code = "&lt;iframe src=&quot;http://testserver/embed/disputes/doe-v-roe/"
    assert f"{code}&quot;" in page
    assert f"{code}?lane=deal&amp;amp;as_of=2026-02-18&quot;" in narrowed
