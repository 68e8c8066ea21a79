"""A worker killed with `kill -9` at its worst moments: the next one does what it left, once and whole."""

import datetime
import threading
from collections.abc import Iterator

import pytest
from django.utils import timezone

from disputes.models import Citation, Event, Fetch, Filing, Host, Item, Placement, Source
from tests.jobs import feeds
from tests.jobs.installation import BROKERS, Installation, kill
from tests.jobs.stalling import Stall
from tests.web.server import LocalServer

ENTRIES = 400
HALF = ENTRIES // 2  # stand on the docket that is tracked
STORED = (Item, Filing, Event, Placement, Citation, Fetch)

pytestmark = pytest.mark.parametrize("installation", BROKERS, indirect=True)


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Opened at the end at the latest: no thread of the server waits for ever."""
    gate = threading.Event()
    yield gate
    gate.set()


def stored() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in STORED}


def test_killed_while_the_server_keeps_it_waiting(
    installation: Installation, server: LocalServer, gate: threading.Event
) -> None:
    feeds.seedance()
    source = feeds.court_source(server.behaves("/court", feeds.kept_back(feeds.entries(ENTRIES), gate)))

    with installation.worker() as worker:
        installation.ring()
        installation.wait_until(lambda: server.seen)
        kill(worker)
    gate.set()

    assert_that_nothing_is_there()
    assert_that_the_next_worker_does_it(installation, source)


def test_killed_with_everything_written_but_the_receipt(
    installation: Installation, server: LocalServer, stall: Stall
) -> None:
    feeds.seedance()
    source = feeds.court_source(server.replies("/court", feeds.entries(ENTRIES)))

    with stall.receipts(), installation.worker() as worker:
        installation.ring()
        installation.wait_until(stall.is_reached)
        kill(worker)

    assert_that_nothing_is_there()
    assert_that_the_next_worker_does_it(installation, source)


def assert_that_nothing_is_there() -> None:
    """Not half a document, no receipt for what was not done; the lease of the dead worker still stands."""
    assert stored() == dict.fromkeys(stored(), 0)
    assert Source.objects.unleased(timezone.now()).count() == 0


def assert_that_the_next_worker_does_it(installation: Installation, source: Source) -> None:
    for leased in (Source, Host):
        leased.objects.update(lease_until=timezone.now() - datetime.timedelta(seconds=1))
    with installation.worker():
        installation.ring()
        installation.wait_until(lambda: Source.objects.get(pk=source.pk).succeeded_at)

    receipt = Fetch.objects.get()
    assert (receipt.offered, receipt.new, receipt.filings, receipt.events) == (ENTRIES, ENTRIES, HALF, HALF)
    assert stored() == dict.fromkeys(stored(), HALF) | {"Item": ENTRIES, "Fetch": 1}
    assert Source.objects.get(pk=source.pk).lease_until is None
