"""The full text of reports: read where the publisher's robots.txt allows, kept for matching and evidence."""

import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from disputes.models.base import choice_constraint
from disputes.models.items import Item


class ArticleState(models.TextChoices):
    WAITING = "waiting", "To be read"
    READ = "read", "Read"
    REFUSED = "refused", "Not allowed by the publisher"
    FAILED = "failed", "Could not be read"


class ArticleQuerySet(models.QuerySet["Article"]):
    def due(self, now: datetime.datetime) -> "ArticleQuerySet":
        free = Q(lease_until__isnull=True) | Q(lease_until__lt=now)
        return self.filter(free, state=ArticleState.WAITING, due_at__lte=now).order_by("due_at")

    def unmatched(self) -> "ArticleQuerySet":
        return self.filter(state=ArticleState.READ, matched_at=None).order_by("read_at")

    def locked_attempts(self) -> dict[int, int]:
        """The fencing tokens that the rows have now, by id; the rows are locked till the transaction ends."""
        return dict(self.select_for_update().order_by("pk").values_list("pk", "attempts"))


class Article(models.Model):
    """The page behind an item. Never shown to the public as text: it belongs to its publisher.

    `published_on` is a day, month or year: ISO text, cut to what is known; empty: unknown. `attempts` counts
    the tries, and is the fencing token of the lease; a try that came to nothing by no fault of the page is
    given back by who holds the lease.
    """

    item = models.OneToOneField(Item, models.CASCADE, related_name="article")
    url = models.TextField()
    host = models.CharField(max_length=253, db_index=True)
    state = models.CharField(max_length=8, choices=ArticleState, default=ArticleState.WAITING)
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)
    attempts = models.PositiveIntegerField(default=0, editable=False)
    read_at = models.DateTimeField(null=True, blank=True)
    matched_at = models.DateTimeField(null=True, blank=True)
    message = models.TextField(blank=True)
    capture = models.CharField(max_length=200, blank=True)
    title = models.TextField(blank=True)
    byline = models.TextField(blank=True)
    published_on = models.CharField(max_length=10, blank=True)
    language = models.CharField(max_length=8, blank=True)
    text = models.TextField(blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-read_at", "-id"]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["due_at"], name="article_due", condition=Q(state="waiting")),
            models.Index(
                fields=["read_at"], name="article_unmatched", condition=Q(state="read", matched_at=None)
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            choice_constraint("state", ArticleState, "article_state_is_known"),
        ]

    def __str__(self) -> str:
        return self.title or self.url
