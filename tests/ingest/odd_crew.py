"""The crew of the odd children, and a look at its processes."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, Self

from disputes.ingest.children.pool import Crew
from disputes.ingest.children.process import Limits
from disputes.ingest.types import ParsedDocument

MODULE: Final = "tests.ingest.odd_child"
MEGABYTE: Final = 2**20
DEADLINE_SECONDS: Final = 30


class OddCrew(Crew[ParsedDocument]):
    """Children of odd_child.py, one where it is not said, and little patience with them."""

    def __init__(self, size: int = 1, *, seconds: float = 10, module: str = MODULE) -> None:
        super().__init__(module, ParsedDocument, size, 0.05, Limits(seconds, 256 * MEGABYTE))

    def say(self, *oddity: str) -> str:
        return self.ask(*oddity).title

    @property
    def number(self) -> str:
        """The number of the process that is asked next."""
        return self.say("its number")

    @property
    def busy(self) -> list[int]:
        """The numbers of the processes that are reading."""
        return [process.pid for process in self._busy]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def started(*asks: Callable[[], object]) -> list[threading.Thread]:
    threads = [threading.Thread(target=ask) for ask in asks]
    for thread in threads:
        thread.start()
    return threads


def is_there(number: str) -> bool:
    """Also where it has ended and nobody has asked how."""
    return Path(f"/proc/{number}").exists()


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + DEADLINE_SECONDS
    while not is_so():
        assert time.monotonic() < end, "It never came."
        time.sleep(0.01)
