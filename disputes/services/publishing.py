"""Publish: entries of tracked dockets become filings and events, all of a document in one transaction."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from disputes.models import (
    Basis,
    Citation,
    DateBasis,
    Dispute,
    Event,
    Filing,
    Item,
    Lane,
    Placement,
    Proceeding,
    Standing,
)
from disputes.services import filings
from disputes.services.filings import REASON, Entry, Reading
from disputes.text import dockets
from disputes.text.dates import Precision, When

FOLLOWED = ("headline", "event_kind", "is_routine")  # of a Reading; the event calls the second one `kind`


@dataclass(frozen=True, slots=True)
class Published:
    filings: int = 0
    events: int = 0


@transaction.atomic
def publish(items: Sequence[Item], *, now: datetime.datetime) -> Published:
    """File the items that stand on a tracked docket; the others are left as they are. Safe to repeat."""
    entries = filings.on_tracked_dockets(items)
    if not entries:
        return Published()
    stored = filings.store(entries, now=now)
    _reword_events(stored.reworded, now)
    return Published(len(stored.new), _create_events(stored.new))


@transaction.atomic
def track(proceedings: QuerySet[Proceeding], *, now: datetime.datetime) -> Published:
    """After a docket was put on a dispute: file what was seen of it before, and place what was filed before.

    What a person has taken off a dispute's timeline is not placed there again.
    """
    tracked = list(proceedings.prefetch_related("disputes"))
    keys = {dockets.docket_key(each.court_id, each.number) for each in tracked}
    cases = {(each.court_id, each.pacer_case_id) for each in tracked if each.pacer_case_id}
    for each in tracked:
        for dispute in each.disputes.all():
            _place_filed(each, dispute)
    return publish(list(Item.objects.waiting_for(keys, cases)), now=now)


def _place_filed(proceeding: Proceeding, dispute: Dispute) -> None:
    events = Event.objects.filter(citations__filing__proceeding=proceeding).exclude(
        placements__dispute=dispute
    )
    refused = Placement.history.filter(dispute=dispute, history_type="-").values("event")
    missing = [Placement(event=event, dispute=dispute) for event in events.exclude(pk__in=refused).distinct()]
    bulk_create_with_history(missing, Placement, default_change_reason=REASON)


def _reword_events(reworded: Mapping[Filing, Reading], now: datetime.datetime) -> None:
    """The events of reworded filings follow them, field by field, where a curator has not said otherwise."""
    by_key = {event_key(filing): filing for filing in reworded}
    changed = []
    for event in Event.objects.filter(key__in=by_key):
        filing = by_key[str(event.key)]
        if _follow(event, reworded[filing], filings.read(filing)):
            event.changed_at = now
            changed.append(event)
    fields = ["headline", "kind", "is_routine", "changed_at"]
    bulk_update_with_history(changed, Event, fields, default_change_reason=REASON)


def _follow(event: Event, before: Reading, after: Reading) -> bool:
    """Whether anything of the event still read as its filing did, and has changed with it."""
    has_followed = False
    for name in FOLLOWED:
        field = "kind" if name == "event_kind" else name
        if getattr(event, field) == getattr(before, name) != getattr(after, name):
            setattr(event, field, getattr(after, name))
            has_followed = True
    return has_followed


def _create_events(new: Sequence[tuple[Filing, Entry]]) -> int:
    if not new:
        return 0
    events = [_event(filing, entry) for filing, entry in new]
    placements = [
        Placement(event=event, dispute=dispute)
        for event, (_, entry) in zip(events, new, strict=True)
        for dispute in entry.proceeding.disputes.all()
    ]
    citations = [_citation(event, *one) for event, one in zip(events, new, strict=True)]
    bulk_create_with_history(events, Event, default_change_reason=REASON)
    bulk_create_with_history(placements, Placement, default_change_reason=REASON)
    bulk_create_with_history(citations, Citation, default_change_reason=REASON)
    return len(events)


def event_key(filing: Filing) -> str:
    return f"filing:{filing.pk}"


def _event(filing: Filing, entry: Entry) -> Event:
    reading = filings.read(filing)
    event = Event(
        key=event_key(filing),
        headline=reading.headline,
        kind=reading.event_kind,
        lane=Lane.LAWSUIT,
        standing=Standing.CONFIRMED,
        is_routine=reading.is_routine,
        published_at=entry.item.published_at,
    )
    zone = entry.proceeding.court.time_zone
    event.happened, event.date_basis = date_of(entry.item, DateBasis.ENTERED, zone)
    return event


def date_of(item: Item, basis: DateBasis, time_zone: str = "UTC") -> tuple[When, DateBasis]:
    """The date an item gives, as `basis`; where it gives none that can be true, the day we saw it, marked."""
    if item.is_dated:
        return When.moment(item.dated_at, time_zone), basis
    day = item.seen_at.astimezone(datetime.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return When(day, day, Precision.DAY), DateBasis.SEEN


def _citation(event: Event, filing: Filing, entry: Entry) -> Citation:
    court = entry.proceeding.court
    return Citation(
        event=event,
        item=entry.item,
        filing=filing,
        url=filing.document_url or filings.fitting(entry.item.url, 2048),
        publisher=court.name,
        title=f"Docket {entry.proceeding.number}",
        basis=Basis.COURT_RECORD,
        standing=Standing.CONFIRMED,
        published_at=entry.item.published_at,
    )
