"""What a feed says of its own making: when it was built, how long it holds. Knows no entries."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from disputes.ingest import zones
from disputes.ingest.feeds.outline import Element

_RFC3339: Final = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)", re.ASCII)
_BUILT: Final = ("lastBuildDate", "pubDate", "updated", "dc:date")  # the surest first
_COUNT: Final = re.compile(r"[0-9]{1,6}")
_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HOUR: Final = 3_600
_PERIODS: Final = {
    "hourly": _HOUR,
    "daily": 24 * _HOUR,
    "weekly": 7 * 24 * _HOUR,
    "monthly": 30 * 24 * _HOUR,
    "yearly": 365 * 24 * _HOUR,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """As in ParsedDocument: an unknown moment is None, an unknown length 0."""

    built_at: datetime | None = None
    ttl_seconds: int = 0
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


def facts(head: Iterable[Element]) -> Facts:
    """From the elements of an RSS channel or an Atom feed; what is no number, hour or day is left out.

    RSS 2.0 for `ttl` (minutes), `skipHours` (GMT, where 24 is also midnight) and `skipDays`; the RSS 1.0
    module Syndication for a period and how often in it, once a day where it does not say.
    """
    told: dict[str, str] = {}
    hours, days = set[int](), set[int]()
    for element in head:
        if element.depth == 1:
            told.setdefault(element.name, element.text)
        elif (element.parent, element.name) == ("skipHours", "hour") and _COUNT.fullmatch(element.text):
            hours.add(int(element.text))
        elif (element.parent, element.name) == ("skipDays", "day") and element.text.lower() in _DAYS:
            days.add(_DAYS.index(element.text.lower()))
    return Facts(
        built_at=next((at for name in _BUILT if (at := moment(told.get(name, "")))), None),
        ttl_seconds=_count(told.get("ttl", "")) * 60 or _period(told),
        skip_hours=tuple(sorted({hour % 24 for hour in hours if hour <= 24})),
        skip_days=tuple(sorted(days)),
    )


def moment(raw: str) -> datetime | None:
    """An instant in UTC, to the second, from RFC 822 or RFC 3339; None where it is neither or not real."""
    return zones.moment(raw, zones.NEWS_ZONES) or rfc3339(raw)


def rfc3339(raw: str) -> datetime | None:
    """RFC 3339 §5.6 (the profile of ISO 8601 that Atom and JSON Feed ask for), to UTC, to the second."""
    if not _RFC3339.fullmatch(raw):
        return None
    try:
        return datetime.fromisoformat(raw.upper()).astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None


def _count(text: str) -> int:
    return int(text) if _COUNT.fullmatch(text) else 0


def _period(told: dict[str, str]) -> int:
    period, frequency = told.get("sy:updateperiod", ""), told.get("sy:updatefrequency", "")
    if not period and not frequency:
        return 0
    return _PERIODS.get((period or "daily").lower(), 0) // (_count(frequency) or 1)
