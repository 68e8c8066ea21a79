"""Publish: entries of tracked dockets become filings and events, all of a document in one transaction."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

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
    SourceKind,
    Standing,
)
from disputes.models.bulk import update_each
from disputes.services import filings
from disputes.services.entries import API_REASON, FEED_REASON, Entry, fitting, on_tracked_dockets
from disputes.services.filings import Dated, Filed, Reading, Stored
from disputes.text import dockets
from disputes.text.dates import Precision, When

FOLLOWED: Final = {"headline": "headline", "kind": "event_kind", "is_routine": "is_routine"}  # of a Reading
CHANGING: Final = (
    *("headline", "kind", "is_routine", "published_at", "changed_at"),
    *("earliest_at", "latest_at", "precision", "time_zone", "date_basis"),
)


@dataclass(frozen=True, slots=True)
class Published:
    filings: int = 0
    events: int = 0


@transaction.atomic
def publish(items: Sequence[Item], *, now: datetime.datetime) -> Published:
    """File the items that stand on a tracked docket; the others are left as they are. Safe to repeat.

    What courts' feeds have shown comes first: what an API says of the same entries then finds their filings.
    """
    entries = on_tracked_dockets(items)
    count = 0
    for is_from_api in (False, True):
        told = [entry for entry in entries if entry.is_from_api == is_from_api]
        if told:
            stored = filings.store(told, now=now)
            _create_events(stored.new, told[0].reason)
            _follow_filings(stored, told[0].reason, now)
            count += len(stored.new)
    return Published(count, count)


@transaction.atomic
def track(proceedings: QuerySet[Proceeding], *, now: datetime.datetime) -> Published:
    """After a docket was put on a dispute: file what was seen of it before, and place what was filed before.

    What a person has taken off a dispute's timeline is not placed there again. The dockets are locked: what a
    worker is filing at this moment is placed too.
    """
    filings.lock(proceedings.values_list("pk", flat=True))
    tracked = list(proceedings.prefetch_related("disputes"))
    for each in tracked:
        for dispute in each.disputes.all():
            _place_filed(each, dispute)
    waiting = {item.pk: item for item in (*_waiting(tracked), *_waiting_at_api(tracked))}
    return publish(list(waiting.values()), now=now)


def _waiting(tracked: Iterable[Proceeding]) -> QuerySet[Item]:
    keys = {dockets.docket_key(each.court_id, each.number) for each in tracked}
    cases = {(each.court_id, each.pacer_case_id) for each in tracked if each.pacer_case_id}
    return Item.objects.waiting_for(keys, cases)


def _waiting_at_api(tracked: Iterable[Proceeding]) -> QuerySet[Item]:
    """Entries of which only the API's id of their docket is known."""
    ids = [str(each.courtlistener_id) for each in tracked if each.courtlistener_id]
    waiting = Item.objects.filter(filing=None, source__kind=SourceKind.COURTLISTENER)
    return waiting.filter(court_entry__docket_id__in=ids) if ids else waiting.none()


def _place_filed(proceeding: Proceeding, dispute: Dispute) -> None:
    events = Event.objects.filter(citations__filing__proceeding=proceeding).exclude(
        placements__dispute=dispute
    )
    refused = Placement.history.filter(dispute=dispute, history_type="-").values("event")
    missing = [Placement(event=event, dispute=dispute) for event in events.exclude(pk__in=refused).distinct()]
    bulk_create_with_history(missing, Placement, default_change_reason=FEED_REASON)


# --- Events that are there ------------------------------------------------------------------------


def _follow_filings(stored: Stored, reason: str, now: datetime.datetime) -> None:
    """The events of filings that have changed, or that another source tells of now.

    They follow their filings, field by field, where a curator has not said otherwise.
    """
    told_of = {
        event_key(filing): filing for filing in (*stored.changed, *(filing for filing, _ in stored.again))
    }
    if not told_of:
        return
    events = {str(event.key): event for event in Event.objects.select_for_update().filter(key__in=told_of)}
    citations = _new_citations(stored.again, events)
    cited = {citation.event_id for citation in citations}
    changed = []
    for key, event in events.items():
        before = stored.changed.get(told_of[key])
        if (before and _follow(event, before, told_of[key])) or event.pk in cited:
            event.changed_at = now
            changed.append(event)
    update_each(changed, CHANGING)
    bulk_update_with_history(changed, Event, [], default_change_reason=reason)
    bulk_create_with_history(citations, Citation, default_change_reason=reason)


