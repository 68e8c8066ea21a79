"""Disputes, the unit of the product, and the campaigns and topics that group them."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from disputes.models.base import (
    NamesField,
    PartialDateField,
    Recorded,
    Sourced,
    choice_constraint,
    sourced_constraints,
)
from disputes.models.parties import Party, Product, Work

MOST_WORDS = 8


class Stage(models.TextChoices):
    """How far a dispute has come. A dispute may have no court case at all."""

    STATED = "stated", "Concern stated"
    THREATENED = "threatened", "Threatened"
    ANSWERED = "answered", "Answered"
    TALKS = "talks", "In talks"
    INQUIRY = "inquiry", "Under inquiry"
    FILED = "filed", "Filed"
    MOTIONS = "motions", "Motions"
    DISCOVERY = "discovery", "Discovery"
    CLASS_CERTIFICATION = "class_certification", "Class certification"
    INJUNCTION = "injunction", "Injunction"
    TRIAL = "trial", "Trial"
    JUDGMENT = "judgment", "Judgment"
    APPEAL = "appeal", "Appeal"
    SETTLED = "settled", "Settled"
    LICENSED = "licensed", "Licensed"
    DISMISSED = "dismissed", "Dismissed"
    CLOSED = "closed", "Closed"
    CONSULTATION = "consultation", "Consultation"
    PROPOSED = "proposed", "Proposed"
    PUBLISHED = "published", "Report published"
    ADOPTED = "adopted", "In force"


class Topic(models.Model):
    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=100)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Campaign(models.Model):
    """Several disputes over one product or one happening."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    product = models.ForeignKey(Product, models.SET_NULL, null=True, blank=True, related_name="campaigns")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("campaign_detail", args=[self.slug])


class DisputeQuerySet(models.QuerySet["Dispute"]):
    def public(self) -> "DisputeQuerySet":
        return self.filter(is_public=True)

    def mentioning(self, words: str) -> "DisputeQuerySet":
        """Each word stands somewhere in the names, the parties or the docket numbers.

        Signs between words ("&") need not be there; where there is nothing else, nothing is found.
        """
        wanted = [word for word in words.split() if any(map(str.isalnum, word))]
        found = self if wanted or not words.strip() else self.none()
        for word in wanted[:MOST_WORDS]:
            found = found.filter(
                Q(short_name__icontains=word)
                | Q(caption__icontains=word)
                | Q(aliases__icontains=word)
                | Q(pk__in=Dispute.objects.filter(roles__party__name__icontains=word).values("pk"))
                | Q(pk__in=Dispute.objects.filter(products__name__icontains=word).values("pk"))
                | Q(pk__in=Dispute.objects.filter(proceedings__number__icontains=word).values("pk"))
            )
        return found


class Dispute(Recorded, Sourced):
    """The matter between parties, with or without a court case. `source_url` supports `status`."""

    slug = models.SlugField(max_length=100, unique=True)
    short_name = models.CharField(max_length=200)
    caption = models.CharField(max_length=500, blank=True)
    summary = models.TextField(blank=True)
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.THREATENED, db_index=True)
    status = models.TextField("where it stands", blank=True)
    as_of = PartialDateField("status as of", help_text="Last date for which a source was found")
    scope = models.CharField("jurisdictions", max_length=200, blank=True)
    note = models.TextField("what is not certain", blank=True)
    aliases = NamesField(help_text="Case names and phrases that news use")
    keywords = NamesField(
        help_text="Names and words that tell, beside others, that a report is about this dispute"
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="disputes")
    campaign = models.ForeignKey(Campaign, models.SET_NULL, null=True, blank=True, related_name="disputes")
    products = models.ManyToManyField(Product, blank=True, related_name="disputes")
    works = models.ManyToManyField(Work, blank=True, related_name="disputes")
    related = models.ManyToManyField("self", blank=True)
    standards: "models.ManyToManyField[Any, Any]" = models.ManyToManyField(
        "Standard", blank=True, related_name="disputes"
    )
    is_public = models.BooleanField("public", default=False, db_index=True)
    published_at = models.DateTimeField("public since", null=True, blank=True, editable=False)

    objects = DisputeQuerySet.as_manager()

    class Meta:
        ordering = ["short_name"]
        indexes: ClassVar[list[Any]] = [
            # Every facet asks which disputes are public: so it reads no row for that.
            models.Index(fields=["id"], condition=Q(is_public=True), name="public_disputes")
        ]
        constraints: ClassVar[list[Any]] = [
            choice_constraint("stage", Stage, "dispute_stage_is_known"),
            *sourced_constraints(),
        ]

    def __str__(self) -> str:
        return self.short_name

    def save(self, *, update_fields: Iterable[str] | None = None, **options: Any) -> None:
        """The moment since which it is public goes with `is_public`; what is withdrawn has none."""
        if self.is_public != bool(self.published_at):
            self.published_at = timezone.now() if self.is_public else None
        if update_fields is not None and "is_public" in update_fields:
            update_fields = {*update_fields, "published_at"}
        super().save(update_fields=update_fields, **options)

    def get_absolute_url(self) -> str:
        return reverse("dispute_detail", args=[self.slug])


class Role(models.TextChoices):
    CLAIMANT = "claimant", "Claimant"
    RESPONDENT = "respondent", "Respondent"
    INTERVENOR = "intervenor", "Intervenor"
    AMICUS = "amicus", "Amicus"
    REGULATOR = "regulator", "Regulator"
    LICENSOR = "licensor", "Licensor"
    LICENSEE = "licensee", "Licensee"
    COUNSEL = "counsel", "Counsel"
    INTERESTED = "interested", "Interested"


class PartyRole(Recorded, Sourced):
    """What a party is in one dispute; the court's own word is kept beside ours."""

    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="roles")
    party = models.ForeignKey(Party, models.PROTECT, related_name="roles")
    role = models.CharField(max_length=12, choices=Role)
    wording = models.CharField("wording of the court", max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["dispute", "party", "role"], name="party_has_a_role_once"),
            choice_constraint("role", Role, "role_is_known"),
            *sourced_constraints(),
        ]

    def __str__(self) -> str:
        return f"{self.party} ({self.get_role_display()})"
