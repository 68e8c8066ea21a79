"""Sources and how they do, the receipts of their polls, and the servers that are asked."""

import datetime
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import JSONField, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from disputes.admin.adding import AddingAdmin
from disputes.admin.base import SHORT_TEXT, ReadOnlyAdmin
from disputes.admin.source_lists import ListsAdmin
from disputes.forms import SourceForm
from disputes.models import Fetch, Host, Source
from disputes.search import conditions
from disputes.search.conditions import Condition, Reason
from disputes.services import polling

RECEIPTS = 30
FACTS = (
    ("state", "halt", "trouble", "failure_count"),
    ("checked_at", "succeeded_at", "changed_at", "gap_at"),
    ("present_interval", "shared_ids"),
    ("host", "moved_url"),
    "coverage",
)


class StateFilter(admin.SimpleListFilter):
    """How sources do, in the words of the public pages; each source is in one state."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(mark, conditions.label(mark)) for mark in conditions.ORDER]

    def queryset(self, request: HttpRequest, sources: QuerySet[Source]) -> QuerySet[Source]:
        if self.value() is None:
            return sources
        now = timezone.now()
        every = sources.select_related("court")
        return sources.filter(pk__in=[each.pk for each in every if Condition(each, now).mark == self.value()])


@admin.register(Source)
class SourceAdmin(AddingAdmin, ListsAdmin):
    form = SourceForm
    list_display = ("name", "state", "changed_at", "next_poll", "checked_at", "kind")
    list_filter = (StateFilter, "kind", "basis")
    list_select_related = ("court",)
    list_per_page = 50
    search_fields = ("name", "url", "publisher", "court__name")
    prepopulated_fields = {"slug": ("name",)}
    actions = ("poll_soon", "pause", "resume", "forget_shared_ids")
    fieldsets = (
        ("How it does", {"fields": FACTS}),
        (
            None,
            {"fields": ("name", "slug", "url", "publisher", "court", ("kind", "basis", "language"), "note")},
        ),
        ("How it is read", {"fields": ("rules", "full_text")}),
        ("Polling", {"fields": (("interval_minutes", "adapts", "is_paused"), "due_at")}),
    )
    readonly_fields = flatten(FACTS)
    formfield_overrides = SHORT_TEXT | {JSONField: {"widget": AdminTextareaWidget(attrs={"rows": 4})}}

    def get_fieldsets(self, request: HttpRequest, obj: Source | None = None) -> Any:
        """How it does comes first, once there is something to tell."""
        return self.fieldsets if obj else self.fieldsets[1:]

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Source | None:
        """Locked while a form is saved: a worker may be writing down a poll at that moment."""
        source = super().get_object(request, object_id, from_field)
        if source is None or request.method != "POST":
            return source
        return Source.objects.select_for_update().get(pk=source.pk)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        source = kwargs["obj"]
        context["receipts"] = source.fetches.all()[:RECEIPTS] if source else ()
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="state")
    def state(self, source: Source) -> str:
        return Condition(source, timezone.now()).label

    @admin.display(description="next poll", ordering="due_at")
    def next_poll(self, source: Source) -> datetime.datetime | None:
        is_polled = Condition(source, timezone.now()).reason is not Reason.NEVER
        return source.due_at if is_polled else None

    @admin.display(description="present interval")
    def present_interval(self, source: Source) -> str:
        seconds = int(source.interval.total_seconds())
        return f"{round(seconds / 60)} minutes"

    @admin.display(description="ids are shared")
    def shared_ids(self, source: Source) -> str:
        return "Yes: one id stood on two different entries" if source.guid_shared else "No"

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

    @admin.action(description="Trust the ids again (clear “ids are shared”)", permissions=["change"])
    def forget_shared_ids(self, request: HttpRequest, sources: QuerySet[Source]) -> None:
        polling.forget_shared_ids(sources)
        self.message_user(request, "Entries with one id are one entry again.", messages.SUCCESS)


@admin.register(Fetch)
class FetchAdmin(ReadOnlyAdmin):
    list_display = (
        *("started_at", "source", "outcome", "offered", "new", "edited", "known", "rejected"),
        *("filings", "events", "suggestions"),
    )
    list_filter = ("outcome", "source__kind")
    list_select_related = ("source",)
    search_fields = ("source__name", "message")
    fields = (
        ("source", "outcome", "http_status"),
        ("started_at", "finished_at"),
        ("message", "notes"),
        ("offered", "new", "edited", "known", "rejected"),
        ("filings", "events", "suggestions"),
        "rejections",
        ("byte_count", "body_hash"),
        ("capture", "push_key"),
        "milliseconds",
    )


@admin.register(Host)
class HostAdmin(ReadOnlyAdmin):
    list_display = ("name", "ready_at", "pause_count", "pause_reason", "robots_read_at")
    search_fields = ("name",)
    fields = (
        ("name", "ready_at"),
        ("pause_count", "pause_reason"),
        ("robots_status", "robots_read_at"),
        "robots",
    )
