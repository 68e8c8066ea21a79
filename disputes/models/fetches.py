"""The receipt of each poll, and the times for which nobody can say what a source said."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from disputes.models.base import choice_constraint
from disputes.models.sources import Source


class FetchOutcome(models.TextChoices):
    OK = "ok", "Read"
    UNCHANGED = "unchanged", "Unchanged"
    EMPTY = "empty", "Read, no entries"
    PARTIAL = "partial", "Read in part"
    SELECTOR_LOST = "selector_lost", "The watched passage is not there"
    PARSE_LIMIT = "parse_limit", "Too much work to read"
    REFUSED = "refused", "Not allowed"
    NOT_A_FEED = "not_a_feed", "Not a feed"
    FAILED = "failed", "Not reached"


class Fetch(models.Model):
    """The receipt of a poll or replay, left whatever happened. Offered = new + edited + known + rejected."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="fetches")
    started_at = models.DateTimeField("polled", db_index=True)
    finished_at = models.DateTimeField()
    outcome = models.CharField(max_length=13, choices=FetchOutcome)
    message = models.TextField(blank=True)
    http_status = models.PositiveSmallIntegerField(null=True, blank=True)
    byte_count = models.PositiveIntegerField(default=0)
    body_hash = models.CharField(max_length=64, blank=True)
    capture = models.CharField(max_length=200, blank=True, help_text="Raw bytes, under the captures folder")
    offered = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    edited = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    filings = models.PositiveIntegerField(default=0)
    events = models.PositiveIntegerField(default=0)
    suggestions = models.PositiveIntegerField(default=0)
    rejections = models.JSONField(
        default=list, blank=True, help_text="Reason and subject of each rejected entry"
    )
    notes = models.JSONField(default=list, blank=True)
    milliseconds = models.JSONField(default=dict, blank=True, help_text="Per stage")
    push_key = models.CharField(max_length=100, blank=True, help_text="Idempotency key of a webhook")

    class Meta:
        ordering = ["-started_at", "-id"]
        verbose_name, verbose_name_plural = "receipt", "receipts"
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["source", "-started_at", "-id"], name="fetch_latest_of_source")
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(offered=F("new") + F("edited") + F("known") + F("rejected")),
                name="receipt_adds_up",
            ),
            models.UniqueConstraint(
                fields=["push_key"], condition=~Q(push_key=""), name="webhook_received_once"
            ),
            choice_constraint("outcome", FetchOutcome, "fetch_outcome_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.started_at:%Y-%m-%d %H:%M} {self.get_outcome_display()}"


class GapKind(models.TextChoices):
    UNREAD = "unread", "Not read"
    OVERFLOW = "overflow", "More came than the source shows at once"


class Gap(models.Model):
    """A time of which entries of a source can be missing: from the last reading before to the first after.

    `is_covered`: the first reading after overlapped with the last one before, so that nothing is missing.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="gaps")
    kind = models.CharField(max_length=8, choices=GapKind)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    is_covered = models.BooleanField("nothing is missing", default=False)

    class Meta:
        ordering = ["-ended_at", "-id"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["source", "began_at", "kind"], name="gap_told_once"),
            models.CheckConstraint(condition=Q(began_at__lte=F("ended_at")), name="gap_ends_after_it_began"),
            choice_constraint("kind", GapKind, "gap_kind_is_known"),
        ]

    def __str__(self) -> str:
        span = f"{self.began_at:%Y-%m-%d %H:%M} to {self.ended_at:%Y-%m-%d %H:%M}"
        return f"{self.source}: {self.get_kind_display()}, {span}"
