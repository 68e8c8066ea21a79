"""One automaton over the names of all disputes: a text is read once, however many disputes there are."""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

import ahocorasick

from disputes.matching.folding import Folded, fold_name
from disputes.matching.types import Evidence, Profile, Span
from disputes.text import dockets

# What so many disputes share points to none of them; it still speaks for those that something else points to.
MOST_OWNERS = 256

SHORTEST_NAME, SHORTEST_KEYWORD = 3, 2  # characters; of scripts like Chinese, names too have two

type Hits = dict[Evidence, dict[str, Span]]  # for one dispute: what was found, by its name, where first
type Owners = dict[int, Evidence]


class Index:
    """Built from the profiles of all disputes. Reading a text costs by its length, not by their number."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._automaton = ahocorasick.Automaton()
        self._dockets: dict[str, set[int]] = defaultdict(set)
        self.profiles: dict[int, Profile] = {}
        with _uncollected():
            self._read(profiles)

    def _read(self, profiles: Iterable[Profile]) -> None:
        owners: dict[str, Owners] = {}
        for profile in profiles:
            self.profiles[profile.dispute_id] = profile
            for evidence, names in profile.by_evidence().items():
                for name in names:
                    if is_long_enough(name, evidence):
                        # Strongest first: a name that is two things is the first of them.
                        owners.setdefault(fold_name(name), {}).setdefault(profile.dispute_id, evidence)
            for number in profile.dockets:
                self._dockets[dockets.normalise(number).loose.lower()].add(profile.dispute_id)
        for key, of_key in owners.items():
            self._automaton.add_word(key, (len(key), of_key))
        self._automaton.make_automaton()

    def names_of(self, dispute_id: int) -> Iterator[str]:
        """All that the dispute is known by but its keywords: its reports have these in common."""
        profile = self.profiles[dispute_id]
        for evidence, names in profile.by_evidence().items():
            if evidence is not Evidence.KEYWORD:
                yield from names

    def search(self, fields: Mapping[str, str], folded: Mapping[str, Folded]) -> dict[int, Hits]:
        """What `fields` (name of the field → plain text) say about each dispute, by the dispute's id."""
        found: dict[int, Hits] = {}
        common: list[tuple[Owners, str, Span]] = []
        for owners, name, span in self._by_name(folded):
            if len(owners) > MOST_OWNERS:
                common.append((owners, name, span))
            else:
                for dispute_id, evidence in owners.items():
                    _note(found.setdefault(dispute_id, {}), evidence, name, span)
        for dispute_id, name, span in self._by_docket(fields):
            _note(found.setdefault(dispute_id, {}), Evidence.DOCKET, name, span)
        for owners, name, span in common:
            for dispute_id in found.keys() & owners.keys():
                _note(found[dispute_id], owners[dispute_id], name, span)
        return found

    def _by_name(self, folded: Mapping[str, Folded]) -> Iterator[tuple[Owners, str, Span]]:
        for field, text in folded.items():
            for start, end, owners in self._longest(text):
                yield owners, text.text[start:end], (field, *text.original(start, end))

    def _longest(self, text: Folded) -> list[tuple[int, int, Owners]]:
        """The names that stand in the text; of those that overlap the longest, for it is what is meant."""
        if not len(self._automaton):
            return []
        found = [
            (last + 1 - length, last + 1, owners)
            for last, (length, owners) in self._automaton.iter(text.text)
            if text.stands_alone(last + 1 - length, last + 1)
        ]
        found.sort(key=lambda one: (one[0], -one[1]))
        kept: list[tuple[int, int, Owners]] = []
        for one in found:
            if not kept or one[1] > kept[-1][1]:
                kept.append(one)
        return kept

    def _by_docket(self, fields: Mapping[str, str]) -> Iterator[tuple[int, str, Span]]:
        for field, text in fields.items():
            for start, end, number in dockets.find_all(text):
                for dispute_id in self._dockets.get(number.loose.lower(), ()):
                    yield dispute_id, number.core, (field, start, end)


@contextmanager
def _uncollected() -> Iterator[None]:
    """A million objects, none in a circle: looking at them again and again takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def is_long_enough(name: str, evidence: Evidence) -> bool:
    is_short_kind = evidence is Evidence.KEYWORD or not name.isascii()
    return len(name) >= (SHORTEST_KEYWORD if is_short_kind else SHORTEST_NAME)


def _note(hits: Hits, evidence: Evidence, name: str, span: Span) -> None:
    hits.setdefault(evidence, {}).setdefault(name, span)
