"""Docket entries: which tracked docket a stored item stands on, and the filing that it becomes."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from disputes.ingest import identify
from disputes.matching import classify
from disputes.models import Filing, Item, Proceeding

REASON = "Court feed"
NO_WORDING = "Entry without a description"
LONGEST_NUMBER_DIGITS = 9
HEADLINE_CHARACTERS = 300

type Docket = tuple[str, str]  # court and PACER case id, or court and number key


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored item of a court feed and the tracked docket it stands on."""

    item: Item
    proceeding: Proceeding

    @property
    def place(self) -> tuple[int, str]:
        """The docket, and what tells the entry apart on it: the item's key without court and case."""
        return self.proceeding.pk, self.item.key.split("|", 2)[-1]

    @property
    def events(self) -> tuple[str, ...]:
        return tuple((self.item.court_entry or {}).get("events") or ())


@dataclass(frozen=True, slots=True)
class Reading:
    """What the wording of an entry tells about the filing, and about its event."""

    headline: str
    kind: str
    event_kind: str
    is_routine: bool


@dataclass(slots=True)
class Stored:
    """The filings of one document: the new with their entries, the reworded with how they read before."""

    new: list[tuple[Filing, Entry]] = field(default_factory=list)
    reworded: dict[Filing, Reading] = field(default_factory=dict)


def read(filing: Filing) -> Reading:
    kind = classify.docket_kind(filing.wording)
    number = f" (No. {filing.entry_number})" if filing.entry_number else ""
    told = classify.telling(filing.wording)[: HEADLINE_CHARACTERS - len(number)]
    return Reading(told + number, kind, classify.event_kind(kind), classify.is_routine(kind))


def on_tracked_dockets(items: Iterable[Item]) -> list[Entry]:
    """The items that stand on a docket of some dispute. What is filed already stays where it is."""
    court_items = [item for item in items if item.docket_key]
    filed, by_case, by_number = _proceedings(court_items)
    found = []
    for item in court_items:
        court_id, _, number_key = item.docket_key.partition("|")
        # Of the two the case id is the surer. The number must do where a docket has several case ids,
        # as a criminal one has for each defendant.
        proceeding = (
            filed.get(item.filing_id)
            or by_case.get((court_id, _case_id(item)))
            or by_number.get((court_id, number_key))
        )
        if proceeding:
            found.append(Entry(item, proceeding))
    return found


def _proceedings(
    items: Sequence[Item],
) -> tuple[dict[int | None, Proceeding], dict[Docket, Proceeding], dict[Docket, Proceeding]]:
    """The tracked dockets among the items': by the filing of an item, by PACER case id, by number."""
    filings = [item.filing_id for item in items if item.filing_id]
    numbers = {item.docket_key.partition("|")[2] for item in items} - {""}
    case_ids = {_case_id(item) for item in items} - {""}
    wanted = Q(number_key__in=numbers) | Q(pacer_case_id__in=case_ids) | Q(filings__in=filings)
    tracked = Proceeding.objects.tracked().filter(wanted).select_related("court").prefetch_related("disputes")
    by_id = {each.pk: each for each in tracked}
    of_filings = Filing.objects.filter(pk__in=filings, proceeding__in=by_id).values_list("pk", "proceeding")
    return (
        {filing: by_id[proceeding] for filing, proceeding in of_filings},
        {(each.court_id, each.pacer_case_id): each for each in by_id.values() if each.pacer_case_id},
        {(each.court_id, each.number_key): each for each in by_id.values()},
    )


def _case_id(item: Item) -> str:
    return str((item.court_entry or {}).get("pacer_case_id") or "")


def store(entries: Sequence[Entry], *, now: datetime.datetime) -> Stored:
    """File the entries, each once; the items then know their filings. Must run in a transaction."""
    _lock(entry.proceeding.pk for entry in entries)
    filings = _stored(entries)
    stored = Stored()
    for entry in entries:
        if filing := filings.get(entry.place):
            _reword(filing, entry, stored, now)
        else:
            filings[entry.place] = filing = _new(entry)
            stored.new.append((filing, entry))
    return _save(entries, filings, stored)


def _lock(proceeding_ids: Iterable[int]) -> None:
    """Two feeds of one court can bring the same entry at once: one of them goes first, docket by docket."""
    dockets = Proceeding.objects.filter(pk__in=set(proceeding_ids)).order_by("pk")
    list(dockets.select_for_update().values_list("pk"))


def _stored(entries: Iterable[Entry]) -> dict[tuple[int, str], Filing]:
    places = {entry.place for entry in entries}
    dockets, keys = {docket for docket, _ in places}, {key for _, key in places}
    found = Filing.objects.filter(proceeding__in=dockets, key__in=keys)
    return {(filing.proceeding_id, filing.key): filing for filing in found}


def _save(entries: Sequence[Entry], filings: dict[tuple[int, str], Filing], stored: Stored) -> Stored:
    new = [filing for filing, _ in stored.new]
    bulk_create_with_history(new, Filing, default_change_reason=REASON)
    fields = ["wording", "kind", "is_routine", "changed_at"]
    bulk_update_with_history(list(stored.reworded), Filing, fields, default_change_reason=REASON)
    for entry in entries:
        entry.item.filing = filings[entry.place]
    Item.objects.bulk_update([entry.item for entry in entries], ["filing"])
    return stored


def _new(entry: Entry) -> Filing:
    court_entry = entry.item.court_entry or {}
    filing = Filing(
        proceeding=entry.proceeding,
        key=entry.place[1],
        wording="; ".join(entry.events) or NO_WORDING,
        entry_number=_count(court_entry.get("document_number")),
        sequence=_count(court_entry.get("sequence")),
        entered_at=entry.item.published_at,
        document_id=fitting(court_entry.get("document_id"), 20),
        document_url=fitting(court_entry.get("document_url"), 500),
    )
    reading = read(filing)
    filing.kind, filing.is_routine = reading.kind, reading.is_routine
    return filing


def _reword(filing: Filing, entry: Entry, stored: Stored, now: datetime.datetime) -> None:
    """An entry gains what another window or feed shows of it; what a curator has said of it stays."""
    before = read(filing)
    worded = () if filing.wording == NO_WORDING else tuple(filing.wording.split("; "))
    wording = "; ".join(identify.union(entry.events, worded)) or NO_WORDING
    if wording == filing.wording:
        return
    filing.wording, filing.changed_at = wording, now
    after = read(filing)
    filing.kind = after.kind if filing.kind == before.kind else filing.kind
    filing.is_routine = after.is_routine if filing.is_routine == before.is_routine else filing.is_routine
    stored.reworded.setdefault(filing, before)


def _count(text: str | None) -> int | None:
    """A number in a docket's own range; anything longer is no entry number."""
    return int(text) if text and text.isdecimal() and len(text) <= LONGEST_NUMBER_DIGITS else None


def fitting(text: str | None, limit: int) -> str:
    """All of it or nothing: half an address or half an id would be an invented one."""
    return text if text and len(text) <= limit else ""
