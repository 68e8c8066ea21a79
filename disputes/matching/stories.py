"""Reports, and what a story remembers of its reports: small, and writable as JSON. Pure."""

import calendar
import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from disputes.matching import wording
from disputes.matching.similarity import Sketch, sketch

type Id = int | str
type Days = tuple[datetime.date, datetime.date]  # first and last day, both included

_SKETCHES_KEPT: Final = 12
_WORDS_KEPT: Final = 80


@dataclass(frozen=True, slots=True)
class Report:
    """One item as clustering sees it.

    `published` and `happened` are days, None where the source gives none; `precision` says how much of
    `happened` is known: "year", "month", "day" or "minute". `kind` is a kind of event, "" for unknown.
    """

    id: Id
    disputes: frozenset[Id]
    kind: str
    published: datetime.date | None
    happened: datetime.date | None
    precision: str
    title: str
    summary: str
    outlet: str

    @classmethod
    def of_text(
        cls, id: Id, *, published: datetime.date | None, title: str, summary: str, outlet: str
    ) -> Self:
        """As far as copies are told by it: nothing is said of disputes, kind and day."""
        return cls(id, frozenset(), "", published, None, "", title, summary, outlet)


@dataclass(frozen=True, slots=True)
class Story:
    """What is remembered of the reports of one happening; each mapping counts reports.

    It is the same in whatever order they came, but for the words and headlines that no longer fit.
    """

    reports: int
    disputes: Mapping[Id, int]
    kinds: Mapping[str, int]
    published: datetime.date | None  # the first of its reports
    happened: Mapping[Days, int]
    words: Mapping[str, int]
    numbers: Mapping[str, int]
    courts: Mapping[str, int]
    points: Mapping[str, int]
    titles: tuple[Sketch, ...]

    @classmethod
    def of(cls, report: Report) -> Self:
        """The story that a report begins."""
        text = f"{report.title}\n{report.summary}"
        title = sketch(report.title)
        return cls(
            reports=1,
            disputes=_counted({}, report.disputes),
            kinds={report.kind: 1},
            published=report.published,
            happened=_counted({}, _days(report)),
            words=_counted({}, wording.telling_words(text)),
            numbers=_counted({}, wording.numbers(text)),
            courts=_counted({}, wording.courts(text)),
            points=_counted({}, wording.points(text)),
            titles=(title,) if title else (),
        )

    def joined(self, other: Self) -> Self:
        """The story of the reports of both."""
        published = [day for day in (self.published, other.published) if day]
        return type(self)(
            reports=self.reports + other.reports,
            disputes=_added(self.disputes, other.disputes),
            kinds=_added(self.kinds, other.kinds),
            published=min(published, default=None),
            happened=_added(self.happened, other.happened),
            words=_added(self.words, other.words, _WORDS_KEPT),
            numbers=_added(self.numbers, other.numbers, _WORDS_KEPT),
            courts=_added(self.courts, other.courts),
            points=_added(self.points, other.points),
            titles=tuple(dict.fromkeys((*self.titles, *other.titles)))[:_SKETCHES_KEPT],
        )

    @property
    def day(self) -> datetime.date | None:
        """When it happened, as most of the reports that know the day have it; else the first report's day."""
        known = {first: count for (first, last), count in self.happened.items() if first == last}
        return max(known, key=lambda day: (known[day], day)) if known else self.published

    def as_json(self) -> dict[str, Any]:
        """Only lists, texts, numbers and null; `from_json` reads it back."""
        return {
            "reports": self.reports,
            "published": self.published and self.published.isoformat(),
            "happened": [
                [first.isoformat(), last.isoformat(), n] for (first, last), n in self.happened.items()
            ],
            "titles": [list(title) for title in self.titles],
            **{name: [list(pair) for pair in getattr(self, name).items()] for name in _COUNTED},
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """What `as_json` wrote. Ids keep their type. Raises KeyError or ValueError for anything else."""
        day = datetime.date.fromisoformat
        return cls(
            reports=stored["reports"],
            published=day(stored["published"]) if stored["published"] else None,
            happened={(day(first), day(last)): count for first, last, count in stored["happened"]},
            titles=tuple(tuple(title) for title in stored["titles"]),
            **{name: dict(stored[name]) for name in _COUNTED},
        )


_COUNTED: Final = ("disputes", "kinds", "words", "numbers", "courts", "points")


def _counted[T](before: Mapping[T, int], more: Iterable[T]) -> dict[T, int]:
    return _added(before, Counter(more))


def _added[T](one: Mapping[T, int], other: Mapping[T, int], kept: int | None = None) -> dict[T, int]:
    counts = Counter(one)
    counts.update(other)
    return dict(sorted(counts.items(), key=lambda each: (-each[1], str(each[0])))[:kept])


def _days(report: Report) -> Sequence[Days]:
    """The days between which it happened, where that is known: none or one."""
    day = report.happened
    if day is None:
        return ()
    if report.precision == "year":
        return ((day.replace(month=1, day=1), day.replace(month=12, day=31)),)
    if report.precision == "month":
        last = calendar.monthrange(day.year, day.month)[1]
        return ((day.replace(day=1), day.replace(day=last)),)
    return ((day, day),)
