"""`manage.py poll` against a server: what it asks for, what it prints, how it ends."""

import pytest
from django.utils import timezone

from disputes.models import Fetch, Item, Source
from tests.fakes import rss
from tests.jobs import feeds
from tests.jobs.installation import Installation
from tests.web.server import LocalServer

RECEIPT = {"offered", "new", "edited", "known", "rejected", "filings", "events", "suggestions", "seconds"}
TALLY = {"sources", "polled", "unchanged", "partial", "failed", "requests", "connections"}
NOTHING_TO_SAY = {"edited", "known", "rejected", "unchanged", "partial", "failed"}


def test_what_is_due_is_polled_and_one_receipt_printed(
    installation: Installation, server: LocalServer
) -> None:
    feeds.seedance()
    feeds.both(server, entry_count=6)

    ended = installation.manage("poll", "--due", "--until-idle", "--json")

    printed = ended.printed
    assert (ended.code, ended.err) == (0, "")
    assert printed.keys() == RECEIPT | TALLY
    assert {name for name, count in printed.items() if count == 0} == NOTHING_TO_SAY
    assert (printed["sources"], printed["offered"], printed["new"]) == (2, 8, 8)
    assert (printed["filings"], printed["events"], printed["suggestions"]) == (3, 3, 1)


def test_what_is_not_due_is_left_alone(installation: Installation, server: LocalServer) -> None:
    feeds.court_source(server.replies("/court", feeds.entries(6)), due_at=feeds.tomorrow())

    ended = installation.manage("poll", "--due", "--until-idle", "--json")

    assert (ended.code, ended.printed["sources"], server.seen) == (0, 0, [])


@pytest.mark.parametrize("name", ["url", "pk"])
def test_one_source_is_polled_when_asked_for_due_or_not(
    installation: Installation, server: LocalServer, name: str
) -> None:
    feeds.both(server, entry_count=6)
    asked_for = feeds.news_source(server.replies("/late", rss("Doe sues Roe")), due_at=feeds.tomorrow())

    ended = installation.manage("poll", "--source", str(getattr(asked_for, name)), "--json")

    assert (ended.code, ended.err) == (0, "")
    assert (ended.printed["sources"], ended.printed["new"]) == (1, 1)
    assert [seen.path for seen in server.seen] == ["/late"]


def test_a_server_without_news_is_not_read_again(installation: Installation, server: LocalServer) -> None:
    url = server.behaves("/court", feeds.unless_known(feeds.entries(6), etag='"v1"'))
    feeds.court_source(url, etag='"v1"', body_read_at=timezone.now())

    printed = installation.manage("poll", "--due", "--json").printed

    assert (printed["sources"], printed["unchanged"], printed["failed"], printed["offered"]) == (1, 1, 0, 0)
    source = Source.objects.get()
    assert (source.failure_count, source.etag, source.lease_until) == (0, '"v1"', None)
    assert source.due_at > timezone.now()


def test_bad_servers_are_told_of_and_keep_no_other_from_being_polled(
    installation: Installation, server: LocalServer
) -> None:
    feeds.both(server, entry_count=6)
    for path, status, body in (("/gone", 410, b""), ("/log-in", 200, b"<html><title>Log in</title></html>")):
        feeds.news_source(server.replies(path, body, status))
    feeds.news_source("http://127.0.0.1:1/closed")

    ended = installation.manage("poll", "--due", "--until-idle", "--json")

    assert (ended.code, ended.err) == (0, "")
    assert (ended.printed["sources"], ended.printed["failed"], ended.printed["new"]) == (5, 3, 8)
    assert all(fetch.message for fetch in Fetch.objects.filter(outcome__in=["failed", "not_a_feed"]))
    assert Source.objects.filter(failure_count=1, lease_until=None).count() == 3


def test_without_json_there_is_a_sentence_a_source(installation: Installation, server: LocalServer) -> None:
    court, news = feeds.both(server, entry_count=6)

    lines = installation.manage("poll", "--due").out.splitlines()

    assert sorted(line.partition(":")[0] for line in lines) == sorted([court.name, news.name])


def test_one_source_that_fails_ends_the_command_with_a_one(
    installation: Installation, server: LocalServer
) -> None:
    source = feeds.news_source(server.replies("/gone", b"", 410))

    ended = installation.manage("poll", "--source", str(source.pk))

    assert (ended.code, ended.out.count(source.name)) == (1, 1)


def test_an_unknown_source_is_refused_in_one_sentence(installation: Installation) -> None:
    ended = installation.manage("poll", "--source", "https://nobody.example/rss", "--json")

    assert (ended.code, ended.out) == (2, "")
    assert "no source" in ended.sentence
    assert "https://nobody.example/rss" in ended.sentence


def test_the_network_guard_holds_for_the_command(installation: Installation, server: LocalServer) -> None:
    feeds.both(server, entry_count=6)
    installation.environment["CASETRACKER_FETCH_ALLOW"] = ""

    printed = installation.manage("poll", "--due", "--json").printed

    assert (printed["sources"], printed["failed"], Item.objects.count()) == (2, 2, 0)
    assert server.connection_count == 0
