"""Moments as feeds write them (RFC 822), to UTC. An unknown zone is refused, never taken as UTC."""

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from disputes.text.dates import MONTH_NUMBERS


def _zones(names: dict[float, str]) -> dict[str, float]:
    return {name: hours for hours, together in names.items() for name in together.split()}


# By hours from UTC. RFC 822 §5 for UTC and the mainland of the United States, then its islands and coasts.
COURT_ZONES: Final = _zones(
    {
        0: "gmt utc ut z",
        -4: "edt ast",
        -5: "est cdt",
        -6: "cst mdt",
        -7: "mst pdt",
        -8: "pst akdt",
        -9: "akst",
        -10: "hst",
        -11: "sst",
        10: "chst",
    }
)
# News from elsewhere. A name that two countries share without a habit in feeds (IST) is left out.
NEWS_ZONES: Final = COURT_ZONES | _zones(
    {
        -3.5: "nst",
        -3: "adt",
        -2.5: "ndt",
        0: "wet",
        1: "west bst cet mez",
        2: "cest mesz eet sast",
        3: "eest msk",
        8: "hkt sgt awst",
        9: "jst kst",
        9.5: "acst",
        10: "aest",
        10.5: "acdt",
        11: "aedt",
        12: "nzst",
        13: "nzdt",
    }
)
# A time without any zone is taken as UTC in news, as all feed readers do.
NEWS_ZONES[""] = 0
_RFC822: Final = re.compile(
    r"\s*(?:[a-z]{3,9}\.?,?\s+)?(?P<day>\d{1,2})[ -](?P<month>[a-z]{3})[a-z]*\.?[ -](?P<year>\d{4}|\d\d)"
    r"\s+(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
    r"\s*(?P<zone>[a-z]+|(?:gmt|utc)?\s*[+-]\d\d:?\d\d)?\s*",
    re.ASCII | re.IGNORECASE,
)
_OFFSET: Final = re.compile(r"(?:gmt|utc)?\s*([+-])(\d\d):?(\d\d)")


def is_rfc822(raw: str) -> bool:
    """Whether this is written as RFC 822 has it, whatever its zone."""
    return _RFC822.fullmatch(raw) is not None


def moment(raw: str, zones: dict[str, float] = COURT_ZONES) -> datetime | None:
    """Read an RFC 822 date and time; None where it is none, or names no real day or a zone not in `zones`."""
    found = _RFC822.fullmatch(raw)
    month = MONTH_NUMBERS.get(found["month"].lower()) if found else None
    if not found or not month:
        return None
    offset = _offset((found["zone"] or "").lower(), zones)
    if offset is None:
        return None
    clock = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    try:
        local = datetime(_year(found["year"]), month, int(found["day"]), *clock, tzinfo=timezone(offset))
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _year(digits: str) -> int:
    """RFC 2822 §4.3: two digits stand for 1950 to 2049."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < 50 else 1900)


def _offset(zone: str, zones: dict[str, float]) -> timedelta | None:
    if found := _OFFSET.fullmatch(zone):
        size = timedelta(hours=int(found[2]), minutes=int(found[3]))
        if size >= timedelta(hours=24):
            return None
        return -size if found[1] == "-" else size
    hours = zones.get(zone)
    return None if hours is None else timedelta(hours=hours)
