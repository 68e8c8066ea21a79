"""The stored entries of sources: what we know of them, and setting down what is new or edited."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from disputes.ingest.fingerprints import marks
from disputes.ingest.identity import identify
from disputes.ingest.identity.decisions import Decision, Known, Verdict
from disputes.ingest.types import CourtEntry, ParsedItem
from disputes.models import Item, Revision, Source, Tombstone, User
from disputes.models.bulk import insert_each, update_each
from disputes.models.items import ItemQuerySet
from disputes.text import dockets

EDITED_FIELDS = [
    *("fingerprint", "content_hash", "guid", "guid_hash", "url", "url_key", "url_hash"),
    *("title", "summary", "author", "published_at", "court_entry", "docket_key"),
    *("changed_at", "revision_count"),
]
# In the order of the fields of Known, after the source.
KNOWN_FIELDS = ("source_id", "pk", "key", "fingerprint", "content_hash", "guid_hash", "url_hash")
ALL_FIELDS = (*KNOWN_FIELDS, "title", "summary", "published_at", "revision_count", "court_entry")
# The set of Sought that holds the values of a column.
SOUGHT = {
    "fingerprint": "fingerprints",
    "key": "keys",
    "guid_hash": "guid_hashes",
    "url_hash": "url_hashes",
}
SEEN_AGAIN = datetime.timedelta(days=1)  # so exact is "last seen": not every poll writes to every row

type Seen = tuple[Source, Sequence[ParsedItem]]


@dataclass(slots=True)
class Stored:
    """The items of one document after storing; `counts` by verdict: new, edited, known."""

    new: list[Item] = field(default_factory=list)
    edited: list[Item] = field(default_factory=list)
    known: list[int] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def changed(self) -> list[Item]:
        return [*self.new, *self.edited]

    @property
    def unfiled(self) -> list[Item]:
        """What may belong on a docket now: the changed, and the known that found no tracked docket before."""
        court = Item.objects.filter(pk__in=self.known, filing=None, court_entry__isnull=False)
        return [*self.changed, *court]


class StillNeeded(Exception):
    """Says why an item cannot be deleted."""


def known(seen: Sequence[Seen]) -> dict[int, list[Known]]:
    """The stored items that the parsed ones could be, by source: a few queries for all documents together.

    Most are there word for word; only for the others is it worth reading how they were worded.
    """
    sought = {source.pk: identify.sought(parsed) for source, parsed in seen}
    found: dict[int, dict[int, Known]] = {source_id: {} for source_id in sought}
    for source_id, pk, *compared in _holding("fingerprint", sought).values_list(*KNOWN_FIELDS):
        found[source_id][pk] = Known(pk, *compared)
    unknown = {pk: each.without(found[pk].values()) for pk, each in sought.items()}
    for name in ("key", "guid_hash", "url_hash"):
        for source_id, pk, *compared, entry in _holding(name, unknown).values_list(*ALL_FIELDS):
            court = CourtEntry.from_json(entry) if entry else None
            found[source_id][pk] = Known._make((pk, *compared, court))
    return {source_id: list(each.values()) for source_id, each in found.items()}


def _holding(name: str, sought: Mapping[int, identify.Sought]) -> ItemQuerySet:
    pairs = [(pk, value) for pk, each in sought.items() for value in getattr(each, SOUGHT[name])]
    return Item.objects.holding(name, pairs)


def buried(seen: Sequence[Seen]) -> dict[int, set[str]]:
    """What people have deleted at these sources, by source: the keys, fingerprints and ids of it."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = Tombstone.objects.filter(source__in=[source for source, _ in seen])
    for source_id, *names in rows.values_list("source_id", "key", "fingerprint", "guid_hash"):
        found[source_id].update(filter(None, names))
    return found


def is_buried(item: ParsedItem, buried: set[str], *, guid_shared: bool) -> bool:
    compared = marks(item)
    names = {compared.key, compared.fingerprint, "" if guid_shared else compared.guid_hash}
    return bool(buried and buried & names)


