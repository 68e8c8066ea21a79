"""One change on a dispute's page, and the part of a list of changes that an address asks for."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from disputes.search.questions import Cursor
from disputes.text.dates import When
from disputes.text.differences import Part

STREAMS = 16  # most kinds of rows that a list is made of; the number of a change holds which one it is


@dataclass(frozen=True, slots=True)
class Difference:
    """What a field said, and says: the parts of both."""

    name: str
    parts: Sequence[Part]

    @classmethod
    def of_values(cls, name: str, old: str, new: str) -> "Difference":
        """Two values side by side, not word by word."""
        parts = [Part(f"{old} ", is_old=True)] if old else []
        return cls(name, [*parts, *([Part(new, is_new=True)] if new else [])])


@dataclass(frozen=True, slots=True)
class Change:
    """`at` is when it was made here; `number` is its place among those of one moment.

    `dated` is when an event that came is said to have happened; `sorted_by`: when what it is about did, which
    orders the changes of one minute.
    """

    at: datetime.datetime
    number: int
    kind: str
    title: str
    address: str
    dated: When | None = None
    note: str = ""
    differences: Sequence[Difference] = ()
    sorted_by: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """From `since` on, that included, newest first, after the change at which the page before ended."""

    since: datetime.datetime
    after: Cursor | None
    size: int

    def page(self, rows: QuerySet[Any, Any], field: str, stream: int) -> QuerySet[Any, Any]:
        """As many rows of one stream as the page can hold; `field` is when each came to be."""
        found = rows.filter(**{f"{field}__gte": self.since}).order_by(f"-{field}", "-pk")
        if self.after:
            last = (self.after.event_id - stream - 1) // STREAMS
            later = Q(**{field: self.after.at}, pk__lte=last)
            found = found.filter(Q(**{f"{field}__lt": self.after.at}) | later)
        return found[: self.size]

    def holds(self, change: Change) -> bool:
        end = (self.after.at, self.after.event_id) if self.after else None
        return change.at >= self.since and (end is None or (change.at, change.number) < end)


def number(stream: int, pk: int) -> int:
    return pk * STREAMS + stream


def kind(noun: str, differences: Sequence[Difference]) -> str:
    return f"{noun}: {', '.join(each.name.lower() for each in differences)}"
