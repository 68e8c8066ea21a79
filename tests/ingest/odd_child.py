"""A child that does to its pool what a parser might do, or what a document might make of it."""

import json
import os
import re
import signal
import time
from collections.abc import Callable
from typing import Any, Final

from disputes.ingest.children import child
from disputes.ingest.types import NotAFeed, ParsedDocument, SelectorLost


class Command:
    """What a pickle can be made to do where it is read without care."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[str, ...]]:
        return os.mkdir, (self._path,)


class OfItsOwn(NotAFeed):
    """A refusal that only one module knows."""


KEPT: Final[list[bytearray]] = []


def keep(byte_count: str) -> str:
    KEPT.append(bytearray(int(byte_count)))
    return "kept"


def rest(seconds: str) -> str:
    time.sleep(float(seconds))
    return str(os.getpid())


def nest() -> None:
    nest()


def refuse(kind: type[NotAFeed], *notes: str) -> None:
    refusal = kind("It is not there.")
    for note in notes:
        refusal.add_note(note)
    raise refusal


ODDITIES: Final[dict[str, Callable[..., object]]] = {
    "its number": os.getpid,
    "its number after": rest,
    "its environment": lambda: json.dumps(dict(os.environ)),
    "an echo": str,
    "no end": lambda: re.fullmatch(r"(?:a+)+b", "a" * 64),  # in C, where no signal handler is run
    "no end to memory": lambda: bytearray(2**40),
    "memory kept": keep,
    "no floor": nest,
    "an end": lambda: os._exit(1),
    "a crash": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "a refusal": lambda: refuse(SelectorLost),
    "a refusal of its own": lambda: refuse(OfItsOwn),
    "a refusal with a note": lambda: refuse(NotAFeed, "It stood in a corner."),
    "a mistake": lambda: int("not a number"),
}


def read(oddity: str, *arguments: str) -> object:
    if oddity == "a command":
        return Command(*arguments)
    if oddity == "another type":
        return "no document"
    return ParsedDocument(title=str(ODDITIES[oddity](*arguments)))


if __name__ == "__main__":
    child.serve(read)
