"""How the sources do: what each covers, when it was read last, what came of it, and its receipts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import OuterRef, QuerySet, Subquery

from disputes.models import Basis, Citation, Event, Fetch, Health, Source
from disputes.models.sources import SourceQuerySet
from disputes.models.timeline import EventQuerySet
from disputes.search.events import with_disputes

RECEIPTS = 30
LATEST_EVENTS = 10


@dataclass(frozen=True, slots=True)
class Group:
    """Sources that give the same kind of evidence."""

    basis: Basis
    watched: list[Source]
    paused: list[Source]


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


def groups(sources: Iterable[Source]) -> list[Group]:
    """Court records first; within a group what fails stands first."""
    found = {basis: Group(basis, [], []) for basis in Basis}
    for source in sorted(sources, key=lambda source: source.health != Health.FAILING):
        group = found[Basis(source.basis)]
        (group.paused if source.is_paused else group.watched).append(source)
    return [group for group in found.values() if group.watched or group.paused]


def tally(sources: Iterable[Source]) -> list[tuple[Health, int]]:
    """How many sources do how, in the order of Health; what none does is left out."""
    counts = Counter(source.health for source in sources)
    return [(health, counts[health]) for health in Health if counts[health]]


class SourceSheet:
    """What stands on the page of one source; a part is read when the page comes to it."""

    def __init__(self, source: Source) -> None:
        self.source = source

    @cached_property
    def receipts(self) -> QuerySet[Fetch]:
        return self.source.fetches.all()[:RECEIPTS]

    @cached_property
    def item_count(self) -> int:
        return self.source.items.count()

    @cached_property
    def latest_events(self) -> EventQuerySet:
        """Public events that an entry of this source supports; its other entries are not public."""
        cited = Citation.objects.filter(item__source=self.source).values("event")
        return with_disputes(Event.objects.public().filter(pk__in=cited).newest_first())[:LATEST_EVENTS]
