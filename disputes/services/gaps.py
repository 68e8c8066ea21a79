"""Times of which entries can be missing: what a source showed no longer, and what nobody read."""

import datetime
from collections.abc import Mapping

from disputes.ingest.types import ParsedDocument
from disputes.models import Gap, GapKind, Source, SourceKind
from disputes.models.sources import UNREAD

COURT_OVERLAP = 0.2  # of a court's document must be known, else entries may have gone by unseen
# Of these a document is always all there is, or is asked for page by page.
WHOLE_KINDS = (SourceKind.COURTLISTENER, SourceKind.FEDERAL_REGISTER)
POSSIBLE_GAP = (
    "Possible gap: too little here was there at the last reading. Entries between the two can be missing."
)


def find(
    source: Source,
    document: ParsedDocument,
    counts: Mapping[str, int],
    *,
    now: datetime.datetime,
) -> list[str]:
    """Look for a gap before this document; sets it down and returns what the receipt says of it."""
    before = source.succeeded_at
    if before is None or source.kind in WHOLE_KINDS or not document.items:
        return []
    overlaps = _overlaps(source, document, counts)
    if _was_unread(source, now):
        _tell(source, GapKind.UNREAD, before, now, is_covered=overlaps)
    if overlaps or source.changed_at is None:
        return []
    _tell(source, GapKind.OVERFLOW, before, now, is_covered=False)
    source.gap_at = now
    return [POSSIBLE_GAP]


def unchanged(source: Source, *, now: datetime.datetime) -> None:
    """The source says that nothing has changed since the last reading: nothing can be missing."""
    if source.succeeded_at and _was_unread(source, now):
        _tell(source, GapKind.UNREAD, source.succeeded_at, now, is_covered=True)


def _was_unread(source: Source, now: datetime.datetime) -> bool:
    """Not read for long, and neither its server nor the feed asked for that: `due_at` is still the plan."""
    is_as_planned = not (source.trouble or source.failure_count) and now - source.due_at <= UNREAD
    return source.is_unread(now) and not is_as_planned


def _overlaps(source: Source, document: ParsedDocument, counts: Mapping[str, int]) -> bool:
    there_before = counts["known"] + counts["edited"]
    share = COURT_OVERLAP if source.is_court else 0
    return there_before > 0 and there_before >= share * len(document.items)


def _tell(
    source: Source,
    kind: GapKind,
    began_at: datetime.datetime,
    ended_at: datetime.datetime,
    *,
    is_covered: bool,
) -> None:
    Gap.objects.get_or_create(
        source=source,
        kind=kind,
        began_at=began_at,
        defaults={"ended_at": max(began_at, ended_at), "is_covered": is_covered},
    )
