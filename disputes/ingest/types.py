"""What travels between the stages: frozen values. An unknown text is empty, an unknown moment None."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final, Self


class NotAFeed(Exception):
    """The bytes are not what the source promises; the message is one sentence for people."""


class SelectorLost(NotAFeed):
    """A web page, but what is watched on it is not there: never a change, never an empty passage."""


class BadRules(NotAFeed, ValueError):
    """Rules of a page that cannot be followed; the message is one sentence that names the key."""


class ParseLimit(NotAFeed):
    """Reading it took more time or memory than any document is worth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a parser may know besides the bytes: where they came from, the court, the rules of the source.

    `rules` are those of a web page: see ingest/pages/rules.py.
    """

    url: str = ""
    court_id: str = ""
    rules: Mapping[str, Any] = field(default_factory=dict)


NOTHING_KNOWN: Final = Context()
MAXIMUM_ITEMS: Final = 5_000  # of one document; what follows is cut, and its notes say so
NO_DATE: Final = "no readable date"  # the flag of an entry


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtEntry:
    """One entry on a docket. A court's feed tells a stub, without its text and its date of filing.

    `docket_number` is the normalised number, `docket_number_raw` the court's spelling; a malformed number
    stands in both. `events` are the court's own event names in document order. `sequence` is the order in
    which the court docketed (`de_seq_num`); `part_id` stands in its place in the courts of appeals.
    `document_id` has 0 as its fourth digit, so that sources agree. `case_type` is `bk` or `ap` in
    bankruptcy, else the number's own. An API gives more: `text` is the full wording, `filed_on` the day of
    filing (ISO), `docket_id` and `entry_id` are its own ids, `attachments` hold number, description and
    document id.
    """

    court_id: str
    docket_number: str = ""
    docket_number_raw: str = ""
    is_malformed: bool = False
    case_name: str = ""
    pacer_case_id: str = ""
    events: tuple[str, ...] = ()
    document_number: str = ""
    document_url: str = ""
    document_id: str = ""
    sequence: str = ""
    part_id: str = ""
    office: str = ""
    chapter: str = ""
    case_type: str = ""
    trustees: tuple[str, ...] = ()
    text: str = ""
    filed_on: str = ""
    docket_id: str = ""
    entry_id: str = ""
    attachments: tuple[tuple[str, str, str], ...] = ()

    @property
    def trustee(self) -> str:
        """The trustee, the first one named where an entry names several."""
        return self.trustees[0] if self.trustees else ""

    def as_json(self) -> dict[str, Any]:
        return {field: getattr(self, field) for field in self.__slots__}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """The inverse of `as_json`, also after JSON has made lists of the tuples."""
        many = {
            "events": tuple(value.get("events", ())),
            "trustees": tuple(value.get("trustees", ())),
            "attachments": tuple(tuple(one) for one in value.get("attachments", ())),
        }
        return cls(**{**value, **many})


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedDocket:
    """What an API says of one docket; days are ISO texts."""

    docket_id: str
    court_id: str = ""
    docket_number: str = ""
    case_name: str = ""
    pacer_case_id: str = ""
    judge: str = ""
    filed_on: str = ""
    terminated_on: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedParty:
    """Who stands on a docket, and as what in the court's own word. `key` is its id at the API."""

    docket_id: str
    key: str
    name: str
    role: str = ""
    terminated_on: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """What an entry is compared by: see ingest/fingerprints.py. `key` is empty where only wording tells.

    `text` is the summary of news without markup: what is made for comparing is what is matched later.
    """

    key: str
    fingerprint: str
    content_hash: str
    guid_hash: str
    url_key: str
    url_hash: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedItem:
    """One entry of a document. `title` is text, `summary` clean HTML (a court's: text), moments are UTC.

    `court` is set for an entry on a docket, and only there; its `published_at` is the time of entry.
    `updated_at`, the last change as the source tells it, says nothing of publication. `flags` say in a few
    words what is wrong with it: "no date", "malformed docket number". `key` is set where the format itself
    says what an entry is (an API's id, a watched passage): then nothing else decides what is the same.
    """

    key: str = ""
    guid: str = ""
    url: str = ""
    title: str = ""
    summary: str = ""
    author: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    court: CourtEntry | None = None
    flags: tuple[str, ...] = ()
    marks: Marks | None = field(default=None, compare=False, repr=False)

    @property
    def dated_at(self) -> datetime | None:
        """The one date of an entry: of its publication; where its source does not say, of its last change."""
        return self.published_at or self.updated_at

    def with_entry(self, entry: CourtEntry) -> Self:
        """The same item with this entry, and with a summary that says its events."""
        summary = entry.text or "; ".join(entry.events) or self.summary
        return replace(self, court=entry, summary=summary, marks=None)


@dataclass(frozen=True, slots=True)
class Rejected:
    """An entry that could not be kept: why, and what it called itself."""

    reason: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedDocument:
    """What a parser made of the bytes. `coverage`: what a court's feed says it covers; `notes`: sentences.

    `is_partial`: the bytes were broken or too many, and something in them may not be here. `next_url`: the
    document goes on at that address. `built_at`, `ttl_seconds`, `skip_hours` (UTC) and `skip_days` (Monday is
    0) are what a feed says of its own making. `dockets` and `parties` come with an API's entries.
    """

    title: str = ""
    coverage: str = ""
    items: tuple[ParsedItem, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    notes: tuple[str, ...] = ()
    is_partial: bool = False
    next_url: str = ""
    built_at: datetime | None = None
    ttl_seconds: int = 0
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    dockets: tuple[ParsedDocket, ...] = ()
    parties: tuple[ParsedParty, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedArticle:
    """What a page says of itself, in plain text; empty where it is not known.

    `published_on` is ISO text cut to its `precision`: day, month or year. `text` has one paragraph a line,
    `byline` names with commas between them. `language` is an ISO 639-1 code.
    """

    title: str = ""
    byline: str = ""
    published_on: str = ""
    precision: str = ""
    text: str = ""
    language: str = ""
