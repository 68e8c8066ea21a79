"""What we watch, each poll of it with its receipt, the entries seen there, and their earlier wordings."""

import datetime
from collections.abc import Set
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from disputes.models.base import Basis, choice_constraint
from disputes.models.courts import Court
from disputes.models.proceedings import Filing


class SourceKind(models.TextChoices):
    PACER = "pacer", "Court feed (PACER)"
    FEED = "feed", "News feed (RSS or Atom)"
    API = "api", "API"
    PAGE = "page", "Web page"


EARLIEST_BELIEVABLE = datetime.datetime(1990, 1, 1, tzinfo=datetime.UTC)
LONGEST_ID_DIGITS = 18
POLLED_KINDS = [SourceKind.PACER, SourceKind.FEED]


class SourceQuerySet(models.QuerySet["Source"]):
    def polled(self) -> "SourceQuerySet":
        """Sources of a kind that the engine can read, and that nobody has paused."""
        return self.filter(kind__in=POLLED_KINDS, is_paused=False).exclude(url="")

    def due(self, now: datetime.datetime) -> "SourceQuerySet":
        """Due and not under lease: a lease that ran out (a worker that died) is due again."""
        return self.polled().unleased(now).filter(due_at__lte=now).order_by("due_at")

    def unleased(self, now: datetime.datetime) -> "SourceQuerySet":
        return self.filter(Q(lease_until__isnull=True) | Q(lease_until__lt=now))

    def claim(self, source_id: int, now: datetime.datetime, lease: datetime.timedelta) -> "Source | None":
        """Take the lease of a due source; None where it is not due or somebody else was first."""
        return self.due(now)._take(source_id, now, lease)

    def claim_now(self, source_id: int, now: datetime.datetime, lease: datetime.timedelta) -> "Source | None":
        """Take the lease although it is not due; None where somebody else holds it."""
        return self.unleased(now)._take(source_id, now, lease)

    def _take(self, source_id: int, now: datetime.datetime, lease: datetime.timedelta) -> "Source | None":
        """One conditional update, the same on SQLite and PostgreSQL."""
        free = self.order_by().filter(pk=source_id)
        if not free.update(lease_until=now + lease, attempts=F("attempts") + 1):
            return None
        return Source.objects.select_related("court").get(pk=source_id)

    def holding(self, source: "Source") -> "SourceQuerySet":
        """The row while it is still under the lease that `source` was claimed with."""
        return self.filter(pk=source.pk, attempts=source.attempts)

    def named(self, wanted: str) -> "Source | None":
        """By id, slug or address."""
        wanted = wanted.replace("\0", "")
        is_id = wanted.isdecimal() and len(wanted) <= LONGEST_ID_DIGITS
        return self.filter(Q(slug=wanted) | Q(url=wanted) | Q(pk=int(wanted) if is_id else None)).first()

    def with_last_fetch(self) -> "SourceQuerySet":
        latest = Fetch.objects.filter(source=models.OuterRef("pk")).order_by("-started_at", "-pk")
        return self.annotate(
            last_outcome=models.Subquery(latest.values("outcome")[:1]),
            last_message=models.Subquery(latest.values("message")[:1]),
        )


class Health(models.TextChoices):
    """How a source does, for people; computed, not stored."""

    OK = "ok", "Read"
    FAILING = "failing", "Failing"
    WAITING = "waiting", "Not checked yet"
    PAUSED = "paused", "Paused"
    NOT_POLLED = "not_polled", "Not polled"


class Source(models.Model):
    """One address that we poll. `attempts` is the fencing token of the lease."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    url = models.URLField(max_length=2048, blank=True, help_text="Empty: only replayed")
    kind = models.CharField(max_length=6, choices=SourceKind, default=SourceKind.FEED)
    publisher = models.CharField(max_length=200, blank=True)
    court = models.ForeignKey(Court, models.PROTECT, null=True, blank=True, related_name="sources")
    basis = models.CharField("kind of evidence", max_length=16, choices=Basis, default=Basis.PRESS)
    language = models.CharField(max_length=8, blank=True, help_text="BCP 47")
    note = models.TextField(blank=True, help_text="Public: stands on the page of the source")
    interval_minutes = models.PositiveIntegerField(default=60)
    is_paused = models.BooleanField("paused", default=False)
    guid_shared = models.BooleanField(
        "ids are shared", default=False, editable=False, help_text="One id stood on two different entries"
    )
    coverage = models.TextField(blank=True, editable=False, help_text="What the feed says it covers")
    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    due_at = models.DateTimeField("next poll", default=timezone.now, db_index=True)
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)
    attempts = models.PositiveIntegerField(default=0, editable=False)
    failure_count = models.PositiveIntegerField("failures in a row", default=0, editable=False)
    checked_at = models.DateTimeField("last checked", null=True, blank=True, editable=False)
    succeeded_at = models.DateTimeField("last success", null=True, blank=True, editable=False)
    changed_at = models.DateTimeField("last new entry", null=True, blank=True, editable=False)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["url"], condition=~Q(url=""), name="address_watched_once"),
            models.CheckConstraint(
                condition=Q(interval_minutes__gte=5),
                name="never_polled_more_often_than_every_five_minutes",
                violation_error_message="Poll no more often than every five minutes.",
            ),
            choice_constraint("kind", SourceKind, "source_kind_is_known"),
            choice_constraint("basis", Basis, "source_basis_is_known"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("update_fields") is None and self._has_moved():
            self.etag = self.last_modified = ""
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("source_detail", args=[self.slug])

    def _has_moved(self) -> bool:
        """Whether address or kind are others: the old document's validators say nothing of the new."""
        before = Source.objects.filter(pk=self.pk).values_list("url", "kind").first()
        return before not in (None, (self.url, self.kind))

    @property
    def can_be_polled(self) -> bool:
        return self.kind in POLLED_KINDS and bool(self.url)

    @property
    def health(self) -> "Health":
        if self.is_paused:
            return Health.PAUSED
        if not self.can_be_polled:
            return Health.NOT_POLLED
        if self.checked_at is None:
            return Health.WAITING
        return Health.FAILING if self.failure_count else Health.OK


