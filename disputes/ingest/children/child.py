"""What a child process does: reads documents for a pool, one after the other. Knows limits, no formats."""

import gc
import itertools
import os
import pickle
import resource
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from typing import Final

from disputes.ingest.children import messages
from disputes.ingest.children.messages import ParserFailed, UnknownKind
from disputes.ingest.types import BadRules, NotAFeed, ParseLimit, SelectorLost

DOCUMENTS: Final = 2_000  # then a fresh child: what a library leaks never adds up
GROWTH_BYTES: Final = 128 * 2**20
COLLECT_EVERY: Final = 50_000  # objects, some ten documents: they hold few circles, and looking takes a tenth
ALARM_SECONDS: Final = 1.0  # past the parent's own limit
TRACEBACK_CHARACTERS: Final = 4_000


def serve(read: Callable[..., object]) -> None:
    """Answer each request on standard input, a socket, with what `read` makes of it; end with the parent.

    The limits stand on the command line: bytes of address space, seconds a document.
    """
    memory_bytes, seconds = int(sys.argv[1]), float(sys.argv[2])
    _limit(memory_bytes)
    line = socket.socket(fileno=sys.stdin.fileno())
    messages.send(line, b"")  # ready
    _fall_silent()
    gc.freeze()  # what was imported stays: no collection needs to look at it
    gc.set_threshold(COLLECT_EVERY)
    size = _Size()
    most_bytes = size.in_bytes() + GROWTH_BYTES
    for number in itertools.count(1):
        try:
            request = messages.receive(line, memory_bytes)
        except EOFError:
            return
        # Its default action ends the process also inside C code, and where no parent is left to do that.
        signal.setitimer(signal.ITIMER_REAL, seconds + ALARM_SECONDS)
        answer = _answer(read, request, memory_bytes)
        is_last = number >= DOCUMENTS or size.in_bytes() > most_bytes
        messages.send(line, messages.write((answer, is_last)))
        signal.setitimer(signal.ITIMER_REAL, 0)


def _limit(memory_bytes: int) -> None:
    """For this process and for good: the hard limits too."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # elsewhere the address space of a process cannot be limited
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = memory_bytes if hard == resource.RLIM_INFINITY else min(memory_bytes, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _fall_silent() -> None:
    """Up to here the operator's log hears why a child cannot start; no document gets a word in there."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stderr.fileno())
    os.close(nowhere)


def _answer(read: Callable[..., object], request: bytearray, memory_bytes: int) -> object:
    """The value that was read, or the exception that the parent is to raise."""
    try:
        return read(*pickle.loads(request))  # noqa: S301  # the parent's own words
    except NotAFeed as error:
        return _known(error)
    except UnknownKind as error:
        return error
    except MemoryError:
        return ParseLimit(f"Reading it took more than {memory_bytes // 2**20} MB of memory.")
    except RecursionError:
        return ParseLimit("Its parts are nested too deeply to be read.")
    except Exception as error:
        failed = ParserFailed(f"The parser failed with {type(error).__name__}.")
        failed.add_note("".join(traceback.format_exception(error))[-TRACEBACK_CHARACTERS:])
        return failed


def _known(error: NotAFeed) -> NotAFeed:
    """The same refusal as what the parent knows: a module may have one of its own."""
    kind = next(kind for kind in (SelectorLost, BadRules, ParseLimit, NotAFeed) if isinstance(error, kind))
    known = kind(str(error))
    for note in getattr(error, "__notes__", ()):
        known.add_note(note)
    return known


class _Size:
    """How much address space this process has taken; 0 where the system does not tell."""

    def __init__(self) -> None:
        # proc_pid_statm(5), kept open: it is read again after each document.
        self._file = os.open("/proc/self/statm", os.O_RDONLY) if sys.platform == "linux" else -1

    def in_bytes(self) -> int:
        if self._file < 0:
            return 0
        return int(os.pread(self._file, 64, 0).split()[0]) * resource.getpagesize()
