"""One round of work: who is asked, who is left alone, and what each answer means for the next time."""

import datetime
from dataclasses import replace

import pytest
from django.conf import LazySettings

from disputes.models import Fetch, Health, Host, Source
from disputes.services import gaps
from disputes.web.types import Answer
from tests import fakes, make
from tests.fakes import FakeClient, rss

pytestmark = pytest.mark.django_db
NOW = make.NOW
MINUTE, HOUR = datetime.timedelta(minutes=1), datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _settings(settings: LazySettings, tmp_path: object) -> None:
    settings.CAPTURES_DIR = tmp_path
    settings.HOST_GAP_SECONDS = 0


def work(*answers: Answer | Exception, now: datetime.datetime = NOW) -> tuple[FakeClient, list[Fetch]]:
    client = FakeClient(*answers)
    return client, list(fakes.engine(client, now).round())


def answered(status: int, body: bytes = b"", **fields: object) -> Answer:
    return replace(FakeClient.answer(status, body), **fields)  # type: ignore[arg-type]


def test_the_same_bytes_are_not_read_again() -> None:
    source = make.source()
    work(answered(200, rss("Doe sues Roe")))
    Source.objects.update(due_at=NOW + HOUR)

    _, [fetch] = work(answered(200, rss("Doe sues Roe")), now=NOW + HOUR)

    assert (fetch.outcome, fetch.offered, "parse" in fetch.milliseconds) == ("unchanged", 0, False)
    assert source.items.count() == 1


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asks_for_peace_is_left_alone_with_all_its_sources(status: int) -> None:
    for number in range(3):
        make.source(url=f"https://busy.example/{number}")

    client, fetches = work(answered(status, retry_after_seconds=120))

    assert (len(client.asked), len(fetches)) == (1, 1)
    assert Source.objects.filter(failure_count=0, lease_until=None).count() == 3
    host = Host.objects.get()
    assert host.ready_at is not None
    assert host.ready_at >= NOW + 2 * MINUTE
    assert work(answered(200, rss("One")), now=NOW + MINUTE)[1] == []
    assert len(work(answered(200, rss("One")), now=host.ready_at)[1]) >= 2


def test_a_success_ends_the_pauses_of_a_host() -> None:
    make.source()
    Host.objects.create(
        name=Source.objects.get().host, pause_count=3, pause_reason="The server answered 429."
    )

    work(answered(200, rss("One")))

    assert (Host.objects.get().pause_count, Host.objects.get().pause_reason) == (0, "")


@pytest.mark.parametrize(("status", "halt"), [(410, "gone"), (401, "denied")])
def test_some_answers_stop_the_engine_and_ask_a_person(status: int, halt: str) -> None:
    source = make.source()

    work(answered(status))
    source.refresh_from_db()

    assert (source.halt, source.health_at(NOW)) == (halt, Health.HALTED)
    assert not Source.objects.due(NOW + 1000 * HOUR).exists()


def test_a_server_that_refuses_us_is_asked_again_after_hours() -> None:
    source = make.source()

    work(answered(403))
    source.refresh_from_db()

    assert source.due_at - NOW == 4 * HOUR
    assert source.health_at(NOW) == Health.BLOCKED


def test_one_that_cannot_be_stored_keeps_no_neighbour_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = make.source(url="https://bad.example/rss")
    for number in range(3):
        make.source(url=f"https://{number}.example/rss")

    def fail(source: Source, *_: object, **__: object) -> list[str]:
        if source == bad:
            raise RuntimeError("Something of ours")
        return []

    monkeypatch.setattr(gaps, "find", fail)

    _, fetches = work(answered(200, rss("One")))

    assert sorted(fetch.outcome for fetch in fetches) == ["failed", "ok", "ok", "ok"]
    assert bad.fetches.get().message.startswith("It could not be read: an error of ours")
    assert Source.objects.filter(lease_until=None, checked_at=NOW).count() == 4


def test_a_permanent_move_to_https_is_followed_at_once() -> None:
    source = make.source(url="http://old.example/rss")

    work(answered(200, rss("One"), moved_url="https://old.example/rss"))
    source.refresh_from_db()

    assert (source.url, source.host) == ("https://old.example/rss", "old.example")


def test_a_move_to_what_is_watched_already_is_not_followed() -> None:
    source = make.source(url="http://old.example/rss")
    make.source(url="https://old.example/rss", is_paused=True)

    work(answered(200, rss("One"), moved_url="https://old.example/rss"))
    source.refresh_from_db()

    assert source.url == "http://old.example/rss"


def test_nothing_is_left_held_after_a_round() -> None:
    for number in range(3):
        make.source(url=f"https://{number}.example/rss")

    work(RuntimeError("loop is closed"))

    assert not Host.objects.exclude(holder="").exists()
    assert not Source.objects.filter(lease_until__isnull=False).exists()


def test_the_first_poll_offers_only_what_is_recent() -> None:
    dispute = make.dispute("Doe v. Roe")
    make.source()
    old = rss("Doe v. Roe goes to trial", published="Mon, 02 Feb 2026 10:00:00 GMT")

    _, [first] = work(answered(200, old))
    Source.objects.update(due_at=NOW + HOUR)
    late = rss("Doe v. Roe goes to trial", "Doe v. Roe begins", published="Mon, 02 Feb 2026 10:00:00 GMT")
    _, [second] = work(answered(200, late), now=NOW + HOUR)

    assert (first.new, first.suggestions, second.new, second.suggestions) == (1, 0, 1, 1)
    assert dispute.suggestions.count() == 1
