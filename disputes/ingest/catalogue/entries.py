"""The registry files, as they are spelled: parties, products, works, courts, campaigns, standards, sources.

A field is a key, required where it has no default. Knows nothing of the database.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from disputes.ingest.catalogue.values import (
    Choice,
    Day,
    Names,
    Number,
    Ref,
    Tables,
    Truth,
    Url,
    Words,
    Zone,
)

REPORTED, UNCONFIRMED, WITHDRAWN = "reported", "unconfirmed", "withdrawn"
PartySlug = Annotated[str, Ref("party")]
Standing = Annotated[str, Choice("standing")]
Basis = Annotated[str, Choice("basis")]


@dataclass(frozen=True, kw_only=True)
class Record:
    """A table of a file, and where in its file it stands."""

    where: str

    def problems(self) -> Iterator[tuple[str, str]]:
        """What is wrong although every value by itself is right: pairs of a key and a sentence."""
        yield from ()


@dataclass(frozen=True, kw_only=True)
class Entry(Record):
    """A table of a registry file; its slug is the table's name."""

    slug: str


@dataclass(frozen=True, kw_only=True)
class Fact(Record):
    source: Url = ""
    standing: Standing = REPORTED

    @property
    def effective_standing(self) -> str:
        """Without a source a fact is unconfirmed, whatever the file says, unless it was withdrawn."""
        return self.standing if self.source or self.standing == WITHDRAWN else UNCONFIRMED


@dataclass(frozen=True, kw_only=True)
class Party(Entry):
    name: Words
    kind: Annotated[str, Choice("party kind")]
    country: Words = ""
    parent: PartySlug = ""
    aliases: Names = ()
    descriptions: Names = ()
    note: Words = ""

    def problems(self) -> Iterator[tuple[str, str]]:
        if self.parent == self.slug:
            yield "parent", "a party cannot be its own parent"


@dataclass(frozen=True, kw_only=True)
class Product(Entry):
    name: Words
    maker: PartySlug = ""
    aliases: Names = ()


@dataclass(frozen=True, kw_only=True)
class Work(Entry):
    title: Words
    owner: PartySlug = ""
    kind: Annotated[str, Choice("work kind")] = ""


@dataclass(frozen=True, kw_only=True)
class Court(Entry):
    name: Words
    short_name: Words
    country: Words
    level: Annotated[str, Choice("court level")]
    time_zone: Zone
    url: Url = ""


@dataclass(frozen=True, kw_only=True)
class Campaign(Entry):
    name: Words
    summary: Words
    product: Annotated[str, Ref("product")] = ""


@dataclass(frozen=True, kw_only=True)
class Step(Fact):
    date: Day
    summary: Words


@dataclass(frozen=True, kw_only=True)
class Standard(Entry, Fact):
    name: Words
    kind: Annotated[str, Choice("standard kind")]
    jurisdiction: Words
    body: PartySlug = ""
    track: Annotated[str, Ref("dispute")] = ""
    status: Words
    summary: Words
    steps: Annotated[tuple[Step, ...], Tables(Step, unique=("date", "summary"))] = ()


@dataclass(frozen=True, kw_only=True)
class Source(Entry):
    name: Words
    url: Url
    kind: Annotated[str, Choice("source kind")]
    publisher: Words = ""
    court: Annotated[str, Ref("court")] = ""
    basis: Basis
    language: Words = ""
    interval_minutes: Annotated[int, Number(least=5)]
    paused: Truth = False
    note: Words = ""
