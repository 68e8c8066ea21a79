"""Dates in words: when something happened, when it is told, how long ago a moment is."""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from zoneinfo import ZoneInfo

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from disputes.models import Event
from disputes.text.dates import BadDate, Precision, When

register = template.Library()

# The longest first; below the last it is "just now".
UNITS_IN_SECONDS = {"day": 86_400, "h": 3600, "min": 60}
LONGEST_AGO = datetime.timedelta(days=30)


@register.filter
def happened(when: When) -> SafeString:
    """A time element in words, to the precision of the date; a minute names its zone."""
    return format_html('<time datetime="{}">{}</time>', when.iso(), f"{when.words()}{_zone(when)}")


@register.filter
def partial_date(text: str) -> str:
    """A date such as "2026-02" as a time element in words. What is no date stands as it is."""
    try:
        when = When.parse(text)
    except BadDate:
        return text
    return happened(when)


@register.filter
def by_month(events: Iterable[Event]) -> dict[str, list[Event]]:
    """Events of a timeline under their headings, "March 2026", or "2026" where no more is known.

    Months are those of UTC, by which timelines are ordered: so a heading does not come twice.
    """
    months: dict[str, list[Event]] = {}
    for event in events:
        form = "%Y" if event.precision == Precision.YEAR else "%B %Y"
        months.setdefault(f"{event.earliest_at.astimezone(datetime.UTC):{form}}", []).append(event)
    return months


@register.filter
def day(when: When) -> SafeString:
    """A date under the heading of its month: without the year, where it lies in one year.

    A moment that its own zone puts into another month than the heading does is told in UTC.
    """
    if _zoned(when).month != when.earliest.astimezone(datetime.UTC).month:
        when = replace(when, time_zone="UTC")
    words = when.words()
    year = f" {when.earliest.year}"
    short = words.replace(year, "") if words.count(year) == 1 and len(words) > len(year) else words
    return format_html('<time datetime="{}">{}</time>', when.iso(), f"{short}{_zone(when)}")


@register.filter
def calendar_day(when: When) -> SafeString:
    """The date without the hour: in lists, where the page of the event tells the rest."""
    if when.precision is not Precision.MINUTE:
        return happened(when)
    return format_html('<time datetime="{}">{}</time>', when.iso(), when.words().rpartition(",")[0])


@register.filter
def moment(at: datetime.datetime, zone: str = "UTC") -> SafeString:
    """To the minute, with its zone."""
    return happened(When.moment(at, zone))


@register.filter
def ago(at: datetime.datetime, now: datetime.datetime) -> SafeString:
    """How long before or after now, in its largest unit; a date where that is more than a month."""
    words = _distance(at - now) if abs(at - now) < LONGEST_AGO else f"on {When.moment(at).words()[:-7]}"
    return format_html('<time datetime="{0}" title="{0}">{1}</time>', f"{at:%Y-%m-%dT%H:%MZ}", words)


def _zoned(when: When) -> datetime.datetime:
    """A calendar day is never shifted between zones, an instant is shown in its own."""
    zone = ZoneInfo(when.time_zone) if when.precision is Precision.MINUTE else datetime.UTC
    return when.earliest.astimezone(zone)


def _zone(when: When) -> str:
    return f" {_zoned(when).tzname()}" if when.precision is Precision.MINUTE else ""


def _distance(delta: datetime.timedelta) -> str:
    seconds = abs(delta.total_seconds())
    for unit, length in UNITS_IN_SECONDS.items():
        if seconds >= length:
            count = int(seconds // length)
            words = f"{count} {unit}" + ("s" if unit == "day" and count > 1 else "")
            return f"{words} ago" if delta < datetime.timedelta(0) else f"in {words}"
    return "just now" if delta <= datetime.timedelta(0) else "within a minute"
