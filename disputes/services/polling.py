"""Polling as people see it: which sources are watched, made due, paused; one polled now, all that is due."""

import datetime
import time
from collections.abc import Callable, Collection, Iterator

from django.conf import settings
from django.db.models import F, Min, QuerySet
from django.db.models.functions import Least

from disputes.models import Article, Fetch, Host, Source
from disputes.services import articles, claiming
from disputes.services.rounds import Engine

LONGEST_PATIENCE = datetime.timedelta(seconds=65)  # a quota of so many a minute leaves room again by then
SHORTEST_SLEEP, LONGEST_SLEEP = 0.02, 1.0  # seconds between two looks at what is due


class CannotPoll(Exception):
    """Says which source is not there, or why it is not polled."""


def find(wanted: str) -> Source:
    """A source by its id, its slug or its address. Raises CannotPoll where none can be polled."""
    found = Source.objects.named(wanted)
    if found is None:
        raise CannotPoll(f"There is no source with the id, short name or address “{wanted}”.")
    if not found.can_be_polled:
        raise CannotPoll(f"“{found}” is of a kind that is not polled: {found.get_kind_display()}.")
    return found


def make_due(sources: QuerySet[Source], *, now: datetime.datetime) -> int:
    """Have them polled at the next tick; returns how many that can be, without the paused ones."""
    return Source.objects.polled().filter(pk__in=sources.values("pk")).update(due_at=Least("due_at", now))


def pause(sources: QuerySet[Source]) -> None:
    sources.update(is_paused=True)


def resume(sources: QuerySet[Source], *, now: datetime.datetime) -> None:
    """Also those that the engine has stopped: whoever resumes them has seen why."""
    sources.update(is_paused=False, halt="", failure_count=0, due_at=Least("due_at", now))


def forget_shared_ids(sources: QuerySet[Source]) -> None:
    """Trust the ids of these sources again; the engine never does that by itself.

    Polls under way lose the lease, as what they have read was read before: the sources are read anew.
    """
    sources.update(guid_shared=False, attempts=F("attempts") + 1, lease_until=None)


def batches_due(now: datetime.datetime, *, most: int) -> int:
    """How many workers can find something to do, each with a batch of hosts."""
    size: int = settings.FETCH_CONCURRENCY
    return -(-len(claiming.hosts_with_work(now, limit=size * most)) // size)


def poll_now(source: Source, engine: Engine) -> Fetch:
    """Poll a source that a person asked for, due or not. Raises CannotPoll where its host cannot be asked."""
    fetch = engine.one(source)
    if fetch is not None:
        return fetch
    host = Host.objects.filter(pk=source.host).first()
    if host and host.ready_at and host.ready_at > engine.clock():
        until = f"{host.ready_at:%Y-%m-%d %H:%M:%S} UTC"
        raise CannotPoll(f"{source.host} is not to be asked before {until}. {host.pause_reason}".rstrip())
    raise CannotPoll(f"“{source}”, or another source at {source.host}, is being polled at this moment.")


def poll_due(
    engine: Engine, *, until_idle: bool = False, sleep: Callable[[float], None] = time.sleep
) -> Iterator[Fetch]:
    """One round, or rounds until nothing is due any more.

    Waits for hosts that will be free within about a minute; what a host puts off for longer stays due.
    """
    goes_on = True
    while goes_on:
        count = 0
        for fetch in engine.round():
            count += 1
            yield fetch
        while _match(engine) and until_idle:
            pass
        goes_on = until_idle and (count > 0 or _wait(engine.clock(), sleep))


def read_on(
    source: Source, engine: Engine, *, sleep: Callable[[float], None] = time.sleep
) -> Iterator[Fetch]:
    """The rest of a document of several pages, page by page, as fast as its host and its quotas allow.

    Ends where the host puts it off for longer than about a minute: the next poll reads on there.
    """
    source.refresh_from_db()
    while source.cursor and not source.failure_count:
        if fetch := engine.one(source):
            yield fetch
        elif not _wait_for([source.host], engine.clock(), sleep):
            return
        source.refresh_from_db()


def _match(engine: Engine) -> int:
    return articles.match_read(matcher=engine.matcher, now=engine.clock(), stops=engine.stops)


def poll_batch(engine: Engine) -> int:
    """One round for a worker; how many sources were asked."""
    return sum(1 for _ in engine.round())


def _wait(now: datetime.datetime, sleep: Callable[[float], None]) -> bool:
    """Sleep until a host with something due may be free; False where nothing is due, or none will be soon."""
    due = (Source.objects.due(now), Article.objects.due(now))
    names = {name for each in due for name in each.order_by().values_list("host", flat=True).distinct()}
    return bool(names) and _wait_for(names, now, sleep)


def _wait_for(names: Collection[str], now: datetime.datetime, sleep: Callable[[float], None]) -> bool:
    hosts = Host.objects.filter(pk__in=names)
    is_held = hosts.filter(lease_until__gt=now).exists()
    ready_at = hosts.filter(lease_until=None).aggregate(first=Min("ready_at"))["first"] or now
    if ready_at - now > LONGEST_PATIENCE and not is_held:
        return False
    sleep(min(max((ready_at - now).total_seconds(), SHORTEST_SLEEP), LONGEST_SLEEP))
    return True
