"""Weighs what the index found: a score between 0 and 1 with its reasons in words.

The score is a weighted sum, so that each reason says what it adds. A dispute is suggested where both its
sides are there, by name or by what news call them, and the text is about rights; or where it is named.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from disputes.matching.folding import fold
from disputes.matching.index import Hits, Index
from disputes.matching.types import Evidence, Match, Profile, Reason, Span
from disputes.matching.vocabulary import Subject, subjects

SUGGEST_AT: Final = 0.73
PUBLISH_AT: Final = 0.99
SUREST_WITHOUT_DOCKET: Final = 0.98  # words can be about something else; the number of a docket cannot

type Found = Mapping[str, Span]
type Feature = tuple[str, str, float, Found]  # its name, its words, its value, what shows it

WEIGHTS: Final[Mapping[str, float]] = {
    "docket": 1.0,
    "phrase": 0.72,
    "claimant": 0.4,
    "respondent": 0.4,
    "keyword": 0.5,
    "person": 0.1,
    "product": 0.08,
    "sole": 0.18,
    "one_sided": -0.06,
    "forum": 0.1,
    "legal": 0.1,
    "rights": 0.12,
    "field": 0.08,
    "other_business": -0.2,
    "other_law": -0.3,
    "too_early": -0.4,
}
# How sure a side is by what stands for it.
_NAMED: Final = 1.0
_KNOWN: Final = 0.8
_DESCRIBED: Final = 0.55
_STANDS_IN: Final = 0.25
_EARLY: Final = datetime.timedelta(days=400)  # before the first event that is known: talks can be as old


@dataclass(frozen=True, slots=True)
class _Text:
    """The text, and what it says beside names; `accused` has, by place, whose respondent stands there."""

    fields: Mapping[str, str]
    published: datetime.date | None
    about: Mapping[Subject, Found]
    accused: Mapping[Span, Collection[object]]


def match(
    index: Index,
    fields: Mapping[str, str],
    *,
    published: datetime.date | None = None,
    weights: Mapping[str, float] = WEIGHTS,
    bar: float = SUGGEST_AT,
) -> list[Match]:
    """Every dispute that the fields (title, summary, text; plain) may be about, likeliest first."""
    folded = {field: fold(text) for field, text in fields.items()}
    hits = index.search(fields, folded)
    if not hits:
        return []
    accused: defaultdict[Span, set[object]] = defaultdict(set)
    for each, found in hits.items():
        matter = _matter(index.profiles[each])
        for place in _accused(found):
            accused[place].add(matter)
    text = _Text(fields, published, subjects(folded), accused)
    features = {each: list(_features(index.profiles[each], found, text)) for each, found in hits.items()}
    scores = {each: _score(found, weights) for each, found in features.items()}
    likely = {each: found for each, found in hits.items() if scores[each] >= bar}
    kept = [_match(each, scores[each], features[each], text, weights) for each in _unexplained(likely)]
    return sorted(kept, key=lambda one: (-one.score, one.dispute_id))


def _score(features: Sequence[Feature], weights: Mapping[str, float]) -> float:
    """What the features weigh together, in hundredths."""
    most = 1.0 if any(name == "docket" for name, *_ in features) else SUREST_WITHOUT_DOCKET
    weight = sum(weights.get(name, 0.0) * value for name, _, value, _ in features)
    return round(min(most, max(0.0, weight)), 2)


def _match(
    dispute_id: int, score: float, features: Sequence[Feature], text: _Text, weights: Mapping[str, float]
) -> Match:
    reasons = tuple(
        _reason(words, weights.get(name, 0.0) * value, found, text.fields)
        for name, words, value, found in features
    )
    return Match(dispute_id, score, reasons, {name: value for name, _, value, _ in features})


def _reason(words: str, weight: float, found: Found, fields: Mapping[str, str]) -> Reason:
    """With the words as they stand in the text, those of the headline first."""
    places = sorted(found.values(), key=lambda place: (place[0] != "title", place[1]))
    named = dict.fromkeys(fields[field][start:end] for field, start, end in places)
    told = f"{words}: {', '.join(named)}" if named else words
    return Reason(told, round(weight, 3), tuple(places))


# --- One dispute --------------------------------------------------------------------------------------


def _features(profile: Profile, hits: Hits, text: _Text) -> Iterator[Feature]:
    yield from _named(hits)
    yield from _sides(profile, hits)
    yield from _around(hits)
    yield from _about(text.about, hits)
    if _is_sole(hits, text):
        yield "sole", "No other dispute is about it", 1.0, {}
    elif profile.has_respondents and not _claimant_rank(hits) and Evidence.FORUM not in hits:
        yield "one_sided", "Nothing of the claimant, and other disputes are about it", 1.0, {}
    if text.published and profile.began_on and text.published < profile.began_on - _EARLY:
        yield "too_early", "Published long before the dispute began", 1.0, {}


def _named(hits: Hits) -> Iterator[Feature]:
    if found := hits.get(Evidence.DOCKET):
        yield "docket", "Docket number", 1.0, found
    if found := hits.get(Evidence.PHRASE):
        yield "phrase", "Case named", 1.0, found


def _sides(profile: Profile, hits: Hits) -> Iterator[Feature]:
    """Each side by the surest that stands for it."""
    claimant = [
        (_NAMED, "Claimant named", hits.get(Evidence.PERSON, {}) | hits.get(Evidence.CLAIMANT, {})),
        (_KNOWN, "Claimant’s work named", hits.get(Evidence.WORK, {})),
        (_DESCRIBED, "Claimant described", hits.get(Evidence.CLAIMANT_WORD, {})),
    ]
    respondent = [
        (_NAMED, "Respondent named", hits.get(Evidence.RESPONDENT, {})),
        (_NAMED, "Product named", hits.get(Evidence.PRODUCT, {})),
        (_DESCRIBED, "Respondent described", hits.get(Evidence.RESPONDENT_WORD, {})),
    ]
    for name, side in (("claimant", claimant), ("respondent", respondent)):
        if told := next((one for one in side if one[2]), None):
            value, words, places = told
            yield name, words, value, places
    found = hits.get(Evidence.KEYWORD, {})
    if value := _keyword_value(profile, hits, len(found)):
        yield "keyword", "Keyword", value, found


def _keyword_value(profile: Profile, hits: Hits, count: int) -> float:
    """A bill or an inquiry, which has no respondent, is known by its keywords; two tell more than one.

    Elsewhere they stand in for a claimant of whom nothing is said: "books" against the same company are
    others than "lyrics".
    """
    if not count:
        return 0.0
    if not profile.has_respondents:
        return 1.0 if count == 1 else 1.4
    return _STANDS_IN if _claimant_rank(hits) == 1 else 0.0


def _is_sole(hits: Hits, text: _Text) -> bool:
    """Whether a text on a claim of right names a respondent that no other dispute or campaign has."""
    found, about = list(_accused(hits)), text.about.keys()
    is_of_field = Subject.FIELD in about or Evidence.PRODUCT in hits
    is_claim = {Subject.LEGAL, Subject.RIGHTS} <= about and not about & _ASIDE.keys()
    return is_of_field and is_claim and bool(found) and all(len(text.accused[place]) == 1 for place in found)


def _matter(profile: Profile) -> object:
    """The disputes of one campaign are one matter: a report on all of them names none."""
    return profile.dispute_id if profile.campaign is None else ("campaign", profile.campaign)


def _accused(hits: Hits) -> Iterator[Span]:
    for evidence in (Evidence.RESPONDENT, Evidence.PRODUCT):
        yield from hits.get(evidence, {}).values()


def _around(hits: Hits) -> Iterator[Feature]:
    if found := hits.get(Evidence.PERSON):
        yield "person", "A natural person", 1.0, found
    if Evidence.RESPONDENT in hits and (found := hits.get(Evidence.PRODUCT)):
        yield "product", "Product named as well", 1.0, found
    if found := hits.get(Evidence.FORUM):
        yield "forum", "Court or judge named", 1.0, found


_ABOUT: Final = {
    Subject.LEGAL: "Legal words",
    Subject.RIGHTS: "Words of rights",
    Subject.FIELD: "Words of the field",
}
_ASIDE: Final = {Subject.OTHER_BUSINESS: "Other business", Subject.OTHER_LAW: "Another quarrel"}


def _about(about: Mapping[Subject, Found], hits: Hits) -> Iterator[Feature]:
    for subject, words in _ABOUT.items():
        found = about.get(subject)
        if subject is Subject.FIELD:
            found = found or hits.get(Evidence.PRODUCT)  # who names the product says what it is about
        if found:
            yield subject.value, words, 1.0, found
    if Subject.RIGHTS not in about:
        for subject, words in _ASIDE.items():
            if found := about.get(subject):
                yield subject.value, words, 1.0, found


# --- Beside each other --------------------------------------------------------------------------------


def _unexplained(likely: Mapping[int, Hits]) -> list[int]:
    """The disputes whose evidence is not explained by another's.

    Six studios write to one company: a report that names one of them is about that dispute, not about all
    six; a report that names only the company and its product is about each. "Authors" against the same
    company are those of the case that the report names.
    """
    places = {dispute_id: frozenset(_places(hits.values())) for dispute_id, hits in likely.items()}
    kinds = set(places.values())
    return [
        dispute_id
        for dispute_id, place in places.items()
        if not any(place < other for other in kinds)
        and not any(_is_nearer(likely[other], likely[dispute_id]) for other in likely if other != dispute_id)
    ]


def _is_nearer(one: Hits, other: Hits) -> bool:
    """Whether one knows its claimant better, against the same respondent."""
    return _claimant_rank(one) > _claimant_rank(other) and bool(set(_accused(one)) & set(_accused(other)))


def _claimant_rank(hits: Hits) -> int:
    """Named, described, known by a keyword, or not there at all."""
    if hits.keys() & {Evidence.DOCKET, Evidence.PHRASE, Evidence.PERSON, Evidence.CLAIMANT}:
        return 3
    if hits.keys() & {Evidence.WORK, Evidence.CLAIMANT_WORD}:
        return 2
    return 1 if Evidence.KEYWORD in hits else 0


def _places(found: Iterable[Found]) -> Iterator[Span]:
    for names in found:
        yield from names.values()
