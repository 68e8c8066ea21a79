"""Weighs what the index found: a score between 0 and 1 with its reasons in words."""

import re
from collections.abc import Iterator, Mapping

from disputes.matching.index import Evidence, Hits, Index
from disputes.matching.types import Match, Reason, Span

SUGGEST_AT = 0.5  # both sides and a legal word, or the case by its name, or its docket number

_LEGAL_WORDS = re.compile(
    r"\b(?:law ?suits?|sue[sd]?|suing|cease[- ]and[- ]desist|litigation|"
    r"legal (?:actions?|threats?|fights?|battles?)|"
    r"complaints?|courts?|judges?|rul(?:es|ed|ing)|appeals?|settle[sd]?|settlements?|licen[cs]\w+|copyrights?|infring\w+|"
    r"injunctions?|class[- ]action|demand letters?|threaten\w*|fair use|trade ?marks?|piracy)\b",
    re.IGNORECASE,
)


def match(index: Index, fields: Mapping[str, str]) -> list[Match]:
    """Every dispute that the fields (title, summary; plain text) may be about, likeliest first."""
    hits = index.search(fields)
    if not hits:
        return []
    legal = _legal_words(fields)
    found = [_weigh(dispute_id, hits[dispute_id], legal) for dispute_id in _unexplained(hits)]
    likely = [one for one in found if one.score >= SUGGEST_AT]
    return sorted(likely, key=lambda one: (-one.score, one.dispute_id))


def _unexplained(hits: Mapping[int, Hits]) -> list[int]:
    """The disputes whose evidence is not all part of another's that has more.

    Six studios write to one company: a report that names one of them is about that dispute, not about all
    six; a report that names only the company and its product is about each.
    """
    places = {dispute_id: frozenset(_places(found)) for dispute_id, found in hits.items()}
    kinds = set(places.values())
    return [dispute_id for dispute_id, place in places.items() if not any(place < other for other in kinds)]


def _places(hits: Hits) -> Iterator[Span]:
    for found in hits.values():
        yield from found.values()


def _weigh(dispute_id: int, hits: Hits, legal: Reason | None) -> Match:
    reasons = [*_reasons(hits), *([legal] if legal else [])]
    score = min(1.0, sum(reason.weight for reason in reasons))
    return Match(dispute_id, round(score, 2), tuple(reasons))


def _reasons(hits: Hits) -> Iterator[Reason]:
    claimants, respondents = hits.get(Evidence.CLAIMANT, {}), hits.get(Evidence.RESPONDENT, {})
    if hits.get(Evidence.DOCKET):
        yield _reason("Docket number", 1.0, hits[Evidence.DOCKET])
    if hits.get(Evidence.PHRASE):
        yield _reason("Case named", 0.6, hits[Evidence.PHRASE])
    if claimants and respondents:
        yield _reason("Both sides named", 0.45, claimants | respondents)
    elif claimants or respondents:
        yield _reason("One side named", 0.15, claimants | respondents)
    if hits.get(Evidence.PRODUCT):
        yield _reason("Accused product named", 0.3, hits[Evidence.PRODUCT])


def _reason(words: str, weight: float, found: Mapping[str, Span]) -> Reason:
    """Names in the order of the text; of two that begin at one place the longer speaks for both."""
    longest: dict[tuple[str, int], str] = {}
    for name, (field, start, _end) in sorted(found.items(), key=lambda one: (one[1][1], -len(one[0]))):
        longest.setdefault((field, start), name)
    named = list(dict.fromkeys(longest.values()))
    return Reason(f"{words}: {', '.join(named)}", weight, tuple(found[name] for name in named))


def _legal_words(fields: Mapping[str, str]) -> Reason | None:
    found: dict[str, Span] = {}
    for field, text in fields.items():
        for hit in _LEGAL_WORDS.finditer(text):
            found.setdefault(hit[0].lower(), (field, hit.start(), hit.end()))
    return _reason("Legal words", 0.15, found) if found else None
