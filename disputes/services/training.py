"""Weights of matching from what curators accepted and rejected. Off unless the settings say otherwise."""

import datetime
from dataclasses import dataclass

from disputes.matching import learning
from disputes.matching.index import Index
from disputes.matching.learning import Example
from disputes.matching.match import WEIGHTS, match
from disputes.models import LearnedWeights, Suggestion, SuggestionState
from disputes.services import proposing
from disputes.services.profiles import profiles

FEWEST = 20  # decisions of each kind: fewer say more about the week than about the world
MOST = 20_000  # the latest


class TooFew(Exception):
    """Says how many decisions there are, and how many it takes."""


@dataclass(frozen=True, slots=True)
class Training:
    """`before` and `after`: the share of decisions that the weights by hand, and those learned, foretell."""

    row: LearnedWeights
    before: float
    after: float


def train(*, now: datetime.datetime) -> Training:
    """Learn from the decisions so far, on what the catalogue knows today; not saved. Raises TooFew."""
    examples = _examples()
    accepted = sum(each.is_accepted for each in examples)
    rejected = len(examples) - accepted
    if min(accepted, rejected) < FEWEST:
        raise TooFew(
            f"There are {accepted} accepted and {rejected} rejected suggestions; it takes {FEWEST} of each."
        )
    learned = learning.fit(examples)
    return Training(
        LearnedWeights(weights=learned, accepted_count=accepted, rejected_count=rejected, trained_at=now),
        learning.agreement(examples, WEIGHTS),
        learning.agreement(examples, learned),
    )


def _examples() -> list[Example]:
    index = Index(profiles())
    decided = Suggestion.objects.decided().select_related("item").order_by("-decided_at", "-pk")
    examples = []
    for suggestion in decided[:MOST]:
        item = suggestion.item
        found = match(index, proposing.fields(item), published=proposing.published(item), bar=0.0)
        for one in found:
            if one.dispute_id == suggestion.dispute_id:
                is_accepted = suggestion.state == SuggestionState.ACCEPTED
                examples.append(Example(one.feature_values, is_accepted))
    return examples
