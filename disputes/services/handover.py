"""Between two threads: one works and hands over what is done, the other one knows the database."""

import asyncio
import contextlib
import queue
import threading
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass

GROUP, GROUP_SECONDS = 100, 0.1  # so much of what is done is handed over together, or after so long


@dataclass(slots=True, eq=False)
class _Wanted:
    """A host that the thread which works does not hold: the one that knows the database is asked for it."""

    host: str
    granted: "asyncio.Future[bool]"

    def answer(self, is_granted: bool) -> None:
        """From another thread. Where the loop is over by now, nobody waits any more."""
        with contextlib.suppress(RuntimeError):
            self.granted.get_loop().call_soon_threadsafe(self.granted.set_result, is_granted)


class Handover[Done]:
    """`claim_host` is called in the thread that collects."""

    def __init__(self, claim_host: Callable[[str], bool]) -> None:
        self._claim_host = claim_host
        self._queue: queue.SimpleQueue[Done | _Wanted | BaseException | None] = queue.SimpleQueue()

    def put(self, done: Done) -> None:
        self._queue.put(done)

    async def is_granted(self, host: str) -> bool:
        """Whether the other thread could claim that host for us."""
        wanted = _Wanted(host, asyncio.get_running_loop().create_future())
        self._queue.put(wanted)
        return await wanted.granted

    def groups(self, work: Callable[[], None], break_off: Callable[[], None]) -> Generator[list[Done]]:
        """What `work` puts here from a thread of its own, some together; raises what it raises.

        Whoever closes this early, or has an error, waits for `work`, which `break_off` tells to come to an
        end: no request goes out after that. What it still hands over is dropped, to be done another time.
        """
        thread = threading.Thread(target=self._run, args=[work], name="visits", daemon=True)
        thread.start()
        goes_on = True
        try:
            while goes_on:
                group: list[Done] = []
                goes_on = self._collect(group)
                if group:
                    yield group
        finally:
            if goes_on:
                break_off()
                self._drop()
            thread.join()

    def _run(self, work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:
            self._queue.put(error)
        finally:
            self._queue.put(None)

    def _collect(self, group: list[Done]) -> bool:
        """Wait for one, and a moment for others: each group is one transaction. False after the last."""
        until = time.monotonic() + GROUP_SECONDS
        while not group or (len(group) < GROUP and time.monotonic() < until):
            try:
                one = self._queue.get(timeout=max(until - time.monotonic(), 0) if group else None)
            except queue.Empty:
                return True
            if one is None:
                return False
            if isinstance(one, BaseException):
                raise one
            if isinstance(one, _Wanted):
                self._grant(one)
            else:
                group.append(one)
        return True

    def _grant(self, wanted: _Wanted) -> None:
        is_granted = False
        try:
            is_granted = self._claim_host(wanted.host)
        finally:
            wanted.answer(is_granted)

    def _drop(self) -> None:
        while (one := self._queue.get()) is not None:
            if isinstance(one, _Wanted):
                one.answer(False)
