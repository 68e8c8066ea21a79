"""Sources, the receipts of their polls and their gaps in words, and which part of an address is public."""

import datetime
from collections import Counter
from zoneinfo import ZoneInfo

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from disputes.models import Fetch, FetchOutcome, Source, SourceKind, Trouble
from disputes.search.gaps import GapLine
from disputes.templatetags import dates
from disputes.text import urls
from disputes.text.dates import Precision, When

register = template.Library()

VERDICTS = ("new", "edited", "known", "rejected")
MADE = ("filing", "event", "suggestion")
MINUTE, HOUR, DAY = 60, 3600, 86_400


@register.filter
def public_address(url: str) -> str:
    return urls.without_secrets(url)


@register.filter
def outcome(value: str) -> str:
    """What became of a poll."""
    return FetchOutcome(value).label


@register.filter
def trouble(value: str) -> str:
    """What went wrong, within a sentence: "not reached"."""
    label: str = Trouble(value or Trouble.FAILED).label
    return label[0].lower() + label[1:]


@register.filter
def feed_name(source: Source) -> str:
    """What a source of court records is to who reads a timeline: "docket feed of S.D.N.Y."."""
    if source.kind == SourceKind.COURTLISTENER:
        return "docket at CourtListener"
    return f"docket feed of {source.court.short_name}" if source.court else source.name


# --- Receipts -----------------------------------------------------------------------------------------


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


@register.filter
def reasons(fetch: Fetch) -> list[tuple[str, int]]:
    """Why entries were rejected and how many for that; what stood in them is not public."""
    return Counter(str(each.get("reason", "")) for each in fetch.rejections).most_common()


@register.filter
def stages(fetch: Fetch) -> str:
    """How long each stage took, in milliseconds: "fetch 120, parse 14"."""
    return ", ".join(f"{stage} {round(took)}" for stage, took in fetch.milliseconds.items())


# --- Times --------------------------------------------------------------------------------------------


@register.filter
def clock(source: Source) -> str:
    """The time zone that its moments are told in: that of its court."""
    return source.court.time_zone if source.court else "UTC"


@register.filter
def lasting(length: datetime.timedelta | int) -> str:
    """A length of time, or seconds, in the largest unit of which there are two: "90 min", "36 h"."""
    seconds = length.total_seconds() if isinstance(length, datetime.timedelta) else length
    if seconds >= 2 * DAY:
        return f"{seconds // DAY:.0f} days"
    return f"{seconds // HOUR:.0f} h" if seconds >= 2 * HOUR else f"{max(seconds // MINUTE, 1):.0f} min"


@register.filter
def span(line: GapLine) -> SafeString:
    """From when to when, to the minute, on the clock of its court; in UTC where that was put on meanwhile."""
    zone = clock(line.source)
    if line.ended_at is None:
        return format_html("since {}", dates.moment(line.began_at, zone))
    if _local(line.began_at, zone).utcoffset() != _local(line.ended_at, zone).utcoffset():
        zone = "UTC"
    if _day(line.began_at, zone) != _day(line.ended_at, zone):
        return dates.happened(When(line.began_at, line.ended_at, Precision.MINUTE, zone))
    when, end = When.moment(line.began_at, zone), _local(line.ended_at, zone)
    return format_html('<time datetime="{}">{}–{}</time>', when.iso(), when.words(), f"{end:%H:%M %Z}")


@register.filter
def days(line: GapLine) -> SafeString:
    """From which day to which, under the heading of the month in which it began.

    Days are those of its court, as on the docket; those of UTC where the heading names another month.
    """
    zone = clock(line.source)
    if _day(line.began_at, zone).month != line.began_at.astimezone(datetime.UTC).month:
        zone = "UTC"
    began, ended = _day(line.began_at, zone), _day(line.ended_at or line.began_at, zone)
    words = dates.day(When(began, ended, Precision.DAY))
    return words if line.ended_at else format_html("since {}", words)


def _local(at: datetime.datetime, zone: str) -> datetime.datetime:
    return at.astimezone(ZoneInfo(zone))


def _day(at: datetime.datetime, zone: str) -> datetime.datetime:
    """The calendar day there, as `When` has it: its midnight in UTC."""
    day = _local(at, zone).date()
    return datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
