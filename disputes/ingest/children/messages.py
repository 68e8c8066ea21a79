"""What a pool and its children say to each other: pickled values, each behind its length. Knows no parser."""

import io
import pickle
import struct
import time
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime, timedelta, timezone
from operator import attrgetter
from socket import socket
from typing import Any, Final

from disputes.ingest import types

_LENGTH: Final = struct.Struct("!Q")


class ParserFailed(RuntimeError):
    """An error of ours, not the document's: a sentence, with a note for the log on where it happened."""


class UnknownKind(KeyError):
    """There is no parser for this kind of source."""


_VALUES: Final = (
    *(types.ParsedDocument, types.ParsedItem, types.CourtEntry, types.Marks, types.Rejected),
    *(types.ParsedDocket, types.ParsedParty, types.ParsedArticle),
)
_PLAIN: Final = (
    *(types.NotAFeed, types.SelectorLost, types.BadRules, types.ParseLimit, ParserFailed, UnknownKind),
    *(datetime, timedelta, timezone),
)


def _apart(kind: type[Any]) -> Callable[[object], tuple[type, tuple[object, ...]]]:
    values = attrgetter(*(field.name for field in fields(kind)))
    return lambda value: (kind, values(value))


def _together(kind: type[Any]) -> Callable[..., object]:
    """As `dataclasses` itself restores what is frozen and has slots, at half its price."""
    setters = [getattr(kind, field.name).__set__ for field in fields(kind)]

    def build(*values: object) -> object:
        new: object = object.__new__(kind)
        for set_value, value in zip(setters, values, strict=True):
            set_value(new, value)
        return new

    return build


def _name(kind: type) -> tuple[str, str]:
    return kind.__module__, kind.__qualname__


# All that a child can say besides texts, numbers, tuples and the like. None of it does anything when made.
_WORDS: Final[dict[tuple[str, str], Callable[..., object]]] = {
    **{_name(kind): _together(kind) for kind in _VALUES},
    **{_name(kind): kind for kind in _PLAIN},
}


class _Pickler(pickle.Pickler):
    dispatch_table = {kind: _apart(kind) for kind in _VALUES}


class _Unpickler(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str) -> Callable[..., object]:
        try:
            return _WORDS[module_name, global_name]
        except KeyError:
            raise pickle.UnpicklingError(f"A child may not say {module_name}.{global_name}.") from None


def write(value: object) -> bytes:
    """A child's answer as a message."""
    message = io.BytesIO()
    _Pickler(message).dump(value)
    return message.getvalue()


def read(message: bytearray) -> object:
    """The answer in a child's message. Whatever the child has become, no code of its choice runs here.

    Raises all that a broken pickle can raise.
    """
    return _Unpickler(io.BytesIO(message)).load()


def send(line: socket, message: bytes, deadline: float | None = None) -> None:
    """Raises TimeoutError past the deadline (of `time.monotonic`), OSError where nobody listens."""
    _wait_until(line, deadline)
    line.sendall(_LENGTH.pack(len(message)) + message)


def receive(line: socket, longest: int, deadline: float | None = None) -> bytearray:
    """The next message. Raises TimeoutError past the deadline, EOFError at the end, OverflowError."""
    [length] = _LENGTH.unpack(_exactly(line, _LENGTH.size, deadline))
    if length > longest:
        raise OverflowError
    return _exactly(line, length, deadline)


def _exactly(line: socket, byte_count: int, deadline: float | None) -> bytearray:
    whole = bytearray(byte_count)
    rest = memoryview(whole)
    while rest:
        _wait_until(line, deadline)
        received = line.recv_into(rest)
        if not received:
            raise EOFError
        rest = rest[received:]
    return whole


def _wait_until(line: socket, deadline: float | None) -> None:
    """From now on; not for each byte: who sends drop by drop gains no time."""
    line.settimeout(None if deadline is None else max(deadline - time.monotonic(), 0.001))
