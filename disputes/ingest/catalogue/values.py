"""What one value of a catalogue file may be: text, a date, a choice, the slug of another record. Pure."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Protocol
from zoneinfo import ZoneInfo

from disputes.text import dockets
from disputes.text.dates import BadDate, When

type Vocabulary = Mapping[str, Collection[str]]
"""The words that may stand under a name like "stage"; whoever reads the files brings them along."""

_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]+")


class Wrong(ValueError):
    """A value is not what its key asks for. The message says what is wrong, as the end of a sentence."""


class Shape(Protocol):
    """What a key asks for. `read` answers with the value as our records keep it, or raises Wrong."""

    def read(self, value: object, vocabulary: Vocabulary) -> Any: ...


@dataclass(frozen=True, slots=True)
class Text:
    def read(self, value: object, vocabulary: Vocabulary) -> str:
        if not isinstance(value, str):
            raise Wrong("must be text in quotes")
        if "\0" in value:
            raise Wrong("contains a null character")
        return value.strip()


@dataclass(frozen=True, slots=True)
class Key:
    """A short name in small letters: that of a record within its file, or a slug."""

    def read(self, value: object, vocabulary: Vocabulary) -> str:
        text = Text().read(value, vocabulary)
        if not _SLUG.fullmatch(text):
            raise Wrong(f"“{text}” is no slug: small letters, digits and hyphens")
        return text


@dataclass(frozen=True, slots=True)
class Address:
    def read(self, value: object, vocabulary: Vocabulary) -> str:
        text = Text().read(value, vocabulary)
        if text and not _ADDRESS.fullmatch(text):
            raise Wrong(f"“{text}” is no address: it begins with http:// or https://")
        return text


@dataclass(frozen=True, slots=True)
class Date:
    """A date in quotes, cut to what is known of it."""

    def read(self, value: object, vocabulary: Vocabulary) -> str:
        text = Text().read(value, vocabulary)
        try:
            When.parse(text)
        except BadDate as error:
            raise Wrong(str(error).rstrip(".")) from None
        return text


@dataclass(frozen=True, slots=True)
class TimeZone:
    def read(self, value: object, vocabulary: Vocabulary) -> str:
        text = Text().read(value, vocabulary)
        try:
            return ZoneInfo(text).key
        except (KeyError, ValueError, OSError):
            raise Wrong(f"“{text}” is no time zone") from None


@dataclass(frozen=True, slots=True)
class Flag:
    def read(self, value: object, vocabulary: Vocabulary) -> bool:
        if not isinstance(value, bool):
            raise Wrong("must be true or false")
        return value


@dataclass(frozen=True, slots=True)
class Number:
    least: int = 0

    def read(self, value: object, vocabulary: Vocabulary) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < self.least:
            raise Wrong(f"must be a whole number, {self.least} or more")
        return value


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the words that the vocabulary has under `name`."""

    name: str

    def read(self, value: object, vocabulary: Vocabulary) -> str:
        text = Text().read(value, vocabulary)
        if text not in vocabulary[self.name]:
            raise Wrong(f"“{text}” is none of {', '.join(vocabulary[self.name])}")
        return text


@dataclass(frozen=True, slots=True)
class Ref:
    """The name of a record of `kind`; whether there is one is asked when all files are read."""

    kind: str

    def read(self, value: object, vocabulary: Vocabulary) -> str:
        return Key().read(value, vocabulary)


@dataclass(frozen=True, slots=True)
class Docket(Ref):
    """A docket as “court/number”, whatever the spelling of the number."""

    kind: str = "proceeding"

    def read(self, value: object, vocabulary: Vocabulary) -> str:
        court, slash, number = Text().read(value, vocabulary).partition("/")
        if not (court and slash and number.strip()):
            raise Wrong("must be “court/number”")
        return docket_name(court, number)


@dataclass(frozen=True, slots=True)
class Many:
    """A list of one shape, in which nothing stands twice."""

    shape: Shape


@dataclass(frozen=True, slots=True)
class Tables:
    """A list of tables of one kind of record. The values under `unique`, taken together, stand once."""

    record: type[Any]
    unique: tuple[str, ...] = ()
    count: int | None = None


def docket_name(court: str, number: str) -> str:
    """What the spellings of one docket have in common: `nysd/1:23-cv-11195`."""
    return f"{court}/{dockets.number_key(number)}"


Words = Annotated[str, Text()]
Slug = Annotated[str, Key()]
Url = Annotated[str, Address()]
Day = Annotated[str, Date()]
Zone = Annotated[str, TimeZone()]
Truth = Annotated[bool, Flag()]
Amount = Annotated[int | None, Number()]
Names = Annotated[tuple[str, ...], Many(Text())]
