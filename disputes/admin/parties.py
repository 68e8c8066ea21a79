"""Parties, products and works."""

from django.contrib import admin

from disputes.admin.trying import TryingAdmin
from disputes.forms import AliasesForm, PartyForm
from disputes.models import Party, Product, Work


@admin.register(Party)
class PartyAdmin(TryingAdmin):
    form = PartyForm
    tried = ("aliases", "descriptions")
    list_display = ("name", "kind", "country", "parent", "changed_at")
    list_filter = ("kind", "country")
    list_select_related = ("parent",)
    search_fields = ("name", "aliases", "slug")
    autocomplete_fields = ("parent",)
    prepopulated_fields = {"slug": ("name",)}


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
