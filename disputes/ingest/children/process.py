"""One child process that reads documents, seen from its parent. Used by one thread at a time."""

import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from disputes.ingest.children import messages
from disputes.ingest.children.messages import ParserFailed
from disputes.ingest.types import ParseLimit

START_SECONDS: Final = 30
LONGEST_ANSWER_BYTES: Final = 128 * 2**20  # six times the longest body: none of an honest child comes near
_ROOT: Final = Path(__file__).parents[3]  # where `disputes` is found
# All that Python needs; no keys, no passwords, no addresses of databases.
_INHERITED: Final = (
    *("PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "LC_CTYPE"),
    *("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one document may take: seconds by the clock, bytes of address space."""

    seconds: float
    memory_bytes: int


class NotHeard(ParserFailed):
    """The child was gone before it had taken a request in: whatever it died of, it was not this one."""


class Process:
    """A running child; `module` is a program that calls `child.serve`.

    `is_fit`: it waits for a document. After anything but a whole answer it does not. Making one takes as long
    as the child's imports, and raises ParserFailed where it does not start, OSError where it cannot.
    """

    def __init__(self, module: str, limits: Limits) -> None:
        self.is_fit, self._limits = False, limits
        self._line, theirs = socket.socketpair()
        with theirs:
            try:
                self._process = _started(module, limits, theirs)
            except BaseException:
                self._line.close()
                raise
        self._wait_until_ready()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    def ask[Parsed](self, request: bytes, parsed: type[Parsed]) -> Parsed:
        """The answer to a pickled request.

        Raises what the child says to raise, ParseLimit, ParserFailed, and among these NotHeard.
        """
        self.is_fit = False
        answer, is_last = self._heard(self._exchange(request))
        self.is_fit = not is_last and not isinstance(answer, ParseLimit)
        if isinstance(answer, parsed):
            return answer
        raise answer if isinstance(answer, Exception) else ParserFailed("The reader gave a wrong answer.")

    def end(self) -> None:
        """Kill it and wait for its end: nothing of it stays, no zombie either."""
        self._line.close()
        self._process.kill()
        self._process.wait()

    def _wait_until_ready(self) -> None:
        """Why it does not get ready stands on standard error."""
        try:
            messages.receive(self._line, 0, time.monotonic() + START_SECONDS)
            self.is_fit = True
        except (OSError, EOFError, OverflowError):
            raise ParserFailed("The reader of documents could not be started.") from None
        finally:
            if not self.is_fit:
                self.end()

    def _exchange(self, request: bytes) -> bytearray:
        deadline = time.monotonic() + self._limits.seconds
        try:
            messages.send(self._line, request, deadline)
            return messages.receive(self._line, LONGEST_ANSWER_BYTES, deadline)
        except TimeoutError:
            raise ParseLimit(f"Reading it took more than {self._limits.seconds:g} seconds.") from None
        except OverflowError:
            raise ParseLimit("What was read in it is too long to be taken in.") from None
        except EOFError:
            raise ParseLimit("The program that reads it came to its end in the middle of it.") from None
        except OSError:  # the request did not arrive, or nobody has read it from the socket (unix(7))
            raise NotHeard("The reader of documents was gone before it was asked.") from None

    def _heard(self, message: bytearray) -> tuple[object, bool]:
        try:
            heard = messages.read(message)
        except Exception as error:  # a broken pickle can raise anything
            raise ParserFailed("The reader gave an answer that cannot be read.") from error
        match heard:
            case (answer, bool(is_last)):
                return answer, is_last
        raise ParserFailed("The reader gave a wrong answer.")


def _started(module: str, limits: Limits, line: socket.socket) -> subprocess.Popen[bytes]:
    python = [sys.executable, "-P", "-W", "ignore", "-m", module]
    return subprocess.Popen(  # noqa: S603  # our own module, without a shell
        [*python, str(limits.memory_bytes), str(limits.seconds)],
        stdin=line.fileno(),
        stdout=subprocess.DEVNULL,
        env=_environment(),
        start_new_session=True,  # the terminal's Ctrl-C is for the parent, the terminal too
    )


def _environment() -> dict[str, str]:
    path = dict.fromkeys([str(_ROOT), *filter(None, sys.path)])
    inherited = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    return inherited | {"PYTHONPATH": os.pathsep.join(path)}
