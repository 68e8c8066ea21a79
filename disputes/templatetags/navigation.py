"""Links that lead about: the navigation, and the way to where a record is edited."""

from typing import Any

from django import template
from django.contrib import admin
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def nav_link(context: dict[str, Any], text: str, view: str, *inner_views: str) -> SafeString:
    """A link that says whether it is the page shown, or the section that the page shown belongs to."""
    request = context.get("request")
    here = request.resolver_match.url_name if request and request.resolver_match else ""
    current = format_html(' aria-current="{}"', "page" if here == view else "true")
    is_here = here in (view, *inner_views)
    return format_html('<a href="{}"{}>{}</a>', reverse(view), current if is_here else "", text)


@register.simple_tag(takes_context=True)
def edit_link(context: dict[str, Any], record: Model) -> SafeString:
    """To the admin page of a record, for whoever may change it there; nothing for others."""
    request = context.get("request")
    if not request or not admin.site.has_permission(request):
        return SafeString()
    if not admin.site.get_model_admin(type(record)).has_change_permission(request, record):
        return SafeString()
    where = reverse(f"admin:{record._meta.label_lower.replace('.', '_')}_change", args=[record.pk])
    return format_html('<a class="edit" href="{}">Edit</a>', where)
