"""How the sources do: what each covers, when it was read last, what came of it, and its receipts."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Max, Min, OuterRef, QuerySet, Subquery

from disputes.models import Basis, Citation, Event, Fetch, Host, Source
from disputes.models.sources import SourceQuerySet
from disputes.models.timeline import EventQuerySet
from disputes.search import gaps
from disputes.search.conditions import Condition
from disputes.search.events import with_disputes
from disputes.search.gaps import GapLine

RECEIPTS = 30
GAPS = 20
LATEST_EVENTS = 10


@dataclass(frozen=True, slots=True)
class Group:
    """Sources that give the same kind of evidence."""

    basis: Basis
    watched: list[Condition]
    paused: list[Condition]


def all_sources() -> SourceQuerySet:
    """With their last fetch and their court, by name."""
    latest = Fetch.objects.filter(source=OuterRef("pk")).order_by("-started_at", "-pk")
    return (
        Source.objects.select_related("court")
        .order_by("name", "pk")
        .annotate(
            last_outcome=Subquery(latest.values("outcome")[:1]),
            last_message=Subquery(latest.values("message")[:1]),
        )
    )


class SourceList:
    """All sources, each once: what needs attention first, the others by the kind of their evidence."""

    def __init__(self, now: datetime.datetime) -> None:
        conditions = [Condition(source, now) for source in all_sources()]
        self.conditions = sorted(conditions, key=lambda condition: condition.rank)

    @property
    def tally(self) -> list[tuple[Condition, int]]:
        """How many do how, each told by the first that does; what none does is left out."""
        counts = Counter(condition.mark for condition in self.conditions)
        first = {condition.mark: condition for condition in reversed(self.conditions)}
        return [(first[mark], count) for mark, count in counts.items()]

    @property
    def troubled(self) -> list[Condition]:
        return [condition for condition in self.conditions if condition.needs_attention]

    @property
    def groups(self) -> list[Group]:
        """Court records first."""
        return [group for basis in Basis if (group := self._group(basis)).watched or group.paused]

    def _group(self, basis: Basis) -> Group:
        fine = [each for each in self.conditions if each.source.basis == basis and not each.needs_attention]
        paused = [each for each in fine if each.source.is_paused]
        return Group(basis, [each for each in fine if not each.source.is_paused], paused)


class SourceSheet:
    """What stands on the page of one source; a part is read when the page comes to it."""

    def __init__(self, source: Source, now: datetime.datetime) -> None:
        self.source = source
        self.now = now

    @cached_property
    def condition(self) -> Condition:
        return Condition(self.source, self.now, Host.objects.filter(pk=self.source.host).first())

    @cached_property
    def receipts(self) -> Sequence[Fetch]:
        return list(self.source.fetches.all()[:RECEIPTS])

    @cached_property
    def going_on(self) -> GapLine | None:
        """The time since the last reading, where that is long ago."""
        return gaps.going_on(self.condition)

    @cached_property
    def gaps(self) -> list[GapLine]:
        """Those that are over, covered or not, the latest first."""
        return gaps.lines(self._gaps()[:GAPS])

    @cached_property
    def last_possible_gap(self) -> GapLine | None:
        """The latest of which entries can be missing."""
        latest = gaps.lines(self._gaps().filter(is_covered=False)[:2])
        return latest[0] if latest else None

    def _gaps(self) -> QuerySet[Any]:
        return self.source.gaps.select_related("source__court")

    @cached_property
    def entries(self) -> dict[str, Any]:
        """Their `count`, and when the `first` and the `latest` of them were first seen."""
        return self.source.items.aggregate(count=Count("pk"), first=Min("seen_at"), latest=Max("seen_at"))

    @cached_property
    def latest_events(self) -> EventQuerySet:
        """Public events that an entry of this source supports; its other entries are not public."""
        cited = Citation.objects.filter(item__source=self.source).values("event")
        return with_disputes(Event.objects.public().filter(pk__in=cited).newest_first())[:LATEST_EVENTS]
