"""The feeds that tell of a dispute's dockets: how each does, and of which times entries can be missing."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from disputes.models import Gap, Proceeding, Source, SourceKind
from disputes.search import gaps
from disputes.search.conditions import Condition
from disputes.search.dossier import Dossier
from disputes.search.gaps import GapLine
from disputes.text.dates import When


@dataclass(frozen=True, slots=True)
class CourtFeed:
    """`filed_at`: when the first of its dockets was filed; None: that is not known of all of them."""

    condition: Condition
    filed_at: datetime.datetime | None

    @property
    def source(self) -> Source:
        return self.condition.source


class CourtFeeds:
    """Of one dispute; asked for when it is shown. A source that was paused before its first reading is none.

    What was missed before the dockets were filed, or else before the dispute began, does not concern it.
    """

    def __init__(self, dossier: Dossier, now: datetime.datetime) -> None:
        self._dossier, self._now = dossier, now

    @cached_property
    def feeds(self) -> list[CourtFeed]:
        """What needs attention first."""
        dockets = list(self._dossier.proceedings)
        if not dockets:
            return []
        sources = Source.objects.filter(_telling_of(dockets)).exclude(url="").select_related("court")
        found = [
            CourtFeed(Condition(source, self._now), _filed_at(_told_by(source, dockets)))
            for source in sources.order_by("name", "pk")
            if source.succeeded_at or not source.is_paused
        ]
        return sorted(found, key=lambda feed: feed.condition.rank)

    def gaps(self, oldest: datetime.datetime | None, newest: datetime.datetime | None) -> list[GapLine]:
        """Those that began between the two, both included, and of which entries can be missing.

        What goes on at present is among them.
        """
        if not self.feeds:
            return []
        of = [feed.source.pk for feed in self.feeds]
        uncovered = Gap.objects.filter(source__in=of, is_covered=False).select_related("source__court")
        if oldest:
            uncovered = uncovered.filter(began_at__gte=oldest)
        if newest:
            uncovered = uncovered.filter(began_at__lte=newest)
        going_on = filter(None, (gaps.going_on(feed.condition) for feed in self.feeds))
        found = [line for line in going_on if _is_between(line, oldest, newest)] + gaps.lines(uncovered)
        return [line for line in found if self._concerns(line)]

    def _concerns(self, line: GapLine) -> bool:
        filed_at = next(feed.filed_at for feed in self.feeds if feed.source.pk == line.source.pk)
        began = self._dossier.began
        since = filed_at or (began.earliest if began else None)
        return since is None or line.ended_at is None or line.ended_at >= since


def _telling_of(dockets: Sequence[Proceeding]) -> Q:
    """The feed of a court tells of all its dockets, a docket at CourtListener of itself."""
    found = Q(kind=SourceKind.PACER, court__in={docket.court_id for docket in dockets})
    for docket in dockets:
        if docket.courtlistener_id:
            found |= Q(kind=SourceKind.COURTLISTENER, url__endswith=_path_of(docket))
    return found


def _told_by(source: Source, dockets: Iterable[Proceeding]) -> list[Proceeding]:
    if source.kind == SourceKind.PACER:
        return [docket for docket in dockets if docket.court_id == source.court_id]
    return [docket for docket in dockets if source.url.endswith(_path_of(docket))]


def _path_of(docket: Proceeding) -> str:
    return f"/dockets/{docket.courtlistener_id}/"


def _filed_at(dockets: Iterable[Proceeding]) -> datetime.datetime | None:
    days = [docket.filed_on for docket in dockets]
    return min(When.parse(day).earliest for day in days) if all(days) else None


def _is_between(line: GapLine, oldest: datetime.datetime | None, newest: datetime.datetime | None) -> bool:
    return (oldest is None or line.began_at >= oldest) and (newest is None or line.began_at <= newest)
