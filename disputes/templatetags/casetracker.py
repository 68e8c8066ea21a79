"""Words that templates share: dates, standing, money, what a citation points to, links of the navigation."""

from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from disputes.models import Basis, Citation, Event, Standing
from disputes.text.dates import BadDate, Precision, When

register = template.Library()

MARKED = {
    Standing.UNCONFIRMED: "No source was read for this",
    Standing.ALLEGED: "One side says so; nobody has settled it",
    Standing.WITHDRAWN: "Whoever said so has taken it back",
}
STRONGEST_FIRST = (Basis.COURT_RECORD, Basis.REGULATOR, Basis.PARTY_STATEMENT, Basis.PRESS, Basis.REFERENCE)


@register.filter
def partial_date(text: str) -> str:
    """A date such as "2026-02" as a time element in words. What is no date stands as it is."""
    try:
        when = When.parse(text)
    except BadDate:
        return text
    return happened(when)


@register.filter
def happened(when: When) -> SafeString:
    """A time element in words, to the precision of the date; a minute names its zone."""
    return format_html('<time datetime="{}">{}</time>', when.iso(), f"{when.words()}{_zone(when)}")


@register.filter
def day(when: When) -> SafeString:
    """The same under a heading that names the year: without it, where the date lies in one year."""
    words = when.words()
    year = f" {when.earliest.year}"
    short = words.replace(year, "") if words.count(year) == 1 and len(words) > len(year) else words
    return format_html('<time datetime="{}">{}</time>', when.iso(), f"{short}{_zone(when)}")


@register.filter
def month(when: When) -> str:
    """The heading under which a date stands."""
    if when.precision is Precision.YEAR:
        return str(when.earliest.year)
    at = when.earliest
    return f"{at.astimezone(ZoneInfo(when.time_zone)) if when.precision is Precision.MINUTE else at:%B %Y}"


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
def money(amount: Decimal, currency: str) -> str:
    """The currency's ISO code and the amount, without cents where there are none: "USD 1,500,000,000"."""
    return f"{currency} {amount:,.2f}".removesuffix(".00")


@register.filter
def basis(event: Event) -> str:
    """The strongest kind of source that supports an event, in words."""
    found = {citation.basis for citation in event.citations.all()}
    return next((kind.label for kind in STRONGEST_FIRST if kind in found), "")


@register.filter
def publisher(citation: Citation) -> str:
    if citation.publisher:
        return citation.publisher
    if citation.item:
        return citation.item.source.publisher or citation.item.source.name
    return citation.filing.proceeding.court.name if citation.filing else "Source"


@register.filter
def wording(citation: Citation) -> str:
    """The title of what is cited, or the nearest to one that is known."""
    if citation.title:
        return citation.title
    if citation.item:
        return str(citation.item)
    return str(citation.filing) if citation.filing else citation.url or citation.passage


@register.filter
def address(citation: Citation) -> str:
    """Where it can be read. What feeds give as a link is shown as one only if it leads to the web."""
    item = citation.item.url if citation.item else ""
    filing = citation.filing.document_url if citation.filing else ""
    found = citation.url or item or filing
    return found if found.startswith(("https://", "http://")) else ""


@register.simple_tag(takes_context=True)
def nav_link(context: dict[str, Any], text: str, view: str, *inner_views: str) -> SafeString:
    """A link that says whether it is the page shown, or the section that the page shown belongs to."""
    request = context.get("request")
    here = request.resolver_match.url_name if request and request.resolver_match else ""
    current = format_html(' aria-current="{}"', "page" if here == view else "true")
    is_here = here in (view, *inner_views)
    return format_html('<a href="{}"{}>{}</a>', reverse(view), current if is_here else "", text)


def _zone(when: When) -> str:
    if when.precision is not Precision.MINUTE:
        return ""
    return f" {when.earliest.astimezone(ZoneInfo(when.time_zone)).tzname()}"
