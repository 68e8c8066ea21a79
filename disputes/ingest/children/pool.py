"""Parsing in children that can be killed: a document takes its own time and memory, never its neighbours'.

Knows processes and who waits for them; the parsers are known to the children alone.
"""

import os
import pickle
import threading
import time
from collections import deque
from typing import Final, Self

from disputes.ingest.children.process import Limits, NotHeard, Process
from disputes.ingest.types import Context, ParsedArticle, ParsedDocument

MOST_PROCESSES: Final = 8
DOCUMENT_PATIENCE_SECONDS: Final = 0.15
ARTICLE_PATIENCE_SECONDS: Final = 0.5


class Pool:
    """Reads documents and articles; any number of threads may ask at once.

    `size` children of each sort read at the same time; where it is not said, one more than there are
    processors, so that a bad document leaves enough to its neighbours. They start when they are needed and
    read many documents. One that is slow no longer counts: another one starts, up to `MOST_PROCESSES`.
    A pool belongs to the process that made it: after a fork it refuses to work, and a new one is to be made.
    """

    def __init__(
        self, size: int | None = None, *, seconds: float = 10, memory_bytes: int = 512 * 2**20
    ) -> None:
        size = size or min((os.cpu_count() or 1) + 1, MOST_PROCESSES)
        limits = Limits(seconds, memory_bytes)
        self._documents = Crew(
            "disputes.ingest.children.document_child", ParsedDocument, size, DOCUMENT_PATIENCE_SECONDS, limits
        )
        self._articles = Crew(
            "disputes.ingest.children.article_child", ParsedArticle, size, ARTICLE_PATIENCE_SECONDS, limits
        )

    def warm(self) -> None:
        """Start the children for documents now: there will be something for them to read."""
        self._documents.warm()

    def parse(self, kind: str, body: bytes, context: Context) -> ParsedDocument:
        """The entries of one document; blocks until they are read.

        Raises NotAFeed, and ParseLimit among them where it took too much time or memory or the child died;
        KeyError for a kind without a parser; ParserFailed for an error of ours, with a note for the log.
        """
        return self._documents.ask(kind, body, context)

    def article(self, body: bytes, context: Context) -> ParsedArticle:
        """The text of one page, with what it says of itself. Blocks and raises as `parse` does."""
        return self._articles.ask(body, context)

    def close(self) -> None:
        """End the children: those at rest at once, the others with the document that they read."""
        self._documents.close()
        self._articles.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Crew[Parsed]:
    """The processes that run one module, and the threads that wait for one of them."""

    def __init__(
        self, module: str, parsed: type[Parsed], size: int, patience_seconds: float, limits: Limits
    ) -> None:
        self._module, self._parsed, self._limits = module, parsed, limits
        self._size, self._most = size, max(size, MOST_PROCESSES)
        self._patience_seconds = patience_seconds
        self._free: list[Process] = []
        self._busy: dict[Process, float] = {}  # since when
        self._starters: list[threading.Thread] = []
        self._failures: list[Exception] = []  # of starts, each for one who waits
        self._lock = threading.Lock()
        self._waiting: deque[threading.Condition] = deque()  # in the order they came; the first is called
        self._owner, self._is_closed = os.getpid(), False

    def ask(self, *request: object) -> Parsed:
        """What the module makes of the request. Raises what it raises, ParseLimit and ParserFailed."""
        message = pickle.dumps(request)
        try:
            return self._asked(message)
        except NotHeard:
            return self._asked(message)

    def _asked(self, message: bytes) -> Parsed:
        process = self._take()
        try:
            return process.ask(message, self._parsed)
        finally:
            self._give_back(process)

    def warm(self) -> None:
        with self._lock:
            while len(self._free) + len(self._busy) + len(self._starters) < self._size:
                self._start()

    def close(self) -> None:
        if os.getpid() != self._owner:
            return
        with self._lock:
            self._is_closed = True
            resting, self._free = self._free, []
            starters = list(self._starters)
            self._call_next()
        for process in resting:
            process.end()
        for starter in starters:
            starter.join()

    def _take(self) -> Process:
        if os.getpid() != self._owner:
            raise RuntimeError("A pool cannot be used in a process that was forked from its own.")
        with self._lock:
            self._wait_for_turn(threading.Condition(self._lock))
            if self._is_closed:
                raise RuntimeError("The pool is closed.")
            process = self._free.pop()
            self._failures.clear()
            self._busy[process] = time.monotonic()
        return process

    def _wait_for_turn(self, turn: threading.Condition) -> None:
        """First come, first served: else those who ask again and again would have every child."""
        self._waiting.append(turn)
        try:
            while not self._is_closed:
                self._bury_the_dead()
                is_first = self._waiting[0] is turn
                if is_first and self._free:
                    return
                if is_first and self._failures:
                    raise self._failures.pop()
                if self._has_room():
                    self._start()
                turn.wait(self._seconds_until_slow() if is_first else None)
        finally:
            self._waiting.remove(turn)
            self._call_next()

    def _bury_the_dead(self) -> None:
        """A child that was killed at rest (the system was short of memory) is no document's fault."""
        dead = [process for process in self._free if not process.is_running]
        for process in dead:
            self._free.remove(process)
            process.end()

    def _call_next(self) -> None:
        if self._waiting:
            self._waiting[0].notify()

    def _has_room(self) -> bool:
        """Whether one more is to start: for somebody who waits, and where too few are brisk."""
        starting = len(self._starters)
        is_wanted = len(self._free) + starting < len(self._waiting)
        return (
            is_wanted
            and len(self._free) + starting + len(self._brisk()) < self._size
            and len(self._free) + starting + len(self._busy) < self._most
        )

    def _seconds_until_slow(self) -> float | None:
        """None where that would make no room."""
        brisk = self._brisk()
        if not brisk or len(self._starters) + len(self._busy) >= self._most:
            return None
        return max(min(brisk) + self._patience_seconds - time.monotonic(), 0)

    def _brisk(self) -> list[float]:
        """Since when those read that are not slow."""
        now = time.monotonic()
        return [since for since in self._busy.values() if since + self._patience_seconds > now]

    def _start(self) -> None:
        """In a thread of its own: who waits takes whoever is free first."""
        starter = threading.Thread(target=self._bring_up, name="starter of a reader", daemon=True)
        starter.start()
        self._starters.append(starter)

    def _bring_up(self) -> None:
        process, failure = None, None
        try:
            process = Process(self._module, self._limits)
        except Exception as error:
            failure = error  # to be raised where somebody waits for it
        with self._lock:
            self._starters.remove(threading.current_thread())
            if failure and self._waiting:
                self._failures.append(failure)
            is_kept = process is not None and self._keeps(process)
            self._call_next()
        if process and not is_kept:
            process.end()

    def _give_back(self, process: Process) -> None:
        with self._lock:
            del self._busy[process]
            is_kept = self._keeps(process)
            self._call_next()
        if not is_kept:
            process.end()

    def _keeps(self, process: Process) -> bool:
        if self._is_closed or not process.is_fit or len(self._free) + len(self._brisk()) >= self._size:
            return False
        self._free.append(process)
        return True
