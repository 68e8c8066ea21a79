"""`manage.py up`: what dies is started again, what will not stop is killed, a taken port is named at once."""

import contextlib
import os
import signal
import socket
import sys
import time

import pytest
from django.core.management import CommandError, call_command

from disputes.management.commands import up

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
DIE = [sys.executable, "-c", "raise SystemExit(3)"]


@pytest.fixture
def child():
    """Starts children and sees to it that none survives its test."""
    started = []

    def start(command):
        child = up.Child("sleeper", command)
        child.start()
        started.append(child)
        return child

    yield start
    for child in started:
        child.end(within_seconds=0)


def test_child_leads_a_group_of_its_own(child):
    process = child(SLEEP).process

    assert os.getpgid(process.pid) == process.pid


def test_child_that_dies_early_waits_ever_longer(child):
    pauses = []
    dying = child(DIE)

    for _ in range(3):
        dying.process.wait()
        assert dying.lay_out() == 3
        pauses.append(dying.pause_seconds)
        dying.start()

    assert pauses == [1, 2, 4]


def test_child_that_was_steady_is_back_soon(child):
    steady = child(DIE)
    steady.process.wait()
    steady.pause_seconds, steady.started_at = 32, time.monotonic() - 100

    steady.lay_out()

    assert steady.pause_seconds == 1


def test_child_is_due_only_after_its_pause(child):
    dying = child(DIE)
    dying.process.wait()

    dying.lay_out()
    assert not dying.is_due

    dying.start_after = time.monotonic()
    assert dying.is_due


def test_child_that_does_not_stop_in_time_is_killed(child):
    stubborn = child(SLEEP)

    assert stubborn.end(within_seconds=0) is False
    assert not stubborn.is_running


def test_supervisor_stops_all_when_asked():
    said = []
    children = [up.Child(name, SLEEP) for name in ("one", "two")]
    supervisor = up.Supervisor(children, said.append)

    with signals_given_back():
        supervisor.run(lambda: True, lambda: supervisor.ask_to_stop(signal.SIGTERM, None))

    assert not any(child.is_running for child in children)
    assert said[-2:] == ["stopping", "stopped"]


@contextlib.contextmanager
def signals_given_back():
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_taken_port_is_named_before_anything_starts():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(CommandError, match=f"Port {port} cannot be used: Address already in use"):
            call_command("up", port=port)


def test_port_beyond_all_ports_is_refused():
    with pytest.raises(CommandError, match="Port 99999 cannot be used"):
        up.refuse_taken_port("127.0.0.1", 99999)
