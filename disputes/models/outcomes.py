"""The three paths on which a dispute can end, what moves it there, and the standards it pushes towards."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse

from disputes.models.base import (
    PartialDateField,
    Recorded,
    Sourced,
    choice_constraint,
    sourced_constraints,
)
from disputes.models.disputes import Dispute
from disputes.models.parties import Party


class Path(models.TextChoices):
    LAWSUIT = "lawsuit", "Lawsuit"
    DEAL = "deal", "Settlement or licence"
    STANDARDS = "standards", "Industry standards"


class OutcomeState(models.TextChoices):
    POSSIBLE = "possible", "Possible"
    PENDING = "pending", "Under way"
    REACHED = "reached", "Reached"
    RULED_OUT = "ruled_out", "Ruled out"


class Outcome(Recorded, Sourced):
    """One path of one dispute and where it stands. Money claimed and money awarded are kept apart."""

    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="outcomes")
    path = models.CharField(max_length=10, choices=Path)
    state = models.CharField(max_length=10, choices=OutcomeState, default=OutcomeState.POSSIBLE)
    headline = models.CharField(max_length=120, blank=True)
    terms = models.TextField(blank=True)
    claimed = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    awarded = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True, help_text="ISO 4217")
    reached_on = PartialDateField("date")

    class Meta:
        ordering = ["id"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["dispute", "path"], name="path_once_per_dispute"),
            choice_constraint("path", Path, "path_is_known"),
            choice_constraint("state", OutcomeState, "outcome_state_is_known"),
            models.CheckConstraint(
                condition=models.Q(claimed__isnull=True, awarded__isnull=True) | ~models.Q(currency=""),
                name="money_needs_a_currency",
                violation_error_message="Name the currency of the amount.",
            ),
            *sourced_constraints(),
        ]

    def __str__(self) -> str:
        return f"{self.get_path_display()}: {self.headline or self.get_state_display()}"


class Direction(models.TextChoices):
    FOR = "for", "For"
    AGAINST = "against", "Against"


class Signal(Recorded, Sourced):
    """A dated, sourced movement for or against an outcome: not a forecast."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="signals")
    happened_on = PartialDateField("date")
    direction = models.CharField(max_length=7, choices=Direction, default=Direction.FOR)
    summary = models.CharField(max_length=500)
    event = models.ForeignKey("Event", models.SET_NULL, null=True, blank=True, related_name="signals")

    class Meta:
        ordering = ["-happened_on", "-id"]
        constraints: ClassVar[list[Any]] = [
            choice_constraint("direction", Direction, "direction_is_known"),
            *sourced_constraints(),
        ]

    def __str__(self) -> str:
        return self.summary


class StandardKind(models.TextChoices):
    LAW = "law", "Law"
    RULE = "rule", "Rule"
    CODE = "code", "Code of practice"
    REPORT = "report", "Report"
    GUIDELINE = "guideline", "Guideline"
    BILL = "bill", "Bill"


class Standard(Recorded, Sourced):
    """A law, rule, code or report that disputes push towards; the dispute `track` follows its making."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=StandardKind)
    jurisdiction = models.CharField(max_length=100)
    body = models.ForeignKey(Party, models.SET_NULL, null=True, blank=True, related_name="standards")
    track = models.ForeignKey(Dispute, models.SET_NULL, null=True, blank=True, related_name="standards_made")
    status = models.CharField(max_length=200, blank=True)
    summary = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        constraints: ClassVar[list[Any]] = [
            choice_constraint("kind", StandardKind, "standard_kind_is_known"),
            *sourced_constraints(),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("standard_detail", args=[self.slug])


class StandardStep(Sourced):
    """One step in a standard's own dated history."""

    standard = models.ForeignKey(Standard, models.CASCADE, related_name="steps")
    happened_on = PartialDateField("date")
    summary = models.CharField(max_length=500)

    class Meta:
        ordering = ["happened_on", "id"]
        constraints: ClassVar[list[Any]] = [*sourced_constraints()]

    def __str__(self) -> str:
        return self.summary
