"""A docket is put on a dispute while a worker files its entries: the second sees what the first made."""

from collections.abc import Callable

import pytest

from disputes.models import Dispute, Event, Proceeding, Source
from disputes.services import ingestion, publishing
from disputes.services.ingestion import Delivery
from tests import make
from tests.fakes import Entry, pacer
from tests.services.test_review_races import meanwhile

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def docket() -> Proceeding:
    return make.proceeding(make.dispute("First"))


@pytest.fixture
def reads() -> Callable[[], object]:
    """A worker reads the court's feed."""
    source: Source = make.source(kind="pacer", court=make.court("nysd"))
    return lambda: ingestion.receive(source, Delivery(pacer(Entry()), make.NOW), now=make.NOW)


@pytest.fixture
def joins(docket: Proceeding) -> Callable[[], object]:
    """A curator puts the docket on a second dispute."""
    second = make.dispute("Second")

    def joins() -> None:
        docket.disputes.add(second)
        publishing.track(Proceeding.objects.filter(pk=docket.pk), now=make.NOW)

    return joins


def disputes_of_event() -> list[str]:
    return [each.short_name for each in Dispute.objects.filter(events=Event.objects.get()).order_by("pk")]


def test_what_is_filed_while_a_dispute_joins_stands_on_its_timeline(
    reads: Callable[[], object], joins: Callable[[], object]
) -> None:
    meanwhile(joins, reads)

    assert disputes_of_event() == ["First", "Second"]


def test_who_joins_while_a_worker_files_takes_in_what_that_makes(
    reads: Callable[[], object], joins: Callable[[], object]
) -> None:
    meanwhile(reads, joins)

    assert disputes_of_event() == ["First", "Second"]


def test_each_docket_has_its_own_disputes() -> None:
    both, other = make.dispute("Both"), make.dispute("Other")
    make.proceeding(both)
    make.proceeding(both, other, number="1:26-cv-00002")
    entries = [Entry(), Entry(number="1:26-cv-00002", case_id="900002", event="Order")]

    source = make.source(kind="pacer", court=make.court("nysd"))
    ingestion.receive(source, Delivery(pacer(*entries), make.NOW), now=make.NOW)

    assert {event.headline: event.placements.count() for event in Event.objects.all()} == {
        "Motion to Dismiss (No. 5)": 1,
        "Order (No. 5)": 2,
    }
