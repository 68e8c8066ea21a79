"""Weights that fit what curators decided: a linear model, readable, near the weights by hand. Pure."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from disputes.matching.match import SUGGEST_AT, WEIGHTS

ROUNDS: Final = 300
STEP: Final = 0.02
STEEPNESS: Final = 12.0  # so much surer is a score for each point above the bar
# Each weight is drawn back to its value by hand as if so many decisions spoke for that.
LOYALTY: Final = 5.0
FIXED: Final = frozenset({"docket"})  # a docket number is no matter of opinion


@dataclass(frozen=True, slots=True)
class Example:
    """What was found between a text and a dispute, and whether a curator put it on the timeline."""

    features: Mapping[str, float]
    is_accepted: bool


def fit(examples: Sequence[Example], weights: Mapping[str, float] = WEIGHTS) -> dict[str, float]:
    """The weights by hand, moved as far as the decisions say; the same for the same examples.

    Logistic regression on the score's distance from the bar, by gradient descent, with a Gaussian prior
    around the weights by hand. Without examples nothing moves.
    """
    learned = dict(weights)
    for _ in range(ROUNDS if examples else 0):
        slopes = {name: LOYALTY * (learned[name] - weights[name]) for name in learned}
        for example in examples:
            miss = _sureness(example.features, learned) - example.is_accepted
            for name, value in example.features.items():
                if name in slopes:
                    slopes[name] += miss * value
        for name, slope in slopes.items():
            if name not in FIXED:
                learned[name] -= STEP * slope / (len(examples) + LOYALTY)
    return {name: round(weight, 3) for name, weight in learned.items()}


def agreement(examples: Sequence[Example], weights: Mapping[str, float]) -> float:
    """The share of decisions that the weights would have foretold; 1 for none."""
    right = sum((_score(each.features, weights) >= SUGGEST_AT) == each.is_accepted for each in examples)
    return right / len(examples) if examples else 1.0


def _score(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def _sureness(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return 1 / (1 + math.exp(-STEEPNESS * (_score(features, weights) - SUGGEST_AT)))
