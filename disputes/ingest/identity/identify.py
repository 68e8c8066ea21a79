"""The same entry, an edited one or a new one? The only stage that compares with what we had; pure and linear.

The entries of courts and APIs have keys of their own; what becomes of news stands in news.py.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from disputes.ingest.fingerprints import marks
from disputes.ingest.identity.decisions import Decision, Known, Verdict, decision, repeat
from disputes.ingest.identity.news import News
from disputes.ingest.types import CourtEntry, Marks, ParsedItem

_EARLIEST: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Identified:
    """The decisions, oldest entry first. `guid_shared`: the source gives one guid to several entries."""

    decisions: list[Decision]
    guid_shared: bool


@dataclass(frozen=True, slots=True)
class Sought:
    """What to look up: a stored entry that shares any of these can be one of the entries."""

    items: tuple[Marks, ...]

    @property
    def keys(self) -> set[str]:
        """Entries without a key of their own are stored under their first fingerprint."""
        return {each.key or each.fingerprint for each in self.items}

    @property
    def fingerprints(self) -> set[str]:
        return {each.fingerprint for each in self.items if not each.key}

    @property
    def guid_hashes(self) -> set[str]:
        return {each.guid_hash for each in self.items if each.guid_hash and not each.key}

    @property
    def url_hashes(self) -> set[str]:
        return {each.url_hash for each in self.items if each.url_hash and not each.key}

    def without(self, same: Iterable[Known]) -> "Sought":
        """What is left to look up once the entries that are there word for word are known."""
        here = {one.fingerprint for one in same}
        return Sought(tuple(each for each in self.items if each.key or each.fingerprint not in here))


def sought(items: Iterable[ParsedItem]) -> Sought:
    """Which stored entries of the source `identify` needs; where entries have keys, those are all."""
    return Sought(tuple(marks(item) for item in items))


def identify(items: Sequence[ParsedItem], known: Iterable[Known], *, guid_shared: bool = False) -> Identified:
    """Decide on each entry of one document. `guid_shared`, remembered of the source, never falls back."""
    oldest_first = _oldest_first(items)
    known = list(known)
    keyed = [item for item in oldest_first if marks(item).key]
    loose = [item for item in oldest_first if not marks(item).key]
    guid_shared = guid_shared or _shares_guids(loose)
    decisions = _keyed(keyed, {one.key: one for one in known})
    return Identified(decisions + News(loose, known, guid_shared).decide(), guid_shared)


def _oldest_first(items: Sequence[ParsedItem]) -> list[ParsedItem]:
    """By date; of one date the last first, as feeds begin with the newest. Undated is in order already."""
    if not any(item.dated_at for item in items):
        return list(items)
    return sorted(items, key=lambda item: item.dated_at or _EARLIEST, reverse=True)[::-1]


# --- Courts and APIs ------------------------------------------------------------------------------


def _keyed(items: Iterable[ParsedItem], known: Mapping[str, Known]) -> list[Decision]:
    seen: set[str] = set()
    decisions = []
    for item in items:
        key = marks(item).key
        decisions.append(repeat(item, key) if key in seen else _keyed_decision(item, key, known.get(key)))
        seen.add(key)
    return decisions


def _keyed_decision(item: ParsedItem, key: str, known: Known | None) -> Decision:
    if known is None:
        return decision(item, Verdict.NEW, None, key)
    if item.court and known.court and not item.court.text:
        item = item.with_entry(_united(item.court, known.court))
    is_edited = marks(item).content_hash != known.content_hash
    return decision(item, Verdict.EDITED if is_edited else Verdict.KNOWN, known, key)


def _united(entry: CourtEntry, before: CourtEntry) -> CourtEntry:
    """An entry as this window and earlier ones show it: the edge of a window can cut some events off."""
    return replace(
        entry,
        events=union(entry.events, before.events),
        trustees=union(entry.trustees, before.trustees),
        document_number=entry.document_number or before.document_number,
    )


def union(now: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """In the order of the one that has all; where neither has, sorted: the same whichever came first."""
    if set(before) <= set(now):
        return now
    return before if set(now) <= set(before) else tuple(sorted({*now, *before}))


def _shares_guids(items: Iterable[ParsedItem]) -> bool:
    """Whether one guid stands in this document with different wordings."""
    found = {(item.guid, marks(item).fingerprint) for item in items if item.guid}
    return len(found) > len({guid for guid, _ in found})
