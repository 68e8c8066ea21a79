"""What can be found by words. These rows hold only the words; what is shown, and to whom, the records say."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from disputes.models.base import choice_constraint
from disputes.models.disputes import Dispute
from disputes.models.timeline import Citation, Event


class Found(models.TextChoices):
    DISPUTE = "dispute", "Dispute"
    EVENT = "event", "Event"
    FILING = "filing", "Docket entry"
    REPORT = "report", "Report"


class SearchDocument(models.Model):
    """The words of a dispute, of an event, or of an entry or a report that an event rests on.

    `title` and `body` are as `text/words.py` splits them, with a space between two. The database keeps an
    index of them itself (migration 0007): an FTS5 table on SQLite, a column `words` on PostgreSQL.
    """

    what = models.CharField(max_length=7, choices=Found)
    dispute = models.OneToOneField(Dispute, models.CASCADE, null=True, related_name="+")
    event = models.ForeignKey(Event, models.CASCADE, null=True, related_name="+")
    citation = models.OneToOneField(Citation, models.CASCADE, null=True, related_name="+")
    title = models.TextField(blank=True)
    body = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            choice_constraint("what", Found, "found_is_known"),
            models.UniqueConstraint(fields=["event"], condition=Q(what="event"), name="event_found_once"),
            models.CheckConstraint(
                condition=Q(what="dispute", dispute__isnull=False, event=None, citation=None)
                | Q(what="event", dispute=None, event__isnull=False, citation=None)
                | Q(what__in=["filing", "report"], dispute=None, event__isnull=False, citation__isnull=False),
                name="found_is_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.title}"


class SearchMark(models.Model):
    """How far indexing has come among the records of one kind, which it takes in the order of change."""

    records = models.CharField(max_length=20, unique=True)
    reached_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.records} until {self.reached_at}"
