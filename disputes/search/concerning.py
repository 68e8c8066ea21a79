"""Which events of a dispute concern one of its parties. No event says so itself: its words and letters do."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from unicodedata import category

from django.db.models import Q

from disputes.matching import names
from disputes.models import Demand, Party, PartyKind
from disputes.search.dossier import Dossier
from disputes.search.questions import Question

SHORTEST_NAME = 2


def choices(about: Dossier) -> list[tuple[str, str]]:
    """Slug and name of each party of the dispute, in the order of their roles."""
    return list({role.party.slug: role.party.name for role in about.roles}.items())


def resolved(question: Question, about: Dossier) -> Question:
    """The question with what its party stands for; what is no party of the dispute asks for nothing."""
    if not question.party:
        return question
    party = next((role.party for role in about.roles if role.party.slug == question.party), None)
    if party is None:
        return replace(question, party="")
    return replace(question, concerning=_concerns([party, *party.subsidiaries.all()], about))


def _concerns(parties: list[Party], about: Dossier) -> Q:
    """A name of theirs stands in headline or summary, or it is a letter by or to them, or its answer."""
    letters = {event for demand in _demands(parties, about) for event in (demand.event_id, demand.answer_id)}
    wanted = Q(pk__in=[pk for pk in letters if pk])
    for name in _shortest({name for party in parties for name in _names(party)}):
        for field in ("headline", "summary"):
            # The first is cheap; the second, which wants whole words, is then asked of few.
            wanted |= Q((f"{field}__icontains", name), (f"{field}__iregex", _as_words(name)))
    return wanted


def _demands(parties: list[Party], about: Dossier) -> list[Demand]:
    ids = {party.pk for party in parties}
    return [demand for demand in about.demands if ids & {demand.made_by_id, demand.made_to_id}]


def _names(party: Party) -> Iterator[str]:
    surname = [names.surname(party.name)] if party.kind == PartyKind.PERSON else []
    for wording in (party.name, *party.aliases, *surname):
        yield from (name for name in names.spellings(wording) if len(name) >= SHORTEST_NAME)


def _shortest(found: Collection[str]) -> list[str]:
    """Without those that hold another: where "Example, Inc." stands, "Example" does."""
    return [
        name
        for name in sorted(found)
        if not any(other != name and re.search(_as_words(other), name, re.IGNORECASE) for other in found)
    ]


def _as_words(name: str) -> str:
    """A pattern that Python, which SQLite asks, and PostgreSQL read alike; some scripts set no spaces."""
    before, after = ("" if category(edge) == "Lo" else r"\W" for edge in (name[0], name[-1]))
    return f"{before and f'(^|{before})'}{re.escape(name)}{after and f'({after}|$)'}"
