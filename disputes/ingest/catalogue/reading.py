"""Reads one file of the catalogue: bytes to records, with all that is wrong in it. Knows no other file."""

import dataclasses
import difflib
import tomllib
import typing
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from disputes.ingest.catalogue.dispute import Dispute
from disputes.ingest.catalogue.entries import Entry, Record
from disputes.ingest.catalogue.values import Key, Many, Ref, Shape, Tables, Vocabulary, Wrong


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong and where: `disputes/doe-v-roe.toml: events[3].date: …`. Tables are counted from 1."""

    file: str
    where: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.where, self.message) if part) + "."


@dataclass(frozen=True, slots=True)
class Slot:
    """What one key of a record asks for."""

    shape: Shape | Many | Tables
    is_required: bool


_SLOTS: dict[type[Record], dict[str, Slot]] = {}  # worked out once for each kind


def slots(kind: type[Record]) -> dict[str, Slot]:
    """The keys that a table of this kind may have."""
    if kind not in _SLOTS:
        _SLOTS[kind] = _slots(kind)
    return _SLOTS[kind]


def _slots(kind: type[Record]) -> dict[str, Slot]:
    hints = typing.get_type_hints(kind, include_extras=True)
    return {
        field.name: Slot(hints[field.name].__metadata__[0], field.default is dataclasses.MISSING)
        for field in dataclasses.fields(kind)
        if typing.get_origin(hints[field.name]) is typing.Annotated
    }


def references(record: Record) -> Iterator[tuple[str, Ref, str]]:
    """All that a record names in other records, its inner tables included: place, what it names, the name."""
    for key, slot in slots(type(record)).items():
        value = getattr(record, key)
        match slot.shape:
            case Ref() as ref if value:
                yield place(record.where, key), ref, value
            case Many(Ref() as ref):
                for number, name in enumerate(value, 1):
                    yield f"{place(record.where, key)}[{number}]", ref, name
            case Tables():
                for inner in value:
                    yield from references(inner)


def read_entries[E: Entry](
    file: str, content: bytes, kind: type[E], vocabulary: Vocabulary
) -> tuple[list[E], list[Problem]]:
    """A registry file, whose tables are named by slugs."""
    reading = _Reading(file, vocabulary)
    tables = reading.toml(content)
    entries = [reading.entry(kind, slug, table) for slug, table in tables.items()]
    return [entry for entry in entries if entry is not None], reading.problems


def read_dispute(
    file: str, content: bytes, slug: str, vocabulary: Vocabulary
) -> tuple[Dispute | None, list[Problem]]:
    reading = _Reading(file, vocabulary)
    table = reading.toml(content)
    dispute = None if reading.problems else reading.record(Dispute, table, "", slug=slug)
    return dispute, reading.problems


def place(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


class _Reading:
    """One file while it is read. It goes on after what is wrong, so that a person sees all of it at once."""

    def __init__(self, file: str, vocabulary: Vocabulary) -> None:
        self.file = file
        self.vocabulary = vocabulary
        self.problems: list[Problem] = []

    def wrong(self, where: str, message: str) -> None:
        self.problems.append(Problem(self.file, where, message))

    def toml(self, content: bytes) -> dict[str, Any]:
        """The syntax: tomllib names the line that is broken, or that says again what stood before."""
        try:
            return tomllib.loads(content.decode())
        except (ValueError, RecursionError) as error:
            self.wrong("", str(error).rstrip("."))
            return {}

    def entry[E: Entry](self, kind: type[E], slug: str, table: object) -> E | None:
        try:
            Key().read(slug, self.vocabulary)
        except Wrong as error:
            self.wrong(slug, str(error))
        return self.record(kind, table, slug, slug=slug)

    def record[R: Record](self, kind: type[R], table: object, where: str, **given: str) -> R | None:
        """None where anything in it is wrong."""
        if not isinstance(table, dict):
            self.wrong(where, "must be a table")
            return None
        count = len(self.problems)
        self._unknown_keys(table, list(slots(kind)), where)
        values = {key: self._keyed(slot, table, key, where) for key, slot in slots(kind).items()}
        if len(self.problems) > count:
            return None
        made: dict[str, Any] = {key: value for key, value in values.items() if value is not None}
        record = kind(where=where, **given, **made)
        for key, message in record.problems():
            self.wrong(place(where, key), message)
        return record

    def _unknown_keys(self, table: dict[str, object], known: list[str], where: str) -> None:
        for key in table:
            if key not in known:
                close = difflib.get_close_matches(key, known, n=1)
                hint = f"; “{close[0]}” is one" if close else ""
                self.wrong(place(where, key), f"is no key that may stand here{hint}")

    def _keyed(self, slot: Slot, table: dict[str, object], key: str, where: str) -> Any:
        """The value under a key; None where there is none, and where it is wrong."""
        if key not in table:
            if slot.is_required:
                self.wrong(place(where, key), "is missing")
            return None
        value = self._value(slot.shape, table[key], place(where, key))
        if value == "" and slot.is_required:
            self.wrong(place(where, key), "is empty")
        return value

    def _value(self, shape: Shape | Many | Tables, value: object, where: str) -> Any:
        match shape:
            case Tables():
                return self._tables(shape, value, where)
            case Many():
                return self._many(shape, value, where)
        try:
            return shape.read(value, self.vocabulary)
        except Wrong as error:
            self.wrong(where, str(error))
            return None

    def _many(self, shape: Many, value: object, where: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            self.wrong(where, "must be a list")
            return ()
        items = [self._value(shape.shape, item, f"{where}[{n}]") for n, item in enumerate(value, 1)]
        for number in _repeated(items):
            self.wrong(f"{where}[{number}]", f"“{items[number - 1]}” stands here twice")
        if "" in items:
            self.wrong(f"{where}[{items.index('') + 1}]", "is empty")
        return tuple(items)

    def _tables(self, shape: Tables, value: object, where: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            self.wrong(where, "must be tables in double brackets")
            return ()
        if shape.count not in (None, len(value)):
            self.wrong(where, f"{len(value)} tables where {shape.count} are needed")
        records = [self.record(shape.record, item, f"{where}[{n}]") for n, item in enumerate(value, 1)]
        sound = [record for record in records if record is not None]
        self._unique(sound, shape.unique)
        return tuple(sound)

    def _unique(self, records: Sequence[Record], keys: tuple[str, ...]) -> None:
        names = [tuple(getattr(record, key) for key in keys) for record in records] if keys else []
        for number in _repeated(names):
            name = ", ".join(part for part in names[number - 1] if part)
            self.wrong(records[number - 1].where, f"“{name}” stands twice")


def _repeated(items: Iterable[Any]) -> list[int]:
    """The positions, from 1, of items that stood before."""
    seen: Counter[Any] = Counter()
    repeated = []
    for number, item in enumerate(items, 1):
        seen[item] += 1
        if seen[item] > 1 and item is not None:
            repeated.append(number)
    return repeated
