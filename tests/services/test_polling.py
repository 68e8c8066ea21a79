"""Claiming, fetching, setting the next date; and what happens when it goes wrong."""

import datetime
import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import LazySettings

from disputes.models import Fetch, Source
from disputes.services import polling, schedule
from tests import fakes, make
from tests.fakes import FakeClient

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _captures(settings: LazySettings, tmp_path: object) -> None:
    settings.CAPTURES_DIR = tmp_path


def poll(source: Source, client: FakeClient, now: datetime.datetime = make.NOW) -> Fetch:
    """One round, in which this source is due."""
    [fetch] = fakes.engine(client, now).round()
    source.refresh_from_db()
    return fetch


def test_a_feed_is_read_and_due_again_after_its_interval() -> None:
    source = make.source(interval_minutes=60)

    fetch = poll(source, FakeClient.feed("Doe sues Roe"))

    assert (fetch.outcome, fetch.new) == ("ok", 1)
    assert 60 * MINUTE <= source.due_at - make.NOW <= 66 * MINUTE
    assert source.lease_until is None


def test_a_source_that_is_not_due_is_left_alone() -> None:
    source = make.source(due_at=make.NOW + MINUTE)

    assert list(fakes.engine(FakeClient(), make.NOW).round()) == []
    assert source.fetches.count() == 0


def test_a_server_that_is_away_is_asked_again_later_and_later() -> None:
    source = make.source(interval_minutes=60)
    waits = []
    for _ in range(8):
        fetch = poll(source, FakeClient.down("feed.example could not be connected to."), now=source.due_at)
        waits.append(source.due_at - fetch.started_at)

    assert fetch.message == "feed.example could not be connected to."
    assert waits == sorted(waits)
    assert 80 * MINUTE <= waits[0] <= 100 * MINUTE
    assert 15 * 60 * MINUTE <= max(waits) <= 1.1 * schedule.DAY
    assert source.failure_count == 8


def test_one_success_forgets_the_failures() -> None:
    source = make.source(failure_count=5)

    poll(source, FakeClient.feed("Doe sues Roe"))

    assert source.failure_count == 0


def test_validators_are_kept_and_sent_back() -> None:
    source = make.source()
    client = FakeClient.feed("Doe sues Roe", etag='"v1"', last_modified="Mon, 02 Mar 2026 10:00:00 GMT")

    poll(source, client)
    poll(source, client, now=source.due_at)

    assert client.asked[1].etag == '"v1"'
    assert client.asked[1].last_modified == "Mon, 02 Mar 2026 10:00:00 GMT"


def test_not_modified_is_a_receipt_without_entries() -> None:
    fetch = poll(make.source(etag='"v1"'), FakeClient.answering(304))

    assert (fetch.outcome, fetch.offered) == ("unchanged", 0)


@pytest.mark.parametrize("status", [403, 404, 500, 503])
def test_an_error_of_the_server_is_said(status: int) -> None:
    fetch = poll(make.source(), FakeClient.answering(status, b"<h1>Sorry</h1>"))

    assert (fetch.outcome, fetch.message) == ("failed", f"The server answered {status}.")


def test_a_server_that_says_when_is_not_asked_before() -> None:
    source = make.source(interval_minutes=5)
    answer = replace(FakeClient.answer(503), retry_after_seconds=7200)

    poll(source, FakeClient(answer))

    assert source.due_at - make.NOW >= 120 * MINUTE


def test_the_bytes_are_kept_as_they_came(tmp_path: Path) -> None:
    client = FakeClient.feed("Doe sues Roe")
    fetch = poll(make.source(), client)

    assert gzip.decompress((tmp_path / fetch.capture).read_bytes()) == client.body


def test_a_log_in_page_is_no_feed_and_loses_nothing() -> None:
    source = make.source()
    poll(source, FakeClient.feed("Doe sues Roe"))

    fetch = poll(source, FakeClient.answering(200, b"<html><title>Log in</title></html>"), now=source.due_at)

    assert fetch.outcome == "not_a_feed"
    assert source.items.count() == 1


@pytest.mark.parametrize("wanted", ["slug", "url", "pk"])
def test_a_source_is_found_by_id_slug_or_address(wanted: str) -> None:
    source = make.source()

    assert polling.find(str(getattr(source, wanted))) == source


def test_an_unknown_source_is_said_to_be_unknown() -> None:
    with pytest.raises(polling.CannotPoll, match="no source"):
        polling.find("nobody")


@pytest.mark.parametrize("fields", [{"kind": "api"}, {"url": ""}])
def test_a_source_of_a_kind_that_is_not_polled_is_said_to_be_one(fields: dict[str, str]) -> None:
    source = make.source(**fields)

    with pytest.raises(polling.CannotPoll, match="not polled"):
        polling.find(source.slug)


def test_an_error_of_ours_leaves_a_receipt_and_is_not_repeated_at_once(
    settings: LazySettings, tmp_path: Path
) -> None:
    settings.CAPTURES_DIR = tmp_path / "file"
    settings.CAPTURES_DIR.write_text("in the way")
    source = make.source()

    fetch = poll(source, FakeClient.feed("Doe sues Roe"))

    assert (fetch.outcome, source.failure_count, source.lease_until) == ("failed", 1, None)
    assert "error of ours" in fetch.message


def test_a_paused_source_is_polled_only_when_asked_for() -> None:
    source = make.source(is_paused=True)

    assert not Source.objects.due(make.NOW).exists()
    assert polling.poll_now(source, fakes.engine(FakeClient.feed("Doe sues Roe"), make.NOW))


def test_what_was_read_in_part_is_asked_for_again_whole() -> None:
    source = make.source()
    cut = fakes.rss("Doe sues Roe", "Roe answers")[:-80]

    poll(source, FakeClient(FakeClient.answer(200, cut, etag='"v1"')))

    assert (source.fetches.get().outcome, source.etag) == ("partial", "")


def test_what_an_old_address_said_is_not_sent_to_a_new_one() -> None:
    source = make.source(etag='"v1"', last_modified="Mon, 02 Mar 2026 10:00:00 GMT")

    source.url = "https://elsewhere.example/rss"
    source.save()

    assert (source.etag, source.last_modified) == ("", "")


def test_an_error_in_the_client_is_a_failed_poll_as_well() -> None:
    source = make.source()

    fetch = poll(source, FakeClient(RuntimeError("loop is closed")))

    assert (fetch.outcome, source.failure_count, source.lease_until) == ("failed", 1, None)
