"""The life of a child: when it starts, how long it stays, who waits for it, and that nothing remains."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from disputes.ingest.children import child, messages
from disputes.ingest.types import ParseLimit
from tests.ingest.odd_crew import MEGABYTE, OddCrew, is_there, started, wait_until

# Tells its child's number, asks the child what the arguments say, and is killed while the child is at it.
PARENT = """
import os, sys, threading, time
from tests.ingest.odd_crew import OddCrew
crew = OddCrew(seconds=0.5)
print(crew.number, flush=True)
threading.Thread(target=crew.say, args=sys.argv[1:], daemon=True).start()
time.sleep(0.2)
os.kill(os.getpid(), 9)
"""


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_a_child_reads_many_documents_and_then_makes_room_for_a_fresh_one() -> None:
    with OddCrew() as crew:
        numbers = [crew.number for _ in range(child.DOCUMENTS + 1)]

    assert len(set(numbers[:-1])) == 1
    assert numbers[-1] != numbers[0]


def test_a_child_that_keeps_much_memory_is_replaced_and_its_answer_counts() -> None:
    with OddCrew() as crew:
        before = crew.number

        assert crew.say("memory kept", str(child.GROWTH_BYTES)) == "kept"

        assert crew.number != before


def test_a_long_document_and_a_long_answer_pass() -> None:
    with OddCrew() as crew:
        assert len(crew.say("an echo", "x" * 20 * MEGABYTE)) == 20 * MEGABYTE


def test_a_neighbour_is_read_while_all_others_take_too_long() -> None:
    def ask_the_endless() -> None:
        with pytest.raises(ParseLimit):
            crew.say("no end")

    with OddCrew(2, seconds=60) as crew:
        hostile = started(*[ask_the_endless] * 3)
        wait_until(lambda: len(crew.busy) == 3)

        assert crew.say("an echo", "neighbour") == "neighbour"

        for number in crew.busy:
            os.kill(number, signal.SIGKILL)
        for thread in hostile:
            thread.join()


def test_who_is_no_longer_needed_goes_when_it_has_read() -> None:
    numbers: list[str] = []
    with OddCrew() as crew:
        slow = started(*[lambda: numbers.append(crew.say("its number after", "0.5"))] * 3)
        for thread in slow:
            thread.join()

        assert sorted(map(is_there, set(numbers))) == [False] * (len(set(numbers)) - 1) + [True]


def test_who_came_first_is_read_first() -> None:
    done: list[int] = []

    def ask_twenty_times(who: int) -> None:
        for _ in range(20):
            crew.say("its number after", "0.002")
            done.append(who)

    with OddCrew() as crew:
        for thread in started(*[lambda who=who: ask_twenty_times(who) for who in range(4)]):
            thread.join()

    assert set(done[:8]) == set(done[-8:]) == {0, 1, 2, 3}


def test_an_answer_that_nobody_waited_for_is_never_taken_for_that_of_the_next_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with OddCrew() as crew:
        before = crew.number
        with monkeypatch.context() as patched:
            patched.setattr(messages, "receive", interrupted)
            with pytest.raises(KeyboardInterrupt):
                crew.say("an echo", "late")

        assert crew.say("an echo", "next") == "next"
        assert not is_there(before)


def interrupted(*_: object) -> bytearray:
    raise KeyboardInterrupt


def test_nothing_remains_of_a_closed_crew() -> None:
    files = open_files()

    with OddCrew() as crew:
        number = crew.number
        with pytest.raises(ParseLimit):
            crew.say("an end")
        second = crew.number

    assert not is_there(number)
    assert not is_there(second)
    assert open_files() == files
    with pytest.raises(RuntimeError, match="closed"):
        crew.say("its number")


def test_a_child_that_was_killed_at_rest_is_no_fault_of_the_next_document() -> None:
    with OddCrew() as crew:
        number = crew.number
        os.kill(int(number), signal.SIGKILL)
        wait_until(lambda: has_ended(number))

        assert crew.say("an echo", "next") == "next"
        assert not is_there(number)


def test_a_child_that_is_killed_before_it_takes_a_document_in_is_no_fault_of_it_either() -> None:
    answers: list[str] = []
    with OddCrew() as crew:
        number = int(crew.number)
        os.kill(number, signal.SIGSTOP)
        [thread] = started(lambda: answers.append(crew.say("an echo", "next")))
        wait_until(lambda: crew.busy == [number])

        os.kill(number, signal.SIGKILL)
        thread.join()

    assert answers == ["next"]


def has_ended(number: str) -> bool:
    """Also where nobody has asked how: proc_pid_stat(5)."""
    return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z"


def test_closing_lets_the_document_end_that_is_being_read() -> None:
    answers: list[str] = []
    crew = OddCrew()
    number = crew.number
    [thread] = started(lambda: answers.append(crew.say("its number after", "0.3")))
    wait_until(lambda: bool(crew.busy))

    crew.close()
    thread.join()

    assert answers == [number]
    assert not is_there(number)


@pytest.mark.parametrize("oddity", [("its number",), ("no end",)], ids=["at rest", "reading"])
def test_no_child_outlives_its_parent(oddity: tuple[str, ...]) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PARENT, *oddity], capture_output=True, text=True, check=False
    )

    assert ended.returncode == -signal.SIGKILL
    wait_until(lambda: not is_there(ended.stdout.strip()))


def test_on_the_other_side_of_a_fork_it_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with OddCrew() as crew:
        number = crew.number
        with monkeypatch.context() as patched:
            patched.setattr(os, "getpid", lambda: -1)
            with pytest.raises(RuntimeError, match="forked"):
                crew.say("its number")
            crew.close()

        assert crew.number == number
