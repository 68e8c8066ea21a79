"""Weights that fit what curators decided."""

from disputes.matching.learning import Example, agreement, fit
from disputes.matching.match import WEIGHTS

CLAIM = {"claimant": 1.0, "respondent": 1.0, "legal": 1.0}
GOSSIP = {"claimant": 1.0, "respondent": 1.0, "other_business": 1.0, "field": 1.0}
# Curators of this installation see gossip that the weights by hand let through.
DECISIONS = [Example(CLAIM, True)] * 40 + [Example(GOSSIP | {"rights": 1.0}, False)] * 40


def test_without_decisions_nothing_moves() -> None:
    assert fit([]) == WEIGHTS


def test_what_is_refused_loses_weight_and_the_decisions_are_foretold() -> None:
    learned = fit(DECISIONS)

    assert learned["other_business"] < WEIGHTS["other_business"]
    assert agreement(DECISIONS, learned) > agreement(DECISIONS, WEIGHTS)


def test_a_docket_number_stays_certain() -> None:
    learned = fit([Example({"docket": 1.0}, False)] * 100)

    assert learned["docket"] == WEIGHTS["docket"]


def test_a_few_decisions_move_less_than_many() -> None:
    few, many = fit(DECISIONS[38:42]), fit(DECISIONS * 5)

    assert abs(few["rights"] - WEIGHTS["rights"]) < abs(many["rights"] - WEIGHTS["rights"])


def test_the_same_decisions_give_the_same_weights() -> None:
    assert fit(DECISIONS) == fit(DECISIONS)
