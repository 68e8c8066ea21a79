"""Whose turn it is: one request at a time to a host, and a pause between the beginnings of two."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator


class Turns:
    """For one process and one event loop. `gap_seconds` lies between the beginnings of two requests."""

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
        """Waits for the turn; waiting is nobody's fault and counts for no limit of time."""
        async with self._locks[host]:
            if host not in self._free_at:
                await self.claim(host)
            await asyncio.sleep(max(0, self._free_at.get(host, 0) - self._now()))
            yield

    def begin(self, host: str) -> None:
        """The request goes out now."""
        self._free_at[host] = self._now() + self.gap_seconds(host)

    def _now(self) -> float:
        return asyncio.get_running_loop().time()
