"""What we watch: each source with its address, when it is due, and how its polls went."""

import datetime
import zoneinfo
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from disputes.models.base import Basis, choice_constraint
from disputes.models.courts import Court
from disputes.text import urls


class SourceKind(models.TextChoices):
    PACER = "pacer", "Court feed (PACER)"
    FEED = "feed", "News feed (RSS, Atom or JSON)"
    COURTLISTENER = "courtlistener", "Docket at CourtListener"
    FEDERAL_REGISTER = "federal_register", "Federal Register"
    PAGE = "page", "Web page"
    API = "api", "Another API"


class FullText(models.TextChoices):
    """Of which reports the page itself is read; robots.txt has the last word."""

    NEVER = "never", "Of none"
    PROPOSED = "proposed", "Of those proposed for a dispute"
    EVERY = "every", "Of every report"


class Halt(models.TextChoices):
    """Why the engine has stopped and asks a person."""

    GONE = "gone", "The server says it is gone for good (410)"
    DENIED = "denied", "The server asks for a key or a password (401)"


class Trouble(models.TextChoices):
    """What went wrong at the last poll."""

    FAILED = "failed", "Not reached"
    BLOCKED = "blocked", "Refused by the server"
    NOT_A_FEED = "not_a_feed", "Not a feed"
    PARSE_LIMIT = "parse_limit", "Too much work to read"
    SELECTOR_LOST = "selector_lost", "The watched passage is not there"


LONGEST_ID_DIGITS = 18
GAP_SHOWN = datetime.timedelta(days=7)
SHORTEST_QUIET = datetime.timedelta(days=3)
UNREAD = datetime.timedelta(hours=2)  # shorter interruptions are no news
QUIET_FACTOR = 3  # times the longest usual silence
# Hours of the court in which its clerks have been at work for two hours.
WORKING_DAYS, WORKING_HOURS, STANDS_STILL = range(5), range(11, 17), datetime.timedelta(hours=2)
POLLED_KINDS = [kind for kind in SourceKind if kind != SourceKind.API]
COURT_KINDS = [SourceKind.PACER, SourceKind.COURTLISTENER]


class SourceQuerySet(models.QuerySet["Source"]):
    def polled(self) -> "SourceQuerySet":
        """Sources of a kind that the engine can read, and that nobody has paused."""
        return self.filter(kind__in=POLLED_KINDS, is_paused=False, halt="").exclude(url="")

    def due(self, now: datetime.datetime) -> "SourceQuerySet":
        """Due and not under lease: a lease that ran out (a worker that died) is due again."""
        return self.polled().unleased(now).filter(due_at__lte=now).order_by("due_at")

    def unleased(self, now: datetime.datetime) -> "SourceQuerySet":
        return self.filter(Q(lease_until__isnull=True) | Q(lease_until__lt=now))

    def claim_now(self, source_id: int, now: datetime.datetime, lease: datetime.timedelta) -> "Source | None":
        """Take the lease although it is not due; None where somebody else holds it.

        One conditional update, the same on SQLite and PostgreSQL.
        """
        free = self.unleased(now).filter(pk=source_id)
        if not free.update(lease_until=now + lease, attempts=F("attempts") + 1):
            return None
        return Source.objects.select_related("court").get(pk=source_id)

    def locked_attempts(self) -> dict[int, int]:
        """The fencing tokens that the rows have now, by id; the rows are locked till the transaction ends."""
        return dict(self._locked().values_list("pk", "attempts"))

    def locked_values(self, *names: str) -> dict[int, dict[str, Any]]:
        """What the rows hold in these fields now, by id; locked as above."""
        return {row["pk"]: row for row in self._locked().values("pk", *names)}

    def _locked(self) -> "SourceQuerySet":
        return self.select_for_update().order_by("pk")

    def named(self, wanted: str) -> "Source | None":
        """By id, slug, address or name."""
        wanted = wanted.replace("\0", "")
        is_id = wanted.isdecimal() and len(wanted) <= LONGEST_ID_DIGITS
        named = Q(slug=wanted) | Q(url=wanted) | Q(name=wanted) | Q(pk=int(wanted) if is_id else None)
        return self.filter(named).order_by("pk").first()


