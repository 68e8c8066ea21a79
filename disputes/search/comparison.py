"""Two to four disputes beside each other: what an address asks, which ones it names, what can be added."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from django.db.models import Case, IntegerField, Value, When
from django.http import QueryDict
from django.urls import reverse

from disputes.models import Dispute
from disputes.models.disputes import DisputeQuerySet
from disputes.search import comparison_table, course, words
from disputes.search.comparison_cells import Cell
from disputes.search.comparison_lanes import Beginning, Lanes
from disputes.search.comparison_page import Chronology
from disputes.search.comparison_table import Row, Table
from disputes.search.questions import Cursor

FEWEST_DISPUTES, MOST_DISPUTES = 2, 4
MOST_READ = 12  # names that are looked up; an address can hold thousands
MOST_OFFERED = 8
LETTERS = "ABCD"
SLUG_CHARACTERS = 100
AXES = {"calendar": "Calendar time", "first": "Time since the first letter"}


@dataclass(frozen=True, slots=True)
class Question:
    """What an address asks to compare; `slugs` may name what there is not, each once."""

    slugs: Sequence[str] = ()
    axis: str = "calendar"
    words: str = ""
    with_all: bool = False
    after: Cursor | None = None

    @classmethod
    def read(cls, query: QueryDict) -> Self:
        slugs = [words.read(text)[:SLUG_CHARACTERS] for text in query.getlist("dispute")[: 10 * MOST_READ]]
        axis = query.get("axis", "")
        return cls(
            slugs=list(dict.fromkeys(slug for slug in slugs if slug))[:MOST_READ],
            axis=axis if axis in AXES else "calendar",
            words=words.read(query.get("q", "")),
            with_all=query.get("events") == "all",
            after=Cursor.read(query.get("after", "")),
        )

    @property
    def address(self) -> str:
        """The comparison itself, without the search for more and from its first page on."""
        query = QueryDict(mutable=True)
        query.setlist("dispute", list(self.slugs))
        query.update({"axis": self.axis} if self.axis != "calendar" else {})
        query.update({"events": "all"} if self.with_all else {})
        return f"{reverse('compare')}?{query.urlencode()}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of two ways to look at it, as a link."""

    label: str
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """A dispute that is compared, with the letter that marks it; `without` compares the others."""

    letter: str
    dispute: Dispute
    without: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A dispute that can be added."""

    dispute: Dispute
    is_related: bool
    address: str


class Comparison:
    """For the public. Each part is read when it is shown; its queries do not grow with the events."""

    def __init__(self, question: Question, now: datetime.datetime) -> None:
        self.asked = question
        self.now = now

    @cached_property
    def _known(self) -> list[Dispute]:
        """Every public dispute that the address names, in its order."""
        found = {each.slug: each for each in Dispute.objects.public().filter(slug__in=self.asked.slugs)}
        return [found[slug] for slug in self.asked.slugs if slug in found]

    @cached_property
    def disputes(self) -> list[Dispute]:
        return self._known[:MOST_DISPUTES]

    @property
    def question(self) -> Question:
        """The same with the disputes that are compared and no others."""
        return replace(self.asked, slugs=[each.slug for each in self.disputes])

    @property
    def left_out(self) -> list[Dispute]:
        """Those that are too many."""
        return self._known[MOST_DISPUTES:]

    @property
    def missing(self) -> list[str]:
        """What is named and is no dispute that the public can read."""
        known = {each.slug for each in self._known}
        return [slug for slug in self.asked.slugs if slug not in known]

    @property
    def is_enough(self) -> bool:
        return len(self.disputes) >= FEWEST_DISPUTES

    @property
    def is_full(self) -> bool:
        return len(self.disputes) == MOST_DISPUTES

    @cached_property
    def chosen(self) -> list[Chosen]:
        return [
            Chosen(letter, dispute, self._with(each for each in self.disputes if each != dispute))
            for letter, dispute in zip(LETTERS, self.disputes, strict=False)
        ]

    @property
    def axes(self) -> list[Choice]:
        return [
            Choice(label, replace(self.question, axis=axis, after=None).address, axis == self.asked.axis)
            for axis, label in AXES.items()
        ]

    @property
    def depths(self) -> list[Choice]:
        """How much the chronology holds."""
        labels = {False: "Turning points", True: "All but routine entries"}
        return [
            Choice(label, replace(self.question, with_all=each).address, each == self.asked.with_all)
            for each, label in labels.items()
        ]

    def _with(self, disputes: Iterable[Dispute]) -> str:
        return replace(self.question, slugs=[each.slug for each in disputes]).address

    # --- What can be added ----------------------------------------------------------------------------

    @cached_property
    def _found(self) -> list[Dispute]:
        """By the words that were typed, without any what is related; one more than is offered."""
        others = Dispute.objects.public().exclude(pk__in=self._ids)
        related = self._related.order_by().values("pk")
        found = others.mentioning(self.asked.words) if self.asked.words else others.filter(pk__in=related)
        closeness = Case(When(pk__in=related, then=Value(1)), default=Value(0), output_field=IntegerField())
        ordered = found.annotate(closeness=closeness).order_by("-closeness", "short_name")
        return list(ordered[: MOST_OFFERED + 1])

    @property
    def offers(self) -> list[Offer]:
        return [
            Offer(each, bool(each.closeness), self._with([*self.disputes, each]))  # type: ignore[attr-defined]
            for each in self._found[:MOST_OFFERED]
        ]

    @property
    def has_more_offers(self) -> bool:
        return len(self._found) > MOST_OFFERED

    @property
    def _related(self) -> DisputeQuerySet:
        """What is recorded as related to one of them, or belongs to the same campaign."""
        campaigns = [each.campaign_id for each in self.disputes if each.campaign_id]
        related = Dispute.objects.filter(
            pk__in=Dispute.related.through.objects.filter(from_dispute__in=self._ids).values("to_dispute")
        )
        return related | Dispute.objects.filter(campaign__in=campaigns)

    @property
    def _ids(self) -> list[int]:
        return [each.pk for each in self.disputes]

    # --- What is compared -----------------------------------------------------------------------------

    @cached_property
    def lanes(self) -> Lanes:
        return Lanes(self.disputes, self.now)

    @property
    def beginnings(self) -> list[tuple[Chosen, Beginning | None]]:
        """From when the time of each is counted; None: nothing of it is dated."""
        return [(each, self.lanes.beginnings.get(each.dispute.pk)) for each in self.chosen]

    @cached_property
    def table(self) -> Table:
        courses, lanes = course.of_all(self.disputes, self.now), self.lanes
        return comparison_table.table(courses, lanes.dates, lanes.beginnings, self.now)

    @property
    def lines(self) -> list[tuple[Row, list[tuple[Chosen, Cell]]]]:
        """The rows of the table, each of its cells beside its dispute."""
        return [(row, list(zip(self.chosen, row.cells, strict=True))) for row in self.table.rows]

    @cached_property
    def chronology(self) -> Chronology:
        letters = {each.dispute.pk: each.letter for each in self.chosen}
        return Chronology(letters, self.asked.with_all, self.asked.after)
