"""Sources, the receipts of their polls, and the entries seen there."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from disputes.admin.base import ReadOnlyAdmin
from disputes.models import Fetch, Item, Revision, Source
from disputes.services import polling


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
    list_display = ("name", "kind", "health", "checked_at", "changed_at", "due_at", "is_paused")
    list_filter = ("kind", "is_paused", "basis", "court")
    search_fields = ("name", "url", "publisher")
    autocomplete_fields = ("court",)
    prepopulated_fields = {"slug": ("name",)}
    actions = ("poll_soon", "pause", "resume")
    fieldsets = (
        (
            None,
            {"fields": ("name", "slug", "url", "publisher", ("kind", "basis", "language", "court"), "note")},
        ),
        ("Polling", {"fields": (("interval_minutes", "is_paused", "due_at"),)}),
        ("Record", {"fields": (("checked_at", "succeeded_at", "changed_at"), "failure_count", "coverage")}),
    )
    readonly_fields = ("checked_at", "succeeded_at", "changed_at", "failure_count", "coverage")

    @admin.display(description="state")
    def health(self, source: Source) -> str:
        return source.health.label

    @admin.action(description="Poll soon", permissions=["change"])
    def poll_soon(self, request: HttpRequest, sources: QuerySet[Source]) -> None:
        count, asked = polling.make_due(sources, now=timezone.now()), sources.count()
        rest = f" Paused or not polled: {asked - count}." if asked > count else ""
        self.message_user(request, f"Due now: {count}, the worker takes them next.{rest}", messages.SUCCESS)

    @admin.action(description="Pause", permissions=["change"])
    def pause(self, request: HttpRequest, sources: QuerySet[Source]) -> None:
        polling.pause(sources)
        self.message_user(request, "Paused. What was seen there stays.", messages.SUCCESS)

    @admin.action(description="Resume", permissions=["change"])
    def resume(self, request: HttpRequest, sources: QuerySet[Source]) -> None:
        polling.resume(sources, now=timezone.now())
        self.message_user(request, "Resumed: due now.", messages.SUCCESS)


@admin.register(Fetch)
class FetchAdmin(ReadOnlyAdmin):
    list_display = (
        *("started_at", "source", "outcome", "offered", "new", "edited", "known", "rejected"),
        *("filings", "events", "suggestions"),
    )
    list_filter = ("outcome", "source__kind", "source")
    list_select_related = ("source",)
    search_fields = ("source__name", "message")


class RevisionInline(admin.TabularInline):
    model = Revision
    extra = 0
    can_delete = False
    fields = ("number", "title", "summary", "replaced_at")


@admin.register(Item)
class ItemAdmin(ReadOnlyAdmin):
    inlines = (RevisionInline,)
    list_display = ("title", "source", "published_at", "seen_at", "revision_count", "filing")
    list_filter = ("source__kind", "source")
    list_select_related = ("source", "filing")
    search_fields = ("title", "url", "docket_key")
