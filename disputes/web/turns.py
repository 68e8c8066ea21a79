"""Whose turn it is: one request at a time to a host, and a pause between two."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator


class Turns:
    """For one process and one event loop. At least `gap_seconds` lie between two requests to a host."""

    def __init__(self, gap_seconds: float = 0) -> None:
        self._gap_seconds = gap_seconds
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._free_at: dict[str, float] = {}

    def gap_seconds(self, host: str) -> float:
        return self._gap_seconds

    async def claim(self, host: str) -> None:
        """Before the first request to a host: raises FetchFailed where others may not be disturbed there."""

    @contextlib.asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Waits for the turn; waiting is nobody's fault and counts for no limit of time.

        The gap begins when a request is over: the server had received it by then, however slow the way there.
        """
        async with self._locks[host]:
            if host not in self._free_at:
                await self.claim(host)
            clock = asyncio.get_running_loop().time
            await asyncio.sleep(max(0, self._free_at.get(host, 0) - clock()))
            try:
                yield
            finally:
                self._free_at[host] = clock() + self.gap_seconds(host)
