"""Which story a report joins: the evidence for and against one happening, weighed in words. Pure.

Reports on one dispute belong together until something speaks against it (another kind of happening, other
days, another court, other points): most feeds date nothing, and every outlet finds words of its own.
The weights are set by hand; a story is joined from JOINS_AT up.
"""

import datetime
import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from disputes.matching import wording
from disputes.matching.similarity import resemblance
from disputes.matching.stories import Days, Report, Story

JOINS_AT: Final = 1.0
_SAME_HEADLINE: Final = 0.9
_LIKE_HEADLINE: Final = 0.75
_COPIES_WITHIN_DAYS: Final = 6  # a headline that returns every week is a column's
_COMMON_FROM_STORIES: Final = 4

_SPELLINGS: Final = {"hearing_trial": "hearing", "roundup": "round_up", "filing": "other"}
_ANY: Final = frozenset({"commentary", "other", ""})  # can be about whatever happened
_ONCE: Final = frozenset({"complaint", "threat", "licensing"})  # seldom twice in one dispute
_RELATED: Final = frozenset(
    frozenset(pair.split())
    for pair in (
        "order discovery",
        "order class_certification",
        "motion discovery",
        "motion class_certification",
        "hearing appeal",
        "settlement licensing",
        "response statement",
    )
)
# What often comes next, and is told together with what came before.
_NEIGHBOURS: Final = frozenset(
    frozenset(pair.split())
    for pair in (
        "threat response",
        "threat statement",
        "threat complaint",
        "complaint response",
        "complaint statement",
        "hearing order",
        "motion order",
        "motion hearing",
        "motion appeal",
        "order appeal",
        "order settlement",
        "regulation statement",
    )
)

