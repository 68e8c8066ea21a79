"""The client that everything else uses: redirects by hand, every hop in its turn, one outcome a request."""

import asyncio
import contextlib
import dataclasses
import time
from collections.abc import AsyncIterator, Sequence

import aiohttp
import yarl
from aiohttp.abc import AbstractResolver

from disputes.web.addresses import Guard
from disputes.web.connect import GuardedConnector, GuardedResolver, SystemResolver
from disputes.web.errors import FetchRefused
from disputes.web.exchange import answer, exchange
from disputes.web.turns import Turns
from disputes.web.types import Answer, Limits, Request

_DEFAULT_LIMITS = Limits()


class Client:
    """Asks over the guarded way. `allow` lists networks (CIDR) to be reached on any port, public or not."""

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
        self._resolver = resolver

    def get(self, request: Request) -> Answer:
        """One request, in an event loop of its own: call it from threads that run none.

        Raises FetchFailed; any status is an answer.
        """
        return asyncio.run(self._get(request))

    async def _get(self, request: Request) -> Answer:
        async with self.opened() as session:
            return await session.get(request)

    @contextlib.asynccontextmanager
    async def opened(self, turns: Turns | None = None) -> AsyncIterator["Session"]:
        """For many requests: connections are used again, and `turns` says who may ask which host when."""
        resolver = GuardedResolver(self._resolver or SystemResolver(), self._guard, self._limits)
        connector = GuardedConnector(resolver, self._guard, self._limits.requests_at_once)
        async with self._session(connector) as session:
            yield Session(session, connector, turns or Turns(), self._guard, self._limits)

    def _session(self, connector: GuardedConnector) -> aiohttp.ClientSession:
        limits = self._limits
        return aiohttp.ClientSession(
            connector=connector,
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


class Session:
    """One run of requests. At most `Limits.requests_at_once` are under way, one of them at each host."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        connector: GuardedConnector,
        turns: Turns,
        guard: Guard,
        limits: Limits,
    ) -> None:
        self._session = session
        self._connector = connector
        self._turns = turns
        self._guard = guard
        self._limits = limits
        self._slots = asyncio.Semaphore(limits.requests_at_once)
        self._request_count = 0

    @property
    def request_count(self) -> int:
        return self._request_count

    @property
    def connection_count(self) -> int:
        return self._connector.connection_count

    async def get(self, request: Request) -> Answer:
        """Raises FetchFailed; any status is an answer. Waiting for turns counts for no limit of time."""
        limits = self._limits_of(request)
        url, spent_seconds, moved_url = self._guard.check_url(request.url), 0.0, ""
        is_permanent = True
        for _ in range(1 + limits.redirect_count):
            async with self._turns.turn(_turn_of(url)), self._slots:
                started = time.monotonic()
                self._request_count += 1
                reply = await exchange(
                    self._session, url, request, limits, limits.total_seconds - spent_seconds
                )
                spent_seconds += time.monotonic() - started
            if not reply.location:
                return answer(request, reply, round(spent_seconds * 1000), moved_url)
            url = self._guard.check_url(reply.location, redirected_from=reply.url)
            is_permanent = is_permanent and reply.is_permanent
            moved_url = str(url) if is_permanent else moved_url
        raise FetchRefused(f"The server redirected more than {limits.redirect_count} times.")

    def _limits_of(self, request: Request) -> Limits:
        if not request.body_bytes:
            return self._limits
        return dataclasses.replace(self._limits, body_bytes=request.body_bytes)


def _turn_of(url: yarl.URL) -> str:
    """The server by its one name: in lower case and IDNA, without the dot that may end a name."""
    return (url.host_subcomponent or "").rstrip(".")
