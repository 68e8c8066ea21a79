"""The values that matching takes and gives. Plain data."""

from dataclasses import dataclass

type Span = tuple[str, int, int]  # the field ("title" or "summary"), start, end: Python's half-open positions


@dataclass(frozen=True, slots=True)
class Profile:
    """The names by which one dispute can be known. `phrases` are case names and aliases that say it all."""

    dispute_id: int
    claimants: tuple[str, ...] = ()
    respondents: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    dockets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence, in words for a curator, with what it adds to the score and where it stands."""

    words: str
    weight: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A dispute that a text may be about. `score` is 0 to 1."""

    dispute_id: int
    score: float
    reasons: tuple[Reason, ...]
