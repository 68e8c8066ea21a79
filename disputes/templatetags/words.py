"""More words for templates: moments and how long ago they are, countries, what a standing means, receipts."""

import datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from disputes.models import Citation, Event, Fetch, FetchOutcome, Standing
from disputes.search import news
from disputes.templatetags.casetracker import MARKED, happened, publisher, wording
from disputes.text.dates import Precision, When

register = template.Library()

EXPLAINED = MARKED | {
    Standing.REPORTED: "At least one source reports it",
    Standing.CONFIRMED: "A court record, an authority or the parties themselves bear it out",
}
COUNTRIES = {
    "CA": "Canada",
    "CH": "Switzerland",
    "CN": "China",
    "DE": "Germany",
    "DK": "Denmark",
    "EU": "European Union",
    "FR": "France",
    "GB": "United Kingdom",
    "HU": "Hungary",
    "IE": "Ireland",
    "IN": "India",
    "JP": "Japan",
    "KR": "South Korea",
    "LT": "Lithuania",
    "NL": "Netherlands",
    "SG": "Singapore",
    "US": "United States",
}
# The longest first; below the last it is "just now".
UNITS_IN_SECONDS = {"day": 86_400, "h": 3600, "min": 60}
LONGEST_AGO = datetime.timedelta(days=30)
VERDICTS = ("new", "edited", "known", "rejected")
MADE = ("filing", "event", "suggestion")


@register.filter
def moment(at: datetime.datetime, zone: str = "UTC") -> SafeString:
    """To the minute, with its zone."""
    return happened(When.moment(at, zone))


@register.filter
def ago(at: datetime.datetime, now: datetime.datetime) -> SafeString:
    """How long before or after now, in its largest unit; a date where that is more than a month."""
    words = _distance(at - now) if abs(at - now) < LONGEST_AGO else f"on {When.moment(at).words()[:-7]}"
    return format_html('<time datetime="{0}" title="{0}">{1}</time>', f"{at:%Y-%m-%dT%H:%MZ}", words)


@register.filter
def calendar_day(when: When) -> SafeString:
    """The date without the hour: in lists, where the page of the event tells the rest."""
    if when.precision is not Precision.MINUTE:
        return happened(when)
    return format_html('<time datetime="{}">{}</time>', when.iso(), when.words().rpartition(",")[0])


@register.filter
def country(code: str) -> str:
    """The English name; a code that is not in the table stands as it is."""
    return COUNTRIES.get(code, code)


@register.filter
def explained(standing: str) -> str:
    return EXPLAINED[Standing(standing)]


@register.filter
def is_changed(event: Event) -> bool:
    return news.is_changed(event)


@register.filter
def outcome(value: str) -> str:
    """What became of a poll."""
    return FetchOutcome(value).label


@register.filter
def title(citation: Citation) -> str:
    """What a source is called; where only its address is known, by whom it was published."""
    if citation.title or citation.item or citation.filing:
        return wording(citation)
    return publisher(citation)


@register.filter
def brought(fetch: Fetch) -> str:
    """What one receipt counts, without what is nought: "20 entries: 2 new, 18 known; 1 filing, 1 event"."""
    if not fetch.offered:
        return ""
    sorts = ", ".join(f"{count} {name}" for name in VERDICTS if (count := getattr(fetch, name)))
    made = ", ".join(_counted(count, name) for name in MADE if (count := getattr(fetch, f"{name}s")))
    entries = "1 entry" if fetch.offered == 1 else f"{fetch.offered} entries"
    return f"{entries}: {sorts}" + (f"; {made}" if made else "")


def _counted(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def _distance(delta: datetime.timedelta) -> str:
    seconds = abs(delta.total_seconds())
    for unit, length in UNITS_IN_SECONDS.items():
        if seconds >= length:
            count = int(seconds // length)
            words = _counted(count, unit) if unit == "day" else f"{count} {unit}"
            return f"{words} ago" if delta < datetime.timedelta(0) else f"in {words}"
    return "just now" if delta <= datetime.timedelta(0) else "within a minute"
