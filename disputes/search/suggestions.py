"""What a visitor may be about to type: names of public disputes, parties and courts."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from django.db.models import Q, QuerySet

from disputes.models import Court, Dispute, Stage
from disputes.search.directory import public_parties
from disputes.search.queries import OF_DISPUTE, Question, Token

MOST = 8
FEWEST_CHARACTERS = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What would stand in the field, and what it is."""

    text: str
    label: str


def suggestions(question: Question) -> list[Suggestion]:
    """Values where the last word is court:, party: or stage:; else names with a word that begins as typed."""
    last = question.tokens[-1] if question.tokens else None
    if last and last.key in OF_DISPUTE:
        before = [token.raw for token in question.tokens[:-1]]
        return [
            Suggestion(" ".join([*before, f"{last.key}:{value}"]), name) for value, name in _values(last)
        ][:MOST]
    if len(question.text) < FEWEST_CHARACTERS:
        return []
    kinds = zip_longest(_disputes(question.text), _parties(question.text), _courts(question.text))
    named = dict(each for some in kinds for each in some if each)
    return [Suggestion(name, label) for name, label in named.items()][:MOST]


def _values(token: Token) -> Iterable[tuple[str, str]]:
    value = token.value
    if token.key == "court":
        return _public_courts(value).values_list("pk", "name")[:MOST]
    if token.key == "party":
        named = _begins("name", value) | Q(slug__istartswith=value)
        return public_parties().filter(named).order_by("name").values_list("slug", "name")[:MOST]
    return [
        (stage.value, str(stage.label)) for stage in Stage if value.casefold() in str(stage.label).casefold()
    ]


def _disputes(text: str) -> list[tuple[str, str]]:
    named = Dispute.objects.public().filter(_begins("short_name", text) | _begins("caption", text))
    return [(name, "Dispute") for name in named.values_list("short_name", flat=True)[:MOST]]


def _parties(text: str) -> list[tuple[str, str]]:
    named = public_parties().filter(_begins("name", text)).order_by("name")
    return [(name, "Party") for name in named.values_list("name", flat=True)[:MOST]]


def _courts(text: str) -> list[tuple[str, str]]:
    return [(name, "Court") for name in _public_courts(text).values_list("name", flat=True)[:MOST]]


def _public_courts(text: str) -> QuerySet[Court]:
    named = _begins("name", text) | _begins("short_name", text) | Q(pk__istartswith=text)
    return Court.objects.filter(named, proceedings__disputes__is_public=True).distinct().order_by("name")


def _begins(name: str, text: str) -> Q:
    """A word of that field begins so, with all that follows."""
    return Q(**{f"{name}__istartswith": text}) | Q(**{f"{name}__icontains": f" {text}"})