def store(decided: Sequence[tuple[Source, Sequence[Decision]]], *, now: datetime.datetime) -> list[Stored]:
    """Set down what is new and what is edited, a few statements for all documents; one Stored for each."""
    results = [_tallied(decisions) for _, decisions in decided]
    for result, (source, decisions) in zip(results, decided, strict=True):
        result.new = [_new(source, each, now) for each in decisions if each.verdict is Verdict.NEW]
        result.known = [each.known.pk for each in decisions if each.known and each.verdict is Verdict.KNOWN]
    _insert([item for result in results for item in result.new])
    _edit_all(results, decided, now)
    _see_again([pk for result in results for pk in result.known], now)
    return results


def _insert(items: Sequence[Item]) -> None:
    if not items:
        return
    insert_each(items)
    stored = Item.objects.holding("key", [(item.source_id, item.key) for item in items])
    pks = {(source_id, key): pk for source_id, key, pk in stored.values_list("source_id", "key", "pk")}
    for item in items:
        item.pk = pks[item.source_id, item.key]
        item._state.adding = False


def _tallied(decisions: Sequence[Decision]) -> Stored:
    tally = Counter(each.verdict for each in decisions)
    return Stored(counts={verdict.value: tally[verdict] for verdict in Verdict})


def _edit_all(
    results: Sequence[Stored], decided: Sequence[tuple[Source, Sequence[Decision]]], now: datetime.datetime
) -> None:
    pks = [
        each.known.pk
        for _, decisions in decided
        for each in decisions
        if each.known and each.verdict is Verdict.EDITED
    ]
    if not pks:
        return
    before = Item.objects.in_bulk(pks)
    revisions = []
    for result, (_, decisions) in zip(results, decided, strict=True):
        for each in decisions:
            if each.known and each.verdict is Verdict.EDITED:
                item = before[each.known.pk]
                if not each.is_silent:
                    revisions.append(_revision(item, now))
                _edit(item, each, now)
                result.edited.append(item)
    Revision.objects.bulk_create(revisions)
    update_each(before.values(), EDITED_FIELDS)


def _see_again(pks: Sequence[int], now: datetime.datetime) -> None:
    if pks:
        Item.objects.filter(pk__in=pks, last_seen_at__lt=now - SEEN_AGAIN).update(last_seen_at=now)


def _new(source: Source, decision: Decision, now: datetime.datetime) -> Item:
    item = Item(source=source, key=decision.key, seen_at=now, last_seen_at=now, changed_at=now)
    _describe(item, decision)
    return item


def _edit(item: Item, decision: Decision, now: datetime.datetime) -> None:
    """The date first given stays: one that moves later is often the date of the edit."""
    first_date = item.published_at
    _describe(item, decision)
    item.published_at = first_date or item.published_at
    item.changed_at = item.last_seen_at = now
    item.revision_count += 1


def _describe(item: Item, decision: Decision) -> None:
    parsed, compared = decision.item, decision.marks
    item.fingerprint, item.content_hash = compared.fingerprint, compared.content_hash
    item.guid, item.guid_hash = parsed.guid, compared.guid_hash
    item.url, item.url_key, item.url_hash = parsed.url, compared.url_key, compared.url_hash
    item.title, item.summary, item.author = parsed.title, parsed.summary, parsed.author
    if not parsed.court:
        item.plain_summary = compared.text
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


@transaction.atomic
def bury(item: Item, *, by: User, now: datetime.datetime) -> None:
    """Delete an item for good: its source cannot bring it back. Raises StillNeeded."""
    if Item.objects.supporting().filter(pk=item.pk).exists():
        raise StillNeeded(f"“{item}” supports something on a timeline, and stays.")
    Tombstone.objects.get_or_create(
        source=item.source,
        key=item.key,
        defaults={
            "fingerprint": item.fingerprint,
            "guid_hash": item.guid_hash,
            "title": item.title,
            "buried_at": now,
            "buried_by": by,
        },
    )
    item.suggestions.all().delete()
    item.delete()
