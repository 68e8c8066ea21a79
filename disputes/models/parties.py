"""Parties, the products they are accused over, the works at stake."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse

from disputes.models.base import NamesField, Recorded, choice_constraint


class PartyKind(models.TextChoices):
    COMPANY = "company", "Company"
    PERSON = "person", "Person"
    GROUP = "group", "Group of people or companies"
    ASSOCIATION = "association", "Association or guild"
    PUBLIC_BODY = "public_body", "Public body"


class Party(Recorded):
    """A company, person or body; its role in a dispute is a PartyRole."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=12, choices=PartyKind, default=PartyKind.COMPANY)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166, two letters")
    parent = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="subsidiaries",
        verbose_name="parent company",
    )
    aliases = NamesField(help_text="Other names that news and courts use")
    descriptions = NamesField(
        help_text="What news say in place of the name: authors, record labels, the streamer"
    )
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "parties"
        constraints: ClassVar[list[Any]] = [
            choice_constraint("kind", PartyKind, "party_kind_is_known"),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="party_is_not_its_own_parent",
                violation_error_message="A party cannot be its own parent.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("party_detail", args=[self.slug])


class Product(models.Model):
    """A product that is accused, and who makes it."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    maker = models.ForeignKey(Party, models.SET_NULL, null=True, blank=True, related_name="products")
    aliases = NamesField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("product_detail", args=[self.slug])


class Work(models.Model):
    """A work or right at stake, and who owns it."""

    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=300)
    owner = models.ForeignKey(Party, models.SET_NULL, null=True, blank=True, related_name="works")
    kind = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("work_detail", args=[self.slug])
