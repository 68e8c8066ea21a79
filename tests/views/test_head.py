"""What the head of a page tells to search engines and to sites that show a link to it, and the sitemaps."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from django.test import Client

from disputes.models import Dispute, Event
from disputes.search.sitemaps import SITEMAPS
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
PAGE = "/disputes/doe-v-roe/"
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def doe() -> Dispute:
    return make.dispute("Doe v. Roe", slug="doe-v-roe", summary='Doe "alleges" <much>.')


def data(page: str) -> Any:
    """What the page says for machines; None: nothing."""
    found = DATA.search(page)
    return json.loads(found[1]) if found else None


def told(page: str) -> list[Any]:
    return [each["item"] for each in data(page).get("mainEntity", {}).get("itemListElement", [])]


def sourced(of: Dispute, **fields: Any) -> Event:
    event = make.event(of, **fields)
    make.citation(event, title="A report")
    return event


DETAILS: dict[str, Callable[[Dispute], str]] = {
    "dispute": lambda dispute: dispute.get_absolute_url(),
    "event": lambda dispute: make.event(dispute).get_absolute_url(),
    "party": lambda dispute: make.role(dispute).party.get_absolute_url(),
    "court": lambda dispute: make.proceeding(dispute).court.get_absolute_url(),
    "source": lambda dispute: make.source().get_absolute_url(),
}


@pytest.mark.parametrize("noun", DETAILS)
def test_a_page_names_its_one_address(doe: Dispute, read: Read, noun: str) -> None:
    path = DETAILS[noun](doe)

    page = read(f"{path}?lane=deal&utm_source=x")

    assert f'<link rel="canonical" href="http://testserver{path}">' in page
    assert f'<meta property="og:url" content="http://testserver{path}">' in page
    assert '<meta property="og:type" content="article">' in page


def test_a_shared_link_has_a_title_a_summary_and_dates(doe: Dispute, read: Read) -> None:
    event = make.event(doe)

    page = read(PAGE)

    assert '<meta property="og:title" content="Doe v. Roe">' in page
    assert 'content="Doe &quot;alleges&quot; &lt;much&gt;."' in page
    assert f'"article:modified_time" content="{event.changed_at.isoformat()}"' in page
    assert '"article:published_time"' in page


@pytest.mark.parametrize("form", ["json", "xml"])
def test_the_frame_is_found_from_the_page(doe: Dispute, read: Read, client: Client, form: str) -> None:
    found = re.search(rf'type="(?:application|text)/{form}\+oembed" href="([^"]+)"', read(PAGE))

    assert found
    address = found[1].replace("&amp;", "&")
    assert parse_qs(urlsplit(address).query)["url"] == [f"http://testserver{PAGE}"]
    assert client.get(address).status_code == 200


def test_a_dispute_is_a_report_of_events_with_their_sources(doe: Dispute, read: Read) -> None:
    make.role(doe, make.party("Jo Doe", slug="doe", kind="person"))
    make.role(doe, make.party("Hearsay"), source_url="", standing="unconfirmed")
    event = sourced(doe, headline="Doe writes", standing="alleged", kind="threat")

    found = data(read(PAGE))

    assert found["@type"] == "Report"
    assert found["url"] == f"http://testserver{PAGE}"
    assert found["about"] == [{"@type": "Person", "name": "Jo Doe", "url": "http://testserver/parties/doe/"}]
    address = f"http://testserver/events/{event.pk}/"
    assert found["mainEntity"]["itemListElement"][0]["item"] == {
        "@type": "Event",
        "@id": address,
        "url": address,
        "name": "Doe writes",
        "disambiguatingDescription": "Alleged: One side says so; nobody has settled it.",
        "keywords": "Demand letter or threat",
        "startDate": "2026-02-17",
        "subjectOf": [
            {
                "@type": "CreativeWork",
                "name": "A report",
                "url": make.ADDRESS,
                "publisher": {"@type": "Organization", "name": "News Example"},
            }
        ],
    }


@pytest.mark.parametrize(
    ("fields", "day", "remark"),
    [
        ({"when": "2026-02"}, "2026-02", ""),
        ({"when": "2026-02-17", "until": "2026-02-18"}, None, "some time within 17–18 Feb 2026."),
        ({"date_basis": "filed"}, "2026-02-17", ""),
        ({"date_basis": "published"}, None, "17 Feb 2026: date of publication."),
        ({"date_basis": "seen"}, None, "17 Feb 2026: first seen here: the source gives no date."),
    ],
)
def test_a_date_is_told_only_where_it_is_that_of_the_happening(
    doe: Dispute, read: Read, fields: dict[str, str], day: str | None, remark: str
) -> None:
    sourced(doe, **fields)

    [event] = told(read(PAGE))

    assert event.get("startDate") == day
    assert remark in event["disambiguatingDescription"]


def test_what_has_no_source_or_no_standing_is_not_told(doe: Dispute, read: Read) -> None:
    sourced(doe, standing="unconfirmed")
    sourced(doe, standing="withdrawn")
    make.event(doe)
    unread = make.event(doe)
    make.citation(unread, standing="unconfirmed")
    sourced(doe, is_public=False)

    assert told(read(PAGE)) == []
    assert data(read(unread.get_absolute_url())) is None


def test_the_list_for_machines_is_short(doe: Dispute, read: Read) -> None:
    for _ in range(30):
        sourced(doe)

    assert len(told(read(PAGE))) == 20


def test_no_headline_ends_the_script(doe: Dispute, read: Read) -> None:
    event = sourced(doe, headline="</script><script>alert(1)</script> & <!--")

    page = read(event.get_absolute_url())

    assert data(page)["name"] == event.headline
    assert "<script>alert" not in page


def test_an_event_names_the_public_timelines_that_it_stands_on(doe: Dispute, read: Read) -> None:
    event = make.event(doe, make.dispute("Secret v. Hidden", is_public=False))
    make.citation(event)

    page = read(event.get_absolute_url())

    assert [each["name"] for each in data(page)["mainEntityOfPage"]["isPartOf"]] == ["Doe v. Roe"]
    assert "Secret" not in page


def locations(client: Client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    return [
        each.text or ""
        for each in ElementTree.fromstring(response.content).iter()
        if each.tag.endswith("}loc")
    ]


def test_sitemaps_name_what_is_public_and_nothing_else(client: Client, doe: Dispute) -> None:
    event = make.event(doe)
    make.event(doe, is_public=False)
    make.event(make.role(make.dispute(is_public=False)).dispute)

    found = [place for index in locations(client, "/sitemap.xml") for place in locations(client, index)]

    assert found == [f"http://testserver{PAGE}", f"http://testserver/events/{event.pk}/"]


def test_sitemaps_are_paged(client: Client, doe: Dispute, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SITEMAPS["events"], "limit", 2)
    for _ in range(5):
        make.event(doe)

    pages = [place for place in locations(client, "/sitemap.xml") if "events" in place]

    assert [len(locations(client, page)) for page in pages] == [2, 2, 1]
    assert client.get("/sitemap-events.xml?p=4").status_code == 404
    assert client.get("/sitemap-users.xml").status_code == 404


def test_robots_may_read_public_pages_but_not_every_filter(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /admin/\n" in text
    assert "Disallow: /*?*&\n" in text
    assert "Disallow: /\n" not in text
    assert "Sitemap: http://testserver/sitemap.xml" in text
