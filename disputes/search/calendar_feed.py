"""The calendar as a feed: what was in the last weeks and what is to come, as events of iCalendar."""

import datetime
import itertools
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, Q

from disputes.models import Dispute, Event, Standing
from disputes.models.timeline import DateBasis, EventQuerySet
from disputes.search.calendar_entries import Entry
from disputes.search.calendar_questions import Question, midnight
from disputes.text import icalendar
from disputes.text.dates import Precision
from disputes.text.icalendar import CalendarEvent, Status

PAST_DAYS = 90
MOST_ENTRIES = 1000
SCOPE = (
    f"Dates of the last {PAST_DAYS} days and dates to come, {MOST_ENTRIES} of each at most. "
    "What only a year is known of, and routine docket entries, are left out."
)
STATUSES = {
    Standing.ALLEGED: Status.TENTATIVE,
    Standing.UNCONFIRMED: Status.TENTATIVE,
    Standing.CONFIRMED: Status.CONFIRMED,
    Standing.WITHDRAWN: Status.CANCELLED,
}
WORDS = {
    Standing.ALLEGED: "Alleged",
    Standing.UNCONFIRMED: "Unconfirmed",
    Standing.WITHDRAWN: "Withdrawn",
}

type Absolute = Callable[[str], str]
"""The whole address of a path on this site."""


@dataclass(frozen=True, slots=True)
class Feed:
    """`changed_at`: a reader who has it from later on misses nothing but what was removed that day."""

    body: bytes
    changed_at: datetime.datetime


def feed(question: Question, now: datetime.datetime, absolute: Absolute) -> Feed:
    """The dates that a question asks for, whatever its month."""
    entries = list(_entries(question, now))
    events = [_event(entry, absolute) for entry in entries]
    # The window moves on every midnight, so what was handed out yesterday has changed.
    changed_at = max([midnight(question.today), *(event.changed_at for event in events)])
    return Feed(icalendar.write(_name(question), SCOPE, events), changed_at)


def _entries(question: Question, now: datetime.datetime) -> Iterator[Entry]:
    """What is to come, the nearest first, then what was, the latest first: a cut takes the furthest."""
    since = question.today - datetime.timedelta(days=PAST_DAYS)
    events = question.events.exclude(precision=Precision.YEAR)
    # A span, or a month, that ends in the window began no more than a year before it.
    events = events.filter(earliest_at__gte=midnight(since) - datetime.timedelta(days=366))
    start = midnight(since)
    inside = Q(latest_at__gte=start) | Q(precision=Precision.MONTH, latest_at__gte=start.replace(day=1))
    ahead = _told(events.ahead_of(now).oldest_first())
    gone = _told(events.happened_by(now).filter(inside).newest_first())
    yield from (Entry.of_event(event, now) for event in itertools.chain(ahead, gone))
    demands = question.demands.filter(due_on__gte=f"{since:%Y-%m}").order_by("-due_on", "pk")
    for demand in itertools.islice(demands, MOST_ENTRIES):
        entry = Entry.of_demand(demand, now)
        if entry.when.precision is not Precision.YEAR and entry.days[1] >= since:
            yield entry


def _told(events: EventQuerySet) -> EventQuerySet:
    public = Prefetch("disputes", Dispute.objects.public(), to_attr="shown_on")
    return events.prefetch_related(public)[:MOST_ENTRIES]


def _event(entry: Entry, absolute: Absolute) -> CalendarEvent:
    record = entry.source
    first, last = entry.days
    is_moment = entry.has_instant
    return CalendarEvent(
        uid=_uid(entry),
        summary=_summary(entry),
        starts=entry.when.earliest if is_moment else first,
        ends=entry.when.latest if is_moment else last,
        changed_at=record.changed_at,
        sequence=max(0, int((record.changed_at - record.seen_at).total_seconds())),
        description="\n".join(_description(entry)),
        url=absolute(entry.address),
        categories=[entry.kind_label],
        status=STATUSES.get(Standing(entry.standing)),
    )


def _uid(entry: Entry) -> str:
    """The same for ever, and no other's (RFC 7986, 5.3): of the record, and of the moment it came to be."""
    record = entry.source
    seen_at = record.seen_at.astimezone(datetime.UTC)
    return str(
        uuid.uuid5(
            uuid.NAMESPACE_OID, f"{record._meta.label_lower} {record.pk} {seen_at:%Y-%m-%dT%H:%M:%S.%f}"
        )
    )


def _summary(entry: Entry) -> str:
    """An allegation says so before anything else; where no day is known, none is pretended."""
    marks = [WORDS.get(Standing(entry.standing), "")]
    if entry.day is None and not entry.has_instant:
        marks.append(f"{entry.when.words()}, day not known")
    return ": ".join([*filter(None, marks), entry.words])


def _description(entry: Entry) -> Iterator[str]:
    if entry.detail:
        yield entry.detail
    yield f"Disputes: {'; '.join(dispute.short_name for dispute in entry.disputes)}"
    yield f"Date: {_date(entry)}"
    if isinstance(entry.source, Event) and entry.source.date_basis != DateBasis.HAPPENED:
        yield f"The date is: {entry.source.get_date_basis_display()}"
    if entry.demand:
        yield "An answer is recorded." if entry.is_answered else "No answer is recorded."
    yield f"Standing: {Standing(entry.standing).label.lower()}"


def _date(entry: Entry) -> str:
    when = entry.when
    if when.precision is not Precision.MINUTE:
        return when.words()
    if not entry.has_instant:
        return f"{entry.days[0]:%d %b %Y}, {entry.hour}"
    zone = when.earliest.astimezone(ZoneInfo(when.time_zone)).tzname()
    return f"{when.words()} {zone} ({when.time_zone})"


def _name(question: Question) -> str:
    dispute = question.disputes.first() if question.dispute else None
    return f"Casetracker: {dispute.short_name}" if dispute else "Casetracker: calendar of disputes"
