"""What visits brought is written down in groups: whole, once, and apart where one of them fails."""

import datetime
import logging
import threading
from dataclasses import replace
from typing import Any

import pytest
from django.conf import LazySettings

from disputes.ingest.types import ParsedDocument
from disputes.models import Article, Fetch, Gap, Host, Source
from disputes.services import claiming, gaps, hosts
from tests import fakes, make
from tests.fakes import FakeClient, rss
from tests.services import returning

pytestmark = pytest.mark.django_db
NOW, HOUR = make.NOW, datetime.timedelta(hours=1)
SECOND_PAGE = "https://www.courtlistener.com/api/rest/v4/docket-entries/?cursor=2"
FEED = FakeClient.answer(200, rss("Doe sues Roe"))


class TimeIsUp(Exception):
    """What whoever runs the round raises in it, at any place."""


@pytest.fixture(autouse=True)
def _settings(settings: LazySettings, tmp_path: object) -> None:
    settings.CAPTURES_DIR = tmp_path
    settings.HOST_GAP_SECONDS = 0


@pytest.fixture
def bad(monkeypatch: pytest.MonkeyPatch) -> Source:
    """A source that is the last one to be written down, and cannot be."""
    source = make.source(url="http://bad.example/rss", due_at=NOW)

    def fail(self: Source, url: str) -> None:
        raise RuntimeError("Something of ours")

    monkeypatch.setattr(Source, "move_to", fail)
    return source


def settled(*answers: Any) -> list[Fetch]:
    """One group: the source that fails says that it has moved; the others, by their id, answer like this."""
    batch = claiming.claim_due(now=NOW)
    targets = sorted(batch.sources, key=lambda each: each.pk)
    moved = replace(FEED, moved_url=targets[0].url.replace("http:", "https:"))
    told = [(moved, None), *answers]
    visits = [returning.visit(each, *answer) for each, answer in zip(targets, told, strict=True)]
    fetches = returning.settle(batch, *visits)
    hosts.release(batch.hosts.values(), batch.holder, now=NOW)
    return fetches


def test_a_docket_keeps_its_next_page_when_a_neighbour_fails(bad: Source) -> None:
    docket = make.source(kind="courtlistener")

    settled((FEED, ParsedDocument(next_url=SECOND_PAGE)))

    docket.refresh_from_db()
    assert (docket.cursor, docket.reading_since, docket.read_whole_at) == (SECOND_PAGE, NOW, None)


def test_a_failure_counts_once_when_a_neighbour_fails(bad: Source) -> None:
    failing, pausing = make.source(url="https://a.example/rss"), make.source(url="https://b.example/rss")

    settled((FakeClient.answer(404),), (FakeClient.answer(429),))

    failing.refresh_from_db()
    assert failing.failure_count == 1
    assert Host.objects.get(name=pausing.host).pause_count == 1


def test_the_one_that_fails_is_not_taken_for_read(bad: Source) -> None:
    fetches = settled()

    bad.refresh_from_db()
    assert [fetch.outcome for fetch in fetches] == ["failed"]
    assert (bad.failure_count, bad.succeeded_at, bad.changed_at, bad.moved_count) == (1, None, None, 0)
    assert not bad.items.exists()


def test_the_log_has_no_key_of_a_feed(bad: Source, caplog: pytest.LogCaptureFixture) -> None:
    Source.objects.update(url="http://me:word@bad.example/rss?token=secret")
    with caplog.at_level(logging.ERROR):
        settled()

    texts = [record.getMessage() for record in caplog.records]
    assert "What came from http://bad.example/rss could not be stored" in texts
    assert "Visiting http://bad.example/rss failed" in texts
    assert not any("secret" in text or "word" in text for text in texts)


def test_a_round_whose_time_is_up_ends_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> list[str]:
        raise TimeIsUp

    for number in range(3):
        make.source(url=f"https://{number}.example/rss")
    monkeypatch.setattr(gaps, "find", fail)
    engine = fakes.engine(FakeClient(FEED), NOW)
    engine.stops = (TimeIsUp,)

    with pytest.raises(TimeIsUp):
        list(engine.round())

    assert not Fetch.objects.exists()
    assert not Host.objects.exclude(holder="").exists()
    assert "visits" not in {thread.name for thread in threading.enumerate()}


# --- Pages that are there no longer ------------------------------------------------------------------


def asked(source: Source, status: int, times: int) -> Source:
    """That often, each time when it is due."""
    for _ in range(times):
        [_] = fakes.engine(FakeClient.answering(status), source.due_at).round()
        source.refresh_from_db()
    return source


def half_read(kind: str) -> Source:
    return make.source(
        kind=kind,
        cursor=SECOND_PAGE,
        reading_since=NOW - HOUR,
        read_whole_at=NOW - 9 * HOUR,
        body_read_at=NOW - HOUR,
        succeeded_at=NOW - HOUR,
    )


@pytest.mark.parametrize("status", [400, 404, 410])
def test_a_page_that_the_server_has_no_longer_is_given_up_after_three_tries(status: int) -> None:
    docket = asked(half_read("courtlistener"), status, times=2)
    assert (docket.cursor, docket.halt) == (SECOND_PAGE, "")

    asked(docket, status, times=1)

    assert (docket.cursor, docket.reading_since, docket.body_read_at, docket.halt) == ("", None, None, "")
    assert docket.read_whole_at == NOW - 9 * HOUR
    assert not Gap.objects.exists()


def test_what_stood_on_the_later_pages_of_a_list_may_be_missing() -> None:
    register = asked(half_read("federal_register"), 404, times=3)

    gap = Gap.objects.get()
    assert (register.cursor, gap.source, gap.is_covered) == ("", register, False)
    assert (gap.began_at, gap.ended_at) == (NOW - 9 * HOUR, NOW - HOUR)


@pytest.mark.parametrize("status", [403, 500])
def test_other_answers_leave_the_page_to_be_asked_for(status: int) -> None:
    assert asked(half_read("courtlistener"), status, times=4).cursor == SECOND_PAGE


def test_more_articles_cost_no_more_queries(django_assert_max_num_queries: Any) -> None:
    for number in range(20):
        item = make.item()
        Article.objects.create(item=item, url=item.url, host=f"{number}.example", due_at=NOW)
    Source.objects.update(is_paused=True)
    batch = claiming.claim_due(now=NOW)
    visits = [
        returning.visit(each, FakeClient.answer(500)) for queue in batch.targets.values() for each in queue
    ]

    with django_assert_max_num_queries(6):
        returning.settle(batch, *visits)

    assert Article.objects.filter(message="The server answered 500.", lease_until=None).count() == 20
