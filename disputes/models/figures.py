"""What is kept of timelines, so that a page costs the same however long they are. Nobody edits it."""

import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from disputes.models.base import ReadableJSON
from disputes.models.disputes import Dispute
from disputes.models.timeline import Event, is_ahead

# The triggers keep what a constraint would; the indexes below begin with either.
_FREE: dict[str, Any] = {"db_constraint": False, "db_index": False}


class LineQuerySet(models.QuerySet["Line"]):
    """The same words as for events, with the same meaning."""

    def without_routine(self) -> "LineQuerySet":
        return self.filter(is_routine=False)

    def ahead_of(self, now: datetime.datetime) -> "LineQuerySet":
        return self.filter(is_ahead(now))

    def happened_by(self, now: datetime.datetime) -> "LineQuerySet":
        return self.exclude(is_ahead(now))

    def newest_first(self) -> "LineQuerySet":
        return self.order_by("-earliest_at", "-event_id")

    def oldest_first(self) -> "LineQuerySet":
        return self.order_by("earliest_at", "event_id")


class Line(models.Model):
    """A public event on a dispute's timeline: what orders and counts it, beside the dispute it stands on.

    Triggers write it with each change of an event or a placement, whoever makes the change (migration 0009):
    an index can begin with the dispute and go on with the date only where both stand in one table. It goes
    with its placement, so that Django need not look for it.
    """

    dispute = models.ForeignKey(Dispute, models.DO_NOTHING, related_name="lines", **_FREE)
    event = models.ForeignKey(Event, models.DO_NOTHING, related_name="lines", **_FREE)
    earliest_at = models.DateTimeField()
    latest_at = models.DateTimeField()
    precision = models.CharField(max_length=6)
    kind = models.CharField(max_length=20)
    lane = models.CharField(max_length=10)
    is_routine = models.BooleanField()
    is_important = models.BooleanField()
    changed_at = models.DateTimeField()

    objects = LineQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["event", "dispute"], name="line_once_per_dispute")
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(
                fields=["dispute", "earliest_at", "event", "is_routine", "lane"], name="line_in_order"
            ),
            models.Index(fields=["dispute", "kind", "earliest_at", "event"], name="line_of_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.event} on {self.dispute}"


class Recount(models.Model):
    """The figures of a dispute are to be counted again. Triggers add rows; who counts takes them away.

    No row is ever changed, so that writers do not wait for each other. No foreign key: a dispute that goes
    leaves rows behind.
    """

    dispute_id = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"Dispute {self.dispute_id}"


# One look at all that changed, whatever the database believes of the size of a table that is mostly empty.
_nothing_changed = ~Q(pk__in=Recount.objects.values("dispute_id"))


class FiguresQuerySet(models.QuerySet["Figures"]):
    def counted(self) -> "FiguresQuerySet":
        """Those of disputes of which nothing has changed since."""
        return self.filter(_nothing_changed)


class Figures(models.Model):
    """What counting a dispute's whole timeline gave; it holds while there is no Recount.

    `lanes`, `buckets` and `months` are as search/counts.py keeps them, for the pictures of that `year`.
    `latest_id` is the event that happened last, until at `changes_at` that can change.
    """

    dispute = models.OneToOneField(Dispute, models.CASCADE, primary_key=True, related_name="figures")
    year = models.PositiveSmallIntegerField()
    lanes = models.JSONField(encoder=ReadableJSON)
    buckets = models.JSONField(encoder=ReadableJSON)
    months = models.JSONField()
    source_count = models.PositiveIntegerField()
    latest_id = models.BigIntegerField(null=True)
    latest_at = models.DateTimeField(null=True)
    changes_at = models.DateTimeField(null=True)

    objects = FiguresQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "figures"

    def __str__(self) -> str:
        return f"Figures of {self.dispute}"


def are_counted() -> Q:
    """Of disputes that have figures, of which nothing has changed since."""
    return Q(figures__isnull=False) & _nothing_changed
