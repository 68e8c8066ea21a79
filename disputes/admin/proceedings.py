"""Courts, dockets and the entries on them."""

from typing import Any

from django.contrib import admin, messages
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator

from disputes.admin.base import RecordedAdmin
from disputes.models import Attachment, Court, DocketParty, Filing, Proceeding, Reference
from disputes.services import publishing

LISTED_CHARACTERS = 200


@admin.register(Court)
class CourtAdmin(admin.ModelAdmin):
    list_display = ("name", "id", "short_name", "country", "level")
    list_filter = ("level", "country")
    search_fields = ("name", "id", "short_name")


@admin.register(Proceeding)
class ProceedingAdmin(RecordedAdmin):
    readonly_fields = ("on_the_docket", *RecordedAdmin.readonly_fields)
    list_display = ("number", "court", "caption", "judge", "filed_on", "standing")
    list_filter = ("standing", "court")
    list_select_related = ("court",)
    search_fields = ("number", "caption", "judge", "disputes__short_name")
    autocomplete_fields = ("disputes", "court", "originating", "consolidated_into")

    @admin.display(description="parties, in the court’s words")
    def on_the_docket(self, docket: Proceeding) -> str:
        """To be read: who of them has a role in a dispute, and which, is for a person to say."""
        parties = docket.docket_parties.all() if docket.pk else []
        rows = [(each.name, each.role, _until(each)) for each in parties]
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}: {}{}</li>", rows)) if rows else "-"

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool) -> None:
        """A docket that is tracked from now on takes in the entries that were seen before."""
        super().save_related(request, form, formsets, change)
        dockets = Proceeding.objects.filter(pk=form.instance.pk)
        published = publishing.track(dockets, now=timezone.now())
        if published.filings:
            found = f"{published.filings} entries seen earlier were put on this docket."
            self.message_user(request, found, messages.INFO)


def _until(party: DocketParty) -> str:
    return f" (until {party.terminated_on:%-d %b %Y})" if party.terminated_on else ""


class AttachmentInline(admin.TabularInline):
    model = Attachment
    extra = 0


class ReferenceInline(admin.TabularInline):
    model = Reference
    extra = 0


@admin.register(Filing)
class FilingAdmin(RecordedAdmin):
    """What a court has docketed stays: curators say what it is, they do not make or delete entries."""

    inlines = (AttachmentInline, ReferenceInline)
    fields = (
        ("proceeding", "entry_number", "sequence", "courtlistener_id"),
        ("wording", "is_stub"),
        ("kind", "is_routine"),
        ("entered_at", "filed_on"),
        "document_url",
        ("seen_at", "changed_at"),
    )
    readonly_fields = (
        *("proceeding", "entry_number", "sequence", "courtlistener_id", "wording", "is_stub"),
        *("entered_at", "document_url", "seen_at", "changed_at"),
    )
    list_display = ("short_wording", "proceeding", "entry_number", "kind", "is_routine", "entered_at")
    list_filter = ("kind", "is_routine", "is_stub", "proceeding__court")
    list_select_related = ("proceeding",)
    search_fields = ("wording", "proceeding__number", "proceeding__caption")
    date_hierarchy = "entered_at"

    @admin.display(description="wording")
    def short_wording(self, filing: Filing) -> str:
        return Truncator(filing.wording).chars(LISTED_CHARACTERS)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Filing | None = None) -> bool:
        return False
