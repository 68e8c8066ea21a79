"""The stored entries of a source: what we know of them, and setting down what is new or edited."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from disputes.ingest import identify
from disputes.ingest.identify import Decision, Known, Verdict
from disputes.ingest.types import CourtEntry, ParsedItem
from disputes.models import Item, Revision, Source
from disputes.text import dockets

EDITED_FIELDS = [
    *("fingerprint", "content_hash", "guid", "url", "url_key", "title", "summary", "author", "published_at"),
    *("court_entry", "docket_key", "changed_at", "revision_count"),
]


@dataclass(frozen=True, slots=True)
class Stored:
    """The items of one document after storing; `counts` by verdict: new, edited, known."""

    new: list[Item]
    edited: list[Item]
    known: list[Item]
    counts: dict[str, int]

    @property
    def changed(self) -> list[Item]:
        return [*self.new, *self.edited]

    @property
    def unfiled(self) -> list[Item]:
        """What may belong on a docket now: the changed, and the known that found no tracked docket before."""
        return [*self.changed, *(item for item in self.known if item.filing_id is None)]


def like(source: Source, parsed: Sequence[ParsedItem]) -> dict[int, Item]:
    """The stored items of the source that the parsed ones could be, by id; one query."""
    sought = identify.sought(parsed, kind=source.kind)
    candidates = Q(key__in=sought.keys)
    if sought.fingerprints:
        candidates |= Q(fingerprint__in=sought.fingerprints)
    if sought.guids:
        candidates |= Q(guid__in=sought.guids)
    if sought.url_keys:
        candidates |= Q(url_key__in=sought.url_keys)
    return Item.objects.filter(source=source).in_bulk_where(candidates)


def known(items: Iterable[Item]) -> list[Known]:
    """As far as identity needs them."""
    return [
        Known(
            pk=item.pk,
            key=item.key,
            fingerprint=item.fingerprint,
            content_hash=item.content_hash,
            guid=item.guid,
            url_key=item.url_key,
            title=item.title,
            summary=item.summary,
            published_at=item.published_at,
            revision_count=item.revision_count,
            court=CourtEntry.from_json(item.court_entry) if item.court_entry else None,
        )
        for item in items
    ]


def store(
    source: Source, decisions: Sequence[Decision], before: dict[int, Item], *, now: datetime.datetime
) -> Stored:
    """Set down what is new and what is edited, a few statements for the whole document."""
    new = [_new(source, each, now) for each in decisions if each.verdict is Verdict.NEW]
    Item.objects.bulk_create(new)
    edits = [
        (before[each.known.pk], each) for each in decisions if each.known and each.verdict is Verdict.EDITED
    ]
    Revision.objects.bulk_create(_revision(item, now) for item, each in edits if not each.is_silent)
    for item, each in edits:
        _edit(item, each, now)
    edited = [item for item, _ in edits]
    Item.objects.bulk_update(edited, EDITED_FIELDS)
    unchanged = [before[each.known.pk] for each in decisions if each.known and each.verdict is Verdict.KNOWN]
    tally = Counter(each.verdict for each in decisions)
    return Stored(new, edited, unchanged, {verdict.value: tally[verdict] for verdict in Verdict})


def _new(source: Source, decision: Decision, now: datetime.datetime) -> Item:
    item = Item(source=source, key=decision.key, seen_at=now, changed_at=now)
    _describe(item, decision)
    return item


def _edit(item: Item, decision: Decision, now: datetime.datetime) -> None:
    """The date first given stays: one that moves later is often the date of the edit."""
    first_date = item.published_at
    _describe(item, decision)
    item.published_at = first_date or item.published_at
    item.changed_at = now
    item.revision_count += 1


def _describe(item: Item, decision: Decision) -> None:
    parsed = decision.item
    item.fingerprint, item.content_hash = decision.fingerprint, decision.content_hash
    item.guid, item.url, item.url_key = parsed.guid, parsed.url, decision.url_key
    item.title, item.summary, item.author = parsed.title, parsed.summary, parsed.author
    item.published_at = parsed.dated_at
    if parsed.court:
        item.court_entry = parsed.court.as_json()
        item.docket_key = dockets.docket_key(parsed.court.court_id, parsed.court.docket_number)


def _revision(item: Item, now: datetime.datetime) -> Revision:
    return Revision(
        item=item,
        number=item.revision_count + 1,
        title=item.title,
        summary=item.summary,
        published_at=item.published_at,
        court_entry=item.court_entry,
        replaced_at=now,
    )
