"""Politeness towards servers, shared by all workers: who asks which host, and not before when.

A worker holds a host for as long as it works its requests off. The database has who holds it: with Redis or
without, on one machine or many, the rule is the same, and a cache that is emptied cannot break it.
"""

import datetime
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from disputes.models import Host
from disputes.models.bulk import update_each
from disputes.text import urls

LEASE = datetime.timedelta(minutes=5)  # as long as that of a source
API_HOSTS = ("www.courtlistener.com", "www.federalregister.gov")
API_GAP_SECONDS = 1.0  # their operators publish limits
SHORTEST_PAUSE = datetime.timedelta(minutes=15)
LONGEST_PAUSE = datetime.timedelta(hours=24)
PAUSE_SPREAD = 0.25
DAY = datetime.timedelta(days=1)
RELEASED_FIELDS = [
    *("holder", "lease_until", "ready_at", "pause_count", "pause_reason", "asked_at"),
    *("robots", "robots_status", "robots_read_at"),
]


@dataclass(frozen=True, slots=True)
class Quota:
    """So many requests in so long a time; all quotas of a host hold together."""

    count: int
    within: datetime.timedelta


def gap_seconds(host: str) -> float:
    """Between the beginnings of two requests to a host."""
    gap: float = settings.HOST_GAP_SECONDS
    return min(gap, API_GAP_SECONDS) if host in API_HOSTS else gap


def quotas(host: str) -> Sequence[Quota]:
    """CourtListener publishes what a free account may ask for; the settings have what ours may."""
    if host != urls.asked_host(settings.COURTLISTENER_URL):
        return ()
    return [
        Quota(int(count), datetime.timedelta(seconds=int(seconds)))
        for count, seconds in settings.COURTLISTENER_QUOTA
    ]


def ready_at(quotas: Sequence[Quota], asked_at: Sequence[datetime.datetime]) -> datetime.datetime | None:
    """When the next request is within all quotas; None: at any time."""
    waits = [
        sorted(asked_at)[-quota.count] + quota.within for quota in quotas if len(asked_at) >= quota.count
    ]
    return max(waits, default=None)


@transaction.atomic
def claim(names: Iterable[str], holder: str, *, now: datetime.datetime) -> list[Host]:
    """Those of the hosts that are free, now held. Rows that another worker is just taking are passed over."""
    wanted = sorted(set(names))
    Host.objects.bulk_create([Host(name=name) for name in wanted], ignore_conflicts=True)
    free = Host.objects.free(now).filter(name__in=wanted).order_by("name")
    taken = list(free.select_for_update(skip_locked=True).values_list("name", flat=True))
    Host.objects.filter(name__in=taken).update(holder=holder, lease_until=now + LEASE)
    return list(Host.objects.filter(name__in=taken))


def allowance(host: Host, *, now: datetime.datetime) -> int | None:
    """How many requests its quotas leave for now; None: there are none."""
    limits = quotas(host.name)
    asked_at = moments(host)
    return min((each.count - sum(at > now - each.within for at in asked_at) for each in limits), default=None)


def moments(host: Host) -> list[datetime.datetime]:
    return [datetime.datetime.fromisoformat(each) for each in host.asked_at]


def spend(host: Host, count: int, *, now: datetime.datetime) -> None:
    """Set requests to a host that is held down before they go out: whoever is killed then has spent them."""
    if quotas(host.name):
        asked_at = [at for at in moments(host) if at > now - DAY] + [now] * count
        host.asked_at = [at.isoformat() for at in asked_at]
        host.save(update_fields=["asked_at"])


def pause(host: Host, seconds: float | None, reason: str, *, now: datetime.datetime) -> None:
    """The server asked for peace (429, 503): Retry-After, else 15 minutes, doubled each time up to a day."""
    asked = datetime.timedelta(seconds=seconds or 0)
    ours = min(SHORTEST_PAUSE * 2 ** min(host.pause_count, 10), LONGEST_PAUSE)
    longest = max(asked, ours if seconds is None else asked)
    spread = 1 + random.random() * PAUSE_SPREAD  # noqa: S311  # no secret
    host.ready_at = now + longest * spread
    host.pause_count = min(host.pause_count + 1, 100)
    host.pause_reason = reason[:300]


def let_go(names: Iterable[str], holder: str) -> None:
    """Give hosts back that have not been asked."""
    Host.objects.filter(holder=holder, name__in=list(names)).update(holder="", lease_until=None)


@transaction.atomic
def release(hosts: Iterable[Host], holder: str, *, now: datetime.datetime) -> None:
    """Give them back, each free again after its gap and its quotas, or when its pause ends."""
    held = Host.objects.filter(holder=holder).select_for_update().order_by("name")
    still_ours = set(held.values_list("name", flat=True))
    rows = [host for host in hosts if host.name in still_ours]
    for host in rows:
        gap = datetime.timedelta(seconds=gap_seconds(host.name))
        next_at = ready_at(quotas(host.name), moments(host))
        host.ready_at = max(filter(None, (host.ready_at, next_at, now + gap)))
        host.holder, host.lease_until = "", None
    update_each(rows, RELEASED_FIELDS)
