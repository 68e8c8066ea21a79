"""The entries seen at sources: to be read, and to be deleted for good once a person has said so twice."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator

from disputes.admin.base import ReadOnlyAdmin
from disputes.models import Item, Revision
from disputes.models.items import ItemQuerySet
from disputes.services import items
from disputes.text import urls

LISTED_CHARACTERS = 200
MOST_DELETED = 500  # at once: the page that asks carries the id of each
MARKS = ("key", "guid", "guid_hash", "url_key", "url_hash", "fingerprint", "content_hash", "docket_key")


class RevisionInline(admin.TabularInline):
    model = Revision
    extra = 0
    can_delete = False
    fields = ("number", "title", "summary", "replaced_at")


@admin.register(Item)
class ItemAdmin(ReadOnlyAdmin):
    inlines = (RevisionInline,)
    list_display = ("entry", "source", "published_at", "seen_at", "revision_count", "filing")
    list_filter = ("source__kind",)
    list_select_related = ("source", "filing")
    search_fields = ("title", "url", "docket_key", "source__name")
    fieldsets = (
        (None, {"fields": (("title", "author"), "summary", "address", "source")}),
        ("When", {"fields": ("published_at", ("seen_at", "changed_at"), "last_seen_at")}),
        ("What became of it", {"fields": (("filing", "story"), "court_entry")}),
        ("How it is told from others", {"classes": ("collapse",), "fields": MARKS}),
    )
    readonly_fields = ("address",)
    actions = ("delete_for_good",)

    @admin.display(description="title", ordering="title")
    def entry(self, item: Item) -> str:
        """The entries of one case have one title: their wording tells them apart."""
        told = f"{item}: {item.plain_summary}" if item.court_entry else str(item)
        return Truncator(told).chars(LISTED_CHARACTERS)

    @admin.display(description="address")
    def address(self, item: Item) -> str:
        if not urls.is_http(item.url):
            return item.url or "-"
        return format_html('<a href="{0}" rel="noopener noreferrer">{0}</a>', item.url)

    @admin.action(description="Delete for good", permissions=["bury"])
    def delete_for_good(self, request: HttpRequest, chosen: ItemQuerySet) -> HttpResponse | None:
        """Django's own way of deleting: the action asks, and the page that asks posts the action again."""
        if (count := chosen.count()) > MOST_DELETED:
            words = f"These are {count} items: choose at most {MOST_DELETED} at once. Nothing was deleted."
            self.message_user(request, words, messages.WARNING)
        elif "post" in request.POST:
            self._delete(request, chosen)
        else:
            return self._confirmation_page(request, chosen)
        return None

    def _confirmation_page(self, request: HttpRequest, chosen: ItemQuerySet) -> HttpResponse:
        staying = chosen.supporting()
        context = {
            "title": "Delete items for good",
            "opts": self.opts,
            "media": self.media,
            "going": chosen.exclude(pk__in=staying.values("pk")).select_related("source"),
            "staying": staying,
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
        }
        context |= self.admin_site.each_context(request)
        return TemplateResponse(request, "admin/disputes/item/delete_for_good.html", context)

    def _delete(self, request: HttpRequest, chosen: QuerySet[Item]) -> None:
        """What supports a timeline by now stays, and is named."""
        deleted = 0
        for item in chosen:
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
