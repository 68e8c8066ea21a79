"""Asks and reads, many hosts at once, in a thread of its own. Knows no database: values in, values out."""

import asyncio
import datetime
import hashlib
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Protocol

from disputes.ingest.types import Context, NotAFeed, ParsedArticle, ParsedDocument
from disputes.services.claiming import Target
from disputes.services.handover import Handover
from disputes.web import robots
from disputes.web.errors import FetchFailed, FetchRefused, TooBig
from disputes.web.turns import Turns
from disputes.web.types import Answer, Request

ARTICLE = "article"  # the one kind that is no kind of source
READERS = 16  # threads: more than the parsers, so that endless documents do not take them all
BACKLOG = 32  # bodies that wait for a reader; fetching waits meanwhile
PAUSING = (429, 503)
ROBOTS_BYTES = 512_000
UNREACHABLE = 599
PRODUCT = "Casetracker"  # the name that robots.txt calls us by (RFC 9309 §2.2.1)


class Session(Protocol):
    @property
    def request_count(self) -> int: ...

    @property
    def connection_count(self) -> int: ...

    async def get(self, request: Request) -> Answer: ...


class Client(Protocol):
    """What fetches: `disputes.web.client.Client`, or a fake at the network's edge."""

    def opened(self, turns: Turns | None = None) -> AbstractAsyncContextManager[Session]: ...


class Parser(Protocol):
    """What reads: `disputes.ingest.children.pool.Pool`, in children that can be killed."""

    def warm(self) -> None: ...

    def parse(self, kind: str, body: bytes, context: Context) -> ParsedDocument: ...

    def article(self, body: bytes, context: Context) -> ParsedArticle: ...


@dataclass(slots=True, eq=False)
class Visit:
    """One thing to ask for, and what came of it.

    `known_hash` is that of the last whole reading: the same bytes again are not read again. `is_left`: it was
    not asked for, because time was up or the host wants to be left alone.
    """

    target: Target
    kind: str
    request: Request
    context: Context
    known_hash: str = ""
    asks_robots: bool = False
    started_at: datetime.datetime | None = None
    answer: Answer | None = None
    document: ParsedDocument | ParsedArticle | None = None
    problem: NotAFeed | None = None
    failure: FetchFailed | None = None
    refusal: str = ""
    error: Exception | None = None
    body_hash: str = ""
    capture: str = ""
    is_left: bool = False
    milliseconds: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Robots:
    """The robots.txt of a host, as fetched now or before."""

    status: int
    text: str
    read_at: datetime.datetime


class _SharedTurns(Turns):
    def __init__(self, run: "Run") -> None:
        super().__init__()
        self._run = run

    def gap_seconds(self, host: str) -> float:
        return self._run.gap_seconds(host)

    async def claim(self, host: str) -> None:
        if host not in self._run.queues:
            await self._run.want(host)


class HostBusy(FetchFailed):
    """Another worker is at that host."""


