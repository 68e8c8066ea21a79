"""One automaton over the names of all disputes: a text is read once, however many disputes there are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import ahocorasick

from disputes.matching.names import spellings
from disputes.matching.types import Profile, Span
from disputes.text import dockets


class Evidence(StrEnum):
    CLAIMANT = "claimant"
    RESPONDENT = "respondent"
    PRODUCT = "product"
    PHRASE = "phrase"
    DOCKET = "docket"


_QUOTES = str.maketrans("’‘“”", "''\"\"")

type Hits = dict[Evidence, dict[str, Span]]  # for one dispute: what was found, by its name, where first


class Index:
    """Built from the profiles of all disputes; cheap enough to be built anew for each run."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._automaton = ahocorasick.Automaton()
        self._dockets: dict[str, set[int]] = defaultdict(set)
        entries: dict[str, set[tuple[int, Evidence, str]]] = defaultdict(set)
        for profile in profiles:
            for evidence, name in _names(profile):
                entries[fold(name)].add((profile.dispute_id, evidence, name))
            for number in profile.dockets:
                self._dockets[dockets.normalise(number).loose.lower()].add(profile.dispute_id)
        for key, owners in entries.items():
            self._automaton.add_word(key, (len(key), owners))
        self._automaton.make_automaton()

    def search(self, fields: Mapping[str, str]) -> dict[int, Hits]:
        """What `fields` (name of the field → plain text) say about each dispute, by the dispute's id."""
        found: dict[int, Hits] = defaultdict(lambda: defaultdict(dict))
        for field, text in fields.items():
            for dispute_id, evidence, name, start, end in (*self._by_name(text), *self._by_docket(text)):
                found[dispute_id][evidence].setdefault(name, (field, start, end))
        return found

    def _by_name(self, text: str) -> Iterator[tuple[int, Evidence, str, int, int]]:
        if not len(self._automaton):
            return
        for last, (length, owners) in self._automaton.iter(fold(text)):
            start, end = last - length + 1, last + 1
            if not _stands_alone(text, start, end):
                continue
            for dispute_id, evidence, name in owners:
                if _has_its_capital(name, text[start]):
                    yield dispute_id, evidence, name, start, end

    def _by_docket(self, text: str) -> Iterator[tuple[int, Evidence, str, int, int]]:
        for start, end, number in dockets.find_all(text):
            for dispute_id in self._dockets.get(number.loose.lower(), ()):
                yield dispute_id, Evidence.DOCKET, number.core, start, end


def _names(profile: Profile) -> Iterator[tuple[Evidence, str]]:
    groups = [
        (Evidence.CLAIMANT, profile.claimants),
        (Evidence.RESPONDENT, profile.respondents),
        (Evidence.PRODUCT, profile.products),
        (Evidence.PHRASE, profile.phrases),
    ]
    for evidence, names in groups:
        for name in names:
            for spelling in spellings(name):
                yield evidence, spelling


def fold(text: str) -> str:
    """Lower case and plain quotes, one character for one, so that positions stay those in the text."""
    if text.isascii():
        return text.lower()
    text = text.translate(_QUOTES)
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not before.isalnum() and not after.isalnum()


def _has_its_capital(name: str, first: str) -> bool:
    """A name is not a common word: "Meta" is a company where "meta" is not. Scripts without case pass."""
    return not name[0].isupper() or not first.islower()
