"""One round of work: claim what is due, ask and read, write down what came of it, give the hosts back."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from django.conf import settings

from disputes.ingest.types import Context
from disputes.models import Article, Fetch, Host, Source, SourceKind
from disputes.services import captures, claiming, hosts, schedule, settling
from disputes.services.claiming import Batch
from disputes.services.matching import Matcher
from disputes.services.visits import ARTICLE, Client, Parser, Robots, Run, Visit
from disputes.text import urls
from disputes.web import robots
from disputes.web.types import Request

PAGE_BYTES = 10_000_000
ROBOTS_LAST = datetime.timedelta(hours=24)
DOCKET_OVERLAP = datetime.timedelta(days=1)  # clocks differ, and a change can be written down late


@dataclass(eq=False)
class Engine:
    """What a round works with; one engine may make many rounds. Counts what it asked and how it connected.

    `stops` are errors that end a round wherever they are raised, such as that of a task whose time is up: any
    other one is that of a single document, which the rest of the round does not suffer from.
    """

    client: Client
    parser: Parser
    clock: Callable[[], datetime.datetime]
    matcher: Matcher = field(default_factory=Matcher)
    stops: tuple[type[Exception], ...] = ()
    request_count: int = 0
    connection_count: int = 0

    def round(self) -> Iterator[Fetch]:
        """Work one batch of what is due; nothing comes where nothing is due, or others have it all."""
        yield from self._work(claiming.claim_due(now=self.clock()))

    def one(self, source: Source) -> Fetch | None:
        """Visit this source, due or not; None where somebody else has it, or its host."""
        batch = claiming.claim_one(source, now=self.clock())
        return next(iter(list(self._work(batch))), None) if batch else None

    def _work(self, batch: Batch) -> Iterator[Fetch]:
        if not batch.hosts:
            return
        if any(not source.body_hash for source in batch.sources):
            self.parser.warm()  # they will be read for the first time
        run = self._run(batch)
        try:
            with closing(run.groups()) as groups:
                for group in groups:
                    yield from self._settle(group, batch)
        finally:
            self._give_back(batch, run)

    def _settle(self, group: Sequence[Visit], batch: Batch) -> Iterator[Fetch]:
        yield from settling.settle(
            group, batch.hosts, matcher=self.matcher, now=self.clock(), stops=self.stops
        )
        for done in group:  # its bytes are stored: the rest of the batch needs the memory
            done.answer = done.document = None

    def _run(self, batch: Batch) -> Run:
        now = self.clock()
        return Run(
            client=self.client,
            parser=self.parser,
            clock=self.clock,
            queues={name: [visit(each, now=now) for each in queue] for name, queue in batch.targets.items()},
            gap_seconds=hosts.gap_seconds,
            claim_host=lambda name: self._claim_more(batch, name),
            keep=captures.keep,
            until=now + claiming.WORK,
            robots=_robots(batch, now),
        )

    def _claim_more(self, batch: Batch, name: str) -> bool:
        """A host that a redirect, or a robots.txt, leads to."""
        batch.hosts |= {host.name: host for host in hosts.claim([name], batch.holder, now=self.clock())}
        return name in batch.hosts

    def _give_back(self, batch: Batch, run: Run) -> None:
        now = self.clock()
        for address, found in run.robots.items():
            host = batch.hosts.get(urls.asked_host(address))
            if host and host.robots_read_at != found.read_at:
                host.robots, host.robots_status, host.robots_read_at = found.text, found.status, found.read_at
        hosts.release(batch.hosts.values(), batch.holder, now=now)
        self.request_count += run.request_count
        self.connection_count += run.connection_count


def visit(target: Source | Article, *, now: datetime.datetime) -> Visit:
    """What to ask for, and how to read it."""
    if isinstance(target, Article):
        request = Request(target.url, body_bytes=PAGE_BYTES)
        return Visit(target, ARTICLE, request, Context(url=target.url), asks_robots=True)
    is_page = target.kind == SourceKind.PAGE
    request = schedule.request(
        target,
        authorization=_authorization(target),
        body_bytes=PAGE_BYTES if is_page else 0,
        now=now,
    )
    known_hash = "" if target.kind == SourceKind.COURTLISTENER or target.cursor else target.body_hash
    return Visit(target, target.kind, request, context(target, now=now), known_hash, asks_robots=is_page)


def context(source: Source, *, now: datetime.datetime) -> Context:
    """What the parser may know of a source."""
    rules = source.rules
    is_docket = source.kind == SourceKind.COURTLISTENER
    if is_docket and source.read_whole_at and not schedule.is_read_whole(source, now):
        rules = rules | {"modified_since": (source.read_whole_at - DOCKET_OVERLAP).isoformat()}
    return Context(url=source.cursor or source.url, court_id=source.court_id or "", rules=rules)


def _authorization(source: Source) -> str:
    """The token goes to the address in the settings, and nowhere else."""
    is_home = (source.cursor or source.url).startswith(settings.COURTLISTENER_URL.rstrip("/") + "/")
    token = settings.COURTLISTENER_TOKEN
    return f"Token {token}" if token and is_home and source.kind == SourceKind.COURTLISTENER else ""


def _robots(batch: Batch, now: datetime.datetime) -> dict[str, Robots]:
    """What is known of the hosts' robots.txt, no older than a day, by its address."""
    fresh = [host for host in batch.hosts.values() if _is_fresh(host, now)]
    return {
        robots.address(f"{scheme}://{host.name}/"): Robots(
            host.robots_status or 0, host.robots, host.robots_read_at or now
        )
        for host in fresh
        for scheme in ("http", "https")
    }


def _is_fresh(host: Host, now: datetime.datetime) -> bool:
    return host.robots_read_at is not None and now - host.robots_read_at < ROBOTS_LAST
