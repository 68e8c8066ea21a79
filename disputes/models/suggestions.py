"""What ingestion proposes, and which reports tell of the same happening. A person decides."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from disputes.models.base import choice_constraint
from disputes.models.disputes import Dispute
from disputes.models.items import Item
from disputes.models.timeline import Event


class Story(models.Model):
    """Items of several outlets that report the same happening; matching/affinity.py says what joins them.

    `memory` is what clustering remembers of them. A copy of another report adds to `report_count`, not to
    `independent_count`.
    """

    headline = models.TextField(blank=True)
    disputes = models.ManyToManyField(Dispute, blank=True, related_name="stories")
    memory = models.JSONField(default=dict, blank=True, editable=False)
    first_published_at = models.DateTimeField()
    last_published_at = models.DateTimeField(null=True)
    first_outlet = models.CharField(max_length=200, blank=True)
    report_count = models.PositiveIntegerField(default=0)
    independent_count = models.PositiveIntegerField(default=0)
    event = models.ForeignKey(Event, models.SET_NULL, null=True, blank=True, related_name="stories")

    class Meta:
        ordering = ["-first_published_at", "-id"]
        verbose_name_plural = "stories"
        indexes: ClassVar[list[Any]] = [models.Index(fields=["last_published_at"], name="story_latest")]

    def __str__(self) -> str:
        return self.headline


class SuggestionState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def waiting(self) -> "SuggestionQuerySet":
        return self.filter(state=SuggestionState.WAITING)

    def decided(self) -> "SuggestionQuerySet":
        return self.exclude(state=SuggestionState.WAITING)

    def accepted(self) -> "SuggestionQuerySet":
        return self.filter(state=SuggestionState.ACCEPTED)

    def rejected(self) -> "SuggestionQuerySet":
        return self.filter(state=SuggestionState.REJECTED)

    def of(self, items: Iterable[Item]) -> "SuggestionQuerySet":
        return self.filter(item__in=items)


class Suggestion(models.Model):
    """One item proposed for one dispute's timeline, with score and reasons.

    `reasons` is a list of {"words": str, "weight": float, "spans": [[field, start, end], …]}, the field being
    "title", "summary" or "text" (of the page itself, where it was read). `proposed` holds headline, summary,
    kind and lane of the event to be; `date` (and `until`), where the text says when it happened; `fields`,
    what was found in the text: [{"kind", "words", "value", "span"}]; `signals`, what it may mean:
    [{"words"}]. What accepting made (`made_event` and so on) is what taking it back undoes; the rest was
    there before.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="suggestions")
    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="suggestions")
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    proposed = models.JSONField(default=dict)
    state = models.CharField(
        max_length=8, choices=SuggestionState, default=SuggestionState.WAITING, db_index=True
    )
    created_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    event = models.ForeignKey(Event, models.SET_NULL, null=True, blank=True, related_name="suggestions")
    made_event = models.BooleanField(default=False)
    made_placement = models.BooleanField(default=False)
    made_citation = models.BooleanField(default=False)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "created_at", "id"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["item", "dispute"], name="item_suggested_once_per_dispute"),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at__isnull=True)
                | ~Q(state="waiting") & Q(decided_at__isnull=False),
                name="a_decision_has_a_moment",
            ),
            choice_constraint("state", SuggestionState, "suggestion_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.item} → {self.dispute}"
