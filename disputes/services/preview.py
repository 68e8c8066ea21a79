"""What a first poll would bring: the entries of a document, and the disputes each would be proposed for.

Reads only; nothing of it is stored.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from disputes.ingest.types import ParsedDocument, ParsedItem
from disputes.models import Dispute, Item, Proceeding
from disputes.services import entries, proposing
from disputes.services.ingestion import FIRST_DAYS
from disputes.services.matching import Matcher
from disputes.text import dockets


@dataclass(frozen=True, slots=True)
class Match:
    """A dispute that an entry would be filed under or proposed for, and why, in words."""

    dispute: Dispute
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """`item` is not saved. `is_old`: from before the days of which a new source proposes anything."""

    item: Item
    matches: tuple[Match, ...]
    is_old: bool


def entries_of(document: ParsedDocument, *, is_court: bool, now: datetime.datetime) -> list[Entry]:
    """All entries in the order of the document."""
    items = [_item(parsed, now) for parsed in document.items]
    matches = _filed(items) if is_court else _proposed(items, now)
    oldest = now - FIRST_DAYS
    return [
        Entry(item, tuple(found), is_old=not is_court and item.dated_at < oldest)
        for item, found in zip(items, matches, strict=True)
    ]


def _item(parsed: ParsedItem, now: datetime.datetime) -> Item:
    item = Item(
        url=parsed.url, title=parsed.title, summary=parsed.summary, published_at=parsed.dated_at, seen_at=now
    )
    if parsed.court:
        item.court_entry = parsed.court.as_json()
        item.docket_key = dockets.docket_key(parsed.court.court_id, parsed.court.docket_number)
    return item


def _filed(items: Sequence[Item]) -> list[list[Match]]:
    """Entries of tracked dockets, which are filed without asking anybody."""
    dockets = {id(entry.item): entry.proceeding for entry in entries.on_tracked_dockets(items)}
    return [_of_docket(dockets.get(id(item))) for item in items]


def _of_docket(proceeding: Proceeding | None) -> list[Match]:
    if proceeding is None:
        return []
    reasons = (f"Tracked docket: {proceeding.number}",)
    return [Match(dispute, reasons) for dispute in proceeding.disputes.all()]


def _proposed(items: Iterable[Item], now: datetime.datetime) -> list[list[Match]]:
    matcher = Matcher()
    found = [matcher.understand(proposing.fields(item), now=now).matches for item in items]
    disputes = Dispute.objects.in_bulk({one.dispute_id for each in found for one in each})
    return [
        [Match(disputes[one.dispute_id], tuple(reason.words for reason in one.reasons)) for one in each]
        for each in found
    ]
