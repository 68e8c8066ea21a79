"""The timeline: events, the disputes they stand on, and what supports them."""

import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from disputes.models.base import (
    Basis,
    Happened,
    Lane,
    Recorded,
    Standing,
    choice_constraint,
    happened_constraints,
)
from disputes.models.disputes import Dispute
from disputes.text.dates import Precision


class EventKind(models.TextChoices):
    THREAT = "threat", "Demand letter or threat"
    COMPLAINT = "complaint", "Complaint"
    MOTION = "motion", "Motion"
    ORDER = "order", "Order or ruling"
    HEARING = "hearing", "Hearing or trial"
    APPEAL = "appeal", "Appeal"
    DISCOVERY = "discovery", "Discovery"
    SETTLEMENT = "settlement", "Settlement"
    LICENSING = "licensing", "Licensing"
    CLASS_CERTIFICATION = "class_certification", "Class certification"
    RESPONSE = "response", "Response"
    REGULATION = "regulation", "Regulation"
    STATEMENT = "statement", "Statement"
    DEADLINE = "deadline", "Deadline"
    RELEASE = "release", "Product release"
    COMMENTARY = "commentary", "Commentary"
    ROUND_UP = "round_up", "Round-up"
    FILING = "filing", "Court filing"
    OTHER = "other", "Background"


# What is fixed beforehand: while its day, month or year lasts, it may still be to come.
APPOINTMENTS = (EventKind.HEARING, EventKind.DEADLINE)


class DateBasis(models.TextChoices):
    """What the date of an event is: a report's own date is not the date of what it reports."""

    HAPPENED = "happened", "date of the happening"
    FILED = "filed", "date of filing"
    ENTERED = "entered", "entered on the docket"
    PUBLISHED = "published", "date of publication"
    SEEN = "seen", "first seen here: the source gives no date"


class EventQuerySet(models.QuerySet["Event"]):
    def public(self) -> "EventQuerySet":
        """Published events that stand on at least one public dispute."""
        shown = Placement.objects.filter(event=models.OuterRef("pk"), dispute__is_public=True)
        return self.filter(models.Exists(shown), is_public=True)

    def on(self, dispute: Dispute) -> "EventQuerySet":
        return self.filter(placements__dispute=dispute)

    def shown_on(self, dispute: Dispute) -> "EventQuerySet":
        """The public events on a dispute; `line` is what its timeline orders each by."""
        line = models.FilteredRelation("lines", condition=Q(lines__dispute=dispute))
        return self.alias(line=line).filter(line__isnull=False)

    def in_lane(self, lane: str) -> "EventQuerySet":
        return self.filter(lane=lane)

    def within(self, start: datetime.datetime | None, end: datetime.datetime | None) -> "EventQuerySet":
        """Events that can have happened from `start` up to, not including, `end`."""
        found = self if start is None else self.filter(latest_at__gte=start)
        return found if end is None else found.filter(earliest_at__lt=end)

    def ahead_of(self, now: datetime.datetime) -> "EventQuerySet":
        """What has not begun; hearings and deadlines until their day, month or year is over.

        On 2 March a letter of "2026-03" has been written, a trial may be yet to come. Days are those of UTC.
        """
        return self.filter(is_ahead(now))

    def happened_by(self, now: datetime.datetime) -> "EventQuerySet":
        """What does not lie ahead."""
        return self.exclude(is_ahead(now))

    def without_routine(self) -> "EventQuerySet":
        return self.filter(is_routine=False)

    def newest_first(self) -> "EventQuerySet":
        return self.order_by("-earliest_at", "-pk")

    def oldest_first(self) -> "EventQuerySet":
        return self.order_by("earliest_at", "pk")

    def latest_changes_first(self) -> "EventQuerySet":
        return self.order_by("-changed_at", "-pk")

    def with_sources(self, of: Q | None = None) -> "EventQuerySet":
        """With the citations that meet a condition, or all."""
        told = Citation.objects.filter(of or Q())
        citations = told.select_related("item__source", "filing__proceeding__court")
        return self.prefetch_related(models.Prefetch("citations", citations))


