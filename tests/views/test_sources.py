"""What is watched and how that goes, as the public sees it: states, receipts, no entry that is not public."""

import datetime
import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from disputes.models import Fetch, Gap, Source
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
LIST_QUERIES, PAGE_QUERIES = 1, 9


@pytest.fixture(autouse=True)
def _at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOW)


@pytest.fixture
def feed() -> Source:
    return make.source(slug="feed", name="News Example", publisher="Example Press", note="Every morning.")


def fetch(of: Source, outcome: str = "ok", **fields: Any) -> Fetch:
    moments = {"started_at": make.NOW, "finished_at": make.NOW}
    return Fetch.objects.create(source=of, outcome=outcome, **moments, **fields)


def test_sources_stand_by_the_kind_of_their_evidence(feed: Source, read: Read) -> None:
    make.source(name="S.D.N.Y. feed", kind="pacer", basis="court_record")

    page = read("/sources/")

    assert page.index("Court record") < page.index("S.D.N.Y. feed") < page.index("Press report")
    assert "Needing attention" not in page
    assert '<span class="health waiting">2 not checked yet</span>' in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Read"),
        ({"failure_count": 3, "trouble": "failed"}, "Failing"),
        ({"failure_count": 1, "trouble": "blocked"}, "Refused by the server"),
        ({"failure_count": 1, "halt": "denied"}, "The server asks for a key or a password (401)"),
        ({"gap_at": make.NOW}, "Possible gap"),
        ({"silence_seconds": 60, "changed_at": make.NOW - 4 * DAY}, "Unusually quiet"),
        ({"succeeded_at": make.NOW - DAY}, "Overdue"),
        ({"trouble": "blocked", "due_at": make.NOW + DAY}, "Asked to wait"),
        ({"cursor": "https://api.example/2"}, "Being read"),
        ({"is_paused": True, "note": "Its terms are unclear."}, "Its terms are unclear."),
        ({"kind": "api"}, "Not polled"),
    ],
)
def test_a_source_says_how_it_does(read: Read, fields: dict[str, Any], words: str) -> None:
    make.source(**{"checked_at": make.NOW, "succeeded_at": make.NOW} | fields)

    assert words in read("/sources/")


def test_what_needs_attention_stands_first_and_once(feed: Source, read: Read) -> None:
    make.source(name="A fine feed", basis="court_record")
    make.source(name="A quiet feed", checked_at=make.NOW, gap_at=make.NOW)
    make.source(name="A failing feed", checked_at=make.NOW, failure_count=1, trouble="failed")

    page = read("/sources/")

    names = re.findall(r'class="title"[^>]*>(.*?)</a>', page)
    assert names == ["A failing feed", "A quiet feed", "A fine feed", "News Example"]
    tally = re.findall(r'class="health \w+">(\d.*?)</span>', page)
    assert tally == ["1 failing", "1 possible gap", "2 not checked yet"]


def test_what_went_wrong_last_stands_in_the_list(feed: Source, read: Read) -> None:
    fetch(feed, "not_a_feed", message="The body is an HTML page, not a feed.")

    assert "Not a feed: The body is an HTML page, not a feed." in read("/sources/")


def test_receipts_add_up_in_words(feed: Source, read: Read) -> None:
    fetch(feed, offered=26, new=2, known=23, rejected=1, filings=2, events=2, suggestions=1)

    assert "26 entries: 2 new, 23 known, 1 rejected; 2 filings, 2 events, 1 suggestion" in read(
        "/sources/feed/"
    )


def test_rejected_entries_give_their_reasons_and_not_what_they_say(feed: Source, read: Read) -> None:
    rejections = [{"reason": "It says nothing.", "subject": "An unpublished title"}] * 24
    rejections.append({"reason": "<b>It names no case.</b>", "subject": ""})
    fetch(feed, "partial", offered=25, rejected=25, rejections=rejections, message="It ends too early.")

    page = read("/sources/feed/")

    for words in ("25 rejected", "24 times: It says nothing.", "Read in part", "It ends too early."):
        assert words in page
    assert "unpublished" not in page
    assert "<b>It names" not in page


