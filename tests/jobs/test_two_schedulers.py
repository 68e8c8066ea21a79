"""Two schedulers ring at once, and ten workers come: each source is polled once each time it is due."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.utils import timezone

from disputes.models import Fetch, Source
from tests.jobs.farm import Farm, farm
from tests.jobs.installation import BROKERS, Installation
from tests.jobs.polling import pollers

FEEDS, HOSTS, POLLERS, GAP_SECONDS = 200, 10, 8, "0.02"


@pytest.fixture
def served() -> Iterator[Farm]:
    with farm(FEEDS) as made:
        made.mode(entries=2, delay_seconds=0.02)
        yield made


def watch(urls: list[str]) -> None:
    for number, url in enumerate(urls):
        Source.objects.create(slug=f"feed-{number}", name=f"Feed {number}", url=url, due_at=timezone.now())


@pytest.mark.parametrize("installation", BROKERS, indirect=True)
def test_each_source_is_polled_once_each_time_it_is_due(installation: Installation, served: Farm) -> None:
    installation.environment |= {
        "CASETRACKER_HOST_GAP_SECONDS": GAP_SECONDS,
        "CASETRACKER_FETCH_CONCURRENCY": "1",
    }
    watch(served.urls(HOSTS))

    with installation.worker(), pollers(installation) as poll:
        two_ring(installation)
        poll(POLLERS, until_idle=True)
        two_ring(installation)
        installation.wait_until(lambda: not Source.objects.filter(checked_at=None).exists())

    seen = served.seen().values()
    assert Counter(count for one in seen for count in one.paths.values()) == {1: FEEDS}
    assert {one.peak for one in seen} == {1}
    assert Counter(Fetch.objects.values_list("source", flat=True)).total() == FEEDS


def two_ring(installation: Installation) -> None:
    for _ in range(2):
        installation.ring()
