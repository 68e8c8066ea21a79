"""The curators' desk: Django's own admin, one file a group of nouns."""

from django.contrib import admin

from disputes.admin import disputes, items, parties, proceedings, review, sources, timeline, users

admin.site.site_header = "Casetracker"
admin.site.site_title = "Casetracker"
admin.site.index_title = "Curate"

__all__ = ["disputes", "items", "parties", "proceedings", "review", "sources", "timeline", "users"]