def test_a_receipt_tells_its_size_and_how_long_each_stage_took(feed: Source, read: Read) -> None:
    fetch(feed, byte_count=44_100, milliseconds={"fetch": 120.4, "parse": 13.6, "store": 0.2})

    page = read("/sources/feed/")

    assert "43.1\xa0KB" in page
    assert "fetch 120, parse 14, store 0" in page


def test_thirty_receipts_are_enough(feed: Source, read: Read) -> None:
    for _ in range(31):
        fetch(feed, "unchanged")

    assert read("/sources/feed/").count("<b>Unchanged</b>") == 30


def test_gaps_say_whether_anything_can_be_missing(feed: Source, read: Read) -> None:
    for kind, days, covered in (("unread", 3, True), ("unread", 30, False), ("overflow", 30, False)):
        began_at = make.NOW - days * DAY
        gap = {"began_at": began_at, "ended_at": began_at + DAY, "is_covered": covered}
        Gap.objects.create(source=feed, kind=kind, **gap)

    page = read("/sources/feed/")

    assert page.count("Nothing is missing: the next reading reached back to the one before.") == 1
    assert "Not read for 24 h, and too little of what stood there before was left. Entries of" in page
    assert page.count("can be missing") == 1


def test_a_gap_that_goes_on_stands_first(read: Read) -> None:
    make.source(slug="feed", checked_at=make.NOW, succeeded_at=make.NOW - DAY, failure_count=3)

    page = read("/sources/feed/")

    assert 'Since <time datetime="2026-03-01T12:00:00+00:00">1 Mar 2026, 12:00 UTC</time>' in page
    assert "Not read since then." in page


def test_only_entries_on_public_timelines_are_shown(feed: Source, read: Read) -> None:
    public, secret = make.dispute("Doe v. Roe"), make.dispute(is_public=False)
    make.item(feed, title="An entry that nobody has looked at")
    make.citation(make.event(public, headline="Doe sues Roe"), item=make.item(feed))
    make.citation(make.event(secret, headline="A secret"), item=make.item(feed))

    page = read("/sources/feed/")

    assert "Doe sues Roe" in page
    assert "nobody has looked" not in page
    assert "A secret" not in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"is_paused": True}, "paused"), ({"kind": "api"}, "not polled"), ({}, "due now")],
)
def test_the_next_poll_is_named(read: Read, fields: dict[str, Any], words: str) -> None:
    make.source(slug="one", **fields)

    assert f"<dt>Next</dt><dd>{words}</dd>" in read("/sources/one/")


def test_the_key_of_a_private_feed_is_shown_to_staff_only(client: Client, read: Read) -> None:
    make.source(slug="private", url="https://me:secret@feeds.example:8443/docket?token=secret#secret")

    page = read("/sources/private/")
    client.force_login(make.curator())

    assert "<span>https://feeds.example:8443/docket</span>" in page
    assert "secret" not in page
    assert "token=secret" in read("/sources/private/")


def test_an_address_without_a_key_is_a_link(feed: Source, read: Read) -> None:
    assert f'<a href="{feed.url}"' in read("/sources/feed/")


@pytest.mark.parametrize(("path", "queries"), [("/sources/", LIST_QUERIES), ("/sources/feed/", PAGE_QUERIES)])
def test_more_rows_cost_the_same(
    feed: Source, client: Client, django_assert_num_queries: DjangoAssertNumQueries, path: str, queries: int
) -> None:
    for count in (1, 12):
        for _ in range(count):
            fetch(make.source(court=make.court()))
            fetch(feed)
            began_at = make.NOW - feed.gaps.count() * DAY
            Gap.objects.create(source=feed, kind="overflow", began_at=began_at, ended_at=make.NOW)
            make.citation(make.event(make.dispute()), item=make.item(feed))

        with django_assert_num_queries(queries):
            client.get(path)
