"""Disputes with all that hangs on them, and what groups them."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from disputes.admin.base import Inline, RecordedAdmin
from disputes.admin.trying import TryingAdmin
from disputes.forms import DisputeForm
from disputes.models import (
    Campaign,
    Claim,
    ClaimStatus,
    Demand,
    Dispute,
    Outcome,
    PartyRole,
    Proceeding,
    Signal,
    Standard,
    StandardStep,
    Topic,
)
from disputes.services import publishing


class PartyRoleInline(Inline):
    model = PartyRole
    autocomplete_fields = ("party",)
    fields = (("party", "role", "standing"), ("wording", "note"), "source_url")


class OutcomeInline(Inline):
    model = Outcome
    max_num = 3
    show_change_link = True
    fields = (
        ("path", "state", "headline"),
        "terms",
        ("claimed", "awarded", "currency", "reached_on"),
        "source_url",
        "standing",
    )


class ClaimInline(Inline):
    model = Claim
    show_change_link = True
    fields = (
        "claim",
        ("right", "protectability", "status", "standing"),
        ("basis", "basis_standing", "key"),
        "source_url",
    )


class DemandInline(Inline):
    model = Demand
    autocomplete_fields = ("made_by", "made_to", "event", "answer")
    fields = (
        "demand",
        ("made_by", "made_to"),
        ("made_on", "due_on", "time_zone"),
        ("event", "answer"),
        ("key", "standing"),
        "source_url",
    )


class ProceedingInline(admin.TabularInline):
    model = Proceeding.disputes.through
    extra = 0
    autocomplete_fields = ("proceeding",)
    verbose_name = "court case"


@admin.register(Dispute)
class DisputeAdmin(TryingAdmin):
    form = DisputeForm
    tried = ("aliases", "keywords")
    inlines = (PartyRoleInline, OutcomeInline, ClaimInline, DemandInline, ProceedingInline)
    list_display = ("short_name", "stage", "scope", "campaign", "as_of", "standing", "is_public")
    list_filter = ("is_public", "stage", "standing", "campaign", "topics")
    list_select_related = ("campaign",)
    search_fields = ("short_name", "caption", "aliases", "slug", "roles__party__name", "proceedings__number")
    autocomplete_fields = ("topics", "products", "works", "related", "standards", "campaign")
    prepopulated_fields = {"slug": ("short_name",)}
    fieldsets = (
        (None, {"fields": ("short_name", "slug", "caption", "summary", ("stage", "scope", "is_public"))}),
        ("Where it stands", {"fields": ("status", ("as_of", "source_url", "standing"), "note")}),
        ("What it is about", {"fields": ("topics", "products", "works", "campaign", "related", "standards")}),
        ("How it is recognised", {"fields": ("aliases", "keywords")}),
        ("Record", {"fields": (("seen_at", "changed_at"),)}),
    )

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool) -> None:
        """A court case that the dispute has from now on brings what was seen of it before."""
        super().save_related(request, form, formsets, change)
        publishing.track(form.instance.proceedings.all(), now=timezone.now())


class ClaimStatusInline(admin.TabularInline):
    model = ClaimStatus
    extra = 0


@admin.register(Claim)
class ClaimAdmin(RecordedAdmin):
    inlines = (ClaimStatusInline,)
    list_display = ("claim", "dispute", "right", "protectability", "status", "standing")
    list_filter = ("right", "protectability", "status", "standing")
    list_select_related = ("dispute",)
    search_fields = ("claim", "basis", "dispute__short_name")
    autocomplete_fields = ("dispute", "claimants", "respondents", "works")


class SignalInline(admin.TabularInline):
    model = Signal
    extra = 0
    autocomplete_fields = ("event",)
    fields = ("happened_on", "direction", "summary", "event", "source_url", "standing")


@admin.register(Outcome)
class OutcomeAdmin(RecordedAdmin):
    inlines = (SignalInline,)
    list_display = ("dispute", "path", "state", "headline", "claimed", "awarded", "currency", "standing")
    list_filter = ("path", "state", "standing")
    list_select_related = ("dispute",)
    search_fields = ("dispute__short_name", "headline", "terms")
    autocomplete_fields = ("dispute",)


class StandardStepInline(admin.TabularInline):
    model = StandardStep
    extra = 0


@admin.register(Standard)
class StandardAdmin(RecordedAdmin):
    inlines = (StandardStepInline,)
    list_display = ("name", "kind", "jurisdiction", "status", "standing")
    list_filter = ("kind", "jurisdiction", "standing")
    search_fields = ("name", "summary")
    autocomplete_fields = ("body", "track")
    prepopulated_fields = {"slug": ("name",)}


@admin.register(Campaign)
class CampaignAdmin(admin.ModelAdmin):
    list_display = ("name", "product")
    search_fields = ("name",)
    autocomplete_fields = ("product",)
    prepopulated_fields = {"slug": ("name",)}


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}
