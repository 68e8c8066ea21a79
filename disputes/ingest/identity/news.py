"""News among the stored entries of its source: by wording, by guid, by link. Pure and linear.

Sites share, lose, exchange and change guids. An entry that is not word for word known is an edit where one
stored entry has its guid or its link, and has either stood at the same place since the same moment, or reads
alike.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from rapidfuzz import fuzz

from disputes.ingest.fingerprints import digest, marks
from disputes.ingest.identity.decisions import Decision, Known, Verdict, decision, repeat
from disputes.ingest.types import ParsedItem
from disputes.text import markup

EDIT_SIMILARITY_PERCENT: Final = 60
COMPARED_CHARACTERS: Final = 500
GROWN_FROM_CHARACTERS: Final = 40


class News:
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
            decisions.append(repeat(item, mark) if mark in seen else self._decide(item, mark))
            seen.add(mark)
        return decisions

    def _decide(self, item: ParsedItem, mark: str) -> Decision:
        if same := self.by_fingerprint.get(mark) or self.same.get(mark):
            return decision(item, Verdict.KNOWN, same, same.key)
        edited = None if self.guid_shared else self._edited(item)
        if edited is None:
            return decision(item, Verdict.NEW, None, self._free_key(mark))
        self.taken.add(edited.pk)
        verdict = Verdict.EDITED if _says_more(item, edited) else Verdict.KNOWN
        return decision(item, verdict, edited, edited.key)

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
