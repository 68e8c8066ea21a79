"""Courts. Their ids are CourtListener's where it has one, so that dockets can be joined with its data."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse

from disputes.models.base import TimeZoneField, choice_constraint


class CourtLevel(models.TextChoices):
    TRIAL = "trial", "Trial court"
    APPEAL = "appeal", "Court of appeal"
    SUPREME = "supreme", "Supreme court"
    TRIBUNAL = "tribunal", "Tribunal or panel"
    OTHER = "other", "Other"


class CourtQuerySet(models.QuerySet["Court"]):
    def busiest_first(self) -> "CourtQuerySet":
        """By `proceeding_count`, the dockets that stand on a public dispute."""
        public = models.Q(proceedings__disputes__is_public=True)
        count = models.Count("proceedings", filter=public, distinct=True)
        return self.annotate(proceeding_count=count).order_by("-proceeding_count", "name")


class Court(models.Model):
    id = models.SlugField("id (CourtListener's)", max_length=40, primary_key=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166, two letters")
    level = models.CharField(max_length=10, choices=CourtLevel, default=CourtLevel.TRIAL)
    time_zone = TimeZoneField(default="UTC", help_text="IANA name, for times of its docket")
    url = models.URLField(max_length=500, blank=True)

    objects = CourtQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints: ClassVar[list[Any]] = [choice_constraint("level", CourtLevel, "court_level_is_known")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("court_detail", args=[self.pk])
