"""The same entry, an edited one or a new one? The only stage that compares with what we had. Pure, and linear in time.

A court's entries have a key of their own. News has guids, which sites share, lose and change: an entry that is not
word for word known is an edit only where one stored entry has its guid (or, without guids, its link) and reads alike.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
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
    """A stored entry, as far as identity needs it. `court` is set where it stands on a docket."""

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
    """What an entry is, and the stored one that it is or that it edits (None for a repeat within one document).

    `item` is what is to be stored: of an edited court entry, the events seen now and before. An edited entry keeps
    the `key` under which it was stored. `is_silent`: it has been edited so often that nobody need hear of it.
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
    """The decisions, oldest entry first. `guid_shared`: this source is known to give one guid to several entries."""

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
    """Decide on every entry of one document. `guid_shared` is what is remembered of the source; it never falls back."""
    oldest_first = sorted(reversed(items), key=_instant)
    if kind in COURT_KINDS:
        return Identified(_court(oldest_first, {one.key: one for one in known}), guid_shared)
    marked = [(item, fingerprint(item)) for item in oldest_first]
    guid_shared = guid_shared or _shares_guids(marked)
    return Identified(_News(marked, known, guid_shared).decide(), guid_shared)


def _instant(item: ParsedItem) -> datetime:
    return item.published_at or item.updated_at or _EARLIEST


def _court(items: Iterable[ParsedItem], known: dict[str, Known]) -> list[Decision]:
    decided: dict[str, Decision] = {}
    for item in items:
        key = court_key(item)
        if key not in decided:
            decided[key] = _court_decision(item, key, known.get(key))
    return list(decided.values())
