"""A month of the calendar, and what stands beside it: what is expected next, and what is overdue."""

import calendar
import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Case, Count, F, Prefetch, Q, QuerySet, TextField, Value, When, Window
from django.db.models.functions import Cast, Left, RowNumber

from disputes.models import Campaign, Demand, Dispute, Event
from disputes.models.timeline import APPOINTMENTS, EventQuerySet
from disputes.search.calendar_entries import Entry
from disputes.search.calendar_questions import Question, midnight
from disputes.text.dates import Precision

MOST_ON_A_DAY = 20
MOST_IN_A_CELL = 4
MOST_APART = 60
MOST_DEMANDS = 300
MOST_BESIDE = 8
ONE_DAY = datetime.timedelta(days=1)
# A span that is longer than this is no date: it also lets an index find those that began before a month.
LONGEST_SPAN = datetime.timedelta(days=366)


@dataclass(slots=True)
class Day:
    """`more` counts the events of the day beyond those told."""

    date: datetime.date
    entries: list[Entry] = field(default_factory=list)
    more: int = 0

    @property
    def first(self) -> list[Entry]:
        return self.entries[:MOST_IN_A_CELL]

    @property
    def folded_count(self) -> int:
        return max(0, len(self.entries) - MOST_IN_A_CELL) + self.more


class Month:
    """The dates of the month that is asked for; each part is read when it is shown."""

    def __init__(self, question: Question, now: datetime.datetime) -> None:
        self.question, self.now = question, now
        self.most_on_a_day = MOST_IN_A_CELL if question.view == "month" else MOST_ON_A_DAY
        self.start, self.end = midnight(question.month), midnight(question.following)

    @cached_property
    def days(self) -> dict[datetime.date, Day]:
        """Every day of the month, with what is known to be on it."""
        first = self.question.month
        days = {date: Day(date) for date in _dates(first, self.question.following)}
        for event in self._exact_events:
            entry = Entry.of_event(event, self.now)
            if entry.day in days:
                days[entry.day].entries.append(entry)
            begun = days.get(event.earliest_at.astimezone(datetime.UTC).date())
            if begun:
                begun.more = max(0, event.on_day - self.most_on_a_day)  # type: ignore[attr-defined]
        for entry in self._demands:
            if entry.day in days:
                days[entry.day].entries.append(entry)
        for day in days.values():
            day.entries.sort(key=lambda entry: entry.rank)
        return days

    @property
    def weeks(self) -> list[list[Day | None]]:
        """Weeks begin on Monday; None: a day of another month."""
        weeks = calendar.Calendar(calendar.MONDAY).monthdatescalendar(self.start.year, self.start.month)
        return [[self.days.get(date) for date in week] for week in weeks]

    @property
    def busy_days(self) -> list[Day]:
        return [day for day in self.days.values() if day.entries]

    @cached_property
    def apart(self) -> list[Entry]:
        """What was or will be in this month, or can be, on a day that is not known; the most exact first."""
        events = [Entry.of_event(event, self.now) for event in self._inexact_events]
        begun = [Entry.of_event(event, self.now) for event in self._exact_events]
        spans = [entry for entry in begun if self._is_apart(entry)]
        demands = [entry for entry in self._demands if entry.day is None]
        return sorted([*spans, *events, *demands], key=lambda entry: (_length(entry), entry.rank))

    @property
    def entry_count(self) -> int:
        return sum(len(day.entries) + day.more for day in self.days.values()) + len(self.apart)

    @property
    def disputes(self) -> list[Dispute]:
        """Those with dates in this month, by name."""
        entries = [entry for day in self.days.values() for entry in day.entries] + self.apart
        found = {dispute.slug: dispute for entry in entries for dispute in entry.disputes}
        return sorted(found.values(), key=lambda dispute: dispute.short_name.casefold())

    def _is_apart(self, entry: Entry) -> bool:
        return entry.day is None and self.start <= entry.when.earliest < self.end

    @cached_property
    def _exact_events(self) -> Sequence[Event]:
        """Of each day (of UTC) the first few; a day to either side, for what another zone has in it."""
        found = self.question.events.within(self.start - ONE_DAY, self.end + ONE_DAY)
        found = found.filter(earliest_at__gte=self.start - ONE_DAY)
        exact = Q(precision=Precision.DAY, latest_at=F("earliest_at")) | Q(precision=Precision.MINUTE)
        return list(_with_disputes(_first_of_each_day(found.filter(exact), self.most_on_a_day)))

    @cached_property
    def _inexact_events(self) -> Sequence[Event]:
        year = self.start.replace(month=1)
        found = self.question.events.filter(
            Q(precision=Precision.DAY, latest_at__gt=F("earliest_at"), latest_at__gte=self.start)
            | Q(precision=Precision.MONTH, latest_at__gte=self.start)
            | Q(precision=Precision.YEAR, latest_at__gte=year),
            earliest_at__gte=self.start - LONGEST_SPAN,
            earliest_at__lt=self.end,
        )
        return list(_with_disputes(found.order_by("-earliest_at", "pk"))[:MOST_APART])

    @cached_property
    def _demands(self) -> list[Entry]:
        month = f"{self.start:%Y-%m}"
        due = self.question.demands.filter(Q(due_on__startswith=month) | Q(due_on=month[:4]))
        return [Entry.of_demand(demand, self.now) for demand in due[:MOST_DEMANDS]]


