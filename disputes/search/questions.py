"""What an address asks of a timeline: which events, in which order, from where on."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from django.db.models import Exists, OuterRef, Q

from disputes.models import Basis, Citation, EventKind, Lane, Standing
from disputes.text.dates import BadDate, Precision, When

MOST_WORDS = 8
WORDS_CHARACTERS = 200
_CURSOR = re.compile(r"(\d{8}T\d{6}\.\d{6})-(\d{1,18})", re.ASCII)
_CURSOR_FORMAT = "%Y%m%dT%H%M%S.%f"


@dataclass(frozen=True, slots=True)
class Cursor:
    """The event after which a page begins, by date and id: so a page costs the same wherever it lies."""

    at: datetime.datetime
    event_id: int

    @classmethod
    def read(cls, text: str) -> Self | None:
        found = _CURSOR.fullmatch(text)
        try:
            at = datetime.datetime.strptime(found[1], _CURSOR_FORMAT) if found else None  # noqa: DTZ007  # next line
        except ValueError:
            return None
        return cls(at.replace(tzinfo=datetime.UTC), int(found[2])) if at and found else None

    def __str__(self) -> str:
        return f"{self.at.astimezone(datetime.UTC):{_CURSOR_FORMAT}}-{self.event_id}"


@dataclass(frozen=True, slots=True)
class Question:
    """What an address asks of a timeline; "" asks for nothing in particular.

    `since` and `until` are partial dates, both included. Each of the `words` stands in headline or summary.
    """

    lane: str = ""
    kind: str = ""
    standing: str = ""
    basis: str = ""
    words: str = ""
    with_routine: bool = False
    oldest_first: bool = False
    since: str = ""
    until: str = ""
    after: Cursor | None = None

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        return cls(
            lane=_one_of(Lane, query.get("lane", "")),
            kind=_one_of(EventKind, query.get("kind", "")),
            standing=_one_of(Standing, query.get("standing", "")),
            basis=_one_of(Basis, query.get("basis", "")),
            words=" ".join(query.get("text", "").replace("\0", "")[:WORDS_CHARACTERS].split()),
            with_routine=query.get("routine") == "1",
            oldest_first=query.get("order") == "oldest",
            since=_partial_date(query.get("from", "")),
            until=_partial_date(query.get("until", "")),
            after=Cursor.read(query.get("after", "")),
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether it asks for more than a lane and an order."""
        return any((self.kind, self.standing, self.basis, self.words, self.since, self.until))

    @property
    def condition(self) -> Q:
        """What events are to meet, the lane and the folding of routine entries apart."""
        wanted = Q(latest_at__gte=self.start) if self.start else Q()
        wanted &= Q(earliest_at__lt=self.end) if self.end else Q()
        wanted &= Q(kind=self.kind) if self.kind else Q()
        wanted &= Q(standing=self.standing) if self.standing else Q()
        for word in self.words.split()[:MOST_WORDS]:
            wanted &= Q(headline__icontains=word) | Q(summary__icontains=word)
        if self.basis:
            wanted &= Q(Exists(Citation.objects.filter(event=OuterRef("pk"), basis=self.basis)))
        return wanted

    @property
    def start(self) -> datetime.datetime | None:
        return When.parse(self.since).earliest if self.since else None

    @property
    def end(self) -> datetime.datetime | None:
        """The first moment after `until`."""
        return _moment_after(When.parse(self.until)) if self.until else None


def _one_of(choices: type[Lane] | type[EventKind] | type[Standing] | type[Basis], text: str) -> str:
    return text if text in choices else ""


def _partial_date(text: str) -> str:
    """The text where it is a date to the day, month or year, otherwise nothing."""
    try:
        when = When.parse(text)
    except BadDate:
        return ""
    return "" if when.precision is Precision.MINUTE else text


def _moment_after(when: When) -> datetime.datetime | None:
    """The end of a day, month or year; None at the end of the calendar."""
    at = when.earliest
    try:
        match when.precision:
            case Precision.YEAR:
                return at.replace(year=at.year + 1)
            case Precision.MONTH:
                return at.replace(year=at.year + at.month // 12, month=at.month % 12 + 1)
        return at + datetime.timedelta(days=1)
    except (ValueError, OverflowError):
        return None
