"""The client that everything else uses: many hosts at once, redirects by hand, one outcome a request."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Sequence

import aiohttp
import yarl
from aiohttp.abc import AbstractResolver

from disputes.web.addresses import Guard
from disputes.web.connect import GuardedConnector, GuardedResolver, SystemResolver
from disputes.web.errors import FetchFailed, FetchRefused
from disputes.web.exchange import answer, exchange
from disputes.web.types import Answer, Limits, Request

_DEFAULT_LIMITS = Limits()


class Client:
    """Asks over the guarded way. `allow` lists networks (CIDR) to be reached on any port, public or not.

    The methods without `_async` start an event loop of their own: call them from threads that run none.
    """

    def __init__(
        self,
        user_agent: str,
        allow: Sequence[str] = (),
        limits: Limits = _DEFAULT_LIMITS,
        resolver: AbstractResolver | None = None,
    ) -> None:
        self._user_agent = user_agent
        self._limits = limits
        self._guard = Guard(allow, limits)
        self._resolver = GuardedResolver(resolver or SystemResolver(), self._guard, limits)

    def get(self, request: Request) -> Answer:
        """Raises FetchFailed; any status is an answer."""
        return asyncio.run(self.get_async(request))

    def get_all(self, requests: Sequence[Request]) -> list[Answer | FetchFailed]:
        """Outcomes in the order of the requests. Many hosts are asked at once, each host once at a time."""
        return asyncio.run(self.get_all_async(requests))

    async def get_async(self, request: Request) -> Answer:
        [result] = await self.get_all_async([request])
        if isinstance(result, FetchFailed):
            raise result
        return result

    async def get_all_async(self, requests: Sequence[Request]) -> list[Answer | FetchFailed]:
        queues: dict[str, list[int]] = defaultdict(list)
        for position, request in enumerate(requests):
            queues[_host(request.url)].append(position)
        visits = _Visits(self._guard, self._limits)
        slots = asyncio.Semaphore(self._limits.hosts_at_once)
        results: dict[int, Answer | FetchFailed] = {}

        async def work_off(queue: list[int]) -> None:
            async with slots, self._session() as session:
                for position in queue:
                    results[position] = await visits.outcome(session, requests[position])

        async with asyncio.TaskGroup() as group:
            for queue in queues.values():
                group.create_task(work_off(queue))
        return [results[position] for position in range(len(requests))]

    def _session(self) -> aiohttp.ClientSession:
        limits = self._limits
        return aiohttp.ClientSession(
            connector=GuardedConnector(self._resolver, self._guard),
            headers={"User-Agent": self._user_agent, "Accept-Encoding": "gzip, deflate"},
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            max_headers=limits.header_line_count,
            timeout=aiohttp.ClientTimeout(
                connect=limits.resolve_seconds + limits.connect_seconds,
                sock_connect=limits.connect_seconds,
                sock_read=limits.first_byte_seconds,
            ),
        )


class _Visits:
    """The requests of one call: no two of them, redirects included, are at one host at the same time."""

    def __init__(self, guard: Guard, limits: Limits) -> None:
        self._guard = guard
        self._limits = limits
        self._turns: dict[str | None, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def outcome(self, session: aiohttp.ClientSession, request: Request) -> Answer | FetchFailed:
        try:
            return await self._followed(session, request)
        except FetchFailed as failure:
            return failure

    async def _followed(self, session: aiohttp.ClientSession, request: Request) -> Answer:
        url, spent_seconds = self._guard.check_url(request.url), 0.0
        for _ in range(1 + self._limits.redirect_count):
            async with self._turns[url.raw_host]:
                # Waiting for one's turn is not the server's fault and does not count.
                started = time.monotonic()
                seconds_left = self._limits.total_seconds - spent_seconds
                reply = await exchange(session, url, request, self._limits, seconds_left)
                spent_seconds += time.monotonic() - started
            if not reply.location:
                return answer(request, reply, round(spent_seconds * 1000))
            url = self._guard.check_url(reply.location, redirected_from=reply.url)
        raise FetchRefused(f"The server redirected more than {self._limits.redirect_count} times.")


def _host(url: str) -> str:
    try:
        return yarl.URL(url).raw_host or ""
    except ValueError:
        return ""
