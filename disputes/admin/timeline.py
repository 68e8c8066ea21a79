"""Events, the disputes they stand on, and what supports them."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest

from disputes.admin.base import Inline, RecordedAdmin
from disputes.forms import EventForm
from disputes.models import Citation, Event, Placement, Standing


class PlacementInline(admin.TabularInline):
    model = Placement
    extra = 0
    autocomplete_fields = ("dispute",)
    verbose_name = "dispute"
    verbose_name_plural = "stands on the timelines of"


class CitationFormSet(BaseInlineFormSet):
    """What an event rests on: without a citation it can only be unconfirmed."""

    def clean(self) -> None:
        super().clean()
        kept = [form for form in self.forms if form.has_changed() or form.instance.pk]
        citations = [form for form in kept if not form.cleaned_data.get("DELETE")]
        if not citations and self.instance.standing not in (Standing.UNCONFIRMED, Standing.WITHDRAWN):
            raise ValidationError("An event without a citation can only stand as unconfirmed.")


class CitationInline(Inline):
    model = Citation
    formset = CitationFormSet
    autocomplete_fields = ("item", "filing")
    fields = (
        "url",
        ("publisher", "title"),
        "value",
        ("basis", "standing", "published_at"),
        "passage",
        ("item", "filing"),
    )


@admin.register(Event)
class EventAdmin(RecordedAdmin):
    form = EventForm
    inlines = (PlacementInline, CitationInline)
    list_display = ("when", "headline", "kind", "lane", "standing", "is_public", "changed_at")
    list_display_links = ("headline",)
    list_filter = ("lane", "kind", "standing", "is_public", "is_important", "is_routine", "date_basis")
    search_fields = ("headline", "summary", "disputes__short_name")
    date_hierarchy = "earliest_at"
    fieldsets = (
        (None, {"fields": ("headline", "summary", ("kind", "lane", "standing"))}),
        ("When it happened", {"fields": (("date", "until"), ("time_zone", "date_basis"))}),
        ("Disagreement", {"fields": ("resolution",)}),
        ("How it is shown", {"fields": (("is_public", "is_important", "is_routine"),)}),
        ("Record", {"fields": (("published_at", "seen_at", "changed_at"),)}),
    )
    readonly_fields = ("published_at", "seen_at", "changed_at")

    ordering = ("-earliest_at", "-pk")

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool) -> None:
        """A change of its sources or its disputes is a change of the event."""
        super().save_related(request, form, formsets, change)
        if change and not form.has_changed() and any(formset.has_changed() for formset in formsets):
            form.instance.save()
        if not form.instance.placements.exists():
            self.message_user(request, "It stands on no dispute yet: nobody can see it.", messages.WARNING)

    @admin.display(description="happened", ordering="earliest_at")
    def when(self, event: Event) -> str:
        return event.happened.words()
