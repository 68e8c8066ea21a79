"""A dispute's file, as it is spelled: parties, claims, demands, dockets, events and outcomes.

A field is a key, required where it has no default. Knows nothing of the database.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from disputes.ingest.catalogue.entries import (
    REPORTED,
    UNCONFIRMED,
    WITHDRAWN,
    Basis,
    Entry,
    Fact,
    PartySlug,
    Record,
    Standing,
)
from disputes.ingest.catalogue.values import (
    Amount,
    Choice,
    Day,
    Docket,
    Many,
    Names,
    Ref,
    Slug,
    Tables,
    Truth,
    Url,
    Words,
    Zone,
    docket_name,
)
from disputes.text import dockets
from disputes.text.dates import BadDate, When

PartySlugs = Annotated[tuple[str, ...], Many(Ref("party"))]
WorkSlugs = Annotated[tuple[str, ...], Many(Ref("work"))]
DisputeSlugs = Annotated[tuple[str, ...], Many(Ref("dispute"))]
EventKey = Annotated[str, Ref("event")]


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
    def number_key(self) -> str:
        return dockets.number_key(self.number)

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
    def name(self) -> str:
        return self.url or f"{self.publisher} {self.title}"

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
    citations: Annotated[tuple[Citation, ...], Tables(Citation, unique=("name", "value"))] = ()

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
    keywords: Names = ()
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

    def problems(self) -> Iterator[tuple[str, str]]:
        for name in self.topics:
            if not any(letter.isascii() and letter.isalnum() for letter in name):
                yield "topics", f"“{name}” makes no address: it needs a letter of the Latin alphabet"
