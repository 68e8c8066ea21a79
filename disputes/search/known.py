"""What was known at a moment: the one place that says by when an event was known. Knows no wordings."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from django.db.models import Exists, OuterRef, Q

from disputes.models import Citation, Dispute, Event
from disputes.models.timeline import APPOINTMENTS, EventQuerySet, lasts
from disputes.text.dates import BadDate, Precision, When


@dataclass(frozen=True)
class Moment:
    """A moment as an address names it: a year, month, day or minute, up to its end, in UTC.

    `end` is the first instant after it, at the latest now. `is_of_record` asks for what this site had on
    record by then, and not for what anybody could know.
    """

    text: str
    end: datetime.datetime
    is_of_record: bool = False

    @classmethod
    def read(cls, text: str, now: datetime.datetime, *, is_of_record: bool = False) -> Self | None:
        """None: the text is no date, or one that has not begun."""
        try:
            when = When.parse(text)
        except BadDate:
            return None
        return None if when.earliest > now else cls(text, min(when.after() or now, now), is_of_record)

    @cached_property
    def when(self) -> When:
        return When.parse(self.text)

    @property
    def preposition(self) -> str:
        if self.when.precision in (Precision.DAY, Precision.MINUTE):
            return "on"
        return "at the end of" if self.is_after(self.text) else "in"

    def told_by(self, field: str) -> Q:
        """Partial dates that were over, as `is_after` says of one: order by text is order in time."""
        day = self.end.date().isoformat()
        is_over = Q(**{f"{field}__gt": "", f"{field}__lt": day})
        return is_over & ~Q(**{f"{field}__in": [day[:7], day[:4]]})

    def is_after(self, text: str) -> bool:
        """Whether a partial date, such as "2026-02", was over; of no date it was not."""
        try:
            over_at = When.parse(text).after()
        except BadDate:
            return False
        return over_at is not None and over_at <= self.end


def events(on: Dispute, moment: Moment | None) -> EventQuerySet:
    """The public events of a dispute; with a moment, those that were known by then."""
    if moment is None:
        return Event.objects.shown_on(on)
    if moment.is_of_record:
        placed = Event.objects.shown_on(on).filter(placements__dispute=on, placements__seen_at__lt=moment.end)
        return placed.filter(seen_at__lt=moment.end)
    return Event.objects.shown_on(on).filter(by(moment))


def by(moment: Moment) -> Q:
    """Events known by a moment: recorded here, or told by a report or a source of theirs, whichever is first.

    Where nothing tells when it was published, what had happened was known to those to whom it happened; not
    so an appointment, which nobody knows of before it is told. What is cheap to ask is asked first.
    """
    dated = Citation.objects.filter(event=OuterRef("pk"), published_at__isnull=False)
    told = Q(seen_at__lt=moment.end) | Q(published_at__lt=moment.end)
    happened = Q(published_at=None) & ~Q(kind__in=APPOINTMENTS) & ~lasts(moment.end)
    cited = Q(Exists(dated.filter(published_at__lt=moment.end)))
    return told | (happened & ~Q(Exists(dated))) | cited


def sources(moment: Moment | None) -> Q:
    """Citations that could be read by then, as far as is known."""
    if moment is None:
        return Q()
    if moment.is_of_record:
        return Q(seen_at__lt=moment.end)
    return Q(published_at=None) | Q(published_at__lt=moment.end)
