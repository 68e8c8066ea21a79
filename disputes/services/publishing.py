"""Publish: entries of tracked dockets become filings and events, all of a document in one transaction."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from disputes.matching import classify
from disputes.models import (
    Basis,
    Citation,
    DateBasis,
    Event,
    Filing,
    Item,
    Lane,
    Placement,
    Proceeding,
    Standing,
)
from disputes.text.dates import Precision, When

REASON = "Court feed"
LONGEST_NUMBER_DIGITS = 9
DOCKET_KEY_CHARACTERS = 150


@dataclass(frozen=True, slots=True)
class Published:
    filings: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored item of a court feed and the tracked docket it stands on."""

    item: Item
    proceeding: Proceeding

    @property
    def key(self) -> str:
        """What tells the entry apart on its docket: the item's key without court and case."""
        return self.item.key.split("|", 2)[-1]


def docket_key(court_id: str, number_key: str) -> str:
    return f"{court_id}|{number_key}"[:DOCKET_KEY_CHARACTERS]


def file_waiting(proceeding: Proceeding, *, now: datetime.datetime) -> Published:
    """File the entries that were seen before their docket was tracked."""
    key = docket_key(proceeding.court_id, proceeding.number_key)
    waiting = Item.objects.waiting_for(key, proceeding.court_id, proceeding.pacer_case_id)
    return publish(list(waiting), now=now)


@transaction.atomic
def publish(items: Sequence[Item], *, now: datetime.datetime) -> Published:
    """File the items that stand on a tracked docket; the others are left as they are. Safe to repeat."""
    entries = _on_tracked_dockets(items)
    if not entries:
        return Published()
    _lock(entry.proceeding.pk for entry in entries)
    filings = _stored_filings(entries)
    new = _create_filings([entry for entry in entries if _place(entry) not in filings])
    _update_filings([entry for entry in entries if _place(entry) in filings], filings, now)
    filings |= new
    for entry in entries:
        entry.item.filing = filings[_place(entry)]
    Item.objects.bulk_update([entry.item for entry in entries], ["filing"])
    events = _create_events({new[_place(entry)]: entry for entry in entries if _place(entry) in new})
    return Published(len(new), events)


def _place(entry: Entry) -> tuple[int, str]:
    return entry.proceeding.pk, entry.key


def _on_tracked_dockets(items: Iterable[Item]) -> list[Entry]:
    court_items = [item for item in items if item.docket_key]
    by_case, by_number = _proceedings(court_items)
    found = []
    for item in court_items:
        court_id, _, number_key = item.docket_key.partition("|")
        case_id = (item.court_entry or {}).get("pacer_case_id") or ""
        proceeding = by_case.get((court_id, case_id)) or by_number.get((court_id, number_key))
        if proceeding:
            found.append(Entry(item, proceeding))
    return found


def _proceedings(
    items: Iterable[Item],
) -> tuple[dict[tuple[str, str], Proceeding], dict[tuple[str, str], Proceeding]]:
    """The tracked dockets among the items': by PACER case id, which is the surer, and by number."""
    numbers = {item.docket_key.partition("|")[2] for item in items} - {""}
    case_ids = {(item.court_entry or {}).get("pacer_case_id") or "" for item in items} - {""}
    found = (
        Proceeding.objects.tracked()
        .filter(Q(number_key__in=numbers) | Q(pacer_case_id__in=case_ids))
        .select_related("court")
        .prefetch_related("disputes")
    )
    by_case = {(each.court_id, each.pacer_case_id): each for each in found if each.pacer_case_id}
    return by_case, {(each.court_id, each.number_key): each for each in found}


def _lock(proceeding_ids: Iterable[int]) -> None:
    """Two feeds of one court can bring the same entry at once: one of them goes first, docket by docket."""
    dockets = Proceeding.objects.filter(pk__in=set(proceeding_ids)).order_by("pk")
    list(dockets.select_for_update().values_list("pk"))


def _stored_filings(entries: Iterable[Entry]) -> dict[tuple[int, str], Filing]:
    proceedings, keys = {entry.proceeding.pk for entry in entries}, {entry.key for entry in entries}
    stored = Filing.objects.filter(proceeding__in=proceedings, key__in=keys)
    return {(filing.proceeding_id, filing.key): filing for filing in stored}


def _create_filings(entries: Iterable[Entry]) -> dict[tuple[int, str], Filing]:
    made = {_place(entry): _filing(entry) for entry in entries}
    created = bulk_create_with_history(list(made.values()), Filing, default_change_reason=REASON)
    return dict(zip(made, created, strict=True))


