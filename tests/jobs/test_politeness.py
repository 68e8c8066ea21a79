"""Politeness as servers see it: a thousand feeds on ten hosts, and eight programs that poll them at once."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.utils import timezone

from disputes.models import Fetch, Host, Source
from tests.jobs.farm import Farm, Seen, farm, host
from tests.jobs.installation import Installation
from tests.jobs.polling import Poll, pollers

FEEDS, HOSTS, WORKERS = 1_000, 10, 8
GAP_SECONDS = 0.03
ENTRIES = 2  # in each feed: what is tried here is not how fast they are read
DELAY_SECONDS = 0.01  # so that two requests at once would be seen
CLOSED, RETRY_AFTER_SECONDS = host(3), 2


@pytest.fixture
def served() -> Iterator[Farm]:
    with farm(FEEDS) as made:
        made.mode(entries=ENTRIES, delay_seconds=DELAY_SECONDS)
        yield made


@pytest.fixture
def poll(installation: Installation) -> Iterator[Poll]:
    """With room for one request at a time in each process, so that all of them have hosts to ask."""
    settings = {"CASETRACKER_HOST_GAP_SECONDS": str(GAP_SECONDS), "CASETRACKER_FETCH_CONCURRENCY": "1"}
    with pollers(installation, **settings) as poll:
        yield poll


def watch(urls: list[str]) -> None:
    sources = [
        Source(
            slug=f"feed-{number}", name=f"Feed {number}", url=url, host=url.split("/")[2].partition(":")[0]
        )
        for number, url in enumerate(urls)
    ]
    Source.objects.bulk_create(sources)


def poll_all(poll: Poll) -> None:
    """Everything is due; eight processes work until nothing is."""
    Source.objects.update(due_at=timezone.now())
    assert poll(WORKERS, until_idle=True) == ["done"] * WORKERS


def asked(seen: dict[str, Seen]) -> Counter[int]:
    """How many feeds were asked for how often."""
    return Counter(count for one in seen.values() for count in one.paths.values())


def assert_polite(seen: dict[str, Seen]) -> None:
    assert len(seen) == HOSTS
    assert {one.peak for one in seen.values()} == {1}
    assert min(one.shortest_gap for one in seen.values()) >= GAP_SECONDS


def test_eight_workers_on_ten_hosts_disturb_none_of_them(poll: Poll, served: Farm) -> None:
    watch(served.urls(HOSTS))

    poll_all(poll)
    first = served.seen()
    served.mode(entries=ENTRIES, delay_seconds=DELAY_SECONDS, limits={CLOSED: (5, RETRY_AFTER_SECONDS)})
    poll_all(poll)
    second = served.seen()

    assert_polite(first)
    assert_polite(second)
    assert asked(first) == {1: FEEDS}
    assert sum(one.conditional for one in second.values()) >= 0.99 * FEEDS
    assert (second[CLOSED].refused, second[CLOSED].early) == (1, 0)
    assert Fetch.objects.filter(outcome="unchanged").count() >= FEEDS - 1


def test_where_a_redirect_leads_to_is_disturbed_no_more_than_others(poll: Poll, served: Farm) -> None:
    there, here = host(0), host(HOSTS)
    for number in range(20):
        location = f"http://{there}:{served.port}/{number}.xml"
        served.put(
            f"/moved/{number}",
            f"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode(),
        )
    moved = [f"http://{here}:{served.port}/moved/{number}" for number in range(20)]
    watch([*moved, *[f"http://{there}:{served.port}/{number}.xml" for number in range(20, 40)]])

    poll_all(poll)

    seen = served.seen()
    assert (seen[there].requests, seen[here].requests) == (40, 20)
    assert (seen[there].peak, seen[there].shortest_gap >= GAP_SECONDS) == (1, True)
    assert not Host.objects.exclude(lease_until=None).exists()