# Weights by the days that lie between, up to and with each bound.
_ALWAYS: Final = 1_000_000
_EXACT: Final = ((0, 1.5), (1, 1.0), (2, 0.0), (3, -1.0), (13, -2.5), (_ALWAYS, -3.5))
_VAGUE: Final = ((0, 0.5), (31, -1.5), (_ALWAYS, -2.5))
_PROMPT: Final = ((3, 0.5), (7, 0.0), (21, -1.25), (60, -2.5), (_ALWAYS, -3.0))
_PATIENT: Final = ((3, 0.5), (7, 0.25), (21, 0.0), (60, -0.5), (180, -1.0), (_ALWAYS, -1.5))


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason for or against, in words for a curator, with what it adds to the affinity."""

    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Affinity:
    """How well a report fits a story. `score` is the sum of the grounds; JOINS_AT is enough."""

    grounds: tuple[Ground, ...]

    @property
    def score(self) -> float:
        return sum(ground.weight for ground in self.grounds)


def best(stories: Iterable[Story], report: Report, ignore: Collection[str] = ()) -> Story | None:
    """The story that a report joins, None where it begins one; of equal ones the earlier in the list.

    `stories` are those that share a dispute with it, and any with a like headline. `ignore` are the names of
    the disputes, which all their reports share.
    """
    stories = list(stories)
    new = Story.of(report)
    left_out = _ignored(ignore) | _common_words(stories)
    scored = [(_affinity(story, new, left_out).score, story) for story in stories]
    score, story = max(scored, key=lambda one: one[0], default=(0.0, None))
    return story if score >= JOINS_AT else None


def affinity(story: Story, report: Report, ignore: Collection[str] = ()) -> Affinity:
    """How well a report fits a story, and why. `ignore` are the names of the dispute."""
    return _affinity(story, Story.of(report), _ignored(ignore))


def _affinity(story: Story, new: Story, ignore: Collection[str]) -> Affinity:
    """Without a dispute in common nothing is weighed, unless one has none and the headline is the same."""
    grounds = [*_disputes(story, new)]
    if grounds or not (story.disputes and new.disputes):
        grounds += _same_text(story, new)
    if grounds:
        grounds += [*_kinds(story, new), *_dates(story, new), *_wording(story, new, ignore)]
    return Affinity(tuple(grounds))


def _ignored(names: Collection[str]) -> frozenset[str]:
    return frozenset(stem for name in names for stem in wording.stems(name))


def _common_words(stories: Sequence[Story]) -> frozenset[str]:
    """What two in three of several stories on a dispute say tells none of them apart."""
    if len(stories) < _COMMON_FROM_STORIES:
        return frozenset()
    counts = Counter(word for story in stories for word in story.words)
    return frozenset(word for word, count in counts.items() if 3 * count >= 2 * len(stories))


def _same_text(story: Story, new: Story) -> Iterable[Ground]:
    nearest = max((resemblance(one, other) for one in story.titles for other in new.titles), default=0.0)
    gap = _gap(story, new)
    if gap is not None and gap > _COPIES_WITHIN_DAYS:
        return
    if nearest >= _SAME_HEADLINE:
        yield Ground("The headline is the same.", 4.0)
    elif nearest >= _LIKE_HEADLINE:
        yield Ground("The headline is nearly the same.", 2.0)


def _disputes(story: Story, new: Story) -> Iterable[Ground]:
    shared = sum(count * new.disputes.get(dispute, 0) for dispute, count in story.disputes.items())
    if shared:
        lengths = [math.hypot(*each.disputes.values()) for each in (story, new)]
        yield Ground("It is about the same dispute.", round(2 * shared / math.prod(lengths) - 1, 2))


def _kinds(story: Story, new: Story) -> Iterable[Ground]:
    weight = _mean(
        (_kind_weight(one, other), count * other_count)
        for one, count in story.kinds.items()
        for other, other_count in new.kinds.items()
    )
    if weight:
        yield _ground(
            "It tells of a like kind of happening.", "It tells of another kind of happening.", weight
        )


def _kind_weight(one: str, other: str) -> float:
    one, other = _SPELLINGS.get(one, one), _SPELLINGS.get(other, other)
    pair = frozenset({one, other})
    if "round_up" in pair:
        return -2.0  # it tells of many happenings
    if pair & _ANY:
        return 0.0
    if one == other:
        return 1.5 if one in _ONCE else 1.0
    if pair in _RELATED:
        return 0.5
    return -1.0 if pair in _NEIGHBOURS else -2.0


def _gap(story: Story, new: Story) -> int | None:
    return abs((story.day - new.day).days) if story.day and new.day else None


def _ground(speaks_for: str, speaks_against: str, weight: float) -> Ground:
    return Ground(speaks_for if weight > 0 else speaks_against, weight)


def _dates(story: Story, new: Story) -> Iterable[Ground]:
    if story.happened and new.happened:
        weight = _mean(
            (_apart_weight(one, other), count * other_count)
            for one, count in story.happened.items()
            for other, other_count in new.happened.items()
        )
        yield _ground("The days of the happening agree.", "The happening is dated otherwise.", weight)
    elif _is_out_before(story, new) or _is_out_before(new, story):
        yield Ground("One was published before the other happened.", -2.5)
    elif (gap := _gap(story, new)) is not None:
        steps = _PATIENT if _can_come_late(story, new) else _PROMPT
        weight = next(weight for days, weight in steps if gap <= days)
        yield Ground(f"They lie {gap} {'day' if gap == 1 else 'days'} apart.", weight)


def _apart_weight(one: Days, other: Days) -> float:
    days_apart = max((one[0] - other[1]).days, (other[0] - one[1]).days, 0)
    is_exact = one[0] == one[1] and other[0] == other[1]
    return next(weight for days, weight in (_EXACT if is_exact else _VAGUE) if days_apart <= days)


def _is_out_before(one: Story, other: Story) -> bool:
    """Whether the first was published days before the second happened; a day is left to the time zones."""
    if not other.happened or not one.published:
        return False
    return one.published < min(first for first, _ in other.happened) - datetime.timedelta(days=1)


def _can_come_late(story: Story, new: Story) -> bool:
    """Commentary takes its time; and what happens once can be told of whenever one likes."""
    kinds = {*story.kinds, *new.kinds}
    return any(set(each.kinds) <= _ANY for each in (story, new)) or (len(kinds) == 1 and kinds <= _ONCE)


def _wording(story: Story, new: Story, ignore: Collection[str]) -> Iterable[Ground]:
    if words := sorted(story.words.keys() & new.words.keys() - ignore):
        weight = 0.35 * sum(_share(story, story.words[word]) * _share(new, new.words[word]) for word in words)
        yield Ground(f"They share words: {', '.join(words[:8])}.", round(min(weight, 1.75), 2))
    if numbers := sorted(story.numbers.keys() & new.numbers.keys()):
        yield Ground(f"They give the same numbers: {', '.join(numbers[:4])}.", 0.75)
    yield from _named("courts or chambers", story.courts, new.courts, (0.5, -1.5))
    yield from _named("points", story.points, new.points, (0.75, -1.5))


def _share(story: Story, count: int) -> float:
    """How much a word tells of a story: all where half of its reports have it."""
    return min(1.0, 2 * count / math.sqrt(story.reports))


def _named(
    what: str, ones: Mapping[str, int], others: Mapping[str, int], weights: tuple[float, float]
) -> Iterable[Ground]:
    if shared := sorted(ones.keys() & others.keys()):
        yield Ground(f"Both are about {', '.join(shared)}.", weights[0])
    elif ones and others:
        yield Ground(f"They name different {what}: {', '.join(sorted({*ones, *others}))}.", weights[1])


def _mean(weighed: Iterable[tuple[float, int]]) -> float:
    pairs = list(weighed)
    return round(sum(value * count for value, count in pairs) / sum(count for _, count in pairs), 2)
