"""Looking at an address: one request, shown before anything is saved, polite as a poll."""

import datetime

import pytest
from django.conf import LazySettings

from disputes.ingest.types import Context, ParsedDocument
from disputes.models import Host, Item, Source
from disputes.services.adding import AlreadyWatched, CannotLook
from tests import make
from tests.fakes import Entry, FakeClient, pacer, rss
from tests.services.looks import URL, answer, look, no_wait, seedance

MINUTE = datetime.timedelta(minutes=1)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _captures(settings: LazySettings, tmp_path: object) -> None:
    settings.CAPTURES_DIR = tmp_path


def test_one_request_shows_what_the_first_poll_would_bring() -> None:
    seedance()
    client = FakeClient(answer(rss("Netflix threatens to sue ByteDance", *["Weather"] * 24)))

    seen = look(client=client)

    assert [each.url for each in client.asked] == [URL]
    assert (seen.source.kind, seen.problem, len(seen.entries), len(seen.shown)) == ("feed", "", 25, 20)
    [match] = seen.shown[0].matches
    assert (str(match.dispute), match.reasons[0]) == (
        "Netflix v. ByteDance",
        "Claimant named: Netflix",
    )
    assert seen.match_count == 1
    assert not Source.objects.exists()
    assert not Item.objects.exists()


def test_what_a_person_need_not_type_is_suggested() -> None:
    make.source(slug="news-example")

    suggested = look().suggested()

    assert {name: suggested[name] for name in ("name", "slug", "publisher", "basis", "interval_minutes")} == {
        "name": "News Example",
        "slug": "news-example-2",
        "publisher": "news.example",
        "basis": "press",
        "interval_minutes": 60,
    }


def test_a_court_s_feed_names_its_court_and_the_dockets_that_are_tracked() -> None:
    court, dispute = make.court("nysd"), make.dispute("Doe v. Roe")
    make.proceeding(dispute, number="1:26-cv-00001", court=court)
    url = "https://ecf.nysd.uscourts.gov/cgi-bin/rss_outside.pl"

    seen = look(url, FakeClient(answer(pacer(Entry(), Entry(number="1:26-cv-00002", case_id="9")), url=url)))

    assert (seen.source.kind, seen.court, seen.suggested()["publisher"]) == ("pacer", court, court.name)
    assert [[str(match.dispute) for match in entry.matches] for entry in seen.entries] == [["Doe v. Roe"], []]


def test_a_page_offers_the_feeds_that_it_names_and_asks_none_of_them() -> None:
    body = b'<html><title>News</title><link rel="alternate" type="application/rss+xml" href="/rss">'
    client = FakeClient(answer(body, url="https://news.example/", final_url="https://news.example/"))

    seen = look("news.example", client, read=nothing_to_read)

    assert (seen.source.kind, [each.url for each in seen.found.feeds]) == ("page", [URL])
    assert len(seen.places) == 9
    assert len(client.asked) == 1


def nothing_to_read(kind: str, body: bytes, context: Context) -> ParsedDocument:
    return ParsedDocument()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "a key or a password"),
        (403, "refuses"),
        (404, "nothing at this"),
        (410, "for good"),
        (500, "500"),
        (503, "overloaded"),
    ],
)
def test_what_the_server_refuses_is_said_in_a_sentence(status: int, words: str) -> None:
    with pytest.raises(CannotLook, match=words):
        look(client=FakeClient(answer(status=status)))

    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("typed", "client", "words"),
    [
        ("no address", FakeClient(), "no web address"),
        (URL, FakeClient.down("news.example could not be connected to."), "could not be connected to"),
        (URL, FakeClient(answer(b"%PDF", headers={"content-type": "application/pdf"})), "neither a feed nor"),
    ],
)
def test_where_there_is_nothing_to_see_a_sentence_says_why(
    typed: str, client: FakeClient, words: str
) -> None:
    with pytest.raises(CannotLook, match=words):
        look(typed, client)


def test_a_watched_address_is_not_asked_again() -> None:
    source, client = make.source(url="http://www.news.example/rss/"), FakeClient()

    with pytest.raises(AlreadyWatched) as refused:
        look(client=client)

    assert (refused.value.source, client.asked) == (source, [])


def test_an_address_that_leads_to_a_watched_one_is_watched_already() -> None:
    source = make.source(url="https://feeds.example/news")

    with pytest.raises(AlreadyWatched) as refused:
        look(client=FakeClient(answer(rss("One"), final_url=source.url)))

    assert refused.value.source == source


def test_a_host_is_asked_by_one_at_a_time_and_left_in_peace_after() -> None:
    sleeps: list[float] = []
    look()

    look(client=FakeClient(answer(rss("Two"), url=f"{URL}/2")), typed=f"{URL}/2", sleep=sleeps.append)

    assert len(sleeps) == 5


def test_a_host_that_stays_busy_is_given_up_after_some_seconds() -> None:
    Host.objects.create(name="news.example", holder="worker", lease_until=make.NOW + 5 * MINUTE)
    client = FakeClient()

    with pytest.raises(CannotLook, match=r"news\.example is asked by others"):
        look(client=client, sleep=no_wait)

    assert client.asked == []


@pytest.mark.parametrize(("status", "words"), [(429, "left alone"), (503, "overloaded")])
def test_a_server_that_asks_for_peace_gets_it(status: int, words: str) -> None:
    with pytest.raises(CannotLook, match=words) as refused:
        look(client=FakeClient(answer(status=status, retry_after_seconds=600)))

    host = Host.objects.get(name="news.example")
    assert host.ready_at is not None
    assert host.ready_at >= make.NOW + 10 * MINUTE
    assert host.pause_reason == str(refused.value)
