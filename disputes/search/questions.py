"""What an address asks of a timeline: which events, in which order, from where on."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from django.db.models import Exists, OuterRef, Q

from disputes.models import Basis, Citation, EventKind, Lane, Standing
from disputes.models.timeline import EventQuerySet
from disputes.search.known import Moment
from disputes.text.dates import BadDate, Precision, When

MOST_WORDS = 8
WORDS_CHARACTERS = 200
MOST_BROUGHT = 4  # pages that come by themselves, before the foot of the page can be reached again
_CURSOR = re.compile(r"(\d{8}T\d{6}\.\d{6})-(\d{1,18})", re.ASCII)
_MOMENT_FORMAT = "%Y%m%dT%H%M%S.%f"


@dataclass(frozen=True, slots=True)
class Cursor:
    """The event after which a page begins, by date and id: so a page costs the same wherever it lies."""

    at: datetime.datetime
    event_id: int

    @classmethod
    def read(cls, text: str) -> Self | None:
        found = _CURSOR.fullmatch(text)
        at = moment(found[1]) if found else None
        return cls(at, int(found[2])) if at and found else None

    def __str__(self) -> str:
        return f"{moment_text(self.at)}-{self.event_id}"


@dataclass(frozen=True, slots=True)
class Question:
    """What an address asks of a timeline; "" asks for nothing in particular.

    `since` and `until` are partial dates, both included. Each of the `words` stands in headline or summary.
    `new`: what was seen or changed from that day or minute (of UTC) on. What concerns the `party` is resolved
    by `concerning`. `brought`: pages that came by themselves before this one.
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
    party: str = ""
    concerning: Q = field(default_factory=Q)
    new: str = ""
    brought: int = 0
    is_whole: bool = False
    as_of: Moment | None = None

    @classmethod
    def read(cls, query: Mapping[str, str], now: datetime.datetime | None = None) -> Self:
        """Without `now`, no page as known at a moment is asked for."""
        of_record = query.get("record") == "1"
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
            party=query.get("party", ""),
            new=_date(query.get("new", "")),
            brought=_small_number(query.get("brought", "")),
            is_whole=query.get("all") == "1",
            as_of=Moment.read(query.get("as_of", ""), now, is_of_record=of_record) if now else None,
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether it asks for something that is set in the form of filters."""
        fields = (self.kind, self.standing, self.basis, self.words, self.party, self.since, self.until)
        return any(fields)

    @property
    def is_of_events(self) -> bool:
        """Whether it asks for something that only events have, and no times of which entries are missing."""
        return any((self.kind, self.standing, self.basis, self.words, self.party, self.new))

    @property
    def goes_on_by_itself(self) -> bool:
        return self.brought < MOST_BROUGHT

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        """Those that it asks for, wherever its page begins."""
        events = events.filter(self.condition)
        events = events.in_lane(self.lane) if self.lane else events
        return events if self.with_routine else events.without_routine()

    @property
    def condition(self) -> Q:
        """What events are to meet, the lane and the folding of routine entries apart."""
        wanted = Q(latest_at__gte=self.start) if self.start else Q()
        wanted &= Q(earliest_at__lt=self.end) if self.end else Q()
        wanted &= Q(kind=self.kind) if self.kind else Q()
        wanted &= Q(standing=self.standing) if self.standing else Q()
        wanted &= Q(changed_at__gte=self.new_since) if self.new_since else Q()
        wanted &= self.concerning
        for word in self.words.split()[:MOST_WORDS]:
            wanted &= Q(headline__icontains=word) | Q(summary__icontains=word)
        if self.basis:
            wanted &= Q(Exists(Citation.objects.filter(event=OuterRef("pk"), basis=self.basis)))
        return wanted

    @property
    def new_since(self) -> datetime.datetime | None:
        return When.parse(self.new).earliest if self.new else None

    @property
    def start(self) -> datetime.datetime | None:
        return When.parse(self.since).earliest if self.since else None

    @property
    def end(self) -> datetime.datetime | None:
        """The first moment after `until`."""
        return When.parse(self.until).after() if self.until else None


def moment(text: str) -> datetime.datetime | None:
    """A moment of UTC from an address, to the microsecond; None: the text is none."""
    try:
        return datetime.datetime.strptime(text, _MOMENT_FORMAT).replace(tzinfo=datetime.UTC)
    except ValueError:
        return None


def moment_text(at: datetime.datetime) -> str:
    """What `moment` reads; `%Y` alone would not fill up a year before 1000."""
    at = at.astimezone(datetime.UTC)
    return f"{at.year:04}{at:%m%dT%H%M%S.%f}"


def _one_of(choices: type[Lane] | type[EventKind] | type[Standing] | type[Basis], text: str) -> str:
    return text if text in choices else ""


def _partial_date(text: str) -> str:
    """The text where it is a date to the day, month or year, otherwise nothing."""
    try:
        when = When.parse(text)
    except BadDate:
        return ""
    return "" if when.precision is Precision.MINUTE else text


def _date(text: str) -> str:
    """The text where it is a date, to the minute at most, otherwise nothing."""
    try:
        When.parse(text)
    except BadDate:
        return ""
    return text


def _small_number(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,2}", text, re.ASCII) else 0