def lasts(now: datetime.datetime) -> Q:
    """What a day, month or year is told of that is not over; or a minute that is yet to come."""
    day = now.astimezone(datetime.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    month, year = day.replace(day=1), day.replace(month=1, day=1)
    return (
        Q(precision=Precision.DAY, latest_at__gte=day)
        | Q(precision=Precision.MONTH, latest_at__gte=month)
        | Q(precision=Precision.YEAR, latest_at__gte=year)
        | Q(precision=Precision.MINUTE, latest_at__gt=now)
    )


def is_ahead(now: datetime.datetime) -> Q:
    return Q(earliest_at__gt=now) | (Q(kind__in=APPOINTMENTS) & lasts(now))


class Event(Recorded, Happened):
    """One line of a timeline.

    Four dates, never mixed up: when it happened (`earliest_at` … `latest_at`), when it was first published,
    when we saw it, when this record last changed. `key` makes writing it safe to repeat.
    """

    key = models.CharField(max_length=300, unique=True, null=True, blank=True, editable=False)
    headline = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    kind = models.CharField(max_length=20, choices=EventKind, default=EventKind.OTHER)
    lane = models.CharField(max_length=10, choices=Lane, default=Lane.COVERAGE)
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.UNCONFIRMED)
    date_basis = models.CharField("the date is", max_length=9, choices=DateBasis, default=DateBasis.HAPPENED)
    published_at = models.DateTimeField("first published", null=True, blank=True)
    is_important = models.BooleanField("turning point", default=False)
    is_routine = models.BooleanField("routine", default=False)
    is_public = models.BooleanField("public", default=True)
    resolution = models.TextField(
        "where sources differ", blank=True, help_text="Which value is shown, and why. The public reads it"
    )
    disputes = models.ManyToManyField(Dispute, through="Placement", related_name="events")

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-earliest_at", "-id"]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["-earliest_at", "-id"], name="event_newest_first"),
            models.Index(fields=["-changed_at", "-id"], name="event_latest_change_first"),
        ]
        constraints: ClassVar[list[Any]] = [
            choice_constraint("kind", EventKind, "event_kind_is_known"),
            choice_constraint("lane", Lane, "event_lane_is_known"),
            choice_constraint("standing", Standing, "event_standing_is_known"),
            choice_constraint("date_basis", DateBasis, "event_date_basis_is_known"),
            *happened_constraints(),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return reverse("event_detail", args=[self.pk])

    @property
    def is_unconfirmed(self) -> bool:
        return self.standing == Standing.UNCONFIRMED

    @property
    def is_changed(self) -> bool:
        """It was known before the day (of UTC) on which it last changed."""
        return self.seen_at.astimezone(datetime.UTC).date() < self.changed_at.astimezone(datetime.UTC).date()


class Placement(Recorded):
    """An event on a dispute's timeline; one event may stand on several."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="placements")
    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="placements")

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["dispute", "event"], name="event_once_per_dispute")
        ]

    def __str__(self) -> str:
        return f"{self.event} on {self.dispute}"


class Citation(Recorded):
    """What supports an event, and the value it gives where sources disagree (a date, an amount)."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="citations")
    item = models.ForeignKey("Item", models.PROTECT, null=True, blank=True, related_name="citations")
    filing = models.ForeignKey("Filing", models.PROTECT, null=True, blank=True, related_name="citations")
    url = models.URLField(max_length=2048, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=500, blank=True)
    passage = models.TextField(
        blank=True, help_text="The sentence that supports the event, as short as possible"
    )
    basis = models.CharField(max_length=16, choices=Basis, default=Basis.PRESS)
    value = models.CharField(
        max_length=200, blank=True, help_text="What this source says, where sources differ"
    )
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.REPORTED)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["changed_at", "id"], name="citation_in_order_of_change")
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=~Q(url="")
                | Q(item__isnull=False)
                | Q(filing__isnull=False)
                | Q(standing="unconfirmed"),
                name="citation_names_its_source",
                violation_error_message="Name an address, an item or a filing; else it is unconfirmed.",
            ),
            models.UniqueConstraint(
                fields=["event", "item"], condition=Q(item__isnull=False), name="item_cited_once_per_event"
            ),
            models.UniqueConstraint(
                fields=["event", "filing"],
                condition=Q(filing__isnull=False),
                name="filing_cited_once_per_event",
            ),
            choice_constraint("basis", Basis, "citation_basis_is_known"),
            choice_constraint("standing", Standing, "citation_standing_is_known"),
        ]

    def __str__(self) -> str:
        return self.title or self.publisher or self.url or self.get_basis_display()
