"""The entries seen at a source, their earlier wordings, and those that a person never wants to see again."""

import datetime
from collections.abc import Sequence, Set
from functools import cached_property
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from disputes.models.pairs import keys_of_pairs
from disputes.models.proceedings import Filing
from disputes.models.sources import Source
from disputes.text import markup

EARLIEST_BELIEVABLE = datetime.datetime(1990, 1, 1, tzinfo=datetime.UTC)


class ItemQuerySet(models.QuerySet["Item"]):
    def holding(self, name: str, pairs: Sequence[tuple[int, str]]) -> "ItemQuerySet":
        """Entries by source id and by what they hold in that field; in no order."""
        keys = keys_of_pairs(Item, "source_id", name, pairs)
        # Sorted, SQLite would go through the whole table instead.
        return self.filter(pk__in=keys).order_by() if pairs else self.none()

    def supporting(self) -> "ItemQuerySet":
        """Those that support something on a timeline: they cannot be deleted."""
        return self.filter(Q(filing__isnull=False) | Q(citations__isnull=False)).distinct()

    def waiting_for(self, docket_keys: Set[str], cases: Set[tuple[str, str]]) -> "ItemQuerySet":
        """Entries that are not filed yet, of these dockets or of these (court, PACER case id)."""
        wanted = Q(docket_key__in=docket_keys)
        for court_id, case_id in cases:
            wanted |= Q(docket_key__startswith=f"{court_id}|", court_entry__pacer_case_id=case_id)
        return self.filter(wanted, filing=None)


class Item(models.Model):
    """One entry as a source gave it. `key` is its identity within the source (see ingest/identity/)."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="items")
    key = models.CharField(max_length=300)
    fingerprint = models.CharField(max_length=64)
    content_hash = models.CharField(max_length=64)
    guid = models.TextField(blank=True)
    guid_hash = models.CharField(max_length=64, blank=True, help_text="SHA-256, to look the id up by")
    url = models.TextField(blank=True)
    url_key = models.TextField(blank=True, help_text="The address without what does not matter in it")
    url_hash = models.CharField(max_length=64, blank=True, help_text="SHA-256 of it, to look it up by")
    title = models.TextField(blank=True)
    summary = models.TextField(blank=True, help_text="Cleaned HTML")
    author = models.TextField(blank=True)
    published_at = models.DateTimeField(
        null=True, blank=True, help_text="As the source says, else its last update; empty: it does not say"
    )
    seen_at = models.DateTimeField("first seen here")
    last_seen_at = models.DateTimeField("last seen here", null=True, blank=True, help_text="To the day")
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
            models.Index(fields=["source", "guid_hash"], name="item_guid", condition=~Q(guid_hash="")),
            models.Index(fields=["source", "url_hash"], name="item_url", condition=~Q(url_hash="")),
            models.Index(fields=["source", "-seen_at"], name="item_latest_of_source"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["source", "key"], name="item_once_per_source")
        ]

    def __str__(self) -> str:
        return self.title or self.guid or self.url or self.key

    @cached_property
    def plain_summary(self) -> str:
        return markup.plain(self.summary)

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


class Tombstone(models.Model):
    """What is left of an item that a person deleted: it cannot come back. Kept for ever."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="tombstones")
    key = models.CharField(max_length=300)
    fingerprint = models.CharField(max_length=64)
    guid_hash = models.CharField(max_length=64, blank=True)
    title = models.TextField(blank=True)
    buried_at = models.DateTimeField()
    buried_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-buried_at", "-id"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["source", "key"], name="buried_once_per_source")
        ]

    def __str__(self) -> str:
        return self.title or self.key
