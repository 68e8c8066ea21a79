"""Events, the disputes they stand on, and what supports them."""

from django.contrib import admin

from disputes.admin.base import Inline, RecordedAdmin
from disputes.forms import EventForm
from disputes.models import Citation, Event, Placement


class PlacementInline(admin.TabularInline):
    model = Placement
    extra = 0
    autocomplete_fields = ("dispute",)
    verbose_name = "dispute"
    verbose_name_plural = "stands on the timelines of"


class CitationInline(Inline):
    model = Citation
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
        ("How it is shown", {"fields": (("is_public", "is_important", "is_routine"),)}),
        ("Record", {"fields": (("published_at", "seen_at", "changed_at"),)}),
    )
    readonly_fields = ("published_at", "seen_at", "changed_at")

    ordering = ("-earliest_at", "-pk")

    @admin.display(description="happened", ordering="earliest_at")
    def when(self, event: Event) -> str:
        return event.happened.words()