class Health(models.TextChoices):
    """How a source does, for people; computed, not stored."""

    OK = "ok", "Read"
    QUIET = "quiet", "Unusually quiet"
    FROZEN = "frozen", "Standing still"
    GAP = "gap", "Possible gap"
    FAILING = "failing", "Failing"
    BLOCKED = "blocked", "Refused by the server"
    HALTED = "halted", "Stopped, needs a person"
    WAITING = "waiting", "Not checked yet"
    PAUSED = "paused", "Paused"
    NOT_POLLED = "not_polled", "Not polled"


class Source(models.Model):
    """One address that we poll. `attempts` is the fencing token of the lease."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    url = models.URLField(max_length=2048, blank=True, help_text="Empty: only replayed")
    host = models.CharField(max_length=253, blank=True, editable=False, db_index=True)
    kind = models.CharField(max_length=16, choices=SourceKind, default=SourceKind.FEED)
    rules = models.JSONField(default=dict, blank=True, help_text="Selectors of a web page")
    publisher = models.CharField(max_length=200, blank=True)
    court = models.ForeignKey(Court, models.PROTECT, null=True, blank=True, related_name="sources")
    basis = models.CharField("kind of evidence", max_length=16, choices=Basis, default=Basis.PRESS)
    language = models.CharField(max_length=8, blank=True, help_text="BCP 47")
    note = models.TextField(blank=True, help_text="Public: stands on the page of the source")
    full_text = models.CharField("read the pages", max_length=8, choices=FullText, default=FullText.PROPOSED)
    interval_minutes = models.PositiveIntegerField(default=60)
    adapts = models.BooleanField(
        "follows its rhythm", default=True, help_text="Off: always polled at the interval given"
    )
    is_paused = models.BooleanField("paused", default=False)
    guid_shared = models.BooleanField(
        "ids are shared", default=False, editable=False, help_text="One id stood on two different entries"
    )
    coverage = models.TextField(blank=True, editable=False, help_text="What the feed says it covers")
    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    body_hash = models.CharField(max_length=64, blank=True, editable=False)
    body_read_at = models.DateTimeField(null=True, blank=True, editable=False)
    conditional_count = models.PositiveSmallIntegerField(default=0, editable=False)
    built_at = models.DateTimeField("says it was built", null=True, blank=True, editable=False)
    moved_url = models.CharField(max_length=2048, blank=True, editable=False)
    moved_count = models.PositiveSmallIntegerField(default=0, editable=False)
    moved_since = models.DateTimeField(null=True, blank=True, editable=False)
    # A document of several pages: the page to ask for next, and since when we are reading.
    cursor = models.CharField(max_length=2048, blank=True, editable=False)
    reading_since = models.DateTimeField(null=True, blank=True, editable=False)
    read_whole_at = models.DateTimeField("last read whole", null=True, blank=True, editable=False)
    # A watched passage: a change that has been seen once.
    pending_hash = models.CharField(max_length=64, blank=True, editable=False)
    pending_at = models.DateTimeField(null=True, blank=True, editable=False)
    due_at = models.DateTimeField("next poll", default=timezone.now, db_index=True)
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)
    attempts = models.PositiveIntegerField(default=0, editable=False)
    failure_count = models.PositiveIntegerField("failures in a row", default=0, editable=False)
    trouble = models.CharField(max_length=13, choices=Trouble, blank=True, editable=False)
    halt = models.CharField("stopped", max_length=6, choices=Halt, blank=True, editable=False)
    interval_seconds = models.PositiveIntegerField("present interval", default=0, editable=False)
    rhythm_seconds = models.PositiveIntegerField("usual time between entries", default=0, editable=False)
    silence_seconds = models.PositiveIntegerField("longest usual silence", default=0, editable=False)
    checked_at = models.DateTimeField("last checked", null=True, blank=True, editable=False)
    succeeded_at = models.DateTimeField("last success", null=True, blank=True, editable=False)
    changed_at = models.DateTimeField("last new entry", null=True, blank=True, editable=False)
    gap_at = models.DateTimeField("last possible gap", null=True, blank=True, editable=False)

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
            choice_constraint("full_text", FullText, "source_full_text_is_known"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("update_fields") is None:
            self.host = urls.asked_host(self.url)
            if self._has_moved():
                self._begin_anew()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("source_detail", args=[self.slug])

    def move_to(self, url: str) -> None:
        """The same document at another address: what is known of it goes along."""
        self.url, self.host = url, urls.asked_host(url)
        self.moved_url, self.moved_count, self.moved_since = "", 0, None
        self.save(update_fields=["url", "host", "moved_url", "moved_count", "moved_since"])

    def _has_moved(self) -> bool:
        """Whether address, kind or rules are others: what is known of the old document says nothing now."""
        before = Source.objects.filter(pk=self.pk).values_list("url", "kind", "rules").first()
        return before not in (None, (self.url, self.kind, self.rules))

    def _begin_anew(self) -> None:
        """Nothing read before counts, and a poll that is under way has lost the lease: it stores nothing."""
        self.etag = self.last_modified = self.body_hash = self.cursor = ""
        self.body_read_at = self.reading_since = self.read_whole_at = None
        self.attempts, self.lease_until = F("attempts") + 1, None

    @property
    def can_be_polled(self) -> bool:
        return self.kind in POLLED_KINDS and bool(self.url)

    @property
    def is_court(self) -> bool:
        return self.kind in COURT_KINDS

    def health_at(self, now: datetime.datetime) -> "Health":
        if self.is_paused:
            return Health.PAUSED
        if self.halt:
            return Health.HALTED
        if not self.can_be_polled:
            return Health.NOT_POLLED
        if self.checked_at is None:
            return Health.WAITING
        if self.failure_count:
            return Health.BLOCKED if self.trouble == Trouble.BLOCKED else Health.FAILING
        if self.gap_at and now - self.gap_at < GAP_SHOWN:
            return Health.GAP
        if self.is_frozen(now):
            return Health.FROZEN
        return Health.QUIET if self.is_quiet(now) else Health.OK

    @property
    def interval(self) -> datetime.timedelta:
        """At present; before the first poll the one that was given."""
        return datetime.timedelta(seconds=self.interval_seconds or self.interval_minutes * 60)

    def is_unread(self, now: datetime.datetime) -> bool:
        """It was read before, but not within two intervals, nor within two hours."""
        read_at = self.succeeded_at
        return read_at is not None and now - read_at > max(2 * self.interval, UNREAD)

    def is_frozen(self, now: datetime.datetime) -> bool:
        """A court's feed that brings nothing new, nor is built anew, in two hours of a working day."""
        if self.kind != SourceKind.PACER or self.court is None:
            return False
        local = now.astimezone(zoneinfo.ZoneInfo(self.court.time_zone))
        is_working = local.weekday() in WORKING_DAYS and local.hour in WORKING_HOURS
        last = max(filter(None, (self.built_at, self.changed_at)), default=None)
        return is_working and last is not None and now - last > STANDS_STILL

    def is_quiet(self, now: datetime.datetime) -> bool:
        """Silent for three times its longest usual silence, and for three days at least."""
        if not (self.silence_seconds and self.changed_at):
            return False
        usual = datetime.timedelta(seconds=self.silence_seconds)
        return now - self.changed_at > max(QUIET_FACTOR * usual, SHORTEST_QUIET)