def _follow(event: Event, before: Reading, filing: Filing) -> bool:
    """Whether anything of the event still read as its filing did, and has changed with it."""
    after, has_followed = filings.read(filing), False
    for name, read in FOLLOWED.items():
        if getattr(event, name) == getattr(before, read) != getattr(after, read):
            setattr(event, name, getattr(after, read))
            has_followed = True
    if after.dated and after.dated != before.dated and _is_dated_by(event, before.dated):
        event.happened, event.date_basis = after.dated
        has_followed = True
    if event.published_at is None and filing.entered_at:
        event.published_at, has_followed = filing.entered_at, True
    return has_followed


def _is_dated_by(event: Event, dated: Dated | None) -> bool:
    """Whether its date is still that of its filing; the day we saw it stands in until there is a date."""
    if event.date_basis == DateBasis.SEEN:
        return True
    return dated is not None and (event.happened, event.date_basis) == dated


def _new_citations(again: Sequence[Filed], events: dict[str, Event]) -> list[Citation]:
    """One for each source that has not been cited for the event."""
    known = Citation.objects.filter(event__in=[event.pk for event in events.values()])
    cited = set(known.values_list("event", "item__source")) if again else set()
    citations = []
    for filing, entry in again:
        event = events.get(event_key(filing))
        if event and (event.pk, entry.item.source_id) not in cited:
            cited.add((event.pk, entry.item.source_id))
            citations.append(_citation(event, entry))
    return citations


# --- New events -----------------------------------------------------------------------------------


def _create_events(new: Sequence[Filed], reason: str) -> None:
    events = [_event(filing, entry) for filing, entry in new]
    disputes = _disputes({filing.proceeding_id for filing, _ in new})
    placements = [
        Placement(event=event, dispute_id=dispute_id)
        for event, (filing, _) in zip(events, new, strict=True)
        for dispute_id in disputes[filing.proceeding_id]
    ]
    citations = [_citation(event, entry, filing) for event, (filing, entry) in zip(events, new, strict=True)]
    bulk_create_with_history(events, Event, default_change_reason=reason)
    bulk_create_with_history(placements, Placement, default_change_reason=reason)
    bulk_create_with_history(citations, Citation, default_change_reason=reason)


def _disputes(proceeding_ids: Collection[int]) -> defaultdict[int, list[int]]:
    """The disputes of dockets as they are now: one may have joined while we waited for the lock."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    if proceeding_ids:
        links = Dispute.objects.filter(proceedings__in=proceeding_ids).order_by("pk")
        for dispute_id, proceeding_id in links.values_list("pk", "proceedings"):
            found[proceeding_id].append(dispute_id)
    return found


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
        published_at=filing.entered_at,
    )
    event.happened, event.date_basis = reading.dated or _seen(entry.item)
    return event


def date_of(item: Item, basis: DateBasis) -> Dated:
    """The date an item gives, as `basis`; where it gives none that can be true, the day we saw it, marked."""
    return (When.moment(item.dated_at), basis) if item.is_dated else _seen(item)


def _seen(item: Item) -> Dated:
    day = item.seen_at.astimezone(datetime.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return When(day, day, Precision.DAY), DateBasis.SEEN


def _citation(event: Event, entry: Entry, filing: Filing | None = None) -> Citation:
    """What an item says of the entry; the filing is cited once, with the item that came first."""
    document_url = "" if entry.is_from_api else fitting(entry.told.document_url, 500)
    return Citation(
        event=event,
        item=entry.item,
        filing=filing,
        url=document_url or fitting(entry.item.url, 2048),
        publisher=API_REASON if entry.is_from_api else entry.proceeding.court.name,
        title=f"Docket {entry.proceeding.number}",
        basis=Basis.COURT_RECORD,
        standing=Standing.CONFIRMED,
        published_at=entry.entered_at,
    )
