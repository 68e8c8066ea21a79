"""The same entry, an edited one or a new one? The only stage that compares with what we had; pure and linear.

The entries of courts and APIs have keys of their own. News has guids, which sites share, lose and change:
an entry that is not word for word known is an edit where one stored entry has its guid or its link, and has
either stood at the same place since the same moment, or reads alike.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz

from disputes.ingest.fingerprints import digest, marks
from disputes.ingest.types import CourtEntry, Marks, ParsedItem
from disputes.text import markup

EDIT_SIMILARITY_PERCENT: Final = 60
COMPARED_CHARACTERS: Final = 500
GROWN_FROM_CHARACTERS: Final = 40
LOUD_REVISIONS: Final = 24  # after so many, further changes of an entry are not worth a person's attention
_EARLIEST: Final = datetime.min.replace(tzinfo=UTC)


class Verdict(StrEnum):
    NEW = "new"
    EDITED = "edited"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Known:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
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
    return Identified(decisions + _News(loose, known, guid_shared).decide(), guid_shared)


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
        decisions.append(_repeat(item, key) if key in seen else _keyed_decision(item, key, known.get(key)))
        seen.add(key)
    return decisions


def _keyed_decision(item: ParsedItem, key: str, known: Known | None) -> Decision:
    if known is None:
        return _decision(item, Verdict.NEW, None, key)
    if item.court and known.court and not item.court.text:
        item = item.with_entry(_united(item.court, known.court))
    is_edited = marks(item).content_hash != known.content_hash
    return _decision(item, Verdict.EDITED if is_edited else Verdict.KNOWN, known, key)


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


# --- News -----------------------------------------------------------------------------------------


class _News:
    """Looks up the entries of one document among the stored ones of its source."""

    def __init__(self, items: Sequence[ParsedItem], known: Sequence[Known], guid_shared: bool) -> None:
        self.items, self.guid_shared = items, guid_shared
        self.keys = {one.key for one in known}
        self.by_fingerprint = {one.fingerprint: one for one in known}
        self.by_guid = _grouped((one.guid_hash, one) for one in known)
        self.by_url = _grouped((one.url_hash, one) for one in known)
        self.link_counts = Counter(marks(item).url_hash for item in items)
        self.link_owners = {one.url_hash: one for one in known if len(self.by_url[one.url_hash]) == 1}
        # An entry that is still there word for word cannot have become another one.
        here = {marks(item).fingerprint for item in items}
        self.taken = {one.pk for one in known if one.fingerprint in here}
        self.same = self._same_but_for_their_ids()

    def _same_but_for_their_ids(self) -> dict[str, Known]:
        """Entries that have changed nothing but their guids, as where a guid is a place in the list."""
        found = {}
        for item in self.items:
            one = self._owner_of_link(item)
            if one and one.content_hash == marks(item).content_hash and one.published_at == item.dated_at:
                found[marks(item).fingerprint] = one
        self.taken |= {one.pk for one in found.values()}
        return found

    def decide(self) -> list[Decision]:
        seen: set[str] = set()
        decisions = []
        for item in self.items:
            mark = marks(item).fingerprint
            decisions.append(_repeat(item, mark) if mark in seen else self._decide(item, mark))
            seen.add(mark)
        return decisions

    def _decide(self, item: ParsedItem, mark: str) -> Decision:
        if same := self.by_fingerprint.get(mark) or self.same.get(mark):
            return _decision(item, Verdict.KNOWN, same, same.key)
        edited = None if self.guid_shared else self._edited(item)
        if edited is None:
            return _decision(item, Verdict.NEW, None, self._free_key(mark))
        self.taken.add(edited.pk)
        verdict = Verdict.EDITED if _says_more(item, edited) else Verdict.KNOWN
        return _decision(item, verdict, edited, edited.key)

    def _edited(self, item: ParsedItem) -> Known | None:
        """The one stored entry that this one is an edit of: by its guid, else by its link."""
        of_guid = self.by_guid[marks(item).guid_hash]
        if len(of_guid) == 1 and of_guid[0].pk not in self.taken and _is_edit(item, of_guid[0]):
            return of_guid[0]
        owner = self._owner_of_link(item)
        if owner is None or not _is_edit(item, owner):
            return None
        # Two guids at one link are two entries on one page, unless nearly all else is the same.
        has_guids = bool(owner.guid_hash and marks(item).guid_hash)
        is_sure = not has_guids or (_has_stayed(item, owner) and _reads_alike(item, owner))
        return owner if is_sure else None

    def _owner_of_link(self, item: ParsedItem) -> Known | None:
        """The one stored entry with the link of an entry, where the document has that link once."""
        link = marks(item).url_hash
        if self.guid_shared or self.link_counts[link] != 1:
            return None
        one = self.link_owners.get(link)
        return None if one is None or one.pk in self.taken else one

    def _free_key(self, mark: str) -> str:
        """The fingerprint, unless an entry that has been edited since was stored under it."""
        while mark in self.keys:
            mark = digest(mark)
        self.keys.add(mark)
        return mark


def _grouped(pairs: Iterable[tuple[str, Known]]) -> defaultdict[str, list[Known]]:
    groups: defaultdict[str, list[Known]] = defaultdict(list)
    for name, one in pairs:
        if name:
            groups[name].append(one)
    return groups


def _shares_guids(items: Iterable[ParsedItem]) -> bool:
    """Whether one guid stands in this document with different wordings."""
    found = {(item.guid, marks(item).fingerprint) for item in items if item.guid}
    return len(found) > len({guid for guid, _ in found})


def _is_edit(item: ParsedItem, known: Known) -> bool:
    return _has_stayed(item, known) or _reads_alike(item, known)


def _has_stayed(item: ParsedItem, known: Known) -> bool:
    """At the same address since the same moment: whatever it says now, it is that report."""
    is_here = bool(known.url_hash) and marks(item).url_hash == known.url_hash
    return is_here and item.dated_at is not None and item.dated_at == known.published_at


def _reads_alike(item: ParsedItem, known: Known) -> bool:
    title, before_title = markup.norm(item.title), markup.norm(known.title)
    text, before = markup.norm(item.summary), markup.norm(known.summary)
    if title == before_title and _is_grown(text, before):
        return True
    now, then = f"{title} {text}"[:COMPARED_CHARACTERS], f"{before_title} {before}"[:COMPARED_CHARACTERS]
    return fuzz.ratio(now, then) >= EDIT_SIMILARITY_PERCENT


def _is_grown(text: str, before: str) -> bool:
    """Whether one is the beginning of the other, and long enough to be its."""
    shorter, longer = sorted((text, before), key=len)
    return len(shorter) >= GROWN_FROM_CHARACTERS and longer.startswith(shorter)


def _says_more(item: ParsedItem, known: Known) -> bool:
    """Whether there is anything to set down; a date that moves while the words stay is not."""
    compared = marks(item)
    if compared.content_hash != known.content_hash or compared.url_hash != known.url_hash:
        return True
    return item.dated_at is not None and known.published_at is None


# --- Both -----------------------------------------------------------------------------------------


def _decision(item: ParsedItem, verdict: Verdict, known: Known | None, key: str) -> Decision:
    return Decision(
        item=item,
        verdict=verdict,
        known=known,
        key=key,
        marks=marks(item),
        is_silent=known is not None and known.revision_count >= LOUD_REVISIONS,
    )


def _repeat(item: ParsedItem, key: str) -> Decision:
    """The same thing a second time in one document: nothing is stored for it."""
    return _decision(item, Verdict.KNOWN, None, key)
