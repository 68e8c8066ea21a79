"""Laws, rules, codes and reports that disputes push towards: the list, and the making of one."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any, Self

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models import When as Where
from django.db.models.functions import Coalesce, Lower
from django.http import QueryDict

from disputes.models import Dispute, Lane, Party, Standard, StandardKind, StandardStep, Standing
from disputes.models.disputes import MOST_WORDS, DisputeQuerySet
from disputes.models.timeline import EventQuerySet
from disputes.search import words
from disputes.search.involved import Involved, latest_events, with_page
from disputes.text.dates import BadDate, When

PAGE_SIZE = 50
MOST_STEPS = 200
MOST_CHOICES = 100
MOST_CHARACTERS = 100
TO_COME, UNDATED = "To come", "No date recorded"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, or "" for all of them; the address chooses it."""

    label: str
    count: int
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What an address asks of the standards; what it does not understand it leaves out."""

    words: str = ""
    kind: str = ""
    jurisdiction: str = ""
    page: str = "1"

    @classmethod
    def read(cls, query: QueryDict) -> Self:
        kind = query.get("kind", "")
        return cls(
            words=words.read(query.get("q", "")),
            kind=kind if kind in StandardKind else "",
            jurisdiction=words.read(query.get("jurisdiction", ""))[:MOST_CHARACTERS],
            page=query.get("page", "1"),
        )

    def standards(self, ignoring: str = "") -> QuerySet[Standard]:
        """The public standards asked for; `ignoring` names a filter that does not count."""
        found = public_standards()
        for word in self.words.split()[:MOST_WORDS]:
            found = found.filter(
                Q(name__icontains=word) | Q(summary__icontains=word) | Q(body__name__icontains=word)
            )
        chosen = {"kind": self.kind, "jurisdiction": self.jurisdiction}
        return found.filter(**{name: value for name, value in chosen.items() if value and name != ignoring})

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.kind or self.jurisdiction)

    @property
    def address(self) -> str:
        """The query string of this question, from its first page on."""
        query = QueryDict(mutable=True)
        asked = {"q": self.words, "kind": self.kind, "jurisdiction": self.jurisdiction}
        query.update({name: value for name, value in asked.items() if value})
        return f"?{query.urlencode()}"


@dataclass(frozen=True, slots=True)
class Standards:
    question: Question
    page: Page[Any]
    kinds: list[Choice]
    jurisdictions: list[Choice]


@dataclass(frozen=True, slots=True)
class Step:
    """`when` is None where no date is recorded."""

    step: StandardStep
    when: When | None
    is_ahead: bool

    @classmethod
    def of(cls, step: StandardStep, now: datetime.datetime) -> Self:
        when = _when(step.happened_on)
        return cls(step, when, when is not None and when.earliest > now)

    @property
    def heading(self) -> str:
        if self.when is None:
            return UNDATED
        return TO_COME if self.is_ahead else str(self.when.earliest.year)


@dataclass(frozen=True, slots=True)
class Span:
    """The steps of a year, those to come, or those without a date."""

    heading: str
    steps: list[Step]


def public_standards() -> QuerySet[Standard]:
    """Those towards which a public dispute pushes, whose making one follows, or with a sourced step.

    A law is public by itself: it needs a dispute here only where no source is named for its history.
    """
    public = Dispute.objects.public()
    sourced = StandardStep.objects.exclude(source_url="").values("standard")
    return Standard.objects.filter(
        Q(pk__in=public.values("standards")) | Q(track__in=public) | Q(pk__in=sourced)
    ).select_related("body")


def standards(question: Question, now: datetime.datetime) -> Standards:
    """Those that took a step last come first; each with what that was and `dispute_count`.

    The dispute that follows a standard's making does not count as one that pushes towards it.
    """
    today = f"{now.astimezone(datetime.UTC):%Y-%m-%d}"
    steps = StandardStep.objects.filter(standard=OuterRef("pk"), happened_on__lte=today)
    taken = steps.exclude(happened_on="").exclude(standing=Standing.WITHDRAWN)
    last = taken.order_by("-happened_on", "-pk")
    pushing = Dispute.standards.through.objects.filter(standard=OuterRef("pk"), dispute__is_public=True)
    counted = (
        pushing.exclude(dispute=Coalesce(OuterRef("track"), 0))
        .order_by()
        .values("standard")
        .annotate(number=Count("pk"))
        .values("number")
    )
    found = question.standards().annotate(
        last_on=Subquery(last.values("happened_on")[:1]),
        last_step=Subquery(last.values("summary")[:1]),
        last_standing=Subquery(last.values("standing")[:1]),
        dispute_count=Subquery(counted, output_field=IntegerField()),
    )
    ordered = found.order_by(F("last_on").desc(nulls_last=True), Lower("name"), "pk")
    page = Paginator(ordered, PAGE_SIZE).get_page(question.page)
    kinds = {value: str(label) for value, label in StandardKind.choices}
    return Standards(
        question, page, _choices(question, "kind", kinds), _choices(question, "jurisdiction", {})
    )


class StandardSheet:
    """What stands on the page of one standard; no dispute that is not public shows in it."""

    def __init__(
        self, standard: Standard, now: datetime.datetime, *, page: str = "1", order: str = ""
    ) -> None:
        self.standard = standard
        self.is_oldest_first = order == "oldest"
        self.involved = Involved(self._pushing, page, now)
        self._now = now

    @property
    def _pushing(self) -> DisputeQuerySet:
        return (
            Dispute.objects.public().filter(standards=self.standard).exclude(pk=self.standard.track_id or 0)
        )

    @cached_property
    def body(self) -> Party | None:
        """None where nobody is named, or has no public page."""
        return with_page(self.standard.body)

    @cached_property
    def track(self) -> Dispute | None:
        """The dispute that follows its making."""
        return Dispute.objects.public().filter(standards_made=self.standard).first()

    @cached_property
    def _steps(self) -> list[StandardStep]:
        is_undated = Case(Where(happened_on="", then=Value(1)), default=Value(0))
        order = ("happened_on", "pk") if self.is_oldest_first else ("-happened_on", "-pk")
        return list(self.standard.steps.order_by(is_undated, *order)[: MOST_STEPS + 1])

    @property
    def is_cut(self) -> bool:
        return len(self._steps) > MOST_STEPS

    @cached_property
    def history(self) -> list[Span]:
        """In the order asked for; what has no date comes last."""
        steps = [Step.of(each, self._now) for each in self._steps[:MOST_STEPS]]
        return [Span(heading, list(under)) for heading, under in groupby(steps, key=attrgetter("heading"))]

    @cached_property
    def latest_events(self) -> EventQuerySet:
        """On the path to standards, of the dispute that follows it and of those that push towards it."""
        either = Q(standards=self.standard) | Q(standards_made=self.standard)
        most = self.involved.page.paginator.count + 1
        return latest_events(Dispute.objects.public().filter(either), most, Lane.STANDARDS)


def _choices(question: Question, name: str, labels: Mapping[str, str]) -> list[Choice]:
    """All, then each value that a standard asked for has; what is chosen can always be taken back."""
    chosen = getattr(question, name)
    rows = question.standards(ignoring=name).order_by(name).values_list(name)
    counts = dict(rows.annotate(number=Count("pk")))
    values = [value for value in labels or counts if value in counts][:MOST_CHOICES]
    if chosen and chosen not in values:
        values.append(chosen)
    every = Choice("All", sum(counts.values()), replace(question, **{name: ""}).address, not chosen)
    return [every] + [
        Choice(
            labels.get(value, value),
            counts.get(value, 0),
            replace(question, **{name: value}).address,
            value == chosen,
        )
        for value in values
    ]


def _when(text: str) -> When | None:
    try:
        return When.parse(text)
    except BadDate:
        return None
