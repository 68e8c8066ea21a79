"""Two threads that need each other come to an end together, whichever of them ends first."""

import asyncio
import threading
from collections.abc import Callable

import pytest

from disputes.services.handover import Handover


class Work:
    """Hands a piece over, asks for a host again and again, and stops where it is told to."""

    def __init__(self, claim_host: Callable[[str], bool] = lambda _: False) -> None:
        self.handover: Handover[int] = Handover(claim_host)
        self.is_over = threading.Event()

    def run(self) -> None:
        self.handover.put(1)
        asyncio.run(self.ask())
        self.handover.put(2)

    async def ask(self) -> None:
        while not self.is_over.is_set():
            await self.handover.is_granted("elsewhere.example")

    def groups(self) -> list[list[int]]:
        return list(self.handover.groups(self.run, self.is_over.set))


def test_who_stops_reading_stops_the_work_although_it_waits_for_a_host() -> None:
    work = Work()
    groups = work.handover.groups(work.run, work.is_over.set)

    assert next(groups) == [1]
    groups.close()

    assert work.is_over.is_set()
    assert "visits" not in {thread.name for thread in threading.enumerate()}


def test_an_error_of_who_claims_is_raised_and_ends_the_work() -> None:
    def claim(host: str) -> bool:
        raise ConnectionError(host)

    work = Work(claim)

    with pytest.raises(ConnectionError, match="elsewhere"):
        work.groups()

    assert "visits" not in {thread.name for thread in threading.enumerate()}


def test_an_error_of_the_work_is_raised() -> None:
    def fail() -> None:
        raise ValueError("Nothing to do")

    with pytest.raises(ValueError, match="Nothing to do"):
        list(Work().handover.groups(fail, lambda: None))


def test_all_that_was_done_is_handed_over() -> None:
    work = Work()
    work.is_over.set()

    assert [one for group in work.groups() for one in group] == [1, 2]
