"""What the admin pages share: history that cannot be lost, and records that only machines write."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.db.models import Model
from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin

SHORT_TEXT: dict[type[models.Field], dict[str, Any]] = {
    models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})}
}


class RecordedAdmin(SimpleHistoryAdmin):  # type: ignore[misc]  # the library has no types
    """For records whose history is kept: shows when we first saw and last changed them."""

    readonly_fields: tuple[str, ...] = ("seen_at", "changed_at")
    list_per_page = 50
    formfield_overrides = SHORT_TEXT


class Inline(admin.StackedInline):
    """What hangs on a record, folded until it is wanted."""

    extra = 0
    classes = ("collapse",)
    formfield_overrides = SHORT_TEXT


class ReadOnlyAdmin(admin.ModelAdmin):
    """For what machines write and people only read."""

    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
