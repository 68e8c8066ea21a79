"""What to say of a value in the address of a timeline that means nothing there, and so was left out."""

from collections.abc import Iterator, Mapping

from disputes.search import words
from disputes.search.facets import MOST_TOLD_CHARACTERS, left_out
from disputes.search.known import Moment
from disputes.search.questions import Question
from disputes.text.dates import BadDate, When

# By the name in the address, which is that of the field of a question: what there is none of.
_CHOICES = {
    "lane": "lane",
    "kind": "kind",
    "standing": "standing",
    "basis": "kind of source",
    "party": "party here",
}
# By the name in the address: the field, and why a date is not taken.
_DATES = {
    "from": ("since", "is more exact than a day"),
    "until": ("until", "is more exact than a day"),
    "new": ("new", "is no date"),
    "as_of": ("as_of", "is yet to come"),
}


def of_timeline(query: Mapping[str, str], question: Question) -> list[str]:
    """`question` is what was read of the address, its party resolved."""
    return [*_of_choices(query, question), *_of_dates(query, question)]


def of_moment(query: Mapping[str, str], name: str, moment: Moment | None) -> list[str]:
    """On the one moment that was read of an address."""
    return [] if moment else list(_of_date(query.get(name, ""), "is yet to come"))


def _of_choices(query: Mapping[str, str], question: Question) -> Iterator[str]:
    for name, noun in _CHOICES.items():
        value = words.read(query.get(name, ""))
        if value and not getattr(question, name):
            yield left_out(noun, value)


def _of_dates(query: Mapping[str, str], question: Question) -> Iterator[str]:
    for name, (field, reason) in _DATES.items():
        if not getattr(question, field):
            yield from _of_date(query.get(name, ""), reason)


def _of_date(value: str, reason: str) -> Iterator[str]:
    told = words.read(value)[:MOST_TOLD_CHARACTERS]
    if told:
        yield f"“{told}” {reason if _is_date(value) else 'is no date'}: it was left out."


def _is_date(value: str) -> bool:
    try:
        When.parse(value)
    except BadDate:
        return False
    return True
