"""What documents tell of their source is kept, whichever comes first: a poll, a replay or a webhook."""

import datetime

import pytest
from django.conf import LazySettings

from disputes.models import Source
from disputes.services import claiming, ingestion
from disputes.services.ingestion import Delivery
from tests import make
from tests.fakes import FakeClient, rss
from tests.services import returning

pytestmark = pytest.mark.django_db
NOW, HOUR = make.NOW, datetime.timedelta(hours=1)
SHARED = rss("Doe sues Roe", "Roe answers").replace(b"news-1", b"news-0")


@pytest.fixture(autouse=True)
def _captures(settings: LazySettings, tmp_path: object) -> None:
    settings.CAPTURES_DIR = tmp_path


def replay(source: Source, body: bytes, now: datetime.datetime) -> None:
    ingestion.receive(source, Delivery(body, now), now=now)


def test_a_replay_takes_back_nothing_that_a_poll_has_learned_meanwhile() -> None:
    replayed = make.source()
    Source.objects.update(guid_shared=True, changed_at=NOW, coverage="All", built_at=NOW)

    replay(replayed, rss(), NOW - HOUR)

    source = Source.objects.get()
    assert (source.guid_shared, source.changed_at) == (True, NOW)
    assert (source.coverage, source.built_at) == ("All", NOW)
    assert replayed.guid_shared


def test_a_poll_takes_back_nothing_that_a_replay_has_learned_meanwhile() -> None:
    source = make.source(etag='"v1"')
    batch = claiming.claim_due(now=NOW)
    replay(Source.objects.get(), SHARED, NOW)

    returning.settle(batch, returning.visit(batch.sources[0], FakeClient.answer(304)))

    source.refresh_from_db()
    assert (source.guid_shared, source.changed_at, source.checked_at) == (True, NOW, NOW)


def test_a_poll_reads_by_what_a_replay_has_learned_meanwhile() -> None:
    source = make.source()
    batch = claiming.claim_due(now=NOW)
    replay(Source.objects.get(), SHARED, NOW)

    returning.settle(batch, returning.visit(batch.sources[0], FakeClient.answer(200, rss("Doe sues Roe"))))

    source.refresh_from_db()
    assert (source.guid_shared, source.items.count()) == (True, 2)


def test_what_a_replay_brings_is_no_poll() -> None:
    source = make.source()

    replay(source, rss("Doe sues Roe"), NOW)

    source.refresh_from_db()
    assert (source.changed_at, source.succeeded_at, source.read_whole_at) == (NOW, None, None)
