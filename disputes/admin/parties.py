"""Parties, products and works."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from disputes.admin.base import RecordedAdmin
from disputes.forms import AliasesForm
from disputes.models import Party, Product, Work


@admin.register(Party)
class PartyAdmin(RecordedAdmin):
    form = AliasesForm
    list_display = ("name", "kind", "country", "parent", "dispute_count")
    list_filter = ("kind", "country")
    list_select_related = ("parent",)
    search_fields = ("name", "aliases", "slug")
    autocomplete_fields = ("parent",)
    prepopulated_fields = {"slug": ("name",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Party]:
        return super().get_queryset(request).with_dispute_count()

    @admin.display(description="public disputes", ordering="dispute_count")
    def dispute_count(self, party: Party) -> int:
        return party.dispute_count  # type: ignore[attr-defined]  # annotated above


@admin.register(Product)
class ProductAdmin(admin.ModelAdmin):
    form = AliasesForm
    list_display = ("name", "maker")
    list_select_related = ("maker",)
    search_fields = ("name", "aliases")
    autocomplete_fields = ("maker",)
    prepopulated_fields = {"slug": ("name",)}


@admin.register(Work)
class WorkAdmin(admin.ModelAdmin):
    list_display = ("title", "owner", "kind")
    list_filter = ("kind",)
    list_select_related = ("owner",)
    search_fields = ("title",)
    autocomplete_fields = ("owner",)
    prepopulated_fields = {"slug": ("title",)}
