"""What somebody may have meant by a word that nothing has: the nearest one in the names of what is public."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from disputes.models import Dispute
from disputes.search import stakes
from disputes.search.directory import public_parties
from disputes.search.queries import Link, Question
from disputes.text import words

FEWEST_LETTERS = 4
LEAST_LIKE = 75  # of 100, by letters put in and left out: "seadance" and "seedance" have 88
MOST_NAMES = 20_000


def nearest(question: Question) -> Link | None:
    """The question with that word; None: more than one word is asked for, or no name has one that is near."""
    if len(question.tokens) != 1 or len(question.terms) != 1 or len(question.terms[0].words) != 1:
        return None
    (asked,) = question.terms[0].words
    if len(asked) < FEWEST_LETTERS or question.terms[0].is_unwanted:
        return None
    known = {word: written for name in _names() for word, written in _words(name)}
    found = process.extractOne(asked, known.keys() - {asked}, scorer=fuzz.ratio, score_cutoff=LEAST_LIKE)
    if found is None:
        return None
    meant = known[found[0]]
    return Link(meant, Question(meant).address())


def _names() -> Iterable[str]:
    """In one query."""
    parties = public_parties().order_by().values_list("name")
    products = stakes.public_products().order_by().values_list("name")
    disputes = Dispute.objects.public().order_by().values_list("short_name")
    return (name for (name,) in disputes.union(parties, products).order_by()[:MOST_NAMES])


def _words(name: str) -> Iterable[tuple[str, str]]:
    """Each word of a name as search spells it, and as it is written there."""
    text = words.composed(name)
    return ((word, text[start:end]) for start, end, word in words.spans(text))
