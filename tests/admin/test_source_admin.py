"""Sources in the admin: lists in and out, states to filter by, receipts, and actions on many."""

import datetime
import re
from html import unescape
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from disputes.models import Source
from disputes.search import conditions
from disputes.services import ingestion
from disputes.services.ingestion import Delivery
from tests import make
from tests.fakes import rss

pytestmark = pytest.mark.django_db
LIST = "/admin/disputes/source/"
HOUR = datetime.timedelta(hours=1)
OPML = b"""<opml version="2.0"><body>
<outline text="Law" xmlUrl="https://law.example/rss"/><outline text="Bad" xmlUrl="ftp://bad.example/"/>
</body></opml>"""

SAVED = {
    "name": "Notices",
    "slug": "notices",
    "kind": "page",
    "basis": "press",
    "full_text": "never",
    "interval_minutes": "60",
    "due_at_0": "2026-03-02",
    "due_at_1": "12:00",
}


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(make.curator())
    return client


@pytest.fixture(autouse=True)
def _captures(settings: LazySettings, tmp_path: object) -> None:
    settings.CAPTURES_DIR = tmp_path


def upload(curator: Client, body: bytes) -> Any:
    return curator.post(f"{LIST}opml/", {"file": SimpleUploadedFile("feeds.opml", body)})


def change(source: Source) -> str:
    return reverse("admin:disputes_source_change", args=[source.pk])


def test_an_uploaded_list_is_shown_then_added(curator: Client) -> None:
    offered = upload(curator, OPML)
    assert "1 new, 0 watched already, 1 refused" in offered.content.decode()
    assert not Source.objects.exists()

    [sealed] = re.findall(r'name="sealed" value="([^"]*)"', offered.content.decode())
    answer = curator.post(f"{LIST}opml/", {"sealed": unescape(sealed), "_paused": "Add paused"}, follow=True)

    assert "Added 1, watched already 0, refused 1." in answer.content.decode()
    assert (Source.objects.get().name, Source.objects.get().is_paused) == ("Law", True)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b"https://law.example/rss", "no OPML"),
        (OPML[:-9], "not whole XML"),
        (OPML + b" " * 5_000_000, "larger than 5 MB"),
    ],
    ids=["empty", "lines", "cut", "large"],
)
def test_what_is_no_list_is_refused_beside_the_field(curator: Client, body: bytes, words: str) -> None:
    answer = upload(curator, body)

    [error] = re.findall(r'<ul class="errorlist"[^>]*><li>(.*?)</li>', answer.content.decode())
    assert (answer.status_code, words in error) == (422, True)


def test_a_list_that_was_altered_is_to_be_uploaded_again(curator: Client) -> None:
    answer = curator.post(f"{LIST}opml/", {"sealed": "altered"}, follow=True)

    assert "Look again." in answer.content.decode()
    assert not Source.objects.exists()


def test_all_sources_are_downloaded_as_opml(curator: Client) -> None:
    make.source(url="https://news.example/rss?key=1")

    answer = curator.get(f"{LIST}opml/download/")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="casetracker-sources.opml"'
    assert b'xmlUrl="https://news.example/rss?key=1"' in answer.content


def test_who_may_not_see_sources_downloads_none(client: Client) -> None:
    client.force_login(make.at_the_desk())

    assert client.get(f"{LIST}opml/download/").status_code == 403


@pytest.mark.parametrize(
    ("label", "fields"),
    [
        ("Failing", {"failure_count": 2, "trouble": "not_a_feed"}),
        ("Refused by the server", {"failure_count": 2, "trouble": "blocked"}),
        ("Asked to wait", {"trouble": "blocked"}),
        ("Stopped, needs a person", {"halt": "gone", "failure_count": 1, "trouble": "blocked"}),
        ("Overdue", {"succeeded_at": make.NOW - 3 * HOUR, "due_at": make.NOW - HOUR}),
        ("Being read", {"cursor": "https://api.example/2"}),
        ("Possible gap", {"gap_at": make.NOW - HOUR}),
        ("Not checked yet", {"checked_at": None}),
        ("Paused", {"is_paused": True, "failure_count": 2, "trouble": "blocked"}),
        ("Not polled", {"kind": "api"}),
    ],
)
def test_the_list_is_filtered_by_the_state_that_it_shows(
    curator: Client, monkeypatch: pytest.MonkeyPatch, label: str, fields: dict[str, Any]
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOW)
    fine = {"checked_at": make.NOW, "succeeded_at": make.NOW, "due_at": make.NOW + HOUR}
    wanted, other = make.source(**fine | fields), make.source(**fine)

    [mark] = [mark for mark in conditions.ORDER if conditions.label(mark) == label]
    listed = curator.get(LIST, {"state": mark})

    assert list(listed.context["cl"].queryset) == [wanted]
    assert f'<td class="field-state">{label}</td>' in listed.content.decode()
    assert list(curator.get(LIST, {"state": "ok"}).context["cl"].queryset) == [other]


def test_a_paused_source_has_no_next_poll(curator: Client) -> None:
    make.source(is_paused=True, checked_at=make.NOW, changed_at=make.NOW)

    assert '<td class="field-next_poll">-</td>' in curator.get(LIST).content.decode()


def test_a_source_leads_to_its_receipts_and_its_items(curator: Client) -> None:
    source, other = make.source(), make.source()
    for each in (source, other):
        ingestion.receive(each, Delivery(rss("Doe sues Roe"), make.NOW), now=make.NOW)

    shown = curator.get(change(source)).content.decode()

    for address in re.findall(r'href="([^"]*source__id__exact=\d+)"', shown):
        assert [row.source for row in curator.get(address).context["cl"].queryset] == [source]
    assert shown.count("source__id__exact") == 2


def test_a_source_shows_its_facts_and_its_last_receipts(curator: Client) -> None:
    source = make.source(coverage="Orders only", interval_seconds=5400)
    ingestion.receive(source, Delivery(rss("Doe sues Roe"), make.NOW), now=make.NOW)

    shown = curator.get(change(source)).content.decode()

    assert "90 minutes" in shown
    assert "Orders only" in shown
    assert "1 entry: 1 new" in shown


def test_rules_that_cannot_be_followed_are_refused_beside_the_field(curator: Client) -> None:
    source = make.source(kind="page")
    data = SAVED | {"url": source.url, "rules": '{"mode": "list"}'}

    refused = curator.post(change(source), data)
    curator.post(change(source), data | {"rules": '{"mode": "list", "item": "li"}'})

    assert "“item” is missing" in refused.content.decode()
    source.refresh_from_db()
    assert source.rules == {"mode": "list", "item": "li"}


def test_stopped_sources_are_resumed_and_shared_ids_trusted_again(curator: Client) -> None:
    source = make.source(halt="gone", is_paused=True, guid_shared=True)

    for action in ("resume", "forget_shared_ids"):
        curator.post(LIST, {"action": action, "_selected_action": [source.pk]})

    source.refresh_from_db()
    assert (source.halt, source.is_paused, source.guid_shared) == ("", False, False)
