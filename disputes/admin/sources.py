"""Sources and how they do, the receipts of their polls, and the entries seen there."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import JSONField, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from disputes.admin.adding import AddingAdmin
from disputes.admin.base import SHORT_TEXT, ReadOnlyAdmin
from disputes.admin.source_lists import ListsAdmin
from disputes.forms import SourceForm
from disputes.models import Fetch, Health, Host, Item, Revision, Source, Trouble
from disputes.models.sources import GAP_SHOWN
from disputes.services import items, polling

RECEIPTS = 30
FACTS = (
    ("state", "halt", "trouble", "failure_count"),
    ("checked_at", "succeeded_at", "changed_at", "gap_at"),
    ("present_interval", "guid_shared"),
    ("host", "moved_url"),
    "coverage",
)


class StateFilter(admin.SimpleListFilter):
    """How sources do, as far as columns tell it; a source can be in several of these states."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        shown = (Health.FAILING, Health.BLOCKED, Health.HALTED, Health.GAP, Health.WAITING, Health.PAUSED)
        return [(state.value, state.label) for state in shown]

    def queryset(self, request: HttpRequest, sources: QuerySet[Source]) -> QuerySet[Source]:
        conditions = {
            Health.FAILING: Q(failure_count__gt=0) & ~Q(trouble=Trouble.BLOCKED),
            Health.BLOCKED: Q(trouble=Trouble.BLOCKED),
            Health.HALTED: ~Q(halt=""),
            Health.GAP: Q(gap_at__gt=timezone.now() - GAP_SHOWN),
            Health.WAITING: Q(checked_at=None, is_paused=False),
            Health.PAUSED: Q(is_paused=True),
        }
        state = self.value()
        return sources.filter(conditions[Health(state)]) if state else sources


@admin.register(Source)
class SourceAdmin(AddingAdmin, ListsAdmin):
    form = SourceForm
    list_display = ("name", "kind", "state", "checked_at", "changed_at", "due_at")
    list_filter = (StateFilter, "kind", "basis")
    list_per_page = 50
    search_fields = ("name", "url", "publisher", "court__name")
    prepopulated_fields = {"slug": ("name",)}
    actions = ("poll_soon", "pause", "resume", "forget_shared_ids")
    fieldsets = (
        (
            None,
            {"fields": ("name", "slug", "url", "publisher", "court", ("kind", "basis", "language"), "note")},
        ),
        ("How it is read", {"fields": ("rules", "full_text")}),
        ("Polling", {"fields": (("interval_minutes", "adapts", "is_paused"), "due_at")}),
        ("How it does", {"fields": FACTS}),
    )
    readonly_fields = flatten(FACTS)
    formfield_overrides = SHORT_TEXT | {JSONField: {"widget": AdminTextareaWidget(attrs={"rows": 4})}}

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
        return source.health.label

    @admin.display(description="present interval")
    def present_interval(self, source: Source) -> str:
        seconds = int(source.interval.total_seconds())
        return f"{round(seconds / 60)} minutes"

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
    actions = ("delete_for_good",)

    @admin.action(description="Delete for good", permissions=["bury"])
    def delete_for_good(self, request: HttpRequest, found: QuerySet[Item]) -> None:
        """What supports a timeline stays, and is named."""
        deleted = 0
        for item in found:
            try:
                items.bury(item, by=request.user, now=timezone.now())  # type: ignore[arg-type]
                deleted += 1
            except items.StillNeeded as error:
                self.message_user(request, str(error), messages.WARNING)
        if deleted:
            words = f"Deleted: {deleted}. Their sources cannot bring them back."
            self.message_user(request, words, messages.SUCCESS)

    def has_bury_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("disputes.delete_item")


@admin.register(Host)
class HostAdmin(ReadOnlyAdmin):
    list_display = ("name", "ready_at", "pause_count", "pause_reason", "robots_read_at")
    search_fields = ("name",)
