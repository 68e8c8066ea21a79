"""How good our judgement is on labelled items: the code that ingestion runs, measured. Writes nothing."""

import datetime
import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from disputes.matching import measures
from disputes.matching.affinity import best
from disputes.matching.index import Index
from disputes.matching.kinds.news import kind_of
from disputes.matching.stories import Story
from disputes.matching.understanding import Understanding, understand

HEADLINE, SUMMARY = "title", "summary"
NAMES_OF_KINDS = {"hearing": "hearing_trial", "round_up": "roundup"}  # ours, as labelled items call them


class BadLine(ValueError):
    """Says which line of the file is no labelled item, and why."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One item and what is to be found in it. `disputes` are slugs; `event` is the same for one happening."""

    id: str
    fields: Mapping[str, str]
    published: datetime.date | None
    outlet: str
    is_relevant: bool
    disputes: frozenset[str]
    disputes_beside: frozenset[str]
    kind: str
    kinds_beside: frozenset[str]
    event: str

    @classmethod
    def from_json(cls, line: Mapping[str, Any], *, headline_only: bool) -> "Labelled":
        """Raises KeyError, TypeError or ValueError."""
        texts = {HEADLINE: line["headline"]} | ({} if headline_only else {SUMMARY: line.get("summary") or ""})
        return cls(
            id=str(line["id"]),
            fields=texts,
            published=datetime.date.fromisoformat(line["date"]) if line.get("date") else None,
            outlet=line.get("outlet") or "",
            is_relevant=bool(line["relevant"]),
            disputes=frozenset(line["disputes"]),
            disputes_beside=frozenset(line.get("disputes_also_ok") or ()),
            kind=line["kind"],
            kinds_beside=frozenset(line.get("kind_also_ok") or ()),
            event=line.get("event_key") or "",
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled item beside what was found in it."""

    item: Labelled
    found: frozenset[str]
    kind: str
    story: int

    @property
    def wrong(self) -> frozenset[str]:
        return self.found - self.item.disputes - self.item.disputes_beside

    @property
    def missed(self) -> frozenset[str]:
        return self.item.disputes - self.found

    @property
    def is_kind_right(self) -> bool:
        return self.kind == self.item.kind or self.kind in self.item.kinds_beside

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.item.id,
            **self.item.fields,
            "wrong": sorted(self.wrong),
            "missed": sorted(self.missed),
            "kind": self.kind,
            "kind_expected": self.item.kind,
        }


@dataclass(slots=True)
class Evaluation:
    judged: list[Judged] = field(default_factory=list)
    seconds: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """As `evaluate_matching` prints it; figures between 0 and 1."""
        return {
            "items": len(self.judged),
            "matching": self._matching(),
            "kind": self._kinds(),
            "stories": self._stories(),
            "ms_per_item": round(self.seconds * 1000 / max(len(self.judged), 1), 3),
        }

    def mistakes(self) -> Iterator[dict[str, Any]]:
        for each in self.judged:
            if each.wrong or each.missed or (each.item.is_relevant and not each.is_kind_right):
                yield each.as_json()

    def _matching(self) -> dict[str, float]:
        score = measures.score(
            right=sum(len(each.found & each.item.disputes) for each in self.judged),
            wrong=sum(len(each.wrong) for each in self.judged),
            missed=sum(len(each.missed) for each in self.judged),
        )
        negatives = [each for each in self.judged if not each.item.is_relevant]
        alarms = sum(bool(each.wrong) for each in negatives)
        return _rounded(
            precision=score.precision,
            recall=score.recall,
            f1=score.f1,
            false_alarm_rate=alarms / len(negatives) if negatives else 0.0,
        )

    def _kinds(self) -> dict[str, float]:
        relevant = [each for each in self.judged if each.item.is_relevant]
        count = max(len(relevant), 1)
        return _rounded(
            accuracy=sum(each.kind == each.item.kind for each in relevant) / count,
            lenient_accuracy=sum(each.is_kind_right for each in relevant) / count,
            macro_f1=measures.macro_f1([(each.item.kind, each.kind) for each in relevant]),
        )

    def _stories(self) -> dict[str, float]:
        told = [each for each in self.judged if each.item.is_relevant and each.item.event]
        score = measures.bcubed([(each.item.event, each.story) for each in told])
        return _rounded(bcubed_precision=score.precision, bcubed_recall=score.recall, bcubed_f1=score.f1)


def read(lines: Iterable[str], *, headline_only: bool) -> list[Labelled]:
    """One JSON object a line; empty lines are passed over. Raises BadLine."""
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(Labelled.from_json(json.loads(line), headline_only=headline_only))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise BadLine(f"Line {number} is no labelled item: {type(error).__name__} {error}.") from error
    return found


def evaluate(items: Sequence[Labelled], index: Index, slugs: Mapping[int, str]) -> Evaluation:
    """Judge the items one after the other, as they would arrive. `slugs` names the disputes of the index."""
    result, stories = Evaluation(), _Stories(index)
    start = time.perf_counter()
    for item in items:
        understanding = understand(index, item.fields, published=item.published)
        result.judged.append(
            Judged(
                item=item,
                found=frozenset(slugs[each.dispute_id] for each in understanding.matches),
                kind=_kind(item, understanding),
                story=stories.join(item, understanding),
            )
        )
    result.seconds = time.perf_counter() - start
    return result


def _kind(item: Labelled, understanding: Understanding) -> str:
    """Ingestion asks for it where there is a match; here it is measured by itself."""
    kind = understanding.kind.kind if understanding.matches else kind_of(**item.fields).kind
    return NAMES_OF_KINDS.get(kind, kind)


class _Stories:
    """The stories so far, in memory, by the disputes they are about."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._stories: list[Story] = []

    def join(self, item: Labelled, understanding: Understanding) -> int:
        """The number of the story that the item joins or begins."""
        report = understanding.report(item.id, item.fields, published=item.published, outlet=item.outlet)
        near = [story for story in self._stories if report.disputes & story.disputes.keys()]
        names = [name for each in report.disputes for name in self._index.names_of(int(each))]
        found = best(near, report, names)
        if found is None:
            self._stories.append(Story.of(report))
            return len(self._stories) - 1
        number = next(place for place, story in enumerate(self._stories) if story is found)
        self._stories[number] = found.joined(Story.of(report))
        return number


def _rounded(**figures: float) -> dict[str, float]:
    return {name: round(figure, 4) for name, figure in figures.items()}