class FetchOutcome(models.TextChoices):
    OK = "ok", "Read"
    UNCHANGED = "unchanged", "Unchanged"
    EMPTY = "empty", "Read, no entries"
    PARTIAL = "partial", "Read in part"
    NOT_A_FEED = "not_a_feed", "Not a feed"
    FAILED = "failed", "Not reached"


class Fetch(models.Model):
    """The receipt of a poll or replay, left whatever happened. Offered = new + edited + known + rejected."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="fetches")
    started_at = models.DateTimeField(db_index=True)
    finished_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=FetchOutcome)
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

    class Meta:
        ordering = ["-started_at", "-id"]
        verbose_name_plural = "fetches"
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["source", "-started_at", "-id"], name="fetch_latest_of_source")
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(offered=F("new") + F("edited") + F("known") + F("rejected")),
                name="receipt_adds_up",
            ),
            choice_constraint("outcome", FetchOutcome, "fetch_outcome_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.started_at:%Y-%m-%d %H:%M} {self.get_outcome_display()}"


class ItemQuerySet(models.QuerySet["Item"]):
    def in_bulk_where(self, condition: Q) -> dict[int, "Item"]:
        return {item.pk: item for item in self.filter(condition)}

    def waiting_for(self, docket_keys: Set[str], cases: Set[tuple[str, str]]) -> "ItemQuerySet":
        """Entries that are not filed yet, of these dockets or of these (court, PACER case id)."""
        wanted = Q(docket_key__in=docket_keys)
        for court_id, case_id in cases:
            wanted |= Q(docket_key__startswith=f"{court_id}|", court_entry__pacer_case_id=case_id)
        return self.filter(wanted, filing=None)


class Item(models.Model):
    """One entry as a source gave it. `key` is its identity within the source (see ingest/identify.py)."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="items")
    key = models.CharField(max_length=300)
    fingerprint = models.CharField(max_length=64)
    content_hash = models.CharField(max_length=64)
    guid = models.TextField(blank=True)
    url = models.TextField(blank=True)
    url_key = models.TextField(blank=True, help_text="The address without what does not matter in it")
    title = models.TextField(blank=True)
    summary = models.TextField(blank=True, help_text="Cleaned HTML")
    author = models.TextField(blank=True)
    published_at = models.DateTimeField(
        null=True, blank=True, help_text="As the source says, else its last update; empty: it does not say"
    )
    seen_at = models.DateTimeField("first seen here")
    changed_at = models.DateTimeField("last changed")
    revision_count = models.PositiveIntegerField(default=0)
    court_entry = models.JSONField(null=True, blank=True)
    docket_key = models.CharField(max_length=150, blank=True, help_text="Court and docket, for court entries")
    filing = models.ForeignKey(Filing, models.SET_NULL, null=True, blank=True, related_name="items")
    story = models.ForeignKey("Story", models.SET_NULL, null=True, blank=True, related_name="items")

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["-seen_at", "-id"]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["docket_key"], name="item_docket", condition=~Q(docket_key="")),
            models.Index(fields=["source", "fingerprint"], name="item_fingerprint"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["source", "key"], name="item_once_per_source")
        ]

    def __str__(self) -> str:
        return self.title or self.guid or self.url or self.key

    @property
    def is_dated(self) -> bool:
        """The source gives a date that can be true: not before 1990, not more than a day ahead of us."""
        if self.published_at is None:
            return False
        return EARLIEST_BELIEVABLE <= self.published_at <= self.seen_at + datetime.timedelta(days=1)

    @property
    def dated_at(self) -> datetime.datetime:
        """When it was published; where the source does not say, when we first saw it."""
        return self.published_at if self.published_at and self.is_dated else self.seen_at


class Revision(models.Model):
    """An earlier wording of an item."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    title = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    court_entry = models.JSONField(null=True, blank=True)
    replaced_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["item", "number"], name="revision_number_once_per_item")
        ]

    def __str__(self) -> str:
        return f"{self.title} (wording {self.number})"
