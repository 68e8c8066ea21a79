"""What an entry of a document turns out to be, beside what is stored. Values only."""

from datetime import datetime
from enum import StrEnum
from typing import Final, NamedTuple

from disputes.ingest.fingerprints import marks
from disputes.ingest.types import CourtEntry, Marks, ParsedItem

LOUD_REVISIONS: Final = 24  # after so many, further changes of an entry are not worth a person's attention


class Verdict(StrEnum):
    NEW = "new"
    EDITED = "edited"
    KNOWN = "known"


class Known(NamedTuple):
    """A stored entry, as far as identity needs it. `court` is set where it stands on a docket.

    `published_at` is the date under which it was stored: an item's `dated_at`.
    """

    pk: int
    key: str
    fingerprint: str
    content_hash: str
    guid_hash: str = ""
    url_hash: str = ""
    title: str = ""
    summary: str = ""
    published_at: datetime | None = None
    revision_count: int = 0
    court: CourtEntry | None = None


class Decision(NamedTuple):
    """What an entry is, and the stored one that it is or edits (None for a repeat within one document).

    `item` is what is to be stored: of a court entry, with the events seen now and before. An edited entry
    keeps the `key` under which it was stored. `is_silent`: it has been edited so often that nobody need
    hear of it.
    """

    item: ParsedItem
    verdict: Verdict
    known: Known | None
    key: str
    marks: Marks
    is_silent: bool = False


def decision(item: ParsedItem, verdict: Verdict, known: Known | None, key: str) -> Decision:
    is_silent = known is not None and known.revision_count >= LOUD_REVISIONS
    return Decision(item, verdict, known, key, marks(item), is_silent)


def repeat(item: ParsedItem, key: str) -> Decision:
    """The same thing a second time in one document: nothing is stored for it."""
    return decision(item, Verdict.KNOWN, None, key)
