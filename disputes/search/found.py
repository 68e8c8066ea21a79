"""What a search finds: disputes, and happenings with those of their sources that have the words."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any

from django.core.paginator import Page, Paginator

from disputes.models import Citation, Dispute, Event
from disputes.search import full_text
from disputes.search.events import with_disputes
from disputes.search.full_text import Documents, Piece, Term
from disputes.search.queries import Question

PAGE_SIZE = 20
MOST_FOUND = 1000  # documents that are ordered and counted: the last indexed of those that match
MOST_SOURCES = 3
TIMES_FOR_A_DISPUTE = 2.0  # its text is long: a word weighs less in it
_COLUMNS = ("what", "dispute_id", "event_id", "citation_id", "event__kind", "event__earliest_at", "rank")

type Row = tuple[Any, ...]
"""The values of _COLUMNS."""


@dataclass(slots=True)
class Match:
    """A dispute or an event of which something matches: itself, or filings and reports that it rests on."""

    dispute_id: int | None
    event_id: int | None
    kind: str
    at: datetime.datetime | None
    rank: float = 0.0
    whats: set[str] = field(default_factory=set)
    citation_ids: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Part:
    """An entry or a report that has the words; they belong to a court or to their publisher."""

    citation: Citation
    title: list[Piece]
    snippet: list[Piece]


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the results; either `dispute` or `event` is there."""

    title: list[Piece]
    snippet: list[Piece]
    dispute: Dispute | None = None
    event: Event | None = None
    parts: Sequence[Part] = ()


class Results:
    """Of one question, for the public, as the records are now. The number of queries does not grow."""

    def __init__(self, question: Question) -> None:
        self.question = question

    @cached_property
    def _rows(self) -> list[list[Row]]:
        return _rows(self.question) if self.question.asks_something else []

    @property
    def is_cut(self) -> bool:
        """There are documents that were not looked at."""
        return any(len(rows) > MOST_FOUND for rows in self._rows)

    @cached_property
    def matches(self) -> list[Match]:
        """In the order asked for."""
        return sorted(_matches(chain(*self._rows)), key=self._place)

    def _place(self, match: Match) -> tuple[float, float]:
        """Disputes have no date and come before what has one; among equally good ones the newest is first."""
        age = -match.at.timestamp() if match.at else float("-inf")
        return (age, -match.rank) if self.question.order == "newest" else (-match.rank, age)

    @cached_property
    def page(self) -> Page[Match]:
        return Paginator(self.matches, PAGE_SIZE).get_page(self.question.page)

    @cached_property
    def hits(self) -> list[Hit]:
        """Of the page; what was withdrawn since it was found is left out."""
        shown = list(self.page)
        disputes = Dispute.objects.public().in_bulk([each.dispute_id for each in shown if each.dispute_id])
        public = with_disputes(Event.objects.public())
        events = public.in_bulk([each.event_id for each in shown if each.event_id])
        hits = [self._hit(match, disputes, events) for match in shown]
        return [hit for hit in hits if hit]

    def _hit(self, match: Match, disputes: Mapping[int, Dispute], events: Mapping[int, Event]) -> Hit | None:
        if dispute := disputes.get(match.dispute_id or 0):
            return self._dispute(dispute)
        if event := events.get(match.event_id or 0):
            return self._event(event, sorted(match.citation_ids)[:MOST_SOURCES])
        return None

    def _dispute(self, dispute: Dispute) -> Hit:
        terms, texts = self.question.terms, [dispute.summary, dispute.status, dispute.caption]
        names = ", ".join(dispute.aliases)
        text = next((each for each in [*texts, names] if full_text.holds(each, terms)), dispute.summary)
        title, snippet = full_text.marked(dispute.short_name, terms), full_text.snippet(text, terms)
        return Hit(title, snippet, dispute=dispute)

    def _event(self, event: Event, citation_ids: Sequence[int]) -> Hit:
        terms = self.question.terms
        parts = [self._part(each) for each in event.citations.all() if each.pk in citation_ids]
        title, snippet = full_text.marked(event.headline, terms), full_text.snippet(event.summary, terms)
        return Hit(title, snippet, event=event, parts=parts)

    def _part(self, citation: Citation) -> Part:
        terms = self.question.terms
        if filing := citation.filing:
            number = f"No. {filing.entry_number}, " if filing.entry_number else ""
            title = full_text.marked(f"{number}{filing.proceeding.number}", terms)
            return Part(citation, title, full_text.snippet(filing.wording, terms))
        name = citation.title or (str(citation.item) if citation.item else "")
        texts = [citation.passage, citation.item.plain_summary if citation.item else ""]
        text = next((each for each in texts if full_text.holds(each, terms)), "")
        return Part(citation, full_text.marked(name, terms), full_text.snippet(text, terms))


def matches(question: Question) -> list[Match]:
    """Of any question, in no order: also of one that asks for nothing in particular."""
    return _matches(chain(*_rows(question)))


def _rows(question: Question) -> list[list[Row]]:
    """By each way in which something is found; what is found in two ways stands here twice."""
    rows = [
        _first(question.documents_of_disputes, question.terms),
        _first(question.documents_of_events, question.terms),
    ]
    if question.naming and any(not term.is_unwanted for term in question.other_terms):
        rows.append(_first(question.documents_of_named, question.other_terms))
    return rows


def _matches(rows: Iterable[Row]) -> list[Match]:
    found: dict[tuple[int | None, int | None], Match] = {}
    for what, dispute_id, event_id, citation_id, kind, at, rank in rows:
        match = found.setdefault((dispute_id, event_id), Match(dispute_id, event_id, kind or "", at))
        match.whats.add(what)
        match.rank = max(match.rank, rank * (TIMES_FOR_A_DISPUTE if dispute_id else 1))
        if citation_id and citation_id not in match.citation_ids:
            match.citation_ids.append(citation_id)
    return list(found.values())


def _first(documents: Documents, terms: Sequence[Term]) -> list[Row]:
    """One more than are looked at, to tell whether there are more."""
    return list(full_text.matching(documents, terms).values_list(*_COLUMNS)[: MOST_FOUND + 1])
