"""The merged chronology of several disputes: one list of what happened on any of them, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, CharField, Prefetch, Q, QuerySet, Value, When

from disputes.models import Dispute, Event, Placement
from disputes.search.questions import Cursor

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class EventPage:
    """Events with the disputes of the comparison they stand on as `shown_on`, each with its `letter`.

    `further` is where the next page begins; None: this is the last.
    """

    events: list[Event]
    further: Cursor | None


class Chronology:
    """`letters` are those of public disputes, by primary key. Routine entries are left out."""

    def __init__(self, letters: Mapping[int, str], with_all: bool, after: Cursor | None) -> None:
        self.letters = letters
        self.with_all = with_all
        self.after = after

    @cached_property
    def page(self) -> EventPage:
        """The oldest first; an event that stands on several of the disputes stands here once."""
        placed = Placement.objects.filter(dispute__in=self.letters)
        events = Event.objects.filter(pk__in=placed.values("event"), is_public=True).without_routine()
        events = events if self.with_all else events.filter(is_important=True)
        found = list(
            events.filter(self._is_further)
            .oldest_first()
            .with_sources()
            .prefetch_related(Prefetch("disputes", self._lettered, to_attr="shown_on"))[: PAGE_SIZE + 1]
        )
        shown = found[:PAGE_SIZE]
        further = Cursor(shown[-1].earliest_at, shown[-1].pk) if len(found) > PAGE_SIZE else None
        return EventPage(shown, further)

    @property
    def _is_further(self) -> Q:
        after = self.after
        if after is None:
            return Q()
        return Q(earliest_at__gt=after.at) | Q(earliest_at=after.at, pk__gt=after.event_id)

    @property
    def _lettered(self) -> QuerySet[Dispute]:
        letter = Case(
            *(When(pk=pk, then=Value(letter)) for pk, letter in self.letters.items()),
            output_field=CharField(),
        )
        return Dispute.objects.filter(pk__in=self.letters).annotate(letter=letter).order_by("letter")