def expected(question: Question, now: datetime.datetime) -> list[Entry]:
    """What lies ahead, the nearest first, in whatever month."""
    begun = question.events.filter(earliest_at__gte=now - LONGEST_SPAN)
    events = _with_disputes(begun.ahead_of(now).oldest_first())[:MOST_BESIDE]
    demands = [entry for entry in _open(question, now, is_past=False) if not entry.is_past]
    entries = [*(Entry.of_event(event, now) for event in events), *demands]
    return sorted(entries, key=lambda entry: (entry.when.earliest, entry.words))[:MOST_BESIDE]


def overdue(question: Question, now: datetime.datetime) -> list[Entry]:
    """Deadlines of letters that have passed without a recorded answer, the latest first."""
    gone = [entry for entry in _open(question, now, is_past=True) if entry.is_past]
    return sorted(gone, key=lambda entry: entry.ends_at, reverse=True)


def campaigns() -> QuerySet[Campaign]:
    """Those with public disputes."""
    return Campaign.objects.filter(pk__in=Dispute.objects.public().values("campaign"))


def narrowed_to(question: Question) -> list[tuple[str, str]]:
    """The names of campaign and dispute that are asked for, with that of the parameter; what is not public
    has no name here."""
    named = [
        ("campaign", question.campaign, campaigns()),
        ("dispute", question.dispute, Dispute.objects.public()),
    ]
    found = []
    for parameter, slug, records in named:
        if slug:
            record = records.filter(slug=slug).first()
            found.append((parameter, str(record or f"There is no such {parameter}")))
    return found


def _open(question: Question, now: datetime.datetime, *, is_past: bool) -> Iterable[Entry]:
    """Deadlines without an answer, those around this day in both: when it is over, its own zone says."""
    edge = f"{question.today + (ONE_DAY if is_past else -ONE_DAY):%Y-%m-%d}"
    this = [edge[:7], edge[:4]]
    unanswered: QuerySet[Demand] = question.demands.filter(answer=None)
    near = (
        unanswered.filter(due_on__lte=f"{edge}T24").order_by("-due_on", "pk")
        if is_past
        else unanswered.filter(Q(due_on__gte=edge) | Q(due_on__in=this))
    )
    return [Entry.of_demand(demand, now) for demand in near[:MOST_DEMANDS]]


def _with_disputes(events: EventQuerySet) -> EventQuerySet:
    return events.prefetch_related(Prefetch("disputes", Dispute.objects.public(), to_attr="shown_on"))


def _first_of_each_day(events: EventQuerySet, most: int) -> EventQuerySet:
    """Numbered in the database, so that a day with a thousand entries costs no more than one with a few.

    The day is cut out of the text: SQLite would ask Python for each row otherwise.
    """
    day = Left(Cast("earliest_at", TextField()), len("2026-02-17"))
    rank = Case(
        When(kind__in=APPOINTMENTS, then=Value(0)), When(is_important=True, then=Value(1)), default=Value(2)
    )
    numbered = events.order_by("earliest_at", "pk").annotate(
        place=Window(RowNumber(), partition_by=[day], order_by=[rank, F("earliest_at"), F("pk")]),
        on_day=Window(Count("pk"), partition_by=[day]),
    )
    return numbered.filter(place__lte=most)


def _dates(start: datetime.date, end: datetime.date) -> list[datetime.date]:
    return [start + n * ONE_DAY for n in range((end - start).days)]


def _length(entry: Entry) -> int:
    first, last = entry.days
    return (last - first).days
