"""Courts that the public sees: those with a case of a public dispute, and those that a source watches."""

from functools import cached_property

from django.db.models import Max, Prefetch, Q, QuerySet

from disputes.models import Citation, Court, Dispute, Event, Proceeding, Source
from disputes.models.courts import CourtQuerySet
from disputes.models.timeline import EventQuerySet
from disputes.search.events import with_disputes

LATEST_FILINGS = 15


def public_courts() -> CourtQuerySet:
    """The busiest first, with `proceeding_count` and `sources`."""
    seen = Q(proceeding_count__gt=0) | Q(pk__in=Source.objects.exclude(court=None).values("court"))
    return Court.objects.busiest_first().filter(seen).prefetch_related("sources")


class CourtSheet:
    """What stands on the page of one court; a part is read when the page comes to it."""

    def __init__(self, court: Court) -> None:
        self.court = court

    @cached_property
    def proceedings(self) -> QuerySet[Proceeding]:
        """Its dockets in public disputes, the latest filed first; `shown_on` of each are those disputes."""
        public = Dispute.objects.public()
        return (
            self.court.proceedings.filter(pk__in=public.values("proceedings"))
            .annotate(last_entry_at=Max("filings__entered_at"))
            .order_by("-filed_on", "number")
            .prefetch_related(Prefetch("disputes", public, to_attr="shown_on"))
        )

    @cached_property
    def latest_events(self) -> EventQuerySet:
        """Public events that rest on an entry of one of its dockets, routine entries too."""
        cited = Citation.objects.filter(filing__proceeding__court=self.court).values("event")
        return with_disputes(Event.objects.public().filter(pk__in=cited).newest_first())[:LATEST_FILINGS]

    @cached_property
    def sources(self) -> QuerySet[Source]:
        return self.court.sources.all()
