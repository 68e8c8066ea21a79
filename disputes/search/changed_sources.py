"""Sources that came to an event with a value of their own, and why a curator shows the value that stands."""

import datetime
from collections.abc import Collection, Iterator

from django.db.models import Min, OuterRef, Subquery

from disputes.models import Citation, Dispute, Event, Placement
from disputes.search import events, wordings
from disputes.search.change import Change, Difference, number
from disputes.search.changed_events import AT_ONCE

CITED, RESOLVED = 8, 9


def of(on: Dispute) -> Iterator[Change]:
    """What came with its event is no change. Only what stands today is told: no earlier value, no draft."""
    citations, resolved = list(_citations(on)), list(_resolved(on))
    shown = {citation.event_id for citation in citations} | {event.pk for event in resolved}
    since = _shown_since(on, shown) if shown else {}
    changes = [*map(_cited, citations), *map(_explained, resolved)]
    ids = [*(citation.event_id for citation in citations), *(event.pk for event in resolved)]
    for event_id, change in zip(ids, changes, strict=True):
        if event_id in since and change.at > since[event_id] + AT_ONCE:
            yield change


def _citations(on: Dispute) -> Collection[Citation]:
    """Those with a value; `said_at` is when they came to say it."""
    same = Citation.history.filter(id=OuterRef("pk"), value=OuterRef("value")).order_by().values("id")
    shown = Citation.objects.filter(event__placements__dispute=on, event__is_public=True).exclude(value="")
    said_at = Subquery(same.annotate(at=Min("history_date")).values("at"))
    return shown.annotate(said_at=said_at).select_related(
        "event", "item__source", "filing__proceeding__court"
    )


def _resolved(on: Dispute) -> Collection[Event]:
    """Events with such a reason; `told_at` is when it came to be as it reads."""
    same = Event.history.filter(id=OuterRef("pk"), resolution=OuterRef("resolution"), is_public=True)
    told_at = Subquery(same.order_by().values("id").annotate(at=Min("history_date")).values("at"))
    shown = Event.objects.filter(placements__dispute=on, is_public=True).exclude(resolution="")
    return shown.annotate(told_at=told_at)


def _shown_since(on: Dispute, event_ids: Collection[int]) -> dict[int, datetime.datetime]:
    """Since when each stands here and can be read, in whatever words."""
    placed = Placement.objects.filter(dispute=on, event__in=event_ids).values_list("event", "seen_at")
    told = wordings.of_events(event_ids)
    return {pk: max(seen_at, told[pk][0].since) for pk, seen_at in placed if told.get(pk)}


def _cited(citation: Citation) -> Change:
    event, at = citation.event, citation.said_at  # type: ignore[attr-defined]  # annotated
    return Change(
        at,
        number(CITED, citation.pk),
        "Source added" if at - citation.seen_at <= AT_ONCE else "Source",
        event.headline,
        event.get_absolute_url(),
        note=f"{events.publisher(citation)} says {citation.value}",
        sorted_by=event.earliest_at,
    )


def _explained(event: Event) -> Change:
    return Change(
        event.told_at,  # type: ignore[attr-defined]  # annotated
        number(RESOLVED, event.pk),
        "Event: where sources differ",
        event.headline,
        event.get_absolute_url(),
        differences=[Difference.of_values("Why this value", "", event.resolution)],
        sorted_by=event.earliest_at,
    )
