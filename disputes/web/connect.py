"""Looks names up and connects, with the guard at each step: addresses spelt out, looked up, connected to.

Check and connection use the same look-up, so a name cannot change its address in between (DNS rebinding).
"""

import asyncio
import functools
import socket
import weakref
from concurrent.futures import ThreadPoolExecutor

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.client import ClientTimeout
from aiohttp.connector import Connection
from aiohttp.tracing import Trace

from disputes.web import addresses
from disputes.web.errors import TooSlow, Unreachable
from disputes.web.types import Limits

# getaddrinfo() takes no timeout and cannot be stopped. In the event loop's own threads a look-up that hangs
# would hold up the end of asyncio.run() long after we gave up on it.
_LOOKUPS = ThreadPoolExecutor(max_workers=50, thread_name_prefix="lookup")


class SystemResolver(AbstractResolver):
    """Asks the operating system."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        look_up = functools.partial(socket.getaddrinfo, host, port, family, socket.SOCK_STREAM)
        found = await asyncio.get_running_loop().run_in_executor(_LOOKUPS, look_up)
        return [answer(host, str(address[0]), port) for _family, _type, _protocol, _name, address in found]

    async def close(self) -> None:
        """Nothing to close: the threads are shared."""


def answer(host: str, address: str, port: int) -> ResolveResult:
    """One looked-up address in aiohttp's shape."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    numeric = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
    return ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=numeric)


class GuardedResolver(AbstractResolver):
    """Passes a name's addresses on only when every one of them may be connected to."""

    def __init__(self, inner: AbstractResolver, guard: addresses.Guard, limits: Limits) -> None:
        self._inner = inner
        self._guard = guard
        self._seconds = limits.resolve_seconds

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = await self._look_up(host, port, family)
        for one in found:
            self._guard.check_address(one["host"], port, host)
        if not found:
            raise Unreachable(f"The name {host} has no address.")
        return found

    async def _look_up(self, host: str, port: int, family: socket.AddressFamily) -> list[ResolveResult]:
        try:
            async with asyncio.timeout(self._seconds):
                return await self._inner.resolve(host, port, family)
        except TimeoutError:
            raise TooSlow(f"Looking up the name {host} took longer than {self._seconds:g} seconds.") from None
        except (OSError, UnicodeError):
            raise Unreachable(f"The name {host} could not be looked up.") from None

    async def close(self) -> None:
        await self._inner.close()


class GuardedConnector(aiohttp.TCPConnector):
    """Checks what aiohttp asks no resolver about: an address spelt out in the URL, and the peer itself."""

    def __init__(self, resolver: AbstractResolver, guard: addresses.Guard, at_once: int = 100) -> None:
        super().__init__(resolver=resolver, use_dns_cache=False, limit=at_once)
        self._guard = guard
        self._checked: weakref.WeakSet[asyncio.Transport] = weakref.WeakSet()
        self.connection_count = 0

    async def connect(
        self, req: aiohttp.ClientRequest, traces: list[Trace], timeout: ClientTimeout
    ) -> Connection:
        host, port = req.url.raw_host or "", req.url.port or 0
        if addresses.is_literal(host):
            self._guard.check_address(host, port, host)
        connection = await super().connect(req, traces, timeout)
        try:
            self._check_peer(connection, host)
        except Exception:
            connection.close()
            raise
        return connection

    def _check_peer(self, connection: Connection, host: str) -> None:
        """Once for each connection: the other end of one that is used again is the same."""
        transport = connection.transport
        if transport in self._checked:
            return
        peer = transport.get_extra_info("peername") if transport else None
        if transport is None or not peer:
            raise Unreachable(f"The connection to {host} was lost.")
        self._guard.check_address(peer[0], peer[1], host)
        self._checked.add(transport)
        self.connection_count += 1
