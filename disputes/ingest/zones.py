"""Moments as feeds write them (RFC 822 with a zone's name), to UTC. An unknown zone is refused, never taken as UTC."""

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
# Hours from UTC. RFC 822 §5 for UTC and the mainland of the United States, then the courts' islands and coasts.
COURT_ZONES: Final[dict[str, float]] = {
    **{"gmt": 0, "utc": 0, "ut": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6},
    **{"pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "sst": -11, "ast": -4, "chst": 10},
}
# News from elsewhere. A name that two countries share without a habit in feeds (IST) is left out; a time without
# any zone is taken as UTC, as all feed readers do.
NEWS_ZONES: Final[dict[str, float]] = COURT_ZONES | {
    "": 0,
    **{"wet": 0, "west": 1, "bst": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2, "eest": 3, "msk": 3},
    **{"hkt": 8, "sgt": 8, "awst": 8, "jst": 9, "kst": 9, "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11},
    **{"nzst": 12, "nzdt": 13, "sast": 2, "nst": -3.5, "ndt": -2.5, "adt": -3},
}
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
    """Read an RFC 822 date and time; None where it is none, names no day in the calendar or a zone not in `zones`."""
    found = _RFC822.fullmatch(raw)
    month = _MONTHS.get(found["month"].lower()) if found else None
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
