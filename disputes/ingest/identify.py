"""The same entry, an edited one or a new one? The only stage that compares with what we had; pure and linear.

A court's entries have a key of their own. News has guids, which sites share, lose and change: an entry that
is not word for word known is an edit only where one stored entry has its guid (without one, its link) and
reads alike.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz

from disputes.ingest.fingerprints import content_hash, court_key, digest, fingerprint, url_key
from disputes.ingest.types import CourtEntry, ParsedItem
from disputes.text import markup

COURT_KINDS: Final = frozenset({"pacer"})
EDIT_SIMILARITY_PERCENT: Final = 60
COMPARED_CHARACTERS: Final = 500
LOUD_REVISIONS: Final = 24  # after so many, further changes of an entry are not worth a person's attention
_EARLIEST: Final = datetime.min.replace(tzinfo=UTC)


class Verdict(StrEnum):
    NEW = "new"
    EDITED = "edited"
    KNOWN = "known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A stored entry, as far as identity needs it. `court` is set where it stands on a docket.

    `published_at` is the date under which it was stored: an item's `dated_at`.
    """

    pk: int
    key: str
    fingerprint: str
    content_hash: str
    guid: str = ""
    url_key: str = ""
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
    fingerprint: str
    content_hash: str
    url_key: str
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class Identified:
    """The decisions, oldest entry first. `guid_shared`: the source gives one guid to several entries."""

    decisions: list[Decision]
    guid_shared: bool


@dataclass(frozen=True, slots=True)
class Sought:
    """What to look up: a stored entry that shares any of these can be one of the entries."""

    keys: set[str]
    fingerprints: set[str]
    guids: set[str]
    url_keys: set[str]


def sought(items: Iterable[ParsedItem], *, kind: str) -> Sought:
    """Which stored entries of the source `identify` needs; for a court, those with its keys are all."""
    if kind in COURT_KINDS:
        return Sought({court_key(item) for item in items}, set(), set(), set())
    items = list(items)
    fingerprints = {fingerprint(item) for item in items}
    guids = {item.guid for item in items if item.guid}
    without_guid = {url_key(item) for item in items if item.url and not item.guid}
    return Sought(fingerprints, fingerprints, guids, without_guid)


def identify(
    items: Sequence[ParsedItem], known: Iterable[Known], *, kind: str, guid_shared: bool = False
) -> Identified:
    """Decide on each entry of one document. `guid_shared`, remembered of the source, never falls back."""
    oldest_first = sorted(items, key=lambda item: item.dated_at or _EARLIEST, reverse=True)[::-1]
    if kind in COURT_KINDS:
        return Identified(_court(oldest_first, {one.key: one for one in known}), guid_shared)
    marked = [(item, fingerprint(item)) for item in oldest_first]
    guid_shared = guid_shared or _shares_guids(marked)
    return Identified(_News(marked, known, guid_shared).decide(), guid_shared)


# --- Courts ---------------------------------------------------------------------------------------


def _court(items: Iterable[ParsedItem], known: Mapping[str, Known]) -> list[Decision]:
    seen: set[str] = set()
    decisions = []
    for item in items:
        key = court_key(item)
        decisions.append(_repeat(item, key) if key in seen else _court_decision(item, key, known.get(key)))
        seen.add(key)
    return decisions


def _court_decision(item: ParsedItem, key: str, known: Known | None) -> Decision:
    if known is None:
        return _decision(item, Verdict.NEW, None, key)
    if item.court and known.court:
        item = item.with_entry(_united(item.court, known.court))
    is_edited = content_hash(item) != known.content_hash
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

    def __init__(
        self, marked: Sequence[tuple[ParsedItem, str]], known: Iterable[Known], guid_shared: bool
    ) -> None:
        self.marked, self.guid_shared = marked, guid_shared
        known = list(known)
        self.keys = {one.key for one in known}
        self.by_fingerprint = {one.fingerprint: one for one in known}
        self.by_guid = _grouped((one.guid, one) for one in known)
        self.by_url = _grouped((one.url_key, one) for one in known)
        self.link_counts = Counter(url_key(item) for item, _ in marked)
        # An entry that is still there word for word cannot have become another one.
        here = {mark for _, mark in marked}
        self.taken = {one.pk for one in known if one.fingerprint in here}

    def decide(self) -> list[Decision]:
        seen: set[str] = set()
        decisions = []
        for item, mark in self.marked:
            decisions.append(_repeat(item, mark) if mark in seen else self._decide(item, mark))
            seen.add(mark)
        return decisions

    def _decide(self, item: ParsedItem, mark: str) -> Decision:
        if same := self.by_fingerprint.get(mark):
            return _decision(item, Verdict.KNOWN, same, same.key, mark)
        edited = self._edited(item)
        if edited is None:
            return _decision(item, Verdict.NEW, None, self._free_key(mark), mark)
        self.taken.add(edited.pk)
        verdict = Verdict.EDITED if _says_more(item, edited) else Verdict.KNOWN
        return _decision(item, verdict, edited, edited.key, mark)

    def _edited(self, item: ParsedItem) -> Known | None:
        """The one stored entry that this one can be an edit of."""
        if self.guid_shared:
            return None
        if item.guid:
            candidates = self.by_guid[item.guid]
        else:
            link = url_key(item)
            candidates = self.by_url[link] if self.link_counts[link] == 1 else []
        if len(candidates) != 1 or candidates[0].pk in self.taken:
            return None
        return candidates[0] if _reads_alike(item, candidates[0]) else None

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


def _shares_guids(marked: Iterable[tuple[ParsedItem, str]]) -> bool:
    """Whether one guid stands in this document with different wordings."""
    marks = {(item.guid, mark) for item, mark in marked if item.guid}
    return len(marks) > len({guid for guid, _ in marks})


def _reads_alike(item: ParsedItem, known: Known) -> bool:
    now, before = _compared(item.title, item.summary), _compared(known.title, known.summary)
    return fuzz.ratio(now, before) >= EDIT_SIMILARITY_PERCENT


def _compared(title: str, summary: str) -> str:
    return f"{markup.norm(title)} {markup.norm(summary)}"[:COMPARED_CHARACTERS]


def _says_more(item: ParsedItem, known: Known) -> bool:
    """Whether there is anything to set down; a date that moves while the words stay is not."""
    if content_hash(item) != known.content_hash or url_key(item) != known.url_key:
        return True
    return item.dated_at is not None and known.published_at is None


# --- Both -----------------------------------------------------------------------------------------


def _decision(item: ParsedItem, verdict: Verdict, known: Known | None, key: str, mark: str = "") -> Decision:
    return Decision(
        item=item,
        verdict=verdict,
        known=known,
        key=key,
        fingerprint=mark or fingerprint(item),
        content_hash=content_hash(item),
        url_key="" if item.court else url_key(item),
        is_silent=known is not None and known.revision_count >= LOUD_REVISIONS,
    )


def _repeat(item: ParsedItem, key: str) -> Decision:
    """The same thing a second time in one document: nothing is stored for it."""
    return _decision(item, Verdict.KNOWN, None, key)
