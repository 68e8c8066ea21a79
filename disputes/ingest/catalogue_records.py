"""The records of the starter catalogue, as its files spell them: what may stand where.

A field is a key, required where it has no default. Knows nothing of the database.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from disputes.ingest.catalogue_values import (
    Amount,
    Choice,
    Day,
    Docket,
    Many,
    Names,
    Number,
    Ref,
    Slug,
    Tables,
    Truth,
    Url,
    Words,
    Zone,
    docket_name,
)
from disputes.text.dates import BadDate, When

REPORTED, UNCONFIRMED, WITHDRAWN = "reported", "unconfirmed", "withdrawn"
PartySlug = Annotated[str, Ref("party")]
PartySlugs = Annotated[tuple[str, ...], Many(Ref("party"))]
WorkSlugs = Annotated[tuple[str, ...], Many(Ref("work"))]
DisputeSlugs = Annotated[tuple[str, ...], Many(Ref("dispute"))]
EventKey = Annotated[str, Ref("event")]
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


@dataclass(frozen=True, kw_only=True)
class Role(Fact):
    party: PartySlug
    role: Annotated[str, Choice("role")]
    wording: Words = ""
    note: Words = ""


@dataclass(frozen=True, kw_only=True)
class Claim(Fact):
    key: Slug
    claim: Words
    right: Annotated[str, Choice("right")]
    basis: Words = ""
    basis_standing: Standing = ""
    protectability: Annotated[str, Choice("protectability")] = ""
    claimants: PartySlugs = ()
    respondents: PartySlugs = ()
    works: WorkSlugs = ()
    status: Annotated[str, Choice("claim status")]
    status_on: Day = ""


@dataclass(frozen=True, kw_only=True)
class Demand(Fact):
    key: Slug
    demand: Words
    by: PartySlug
    to: PartySlug
    made: Day = ""
    due: Day = ""
    time_zone: Zone = ""
    event: EventKey = ""
    answer: EventKey = ""


@dataclass(frozen=True, kw_only=True)
class Proceeding(Fact):
    key: Slug
    court: Annotated[str, Ref("court")]
    number: Words
    caption: Words = ""
    judge: Words = ""
    filed: Day = ""
    terminated: Day = ""
    pacer_case_id: Words = ""
    docket_url: Url = ""
    originating: Annotated[str, Docket()] = ""
    consolidated_into: Annotated[str, Docket()] = ""

    @property
    def docket(self) -> str:
        return docket_name(self.court, self.number)


@dataclass(frozen=True, kw_only=True)
class Citation(Record):
    url: Url = ""
    publisher: Words = ""
    title: Words = ""
    basis: Basis
    value: Words = ""
    standing: Standing = REPORTED

    @property
    def effective_standing(self) -> str:
        return self.standing if self.url else UNCONFIRMED


@dataclass(frozen=True, kw_only=True)
class Event(Record):
    key: Slug
    date: Day
    until: Day = ""
    time_zone: Zone = "UTC"
    kind: Annotated[str, Choice("event kind")]
    lane: Annotated[str, Choice("lane")]
    headline: Words
    summary: Words = ""
    important: Truth = False
    standing: Standing = REPORTED
    also_on: DisputeSlugs = ()
    citations: Annotated[
        tuple[Citation, ...], Tables(Citation, unique=("url", "publisher", "title", "value"))
    ] = ()

    @property
    def happened(self) -> When:
        return When.parse(self.date, self.until or None, self.time_zone)

    @property
    def effective_standing(self) -> str:
        has_source = any(citation.url for citation in self.citations)
        return self.standing if has_source or self.standing == WITHDRAWN else UNCONFIRMED

    def problems(self) -> Iterator[tuple[str, str]]:
        try:
            _ = self.happened
        except BadDate as error:
            yield "until" if self.until else "date", str(error).rstrip(".")


@dataclass(frozen=True, kw_only=True)
class Signal(Fact):
    date: Day
    direction: Annotated[str, Choice("direction")]
    summary: Words
    event: EventKey = ""


@dataclass(frozen=True, kw_only=True)
class Outcome(Fact):
    path: Annotated[str, Choice("path")]
    state: Annotated[str, Choice("outcome state")]
    headline: Words
    terms: Words = ""
    claimed: Amount = None
    awarded: Amount = None
    currency: Words = ""
    date: Day = ""
    signals: Annotated[tuple[Signal, ...], Tables(Signal, unique=("date", "summary"))] = ()

    def problems(self) -> Iterator[tuple[str, str]]:
        if not self.currency and not (self.claimed is None and self.awarded is None):
            yield "currency", "is missing: an amount needs one"


@dataclass(frozen=True, kw_only=True)
class Dispute(Entry, Fact):
    """A file of the folder disputes/; its slug is the file's name. `source` supports `status`."""

    short_name: Words
    caption: Words
    aliases: Names = ()
    summary: Words
    stage: Annotated[str, Choice("stage")]
    status: Words = ""
    as_of: Day = ""
    scope: Words
    topics: Names
    campaign: Annotated[str, Ref("campaign")] = ""
    products: Annotated[tuple[str, ...], Many(Ref("product"))] = ()
    works: WorkSlugs = ()
    standards: Annotated[tuple[str, ...], Many(Ref("standard"))] = ()
    related: DisputeSlugs = ()
    note: Words = ""
    parties: Annotated[tuple[Role, ...], Tables(Role, unique=("party", "role"))]
    claims: Annotated[tuple[Claim, ...], Tables(Claim, unique=("key",))] = ()
    demands: Annotated[tuple[Demand, ...], Tables(Demand, unique=("key",))] = ()
    proceedings: Annotated[tuple[Proceeding, ...], Tables(Proceeding, unique=("key",))] = ()
    events: Annotated[tuple[Event, ...], Tables(Event, unique=("key",))] = ()
    outcomes: Annotated[tuple[Outcome, ...], Tables(Outcome, unique=("path",), count=3)]
