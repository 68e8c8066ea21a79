"""What a visitor asks in one line: words, "phrases", -unwanted ones, and words that narrow as court: does."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import Self
from urllib.parse import urlencode

from django.db import connections
from django.db.models import Exists, F, OuterRef, Q

from disputes.models import Dispute, EventKind, Found, Placement, SearchDocument, Stage
from disputes.models.disputes import DisputeQuerySet
from disputes.search import facets, named
from disputes.search.full_text import Documents, Term
from disputes.text import words
from disputes.text.dates import BadDate, When

MOST_CHARACTERS = 400
MOST_TOKENS = 24
MOST_WORDS_IN_PHRASE = 16
MOST_NAMED = 500
MOST_REMARKS = 5
HOW_DATES_ARE_WRITTEN = "Write it as 2026, 2026-02 or 2026-02-17."
KEY_NAMES = {"what": "sort of text"}
EXAMPLES = (
    '"fair use"',
    "seedance kind:threat",
    "style stage:threatened",
    "injunct* after:2025",
    "party:disney",
)
ORDERS = {"best": "Best match", "newest": "Newest first"}
# What narrows by the dispute; what an event or what supports it alone can have.
OF_DISPUTE = ("court", "party", "stage")
OF_EVENT = ("kind", "year", "after", "before")
DATES = ("year", "after", "before")
KEYS = ("what", *OF_DISPUTE, *OF_EVENT)
# Words of which only these values are known.
CHOICES = {"what": Found.choices, "stage": Stage.choices, "kind": EventKind.choices}
# Behind a key nothing need stand: that is told to be nothing, and "court:" is no word to be looked for.
_TOKEN = re.compile(rf'(-?)(?:({"|".join(KEYS)}):)?(?:"([^"]*)"|(\S+)|(?(2)|(?!)))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """What stands between two spaces, or in quotes; `key` is empty for words to be looked for."""

    raw: str
    key: str
    value: str
    is_quoted: bool
    is_unwanted: bool

    @property
    def is_known(self) -> bool:
        """Whether its value can be meant; names are looked for, whatever letters or digits they have."""
        if self.key in DATES:
            return self.start is not None
        return bool(meant(self.key, self.value) if self.key in CHOICES else words.split(self.value))

    @property
    def term(self) -> Term | None:
        """None: there is no letter and no digit in it."""
        found = tuple(words.split(self.value)[:MOST_WORDS_IN_PHRASE])
        is_prefix = self.value.endswith("*") and not self.is_quoted
        return Term(found, is_prefix, self.is_unwanted) if found else None

    @property
    def start(self) -> datetime.datetime | None:
        """The first moment of the date that it names; None: it names none."""
        try:
            return None if self.is_unwanted else When.parse(self.value).earliest
        except BadDate:
            return None


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    address: str
    is_chosen: bool = False


class Question:
    """`text` is all that is asked; each filter is a word in it, so a link or a field can hold the whole."""

    def __init__(self, text: str, order: str = "best", page: str = "1") -> None:
        self.text = " ".join(text.replace("\0", " ").split())[:MOST_CHARACTERS]
        self.order = order if order in ORDERS else "best"
        self.page = page

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        return cls(query.get("q", ""), query.get("sort", ""), query.get("page", "1"))

    @cached_property
    def tokens(self) -> list[Token]:
        found = list(_TOKEN.finditer(self.text))[:MOST_TOKENS]
        return [
            Token(
                raw=each[0],
                key=(each[2] or "").lower(),
                value=each[3] or each[4] or "",
                is_quoted=each[3] is not None,
                is_unwanted=bool(each[1]),
            )
            for each in found
        ]

    @cached_property
    def terms(self) -> list[Term]:
        return [term for token in self.tokens if not token.key and (term := token.term)]

    @cached_property
    def filters(self) -> list[Token]:
        return [token for token in self.tokens if token.key and token not in self.unread]

    @cached_property
    def unread(self) -> list[Token]:
        """Words that narrow to what nobody knows: they are left out, and the page says so."""
        return [token for token in self.tokens if token.key and not token.is_known]

    @property
    def remarks(self) -> list[str]:
        """What was left out, and why."""
        return [_remark(token) for token in self.unread[:MOST_REMARKS]]

    @property
    def asks_something(self) -> bool:
        return bool(self.filters) or any(not term.is_unwanted for term in self.terms)

    def having(self, key: str) -> list[Token]:
        return [token for token in self.filters if token.key == key]

    def widened(self, key: str) -> "Question":
        """The same question without what it narrows to in this; what it does not want stays unwanted."""
        kept = [token.raw for token in self.tokens if token.key != key or token.is_unwanted]
        return Question(" ".join(kept))

    def address(self, *, plus: str = "", minus: Token | None = None, order: str = "") -> str:
        """The query string of this question with one more word, or without one, or in another order."""
        raws = [token.raw for token in self.tokens if token is not minus]
        query = {"q": " ".join([*raws, plus]).strip(), "sort": order or self.order}
        return "?" + urlencode({name: value for name, value in query.items() if value and value != "best"})

    @property
    def chips(self) -> list[Link]:
        """Each word that narrows, and the question without it."""
        return [Link(token.raw, self.address(minus=token)) for token in self.filters]

    @property
    def orders(self) -> list[Link]:
        return [
            Link(label, self.address(order=order), order == self.order) for order, label in ORDERS.items()
        ]

    @property
    def examples(self) -> list[Link]:
        return [Link(text, Question(text).address()) for text in EXAMPLES]

    @property
    def disputes(self) -> DisputeQuerySet:
        """The public disputes to which the words for dispute, court, party and stage narrow."""
        found = Dispute.objects.public()
        for key in OF_DISPUTE:
            found = found.filter(_either(self.having(key), NARROWED[key]))
        return found

    @property
    def documents_of_disputes(self) -> Documents:
        # That there is a dispute is said apart: an index then leaves a million documents of events aside.
        documents = SearchDocument.objects.filter(what=Found.DISPUTE, dispute__isnull=False)
        documents = documents.filter(dispute__in=self.disputes)
        if any(self.having(key) for key in OF_EVENT):
            return documents.none()
        return documents.filter(_either(self.having("what"), _what))

    @property
    def documents_of_events(self) -> Documents:
        return self._documents_on(self.disputes)

    @cached_property
    def naming(self) -> dict[Term, set[int]]:
        """Words that stand in names of public disputes, with those: their events need not have the words.

        What stands in many names tells nothing.
        """
        wanted = [term for term in self.terms if not term.is_unwanted]
        if len(wanted) < 2:
            return {}
        held = reduce(or_, (Q(title__contains=" ".join(term.words)) for term in wanted))
        documents = SearchDocument.objects.filter(held, what=Found.DISPUTE, dispute__is_public=True)
        titles = dict(documents.values_list("dispute", "title"))
        found = {term: {key for key, title in titles.items() if term.stands_in(title)} for term in wanted}
        return {term: keys for term, keys in found.items() if 0 < len(keys) <= MOST_NAMED}

    @property
    def documents_of_named(self) -> Documents:
        """Events of disputes that `naming` names; the other words are to be looked for in these."""
        return self._documents_on(self.disputes.filter(pk__in=set.intersection(*self.naming.values())))

    @property
    def other_terms(self) -> list[Term]:
        return [term for term in self.terms if term not in self.naming]

    def _documents_on(self, disputes: DisputeQuerySet) -> Documents:
        """Public events and what they rest on, as the records are now, whatever the index holds."""
        documents = SearchDocument.objects.filter(_are_on(disputes), dispute=None, event__is_public=True)
        for key, narrow in (("what", _what), ("kind", _kind), ("year", _year)):
            documents = documents.filter(_either(self.having(key), narrow))
        for token in self.having("after"):
            documents = documents.filter(event__latest_at__gte=token.start)
        for token in self.having("before"):
            documents = documents.filter(event__earliest_at__lt=token.start)
        return documents


def _are_on(disputes: DisputeQuerySet) -> Exists:
    """SQLite would go through all the disputes for each document; a sum keeps it from doing so."""
    placed = Placement.objects.filter(event=OuterRef("event"))
    if connections[disputes.db].vendor == "sqlite":
        return Exists(placed.annotate(place=F("dispute_id") + 0).filter(place__in=disputes.values("pk")))
    return Exists(placed.filter(dispute__in=disputes))


def _either(tokens: Iterable[Token], narrow: Callable[[str], Q]) -> Q:
    """Any of the wanted, none of the unwanted."""
    wanted = [narrow(token.value) for token in tokens if not token.is_unwanted]
    condition = reduce(or_, wanted) if wanted else Q()
    for token in tokens:
        if token.is_unwanted:
            condition &= ~narrow(token.value)
    return condition


def _court(value: str) -> Q:
    return Q(pk__in=Dispute.objects.filter(proceedings__court__in=named.courts(value)).values("pk"))


def _party(value: str) -> Q:
    return Q(pk__in=named.roles(value).values("dispute"))


def _stage(value: str) -> Q:
    return Q(stage__in=meant("stage", value))


def _what(value: str) -> Q:
    return Q(what__in=meant("what", value))


def _kind(value: str) -> Q:
    return Q(event__kind__in=meant("kind", value))


def _year(value: str) -> Q:
    start = When.parse(value).earliest.replace(month=1, day=1)
    end = start.replace(year=start.year + 1) if start.year < datetime.MAXYEAR else None
    return Q(event__latest_at__gte=start) & (Q(event__earliest_at__lt=end) if end else Q())


def _remark(token: Token) -> str:
    if token.key in DATES:
        return f"“{token.raw}” names no date that can be read; it was left out. {HOW_DATES_ARE_WRITTEN}"
    name = KEY_NAMES.get(token.key, token.key)
    if not token.value.strip():
        return f"“{token.raw}” names no {name}: it was left out."
    return facets.left_out(name, token.value)


def meant(key: str, value: str) -> list[str]:
    """Of what is known for a key the choice of that name; otherwise all whose label has these words."""
    known = {str(choice): " ".join(words.split(str(label))) for choice, label in CHOICES[key]}
    said = value.casefold()
    if said in known:
        return [said]
    spelled = " ".join(words.split(value))
    return [choice for choice, label in known.items() if spelled and spelled in label]


NARROWED: Mapping[str, Callable[[str], Q]] = {"court": _court, "party": _party, "stage": _stage}
