"""`manage.py up`: what dies is started again, what will not stop is killed, a taken port is named at once."""

import contextlib
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from django.core.management import CommandError, call_command

from disputes.management.commands import up

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
DIE = [sys.executable, "-c", "raise SystemExit(3)"]


MakeChild = Callable[[list[str]], up.Child]


@pytest.fixture
def make_child() -> Iterator[MakeChild]:
    """Makes children, not yet started, and sees to it that none survives its test."""
    made: list[up.Child] = []

    def make_child(command: list[str]) -> up.Child:
        made.append(up.Child("child", command))
        return made[-1]

    yield make_child
    for child in made:
        child.end(within_seconds=0)


def test_child_leads_a_group_of_its_own(make_child: MakeChild) -> None:
    process = make_child(SLEEP).start()

    assert os.getpgid(process) == process


def test_child_that_dies_early_waits_ever_longer(make_child: MakeChild) -> None:
    pauses = []
    dying = make_child(DIE)

    for _ in range(3):
        dying.start()
        dying.end(within_seconds=10)
        assert dying.note_death() == 3
        pauses.append(dying.pause_seconds)

    assert pauses == [1, 2, 4]


def test_child_that_was_steady_is_back_soon(make_child: MakeChild) -> None:
    steady = make_child(DIE)
    steady.start()
    steady.end(within_seconds=10)
    steady.pause_seconds, steady.started_at = 32, time.monotonic() - 100

    steady.note_death()

    assert steady.pause_seconds == 1


def test_child_is_due_only_after_its_pause(make_child: MakeChild) -> None:
    dying = make_child(DIE)
    dying.start()
    dying.end(within_seconds=10)

    dying.note_death()
    assert not dying.is_due

    dying.start_after = time.monotonic()
    assert dying.is_due


def test_child_that_does_not_stop_in_time_is_killed(make_child: MakeChild) -> None:
    stubborn = make_child(SLEEP)
    stubborn.start()

    assert stubborn.end(within_seconds=0) is False
    assert not stubborn.is_running


def test_supervisor_stops_all_when_asked() -> None:
    said: list[str] = []
    children = [up.Child(name, SLEEP) for name in ("one", "two")]
    supervisor = up.Supervisor(children, said.append)

    with signals_given_back():
        supervisor.run(lambda: True, lambda: supervisor.ask_to_stop(signal.SIGTERM, None))

    assert not any(child.is_running for child in children)
    assert said[-2:] == ["stopping", "stopped"]


@contextlib.contextmanager
def signals_given_back() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_taken_port_is_named_before_anything_starts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(CommandError, match=f"Port {port} cannot be used: Address already in use"):
            call_command("up", port=port)


def test_port_beyond_all_ports_is_refused() -> None:
    with pytest.raises(CommandError, match="Port 99999 cannot be used"):
        up.refuse_taken_port("127.0.0.1", 99999)
