"""Politeness: who holds a host, when it may be asked again, and what its quotas leave."""

import datetime

import pytest
from django.conf import LazySettings

from disputes.models import Host
from disputes.services import claiming, hosts
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.NOW
SECOND, MINUTE, HOUR = (datetime.timedelta(seconds=n) for n in (1, 60, 3600))
API = "www.courtlistener.com"


def held(name: str = "feed.example", now: datetime.datetime = NOW) -> Host:
    [host] = hosts.claim([name], "first", now=now)
    return host


def test_a_host_is_held_by_one_worker_at_a_time() -> None:
    held()

    assert hosts.claim(["feed.example"], "second", now=NOW + MINUTE) == []


def test_a_worker_that_died_loses_its_hosts() -> None:
    held()

    [host] = hosts.claim(["feed.example"], "second", now=NOW + hosts.LEASE + SECOND)
    hosts.release([host], "first", now=NOW)

    assert Host.objects.get().holder == "second"


def test_the_next_request_waits_for_the_gap(settings: LazySettings) -> None:
    settings.HOST_GAP_SECONDS = 5
    hosts.release([held()], "first", now=NOW)

    assert hosts.claim(["feed.example"], "second", now=NOW + 4 * SECOND) == []
    assert hosts.claim(["feed.example"], "second", now=NOW + 5 * SECOND)


def test_a_host_that_was_not_asked_is_free_at_once() -> None:
    hosts.let_go([held().name], "first")

    assert hosts.claim(["feed.example"], "second", now=NOW)


@pytest.mark.parametrize(
    ("pauses", "asked", "least", "most"),
    [
        (0, 30, 30 * SECOND, 38 * SECOND),
        (0, None, 15 * MINUTE, 19 * MINUTE),
        (3, None, 120 * MINUTE, 150 * MINUTE),
        (50, None, 24 * HOUR, 30 * HOUR),
    ],
)
def test_a_host_that_wants_peace_gets_it(
    pauses: int, asked: float | None, least: datetime.timedelta, most: datetime.timedelta
) -> None:
    host = Host(name="feed.example", pause_count=pauses)

    hosts.pause(host, asked, "The server answered 429.", now=NOW)

    assert host.ready_at is not None
    assert least <= host.ready_at - NOW <= most
    assert host.pause_count == pauses + 1


def test_a_quota_is_kept_by_the_minute_the_hour_and_the_day() -> None:
    host = held(API)
    asked = []
    now = NOW
    for _ in range(130):
        now = max(now, hosts.ready_at(hosts.quotas(API), hosts.moments(host)) or now)
        hosts.spend(host, 1, now=now)
        asked.append(now)

    for count, within in ((5, MINUTE), (50, HOUR), (125, 24 * HOUR)):
        assert all(later - first >= within for first, later in zip(asked, asked[count:], strict=False))


def test_what_a_batch_may_ask_is_no_more_than_its_quota_leaves(settings: LazySettings) -> None:
    settings.HOST_GAP_SECONDS = 0
    for number in range(8):
        make.source(kind="courtlistener", url=f"https://{API}/api/rest/v4/dockets/{number}/")

    batch = claiming.claim_due(now=NOW)

    assert len(batch.sources) == 5
    hosts.release(batch.hosts.values(), batch.holder, now=NOW)
    assert claiming.claim_due(now=NOW + 59 * SECOND).sources == []
    assert len(claiming.claim_due(now=NOW + 60 * SECOND).sources) == 3


def test_a_batch_takes_no_more_of_a_host_than_it_has_time_for(settings: LazySettings) -> None:
    settings.HOST_GAP_SECONDS = 10
    for number in range(30):
        make.source(url=f"https://slow.example/{number}")
    make.source(url="https://other.example/")

    batch = claiming.claim_due(now=NOW)

    assert {name: len(queue) for name, queue in batch.targets.items()} == {
        "slow.example": 11,
        "other.example": 1,
    }


def test_two_workers_share_the_hosts_out() -> None:
    for number in range(4):
        make.source(url=f"https://{number % 2}.example/{number}")

    first, second = claiming.claim_due(now=NOW), claiming.claim_due(now=NOW)

    assert len(first.sources) == 4
    assert second.sources == []