def _filing(entry: Entry) -> Filing:
    court_entry = entry.item.court_entry or {}
    filing = Filing(
        proceeding=entry.proceeding,
        key=entry.key,
        entry_number=_count(court_entry.get("document_number")),
        sequence=_count(court_entry.get("sequence")),
        entered_at=entry.item.published_at,
        document_id=_fitting(court_entry.get("document_id"), 20),
        document_url=_fitting(court_entry.get("document_url"), 500),
    )
    _word(filing, entry.item)
    return filing


def _count(text: str | None) -> int | None:
    """A number in a docket's own range; anything longer is no entry number."""
    return int(text) if text and text.isdecimal() and len(text) <= LONGEST_NUMBER_DIGITS else None


def _fitting(text: str | None, limit: int) -> str:
    """All of it or nothing: half an address or half an id would be an invented one."""
    return text if text and len(text) <= limit else ""


def _word(filing: Filing, item: Item) -> None:
    """The court's own words, and what kind of paper they name."""
    filing.wording = "; ".join((item.court_entry or {}).get("events") or []) or "Entry without a description"
    filing.kind = classify.docket_kind(filing.wording)
    filing.is_routine = classify.is_routine(filing.kind)


def _update_filings(
    entries: Iterable[Entry], filings: dict[tuple[int, str], Filing], now: datetime.datetime
) -> None:
    """An entry that was edited is reworded in place; its earlier wording stays in the history."""
    headlines_before: dict[Filing, str] = {}
    for entry in entries:
        filing = filings[_place(entry)]
        wording, headline_before = filing.wording, headline(filing)
        _word(filing, entry.item)
        if filing.wording != wording:
            filing.changed_at = now
            headlines_before[filing] = headline_before
    if headlines_before:
        fields = ["wording", "kind", "is_routine", "changed_at"]
        bulk_update_with_history(list(headlines_before), Filing, fields, default_change_reason=REASON)
        _reword_events(headlines_before, now)


def _reword_events(headlines_before: Mapping[Filing, str], now: datetime.datetime) -> None:
    """The events of reworded filings follow them, but for those that a curator has worded otherwise."""
    filings = {event_key(filing): filing for filing in headlines_before}
    changed = []
    for event in Event.objects.filter(key__in=filings):
        filing = filings[str(event.key)]
        if event.headline == headlines_before[filing]:
            event.headline, event.changed_at = headline(filing), now
            event.kind, event.is_routine = classify.event_kind(filing.kind), filing.is_routine
            changed.append(event)
    fields = ["headline", "kind", "is_routine", "changed_at"]
    bulk_update_with_history(changed, Event, fields, default_change_reason=REASON)


def _create_events(entries: Mapping[Filing, Entry]) -> int:
    if not entries:
        return 0
    events = {filing: _event(filing, entry) for filing, entry in entries.items()}
    placements = [
        Placement(event=events[filing], dispute=dispute)
        for filing, entry in entries.items()
        for dispute in entry.proceeding.disputes.all()
    ]
    citations = [_citation(events[filing], filing, entry) for filing, entry in entries.items()]
    bulk_create_with_history(list(events.values()), Event, default_change_reason=REASON)
    bulk_create_with_history(placements, Placement, default_change_reason=REASON)
    bulk_create_with_history(citations, Citation, default_change_reason=REASON)
    return len(events)


def event_key(filing: Filing) -> str:
    return f"filing:{filing.pk}"


def headline(filing: Filing) -> str:
    number = f" (No. {filing.entry_number})" if filing.entry_number else ""
    return classify.telling(filing.wording)[: 300 - len(number)] + number


def _event(filing: Filing, entry: Entry) -> Event:
    item = entry.item
    event = Event(
        key=event_key(filing),
        headline=headline(filing),
        kind=classify.event_kind(filing.kind),
        lane=Lane.LAWSUIT,
        standing=Standing.CONFIRMED,
        is_routine=filing.is_routine,
        published_at=item.published_at,
    )
    event.happened, event.date_basis = date_of(item, DateBasis.ENTERED, entry.proceeding.court.time_zone)
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
        url=filing.document_url or _fitting(entry.item.url, 2048),
        publisher=court.name,
        title=f"Docket {entry.proceeding.number}",
        basis=Basis.COURT_RECORD,
        standing=Standing.CONFIRMED,
        published_at=entry.item.published_at,
    )
