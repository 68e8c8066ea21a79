"""When somebody last looked at a dispute: a person who signs in by a row, a browser by what its cookie holds.

A visit ends when nobody has looked for half an hour, so that loading a page again clears no marks.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from disputes.models import Dispute, User

ENDS_AFTER = datetime.timedelta(minutes=30)
WRITTEN_EVERY = datetime.timedelta(minutes=1)
MOST_DISPUTES = 50  # in one cookie: about 1.2 kB


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a dispute, at `at`. Moments are whole minutes.

    `before_at`: when the visit before this one ended; None: there was none. `noted_at`: the look that is on
    record, None: none is.
    """

    at: datetime.datetime
    before_at: datetime.datetime | None = None
    noted_at: datetime.datetime | None = None

    @property
    def is_worth_noting(self) -> bool:
        return self.noted_at is None or self.at - self.noted_at >= WRITTEN_EVERY


def look(
    now: datetime.datetime, last_at: datetime.datetime | None, before_at: datetime.datetime | None
) -> Look:
    """A look now, at what was last looked at on `last_at`: in the same visit, or the first of a new one."""
    at = _minute(now)
    if last_at is None:
        return Look(at)
    goes_on = at - last_at < ENDS_AFTER
    return Look(at, before_at if goes_on else last_at, noted_at=last_at)


def by_person(user: User, dispute: Dispute, now: datetime.datetime) -> Look:
    found = user.visits.filter(dispute=dispute).values_list("last_at", "before_at").first()
    return look(now, *(found or (None, None)))


def note(user: User, dispute: Dispute, seen: Look) -> None:
    """At most one write a minute. Safe to repeat: two looks at once note the same end of the visit before."""
    if not seen.is_worth_noting:
        return
    noted = {"last_at": seen.at, "before_at": seen.before_at}
    if not user.visits.filter(dispute=dispute).update(**noted):
        user.visits.get_or_create(dispute=dispute, defaults=noted)


def read(cookie: str) -> dict[int, Look]:
    """Looks by the ids of their disputes, from a text of `written`."""
    rows = (map(int, row.split(".")) for row in cookie.split("-") if row)
    return {pk: Look(_moment(at), _moment(before) if before else None) for pk, at, before in rows}


def written(looks: Mapping[int, Look]) -> str:
    """The latest of them, as digits and signs that a cookie holds as they are."""
    latest = sorted(looks.items(), key=lambda pair: pair[1].at, reverse=True)[:MOST_DISPUTES]
    return "-".join(f"{pk}.{_number(each.at)}.{_number(each.before_at)}" for pk, each in latest)


def _minute(at: datetime.datetime) -> datetime.datetime:
    return at.replace(second=0, microsecond=0)


def _number(at: datetime.datetime | None) -> int:
    """Minutes since 1970; 0 for none."""
    return int(at.timestamp()) // 60 if at else 0


def _moment(minutes: int) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(minutes * 60, datetime.UTC)
