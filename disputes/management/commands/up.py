"""One command for one machine: database up to date, then web server, worker and beat kept running.

Knows programs and processes only, nothing of disputes. A large installation starts the three by other means.
"""

import contextlib
import ctypes
import dataclasses
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from types import FrameType
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

PR_SET_PDEATHSIG = 1  # prctl(2)
LOOK_EVERY_SECONDS = 0.2
STOP_WITHIN_SECONDS = 15
STEADY_AFTER_SECONDS = 30
LONGEST_PAUSE_SECONDS = 60
# Celery warns root of messages that carry code; ours are JSON.
ACCEPT_ROOT = "ignore:You're running the worker with superuser"

Say = Callable[[str], None]


def lead_own_group() -> None:
    """Runs in the child before its program: spared the terminal's Ctrl-C, told of the supervisor's end."""
    os.setpgid(0, 0)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclasses.dataclass
class Child:
    """One program that is kept running. What dies soon after its start is started again ever more slowly."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    pause_seconds: float = 0.0
    start_after: float = 0.0

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def is_due(self) -> bool:
        return self.process is None and time.monotonic() >= self.start_after

    def start(self) -> int:
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, cwd=settings.BASE_DIR, preexec_fn=lead_own_group
        )
        self.started_at = time.monotonic()
        return self.process.pid

    def note_death(self) -> int | None:
        """The exit status of one that died, whose next start is then planned; None while it lives."""
        if self.process is None or (status := self.process.poll()) is None:
            return None
        self.end_group()
        now = time.monotonic()
        was_steady = now - self.started_at > STEADY_AFTER_SECONDS
        self.pause_seconds = 1 if was_steady else min(max(1, self.pause_seconds * 2), LONGEST_PAUSE_SECONDS)
        self.process, self.start_after = None, now + self.pause_seconds
        return status

    def stop(self) -> None:
        if self.process is not None and self.is_running:
            self.process.terminate()

    def end(self, within_seconds: float) -> bool:
        """Waits for the end, then kills the whole group; False where it had to be killed."""
        if self.process is None:
            return True
        try:
            self.process.wait(max(0, within_seconds))
        except subprocess.TimeoutExpired:
            self.end_group()
            self.process.wait()
            return False
        self.end_group()
        return True

    def end_group(self) -> None:
        """What a child has started of its own ends with it: a web server's helper would keep the port."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)


class Supervisor:
    """Starts the children, starts again those that die, and on SIGTERM or SIGINT stops all of them."""

    def __init__(self, children: Sequence[Child], say: Say) -> None:
        self.children = children
        self.say = say
        self.is_stopping = False

    def run(self, is_ready: Callable[[], bool], when_ready: Callable[[], None]) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.ask_to_stop)
        try:
            for _ in self.rounds():
                if is_ready():
                    when_ready()
                    break
            for _ in self.rounds():
                pass
        finally:
            self.stop()

    def ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.is_stopping = True

    def rounds(self) -> Iterator[None]:
        while not self.is_stopping:
            for child in self.children:
                self.look_after(child)
            yield
            time.sleep(LOOK_EVERY_SECONDS)

    def look_after(self, child: Child) -> None:
        status = child.note_death()
        if status is not None:
            self.say(f"{child.name} ended with status {status}; it starts again in {child.pause_seconds:g} s")
        if child.is_due:
            self.say(f"{child.name} runs as process {child.start()}")

    def stop(self) -> None:
        self.say("stopping")
        last_moment = time.monotonic() + STOP_WITHIN_SECONDS
        for child in reversed(self.children):
            child.stop()
        for child in self.children:
            if not child.end(last_moment - time.monotonic()):
                self.say(f"{child.name} did not stop within {STOP_WITHIN_SECONDS} s and was killed")
        self.say("stopped")


def programs(host: str, port: int, workers: int) -> list[Child]:
    """Web server, worker and beat of this project, by the names its settings give."""
    module, _, application = settings.WSGI_APPLICATION.rpartition(".")
    granian = "granian --interface=wsgi --blocking-threads=4 --log-level=warning"
    celery = f"celery --quiet --app={module.partition('.')[0]}"
    lean = "--without-gossip --without-mingle --without-heartbeat"
    commands = {
        "web": f"{granian} --host={host} --port={port} {module}:{application}",
        "worker": f"{celery} worker --pool=threads --concurrency={workers} --loglevel=WARNING {lean}",
        "beat": f"{celery} beat --loglevel=WARNING --pidfile=",
    }
    python = [sys.executable, "-W", ACCEPT_ROOT, "-m"]
    return [Child(name, [*python, *command.split()]) for name, command in commands.items()]


def refuse_taken_port(host: str, port: int) -> None:
    """Says so at once, where the web server would only die over and over."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the web server does
            probe.bind((host, port))
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise CommandError(
            f"Port {port} cannot be used: {reason}. Choose another: PORT=8100 make run, or --port 8100."
        ) from error


def answers(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


class Command(BaseCommand):
    help = "Brings the database up to date, then runs web server, worker and beat until Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
        parser.add_argument("--port", default=8000, type=int, help="port to listen on (8000)")
        parser.add_argument("--workers", default=2, type=int, help="jobs done at the same time (2)")

    def handle(self, *_args: Any, host: str, port: int, workers: int, **_options: Any) -> None:
        refuse_taken_port(host, port)
        self.prepare()
        supervisor = Supervisor(programs(host, port, workers), self.say)
        supervisor.run(lambda: answers(host, port), lambda: self.welcome(host, port))

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def prepare(self) -> None:
        """Each of these is quick where nothing changed."""
        self.say("Bringing the database up to date")
        call_command("migrate", interactive=False, verbosity=0)
        self.load_catalogue()
        call_command("collectstatic", interactive=False, verbosity=0)
        connections.close_all()

    def load_catalogue(self) -> None:
        """A wrong file of the catalogue has been named; the rest of it is there, and it is served."""
        try:
            call_command("load_catalogue")
        except CommandError as error:
            self.stderr.write(str(error))

    def welcome(self, host: str, port: int) -> None:
        shown = f"[{host}]" if ":" in host else host
        self.say(f"\nCasetracker is at http://{shown}:{port}/ (Ctrl-C stops it)")
        if not get_user_model().objects.filter(is_superuser=True).exists():
            self.say("There is no administrator yet. In a second terminal, in this folder, make one:")
            self.say(f"  {os.path.relpath(sys.executable)} manage.py createsuperuser")
        connections.close_all()
