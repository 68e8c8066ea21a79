"""Court cases: one docket is a Proceeding, one entry on it a Filing."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from disputes.models.base import PartialDateField, Recorded, Sourced, choice_constraint, sourced_constraints
from disputes.models.courts import Court
from disputes.models.disputes import Dispute
from disputes.text import dockets


class ProceedingQuerySet(models.QuerySet["Proceeding"]):
    def tracked(self) -> "ProceedingQuerySet":
        """Dockets that stand on at least one dispute: the only ones that make filings and events."""
        return self.filter(disputes__isnull=False).distinct()


class Proceeding(Recorded, Sourced):
    """One docket in one court. `number_key` is what spellings of one number have in common."""

    disputes = models.ManyToManyField(Dispute, blank=True, related_name="proceedings")
    court = models.ForeignKey(Court, models.PROTECT, related_name="proceedings")
    number = models.CharField("docket number", max_length=100)
    number_key = models.CharField(max_length=100, editable=False)
    caption = models.CharField(max_length=500, blank=True)
    judge = models.CharField(max_length=200, blank=True)
    filed_on = PartialDateField("filed")
    terminated_on = PartialDateField("terminated")
    pacer_case_id = models.CharField("PACER case id", max_length=20, blank=True)
    courtlistener_id = models.PositiveBigIntegerField("CourtListener docket", null=True, blank=True)
    docket_url = models.URLField(max_length=500, blank=True)
    originating = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="successors")
    consolidated_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="members"
    )

    objects = ProceedingQuerySet.as_manager()

    class Meta:
        ordering = ["court", "number"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["court", "number_key"], name="docket_once_per_court"),
            models.CheckConstraint(condition=~Q(number_key=""), name="docket_has_a_number"),
            models.UniqueConstraint(
                fields=["court", "pacer_case_id"],
                condition=~Q(pacer_case_id=""),
                name="pacer_case_once_per_court",
            ),
            *sourced_constraints(),
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.court_id})"

    def clean(self) -> None:
        self.number_key = dockets.number_key(self.number)
        if not any(map(str.isdigit, self.number)):
            raise ValidationError({"number": "A docket number has digits: 1:26-cv-00001."})
        if self.court_id and self.court.country == "US" and dockets.lacks_office(self.number):
            raise ValidationError({"number": "Write it with its office: 1:26-cv-00001, not 26-cv-00001."})
        same = Proceeding.objects.filter(court=self.court_id, number_key=self.number_key)
        if other := same.exclude(pk=self.pk).first():
            raise ValidationError({"number": f"This docket is there already, as {other.number}."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.number_key = dockets.number_key(self.number)
        super().save(*args, **kwargs)


class DocketParty(models.Model):
    """Who stands on a docket, in the court's own words; `key` is its identity at the place it came from."""

    proceeding = models.ForeignKey(Proceeding, models.CASCADE, related_name="docket_parties")
    key = models.CharField(max_length=40)
    name = models.TextField()
    role = models.CharField(max_length=200, blank=True)
    terminated_on = models.DateField(null=True, blank=True)
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "docket parties"
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["proceeding", "key", "role"], name="docket_party_once")
        ]

    def __str__(self) -> str:
        return self.name


class FilingKind(models.TextChoices):
    COMPLAINT = "complaint", "Complaint"
    ANSWER = "answer", "Answer"
    MOTION = "motion", "Motion"
    OPPOSITION = "opposition", "Opposition"
    REPLY = "reply", "Reply"
    ORDER = "order", "Order"
    JUDGMENT = "judgment", "Judgment"
    STIPULATION = "stipulation", "Stipulation"
    NOTICE = "notice", "Notice"
    LETTER = "letter", "Letter"
    MINUTE_ENTRY = "minute_entry", "Minute entry"
    TRANSCRIPT = "transcript", "Transcript"
    APPEARANCE = "appearance", "Appearance"
    APPEAL = "appeal", "Appeal"
    HOUSEKEEPING = "housekeeping", "Housekeeping"
    OTHER = "other", "Other"


class Filing(Recorded):
    """One entry on a docket, in the court's own words.

    `key` tells entries of one docket apart (sequence, document, time of entry): a court's own orders often
    have no number. `entered_at` is when the clerk entered it, `filed_on` the day of filing,
    which a court's feed does not give.
    """

    proceeding = models.ForeignKey(Proceeding, models.PROTECT, related_name="filings")
    key = models.CharField(max_length=300, editable=False)
    entry_number = models.PositiveIntegerField(null=True, blank=True)
    sequence = models.PositiveIntegerField(
        null=True, blank=True, help_text="Order in which the court docketed"
    )
    wording = models.TextField(help_text="As the court has it")
    is_stub = models.BooleanField(
        default=False, editable=False, help_text="The wording is only the name a court's feed gives it"
    )
    courtlistener_id = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    kind = models.CharField(max_length=14, choices=FilingKind, default=FilingKind.OTHER)
    is_routine = models.BooleanField("routine", default=False)
    entered_at = models.DateTimeField(null=True, blank=True)
    filed_on = models.DateField(null=True, blank=True)
    document_id = models.CharField(max_length=20, blank=True)
    document_url = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = [F("entered_at").desc(nulls_last=True), "-sequence", "-id"]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["changed_at", "id"], name="filing_in_order_of_change")
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["proceeding", "key"], name="entry_once_per_docket"),
            choice_constraint("kind", FilingKind, "filing_kind_is_known"),
        ]

    def __str__(self) -> str:
        number = f"No. {self.entry_number}: " if self.entry_number else ""
        return f"{number}{self.wording}"


class Relation(models.TextChoices):
    """How an entry stands to another of its docket; matching/kinds/sequence.py tells it from the wording."""

    DECIDES = "decides", "Decides"
    OPPOSES = "opposes", "Opposes"
    REPLIES = "replies", "Replies to"
    SUPPORTS = "supports", "Supports"
    CONCERNS = "concerns", "Concerns"


class Reference(models.Model):
    """An entry names another one of its docket by its number, which need not be known here yet."""

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="references")
    number = models.PositiveIntegerField("number of the other entry")
    relation = models.CharField(max_length=8, choices=Relation, default=Relation.CONCERNS)

    class Meta:
        ordering = ["number"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["filing", "number"], name="entry_named_once_per_filing"),
            choice_constraint("relation", Relation, "relation_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_relation_display()} No. {self.number}"


class Attachment(models.Model):
    filing = models.ForeignKey(Filing, models.CASCADE, related_name="attachments")
    number = models.PositiveSmallIntegerField()
    description = models.CharField(max_length=500, blank=True)
    document_url = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ["number"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["filing", "number"], name="attachment_number_once_per_filing")
        ]

    def __str__(self) -> str:
        return self.description or f"Attachment {self.number}"
