"""Words asked of the search documents, the same on SQLite and PostgreSQL, and where they stand in a text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connections
from django.db.models import QuerySet, Value

from disputes.models import SearchDocument
from disputes.text import words

TABLE = SearchDocument._meta.db_table
INDEX = f"{TABLE}_words"
TITLE_WEIGHT = 5.0  # times as much as the body's
SNIPPET_WORDS, WORDS_BEFORE = 34, 8
# Rougher than Porter's rules, by which the databases stem: here it decides only what is marked.
_ENDING = re.compile(r"(?<=\w{4})(?:ements?|ations?|ings?|als?|ers?|ors?|ed|ely|es|ly|(?<!s)s|e)$", re.ASCII)

type Documents = QuerySet[SearchDocument]


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or several that stand beside each other; as `text/words.py` splits them."""

    words: tuple[str, ...]
    is_prefix: bool = False
    is_unwanted: bool = False

    @property
    def in_fts5(self) -> str:
        """https://www.sqlite.org/fts5.html#full_text_query_syntax; the words hold letters and digits only."""
        return f'"{" ".join(self.words)}"' + ("*" if self.is_prefix else "")

    @property
    def in_tsquery(self) -> str:
        """https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY"""
        return " <-> ".join(f"'{word}'" for word in self.words) + (":*" if self.is_prefix else "")

    def stands_in(self, spelled: str) -> bool:
        """Whether a text that is split already holds it, without stemming."""
        asked = " ".join(self.words)
        return f" {asked}" in f" {spelled}" if self.is_prefix else f" {asked} " in f" {spelled} "


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `is_marked` where it is one of the words asked for."""

    text: str
    is_marked: bool = False


# `extra` is given SQL of ours only; what was typed goes beside it, as a parameter.


def matching(documents: Documents, terms: Sequence[Term]) -> Documents:
    """Those that hold every wanted term and no unwanted one, the last indexed first, each with its `rank`.

    In this order a database can stop after so many, however many there are.
    """
    wanted = [term for term in terms if not term.is_unwanted]
    unwanted = [term for term in terms if term.is_unwanted]
    if connections[documents.db].vendor == "postgresql":
        return _in_postgresql(documents, wanted, unwanted)
    return _in_sqlite(documents, wanted, unwanted)


def _in_postgresql(documents: Documents, wanted: Sequence[Term], unwanted: Sequence[Term]) -> Documents:
    query, held = "to_tsquery('casetracker_words', %s)", f"{TABLE}.words @@ "
    for term in unwanted:
        documents = documents.extra(where=[f"NOT ({held} {query})"], params=[term.in_tsquery])  # noqa: S610
    if not wanted:
        return documents.annotate(rank=Value(0.0)).order_by("-pk")
    asked = " & ".join(f"({term.in_tsquery})" for term in wanted)
    weights = f"{{0, 0, {1 / TITLE_WEIGHT}, 1}}"
    return documents.extra(  # noqa: S610
        select={"rank": f"ts_rank_cd('{weights}', {TABLE}.words, {query}, 1)"},
        select_params=[asked],
        where=[f"{held} {query}"],
        params=[asked],
    ).order_by("-pk")


def _in_sqlite(documents: Documents, wanted: Sequence[Term], unwanted: Sequence[Term]) -> Documents:
    for term in unwanted:
        without = f"{TABLE}.id NOT IN (SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s)"  # noqa: S608  # names of ours
        documents = documents.extra(where=[without], params=[term.in_fts5])  # noqa: S610
    if not wanted:
        return documents.annotate(rank=Value(0.0)).order_by("-pk")
    # The unary plus keeps the table from leading: the index is asked once, not for every row.
    return documents.extra(  # noqa: S610
        tables=[INDEX],
        select={"rank": f"-bm25({INDEX}, {TITLE_WEIGHT}, 1.0)"},
        where=[f"{TABLE}.id = +{INDEX}.rowid", f"{INDEX} MATCH %s"],
        params=[" AND ".join(term.in_fts5 for term in wanted)],
        order_by=[f"-{INDEX}.rowid"],
    )


def marked(text: str, terms: Iterable[Term]) -> list[Piece]:
    """The whole text in pieces."""
    return _pieces(words.composed(text), [term for term in terms if not term.is_unwanted])


def snippet(text: str, terms: Iterable[Term]) -> list[Piece]:
    """As much of a text as fits on two lines, from a little before the first word asked for."""
    text = words.composed(text)
    wanted = [term for term in terms if not term.is_unwanted]
    spans = list(words.spans(text))
    first = next((n for n, (*_, word) in enumerate(spans) if _is_asked_for(word, wanted)), 0)
    begin = max(0, first - WORDS_BEFORE)
    shown = spans[begin : begin + SNIPPET_WORDS]
    if not shown:
        return []
    end = len(text) if begin + SNIPPET_WORDS >= len(spans) else shown[-1][1]
    start = shown[0][0] if begin else 0
    pieces = _pieces(text[start:end], wanted)
    return [*([Piece("… ")] if begin else []), *pieces, *([Piece(" …")] if end < len(text) else [])]


def holds(text: str, terms: Iterable[Term]) -> bool:
    """Whether anything would be marked in it."""
    return any(piece.is_marked for piece in marked(text, terms))


def _pieces(text: str, wanted: Sequence[Term]) -> list[Piece]:
    pieces, reached = [], 0
    for start, end, word in words.spans(text):
        if _is_asked_for(word, wanted):
            pieces += [Piece(text[reached:start]), Piece(text[start:end], is_marked=True)]
            reached = end
    return [piece for piece in [*pieces, Piece(text[reached:])] if piece.text]


def _is_asked_for(word: str, wanted: Iterable[Term]) -> bool:
    return any(
        word.startswith(term.words[-1]) if term.is_prefix else _root(word) in map(_root, term.words)
        for term in wanted
    )


def _root(word: str) -> str:
    return _ENDING.sub("", word)
