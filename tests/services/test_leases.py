"""Who holds what is due, and what becomes of a worker that has lost it."""

import datetime

import pytest
from django.conf import LazySettings

from disputes.models import Host, Source
from disputes.services import claiming, hosts, ingestion, polling
from disputes.services.claiming import Batch
from tests import fakes, make
from tests.fakes import FakeClient, rss
from tests.services import returning

pytestmark = pytest.mark.django_db
NOW, MINUTE = make.NOW, datetime.timedelta(minutes=1)
LATER = NOW + claiming.LEASE + MINUTE
API = "www.courtlistener.com"
TOLD = rss("Doe sues Roe")


@pytest.fixture(autouse=True)
def _captures(settings: LazySettings, tmp_path: object) -> None:
    settings.CAPTURES_DIR = tmp_path


def come_back(batch: Batch, body: bytes = TOLD) -> list[str]:
    """With the same for all; the outcomes that were set down."""
    answer = FakeClient.answer(200, body, etag='"old"')
    fetches = returning.settle(batch, *(returning.visit(each, answer) for each in batch.sources))
    return [fetch.outcome for fetch in fetches]


def test_only_one_of_two_workers_gets_a_source() -> None:
    source = make.source()

    first, second = claiming.claim_due(now=NOW), claiming.claim_due(now=NOW)

    assert (first.sources, second.sources, second.hosts) == ([source], [], {})


def test_a_source_whose_worker_died_is_due_when_the_lease_has_run_out() -> None:
    source = make.source()
    claiming.claim_due(now=NOW)

    assert claiming.claim_due(now=NOW + claiming.LEASE).sources == []
    assert claiming.claim_due(now=LATER).sources == [source]


def test_a_worker_that_outlived_its_lease_changes_nothing() -> None:
    source = make.source()
    late, held = claiming.claim_due(now=NOW), claiming.claim_due(now=LATER)

    assert come_back(late) == []
    source.refresh_from_db()
    assert (source.etag, source.checked_at, source.items.count()) == ("", None, 0)
    assert source.lease_until is not None
    assert come_back(held) == ["ok"]


def test_a_document_read_under_a_lost_lease_is_not_taken_in() -> None:
    source = make.source()
    [late] = claiming.claim_due(now=NOW).sources
    claiming.claim_due(now=LATER)
    delivery = ingestion.Delivery(TOLD, NOW, attempt=late.attempts)

    with pytest.raises(ingestion.LeaseLost):
        ingestion.receive(late, delivery, now=NOW)

    assert not source.items.exists()


def test_a_source_that_somebody_else_polls_is_said_to_be_polled() -> None:
    source = make.source()
    claiming.claim_due(now=NOW)

    with pytest.raises(polling.CannotPoll, match="being polled"):
        polling.poll_now(source, fakes.engine(FakeClient(), NOW))


@pytest.mark.parametrize(
    "change", [{"url": "https://new.example/rss"}, {"kind": "page"}, {"rules": {"entry": "article"}}]
)
def test_a_poll_that_was_under_way_says_nothing_of_a_source_that_is_another_now(
    change: dict[str, object],
) -> None:
    source = make.source(etag='"v0"', cursor="https://old.example/2", read_whole_at=NOW, reading_since=NOW)
    batch = claiming.claim_due(now=NOW)

    changed = Source.objects.get()
    for name, value in change.items():
        setattr(changed, name, value)
    changed.save()

    assert changed.attempts == 2
    assert come_back(batch) == []
    source.refresh_from_db()
    assert (source.etag, source.cursor, source.body_hash, source.lease_until) == ("", "", "", None)
    assert (source.read_whole_at, source.reading_since, source.items.count()) == (None, None, 0)


def test_what_a_curator_says_of_a_source_stops_no_poll() -> None:
    source = make.source()
    batch = claiming.claim_due(now=NOW)

    changed = Source.objects.get()
    changed.note = "Read this one with care."
    changed.save()

    assert come_back(batch) == ["ok"]
    assert source.items.count() == 1


def test_ids_that_a_curator_trusts_again_are_not_distrusted_by_a_poll_that_was_under_way() -> None:
    make.source(guid_shared=True)
    batch = claiming.claim_due(now=NOW)

    polling.forget_shared_ids(Source.objects.all())

    assert come_back(batch, rss("One", "Two").replace(b"news-1", b"news-0")) == []
    assert Source.objects.get().guid_shared is False
    assert Source.objects.due(NOW).exists()


def test_who_dies_after_claiming_has_spent_the_quota(settings: LazySettings) -> None:
    settings.HOST_GAP_SECONDS = 0
    for number in range(5):
        make.source(kind="courtlistener", url=f"https://{API}/api/rest/v4/dockets/{number}/")

    assert len(claiming.claim_due(now=NOW).sources) == 5

    assert hosts.allowance(Host.objects.get(), now=NOW) == 0


def test_a_host_without_room_is_neither_held_nor_asked() -> None:
    Host.objects.create(name=API, asked_at=[NOW.isoformat()] * 5)
    make.source(kind="courtlistener", url=f"https://{API}/api/rest/v4/dockets/1/")
    make.source(url="https://other.example/")

    batch = claiming.claim_due(now=NOW)

    assert (list(batch.targets), list(batch.hosts)) == (["other.example"], ["other.example"])
