"""`manage.py poll` against a server: what it asks for, what it prints, how it ends."""

import pytest

from disputes.models import Fetch, Item, Source
from tests.jobs import feeds
from tests.jobs.installation import Installation
from tests.web.server import LocalServer

RECEIPT = {"offered", "new", "edited", "known", "rejected", "filings", "events", "suggestions", "seconds"}
TALLY = {"sources", "unchanged", "failed"}


def test_polling_what_is_due_prints_one_receipt_for_all(installation: Installation, server: LocalServer) -> None:
    feeds.seedance()
    feeds.both(server, entry_count=6)

    ended = installation.manage("poll", "--due", "--until-idle", "--json")

    printed = ended.printed
    assert (ended.code, ended.err) == (0, "")
    assert printed.keys() == RECEIPT | TALLY
    assert printed.pop("seconds") >= 0
    assert printed == {
        **{"sources": 2, "unchanged": 0, "failed": 0},
        **{"offered": 8, "new": 8, "edited": 0, "known": 0, "rejected": 0},
        **{"filings": 3, "events": 3, "suggestions": 1},
    }


def test_polling_again_finds_nothing_due(installation: Installation, server: LocalServer) -> None:
    feeds.both(server, entry_count=6)
    installation.manage("poll", "--due")

    again = installation.manage("poll", "--due", "--until-idle", "--json")

    assert (again.code, again.printed["sources"], len(server.seen)) == (0, 0, 2)


@pytest.mark.parametrize("name", ["url", "pk"])
def test_one_source_is_polled_when_asked_for_due_or_not(
    installation: Installation, server: LocalServer, name: str
) -> None:
    _, news = feeds.both(server, entry_count=6)
    installation.manage("poll", "--due")

    ended = installation.manage("poll", "--source", str(getattr(news, name)), "--json")

    assert (ended.code, ended.err) == (0, "")
    assert [ended.printed[word] for word in ("sources", "offered", "known", "new", "edited")] == [1, 2, 2, 0, 0]
    assert feeds.request_count(server, "/court") == 1


def test_a_server_that_has_nothing_newer_is_not_read_again(installation: Installation, server: LocalServer) -> None:
    behaviour = feeds.unless_known(feeds.entries(6), etag='"v1"')
    court = feeds.court_source(server.behaves("/court", behaviour))
    installation.manage("poll", "--due")

    printed = installation.manage("poll", "--source", str(court.pk), "--json").printed

    assert (printed["sources"], printed["unchanged"], printed["failed"], printed["offered"]) == (1, 1, 0, 0)
    assert [fetch.outcome for fetch in Fetch.objects.order_by("pk")] == ["ok", "unchanged"]
    assert Source.objects.get().failure_count == 0


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


def test_without_json_a_person_reads_a_sentence_a_source(installation: Installation, server: LocalServer) -> None:
    court, news = feeds.both(server, entry_count=6)

    lines = installation.manage("poll", "--due").out.splitlines()

    assert sorted(line.partition(":")[0] for line in lines) == sorted([court.name, news.name])


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
