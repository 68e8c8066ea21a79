"""What is claimed, what a letter demands, and what became of it."""

from typing import Any, ClassVar

from django.db import models

from disputes.models.base import (
    PartialDateField,
    Recorded,
    Sourced,
    TimeZoneField,
    choice_constraint,
    sourced_constraints,
)
from disputes.models.disputes import Dispute
from disputes.models.parties import Party, Work


class Right(models.TextChoices):
    COPYRIGHT = "copyright", "Copyright"
    TRADEMARK = "trademark", "Trade mark"
    PUBLICITY = "publicity", "Name and likeness"
    DMCA = "dmca", "Copyright information and locks (DMCA)"
    CONTRACT = "contract", "Contract"
    COMPETITION = "competition", "Competition"
    PRIVACY = "privacy", "Privacy"
    PATENT = "patent", "Patent"
    CONSTITUTIONAL = "constitutional", "Constitutional"
    OTHER = "other", "Other"


class Protectability(models.TextChoices):
    """Where a claim lies between protected expression and free ideas (17 U.S.C. § 102(b); TRIPS 9(2))."""

    EXPRESSION = "expression", "Expression"
    CHARACTER = "character", "Character"
    SCRIPT = "script", "Script"
    STYLE = "style", "Style"
    FORMAT = "format", "Format"
    BRAND = "brand", "Brand"
    LIKENESS = "likeness", "Likeness"
    DATA = "data", "Data"
    CODE = "code", "Code"


class ClaimState(models.TextChoices):
    """SUPPOSED: others think that a party may claim it; that it does is not known."""

    SUPPOSED = "supposed", "Supposed by others"
    ALLEGED = "alleged", "Alleged"
    PROPOSED = "proposed", "Proposed"
    CONTESTED = "contested", "Contested"
    UPHELD = "upheld", "Upheld"
    DISMISSED = "dismissed", "Dismissed"
    SETTLED = "settled", "Settled"
    WITHDRAWN = "withdrawn", "Withdrawn"
    DECIDED = "decided", "Decided"


class Claim(Recorded, Sourced):
    """Who claims what against whom. No claimants or respondents named: all of that side."""

    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="claims")
    key = models.SlugField(max_length=80, help_text="Short name, unique within the dispute")
    claim = models.TextField()
    right = models.CharField("right asserted", max_length=14, choices=Right, default=Right.COPYRIGHT)
    basis = models.CharField("legal basis", max_length=300, blank=True)
    basis_standing = models.CharField(
        max_length=12, blank=True, help_text="“unconfirmed” where no source names the provision"
    )
    protectability = models.CharField(max_length=12, choices=Protectability, blank=True)
    claimants = models.ManyToManyField(Party, blank=True, related_name="claims_made")
    respondents = models.ManyToManyField(Party, blank=True, related_name="claims_faced")
    works = models.ManyToManyField(Work, blank=True, related_name="claims")
    status = models.CharField(max_length=10, choices=ClaimState, default=ClaimState.ALLEGED)

    class Meta:
        ordering = ["id"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["dispute", "key"], name="claim_key_once_per_dispute"),
            choice_constraint("status", ClaimState, "claim_status_is_known"),
            choice_constraint("right", Right, "claim_right_is_known"),
            *sourced_constraints(),
        ]

    def __str__(self) -> str:
        return self.claim


class ClaimStatus(Sourced):
    """One step in a claim's dated history; `Claim.status` is the latest of them."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="statuses")
    status = models.CharField(max_length=10, choices=ClaimState)
    since_on = PartialDateField("since")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["since_on", "id"]
        verbose_name_plural = "claim statuses"
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["claim", "status", "since_on"], name="claim_status_once_per_date"
            ),
            choice_constraint("status", ClaimState, "claim_step_is_known"),
            *sourced_constraints(),
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()} {self.since_on}".strip()


class Demand(Recorded, Sourced):
    """What a letter asks, of whom and by when, and what answered it."""

    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="demands")
    key = models.SlugField(max_length=80)
    demand = models.TextField()
    made_by = models.ForeignKey(Party, models.PROTECT, related_name="demands_made")
    made_to = models.ForeignKey(Party, models.PROTECT, related_name="demands_received")
    made_on = PartialDateField("made")
    due_on = PartialDateField("due")
    time_zone = TimeZoneField(blank=True, help_text="IANA name, where the letter's clock is known")
    event = models.ForeignKey(
        "Event", models.SET_NULL, null=True, blank=True, related_name="demands_made", verbose_name="made in"
    )
    answer = models.ForeignKey(
        "Event",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="demands_answered",
        verbose_name="answered by",
    )

    class Meta:
        ordering = ["due_on", "id"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["dispute", "key"], name="demand_key_once_per_dispute"),
            *sourced_constraints(),
        ]

    def __str__(self) -> str:
        return self.demand
