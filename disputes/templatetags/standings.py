"""How far a fact can be relied on: a mark on what is less than reported, and the standing in a sentence."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from disputes.models import Standing

register = template.Library()

MARKED = {
    Standing.UNCONFIRMED: "No source was read for it, or its source could not confirm it",
    Standing.ALLEGED: "One side says so; nobody has settled it",
    Standing.WITHDRAWN: "Whoever said so has taken it back",
}
EXPLAINED = MARKED | {
    Standing.REPORTED: "At least one source reports it",
    Standing.CONFIRMED: "A court record, an authority or the parties themselves bear it out",
}


@register.filter
def mark(standing: str) -> SafeString:
    """A visible mark on what is less than reported; nothing on the rest."""
    try:
        known = Standing(standing)
    except ValueError:
        return SafeString()
    if known not in MARKED:
        return SafeString()
    return format_html('<span class="mark" title="{}">{}</span>', MARKED[known], known.label)


@register.filter
def explained(standing: str) -> str:
    return EXPLAINED[Standing(standing)]
