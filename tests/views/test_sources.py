"""What is watched and how that goes, as the public sees it: states, receipts, no entry that is not public."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from disputes.models import Fetch, Source
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
LIST_QUERIES, PAGE_QUERIES = 1, 6


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
    assert "2 not checked yet" in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"checked_at": make.NOW}, "Read"),
        ({"checked_at": make.NOW, "failure_count": 3}, "Failing"),
        ({"is_paused": True, "note": "Its terms are unclear."}, "Its terms are unclear."),
        ({"kind": "api"}, "Not polled"),
    ],
)
def test_a_source_says_how_it_does(read: Read, fields: dict[str, Any], words: str) -> None:
    make.source(**fields)

    assert words in read("/sources/")


def test_what_went_wrong_last_stands_in_the_list(feed: Source, read: Read) -> None:
    fetch(feed, "not_a_feed", message="The body is an HTML page, not a feed.")

    assert "Not a feed: The body is an HTML page, not a feed." in read("/sources/")


def test_receipts_add_up_in_words(feed: Source, read: Read) -> None:
    fetch(feed, offered=26, new=2, known=23, rejected=1, filings=2, events=2, suggestions=1)

    assert "26 entries: 2 new, 23 known, 1 rejected; 2 filings, 2 events, 1 suggestion" in read(
        "/sources/feed/"
    )


def test_rejected_entries_give_their_reason_and_no_markup(feed: Source, read: Read) -> None:
    rejections = [{"reason": "no title", "subject": "<script>alert(1)</script>"}] * 25
    fetch(feed, "partial", offered=25, rejected=25, rejections=rejections, message="It ends too early.")

    page = read("/sources/feed/")

    for words in ("25 rejected", "no title", "and more of them", "Read in part", "It ends too early."):
        assert words in page
    assert "<script>alert" not in page


def test_thirty_receipts_are_enough(feed: Source, read: Read) -> None:
    for _ in range(31):
        fetch(feed, "unchanged")

    assert read("/sources/feed/").count("<b>Unchanged</b>") == 30


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
            make.citation(make.event(make.dispute()), item=make.item(feed))

        with django_assert_num_queries(queries):
            client.get(path)
