"""Words that templates share: dates cut to what is known, links of the navigation. Knows no database."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from disputes.text.dates import BadDate, When

register = template.Library()


@register.filter
def partial_date(text: str) -> str:
    """ "2026-02-17" as "17 Feb 2026" in a time element; what is no date stands as it is; nothing stays nothing."""
    try:
        when = When.parse(text)
    except BadDate:
        return text
    return happened(when)


@register.filter
def happened(when: When) -> SafeString:
    """A time element, to the precision and in the zone of the date."""
    return format_html('<time datetime="{}">{}</time>', when.iso(), when.words())


@register.simple_tag(takes_context=True)
def nav_link(context: dict[str, Any], text: str, view: str, *inner_views: str) -> SafeString:
    """A link that says whether it is the page shown, or the section that the page shown belongs to."""
    request = context.get("request")
    here = request.resolver_match.url_name if request and request.resolver_match else ""
    current = format_html(' aria-current="{}"', "page" if here == view else "true")
    mark = current if here in (view, *inner_views) else ""
    return format_html('<a href="{}"{}>{}</a>', reverse(view), mark, text)
