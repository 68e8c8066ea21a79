"""What is due, claimed in batches of hosts: who holds a host, holds what is due there."""

import datetime
import secrets
from collections import Counter
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, Min, OuterRef, QuerySet, Window
from django.db.models.functions import RowNumber

from disputes.models import Article, Host, Source
from disputes.services import hosts

LEASE = hosts.LEASE
BATCH = 1_000  # sources at most
WORK = datetime.timedelta(seconds=150)  # so long a batch may take: well below the lease, and the task's limit

type Target = Source | Article


@dataclass(slots=True)
class Batch:
    """Hosts that are held, and what is to be asked there, by host."""

    holder: str
    hosts: dict[str, Host]
    targets: dict[str, list[Target]] = field(default_factory=dict)

    @property
    def sources(self) -> list[Source]:
        return [each for queue in self.targets.values() for each in queue if isinstance(each, Source)]


def claim_due(*, now: datetime.datetime) -> Batch:
    """Take hosts where something is due, and what is due there; empty where nothing is to be had."""
    holder = secrets.token_hex(16)
    names = hosts_with_work(now, limit=2 * settings.FETCH_CONCURRENCY)
    if not names:
        return Batch(holder, {})
    with transaction.atomic():
        batch = Batch(holder, {host.name: host for host in hosts.claim(names, holder, now=now)})
        _take(batch, Source.objects.due(now).select_related("court"), now)
        _take(batch, Article.objects.due(now).select_related("item__source"), now)
        _give_back_idle(batch)
    return batch


def claim_one(source: Source, *, now: datetime.datetime) -> Batch | None:
    """Take this source, due or not; None where somebody else has it, or its host."""
    holder = secrets.token_hex(16)
    with transaction.atomic():
        held = {host.name: host for host in hosts.claim([source.host], holder, now=now)}
        taken = Source.objects.claim_now(source.pk, now, LEASE) if held else None
        if taken is None:
            hosts.let_go(held, holder)
            return None
        for host in held.values():
            hosts.spend(host, 1, now=now)
        return Batch(holder, held, {source.host: [taken]})


def hosts_with_work(now: datetime.datetime, *, limit: int) -> list[str]:
    """The hosts with the longest overdue work, without those that are busy or want to be left alone."""
    is_free = ~Exists(Host.objects.filter(name=OuterRef("host")).exclude(pk__in=Host.objects.free(now)))
    names: dict[str, datetime.datetime] = {}
    for due in (Source.objects.due(now), Article.objects.due(now)):
        found = due.order_by().filter(is_free).values_list("host").annotate(first=Min("due_at"))
        for name, first in found.order_by("first")[:limit]:
            names[name] = min(first, names.get(name, first))
    return sorted(names, key=lambda name: names[name])[:limit]


def _take[Row: (Source, Article)](batch: Batch, due: QuerySet[Row], now: datetime.datetime) -> None:
    """Lease what is due at the hosts held: as much as there is time for, and no more than a quota allows."""
    position = Window(RowNumber(), partition_by="host", order_by=("due_at", "pk"))
    rows = due.filter(host__in=batch.hosts).annotate(position=position).order_by("position", "due_at")
    room = {name: _room(host, batch, now) for name, host in batch.hosts.items()}
    taken: Counter[str] = Counter()
    chosen = []
    for row in rows.filter(position__lte=BATCH)[:BATCH]:
        if taken[row.host] < room[row.host]:
            taken[row.host] += 1
            batch.targets.setdefault(row.host, []).append(row)
            chosen.append(row)
    for name, count in taken.items():
        hosts.spend(batch.hosts[name], count, now=now)
    leased = due.model._default_manager.filter(pk__in=[row.pk for row in chosen])
    leased.update(lease_until=now + LEASE, attempts=F("attempts") + 1)
    for row in chosen:
        row.attempts += 1


def _room(host: Host, batch: Batch, now: datetime.datetime) -> int:
    """How many more requests fit into the time of a batch at the host's pace, and into its quotas."""
    gap = hosts.gap_seconds(host.name)
    fitting = int(WORK.total_seconds() * 2 / 3 / gap) + 1 if gap else BATCH
    free = fitting - len(batch.targets.get(host.name, ()))
    allowed = hosts.allowance(host, now=now)
    return free if allowed is None else min(free, allowed)


def _give_back_idle(batch: Batch) -> None:
    """Hosts where, once held, nothing was left to do."""
    idle = [name for name in batch.hosts if name not in batch.targets]
    if idle:
        hosts.let_go(idle, batch.holder)
        batch.hosts = {name: host for name, host in batch.hosts.items() if name not in idle}
