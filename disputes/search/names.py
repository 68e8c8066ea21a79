"""Names from A to Z or under other headings, found by their words, a page at a time. Knows no noun."""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from disputes.search import words

PAGE_SIZE = 150
FROM_A_TO_Z = ""
OTHER_LETTER = "#"


@dataclass(frozen=True, slots=True)
class Name:
    """One thing by its key; it is found by `others` and by the `notes` that stand beside it too.

    `heading` "" stands last, as what is not known.
    """

    key: int
    text: str
    heading: str
    notes: Sequence[str]
    others: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """One way to go through the names, and the address that does so."""

    label: str
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What an address asks of names that can be gone through in some `ways` (value → label)."""

    ways: Mapping[str, str]
    words: str = ""
    way: str = FROM_A_TO_Z
    page: str = "1"

    @classmethod
    def read(cls, query: QueryDict, ways: Mapping[str, str]) -> Self:
        way = query.get("by", FROM_A_TO_Z)
        known = way if way in ways else FROM_A_TO_Z
        return cls(ways, words.read(query.get("q", "")), known, query.get("page", "1"))

    @property
    def choices(self) -> list[Way]:
        return [Way(label, self._address(way), way == self.way) for way, label in self.ways.items()]

    def _address(self, way: str) -> str:
        query = QueryDict(mutable=True)
        query.update({key: value for key, value in (("q", self.words), ("by", way)) if value})
        return f"?{query.urlencode()}"


@dataclass(frozen=True, slots=True)
class Listed[T]:
    thing: T
    notes: Sequence[str]
    dispute_count: int


@dataclass(frozen=True, slots=True)
class Group[T]:
    """What stands under one heading, a capital, "#" or a name; "" for what has none."""

    heading: str
    listed: list[Listed[T]]


@dataclass(frozen=True, slots=True)
class Listing[T]:
    """One page of names; the headings are of this page."""

    question: Question
    page: Page[Name]
    groups: list[Group[T]]


def heading(name: str, otherwise: str | None, question: Question) -> str:
    """Its first letter from A to Z; else what it is grouped by."""
    if question.way != FROM_A_TO_Z:
        return otherwise or ""
    first = fold(name)[:1].upper()
    return first if first.isascii() and first.isalpha() else OTHER_LETTER


def listing[T](
    question: Question,
    names: Iterable[Name],
    things: Callable[[Collection[int]], Mapping[int, T]],
    dispute_counts: Callable[[Collection[int]], Mapping[int, int]],
) -> Listing[T]:
    """One page of them; the last two are asked for the keys of that page, and answer by key."""
    page = _page(names, question)
    keys = [each.key for each in page]
    return Listing(question, page, _grouped(page, things(keys), dispute_counts(keys)))


def _page(names: Iterable[Name], question: Question) -> Page[Name]:
    """Those in which each word asked for stands somewhere, without regard to case and accents."""
    wanted = fold(question.words).split()
    found = [each for each in names if _mentions(each, wanted)]
    return Paginator(sorted(found, key=_place), PAGE_SIZE).get_page(question.page)


def _grouped[T](
    names: Iterable[Name], things: Mapping[int, T], dispute_counts: Mapping[int, int]
) -> list[Group[T]]:
    """The things of a page under their headings; what has gone since is left out."""
    shown = [each for each in names if each.key in things]
    return [
        Group(
            heading, [Listed(things[each.key], each.notes, dispute_counts.get(each.key, 0)) for each in under]
        )
        for heading, under in groupby(shown, key=lambda each: each.heading)
    ]


def fold(text: str) -> str:
    """Without case and accents, so that "Muller" finds "Müller" on every database."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


def _mentions(name: Name, wanted: Iterable[str]) -> bool:
    text = fold("\n".join([name.text, *name.notes, *name.others]))
    return all(word in text for word in wanted)


def _place(name: Name) -> tuple[bool, str, str, str, int]:
    return (name.heading == "", fold(name.heading), name.heading, fold(name.text), name.key)
