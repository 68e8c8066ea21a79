"""Watched passages of web pages: when a change of the wording counts as one."""

import datetime

from disputes.ingest.fingerprints import digest, marks
from disputes.ingest.pages import passages
from disputes.ingest.types import ParsedDocument, ParsedItem
from disputes.models import Item, Source, SourceKind
from disputes.text import markup

SEEN_TWICE = datetime.timedelta(seconds=60)  # apart, before a small change counts
LOOK_AGAIN = datetime.timedelta(seconds=90)
WAITS = "The wording differs a little from before; it counts once it has been seen a second time."


def must_wait(source: Source, document: ParsedDocument, *, now: datetime.datetime) -> bool:
    """Whether the document is a watched passage with a small change that was not there at the last look.

    Pages flicker: a change counts when it is seen in two readings at least a minute apart, or is plainly more
    than a flicker. The source remembers what it waits for.
    """
    if source.kind != SourceKind.PAGE or source.rules.get("mode") != "passage":
        return False
    changed = [marks(item).content_hash for item in document.items if _is_small_change(source, item)]
    seen = digest(*changed) if changed else ""
    if not seen or _was_there_before(source, seen, now):
        source.pending_hash, source.pending_at = "", None
        return False
    source.pending_hash, source.pending_at = seen, now
    return True


def _was_there_before(source: Source, seen: str, now: datetime.datetime) -> bool:
    return (
        seen == source.pending_hash
        and source.pending_at is not None
        and now - source.pending_at >= SEEN_TWICE
    )


def _is_small_change(source: Source, item: ParsedItem) -> bool:
    before = Item.objects.filter(source=source, key=item.key).first()
    if before is None or before.content_hash == marks(item).content_hash:
        return False
    return not passages.is_clear_change(markup.plain(before.summary), markup.plain(item.summary))