@dataclass(eq=False)
class Run:
    """All visits of a batch. `claim_host` is called in the caller's thread, for where redirects lead to."""

    client: Client
    parser: Parser
    clock: Callable[[], datetime.datetime]
    queues: Mapping[str, Sequence[Visit]]
    gap_seconds: Callable[[str], float]
    claim_host: Callable[[str], bool]
    keep: Callable[[bytes, datetime.datetime, str], str]
    until: datetime.datetime
    robots: dict[str, Robots] = field(default_factory=dict)
    request_count: int = 0
    connection_count: int = 0

    def __post_init__(self) -> None:
        self._handover: Handover[Visit] = Handover(self.claim_host)
        self._left_alone: set[str] = set()

    def groups(self) -> Generator[list[Visit]]:
        """The visits as they are done, some together; the caller may write while others are asked."""
        return self._handover.groups(self._work, self._break_off)

    def _work(self) -> None:
        with ThreadPoolExecutor(READERS, thread_name_prefix="reader") as readers:
            asyncio.run(self._visit_all(readers))

    def _break_off(self) -> None:
        """Ask for nothing more."""
        self.until = self.clock()

    async def _visit_all(self, readers: ThreadPoolExecutor) -> None:
        backlog = asyncio.Semaphore(BACKLOG)
        async with self.client.opened(_SharedTurns(self)) as session, asyncio.TaskGroup() as tasks:
            for host, visits in self.queues.items():
                tasks.create_task(self._work_off(session, host, visits, readers, backlog, tasks))
        self.request_count, self.connection_count = session.request_count, session.connection_count

    async def _work_off(
        self,
        session: Session,
        host: str,
        visits: Sequence[Visit],
        readers: ThreadPoolExecutor,
        backlog: asyncio.Semaphore,
        tasks: asyncio.TaskGroup,
    ) -> None:
        """One host, one visit after the other; reading goes on beside it."""
        for visit in visits:
            if self.clock() >= self.until or host in self._left_alone:
                visit.is_left = True
                self._handover.put(visit)
                continue
            await self._ask(session, visit)
            if visit.answer and visit.answer.status in PAUSING:
                self._left_alone.add(host)
            if not self._is_to_be_read(visit):
                self._handover.put(visit)
                continue
            await backlog.acquire()
            tasks.create_task(self._read(visit, readers, backlog))

    async def _ask(self, session: Session, visit: Visit) -> None:
        visit.started_at = self.clock()
        try:
            if visit.asks_robots and not await self._is_allowed(session, visit):
                return
            if visit.asks_robots and self.clock() >= self.until:  # the pause that a site asks for can be long
                visit.is_left = True
                return
            visit.answer = await session.get(visit.request)
            visit.milliseconds["fetch"] = float(visit.answer.milliseconds)
        except HostBusy:
            visit.is_left = True
        except FetchFailed as failure:
            visit.failure = failure
        except Exception as error:
            visit.error = error

    async def want(self, host: str) -> None:
        """Wait for a host until the time of the batch is up; raises HostBusy then."""
        while self.clock() < self.until:
            if await self._handover.is_granted(host):
                return
            await asyncio.sleep(1)
        raise HostBusy(f"Another worker is at {host}.")

    # --- robots.txt ---------------------------------------------------------------------------------

    async def _is_allowed(self, session: Session, visit: Visit) -> bool:
        """Whether the publisher lets pages be read. Raises FetchFailed where that cannot be known now.

        Only the host of the address itself is asked: who redirects from there shows us where the page stands.
        """
        address = robots.address(visit.request.url)
        found = self.robots.get(address) or await self._read_robots(session, address)
        rules = robots.rules(found.status, found.text)
        if rules.must_wait:
            raise FetchFailed(f"{address} could not be read: the page waits until it can.")
        if not rules.allows(visit.request.url, PRODUCT):
            visit.refusal = "The publisher's robots.txt does not allow to read this page."
            return False
        await asyncio.sleep(rules.delay_seconds(PRODUCT))
        return True

    async def _read_robots(self, session: Session, address: str) -> Robots:
        try:
            answer = await session.get(Request(address, body_bytes=ROBOTS_BYTES))
            status, text = answer.status, answer.body.decode("utf-8", "replace").replace("\0", "")
        except HostBusy:
            raise
        except TooBig:
            status, text = 200, ""  # so long a list is meant for others: nobody needs half a megabyte for us
        except FetchRefused:  # a redirect that is not followed leads to no file (RFC 9309 §2.3.1.2)
            status, text = 404, ""  # should the host itself be forbidden, the guard says so of the page
        except FetchFailed:
            status, text = UNREACHABLE, ""
        self.robots[address] = found = Robots(status, text, self.clock())
        return found

    # --- Reading ------------------------------------------------------------------------------------

    def _is_to_be_read(self, visit: Visit) -> bool:
        if visit.answer is None or not 200 <= visit.answer.status < 300:
            return False
        visit.body_hash = hashlib.sha256(visit.answer.body).hexdigest()
        return visit.body_hash != visit.known_hash

    async def _read(self, visit: Visit, readers: ThreadPoolExecutor, backlog: asyncio.Semaphore) -> None:
        try:
            await asyncio.get_running_loop().run_in_executor(readers, self._parse, visit)
        finally:
            backlog.release()
        self._handover.put(visit)

    def _parse(self, visit: Visit) -> None:
        if visit.answer is None:
            raise ValueError("Only an answer can be read.")
        start, body = time.perf_counter(), visit.answer.body
        try:
            visit.capture = self.keep(body, visit.started_at or self.clock(), visit.body_hash)
            if visit.kind == ARTICLE:
                visit.document = self.parser.article(body, visit.context)
            else:
                visit.document = self.parser.parse(visit.kind, body, visit.context)
        except NotAFeed as problem:
            visit.problem = problem
        except Exception as error:
            visit.error = error
        visit.milliseconds["parse"] = round((time.perf_counter() - start) * 1000, 1)
