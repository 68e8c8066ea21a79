"""The filing that a docket entry becomes: one for each entry, however many sources tell of it."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Q
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from disputes.ingest.identity import identify
from disputes.matching import classify, docket_text
from disputes.matching.kinds import sequence
from disputes.models import Attachment, DateBasis, Filing, Proceeding, Reference, Revision
from disputes.models.bulk import update_each
from disputes.services import joining
from disputes.services.entries import API_KEY, Entry, Place, count, fitting, iso_day
from disputes.text.dates import Precision, When

NO_WORDING: Final = "Entry without a description"
HEADLINE_CHARACTERS: Final = 300
MOST_ATTACHMENTS: Final = 32_767
LABEL_CHARACTERS: Final = 500  # of an attachment
BLANKS: Final = ("entry_number", "sequence", "entered_at", "filed_on", "document_id", "courtlistener_id")
CHANGING: Final = (*BLANKS, "key", "wording", "is_stub", "document_url", "kind", "is_routine")

type Dated = tuple[When, DateBasis]
type Filed = tuple[Filing, Entry]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a filing tells of its kind and of its event. `dated` is None where no source gives a date."""

    headline: str
    kind: str
    event_kind: str
    is_routine: bool
    dated: Dated | None


@dataclass(slots=True)
class Stored:
    """The filings of one document: the new; the changed with how they read before; those told of again."""

    new: list[Filed] = field(default_factory=list)
    changed: dict[Filing, Reading] = field(default_factory=dict)
    again: list[Filed] = field(default_factory=list)


def read(filing: Filing) -> Reading:
    number = f" (No. {filing.entry_number})" if filing.entry_number else ""
    room = HEADLINE_CHARACTERS - len(number)
    if filing.is_stub:
        kind, told = classify.docket_kind(filing.wording), classify.telling(filing.wording)[:room]
    else:
        kind = classify.docket_text_kind(filing.wording)
        told = docket_text.headline(filing.wording, room)
    is_routine = classify.is_routine(kind, filing.wording)
    return Reading(told + number, kind, classify.event_kind(kind), is_routine, _dated(filing))


def _dated(filing: Filing) -> Dated | None:
    """The day of filing; where that is also the day of entry, the moment of entry tells more.

    A stub has its day from where its name is from: that is a day of entry, whatever it is called.
    """
    zone = filing.proceeding.court.time_zone
    entered_at, filed_on = filing.entered_at, filing.filed_on
    if entered_at:
        day_of_entry = entered_at.astimezone(ZoneInfo(zone)).date()
        if filing.is_stub or filed_on in (None, day_of_entry):
            return When.moment(entered_at, zone), DateBasis.ENTERED
    if filed_on is None:
        return None
    day = datetime.datetime.combine(filed_on, datetime.time.min, datetime.UTC)
    basis = DateBasis.ENTERED if filing.is_stub else DateBasis.FILED
    return When(day, day, Precision.DAY, zone), basis


def store(entries: Sequence[Entry], *, now: datetime.datetime) -> Stored:
    """File the entries of one kind of source, each once; the items then know their filings.

    Must run in a transaction.
    """
    lock(entry.proceeding.pk for entry in entries)
    filings = _stored(entries)
    filings |= joining.partners(entry for entry in entries if entry.place not in filings)
    told_before, stored = _filing_days_told_before(entries), Stored()
    for entry in entries:
        if filing := filings.get(entry.place):
            _improve(filing, entry, told_before.get(entry.item.pk), stored, now)
        else:
            filings[entry.place] = filing = _new(entry)
            stored.new.append((filing, entry))
    _save(entries, filings, stored)
    return stored


def lock(proceeding_ids: Iterable[int]) -> None:
    """Two sources of one court can bring the same entry at once: one of them goes first, docket by docket.

    A weak lock: a dispute that joins a docket meanwhile may do so, and asks for this lock then.
    """
    dockets = Proceeding.objects.filter(pk__in=set(proceeding_ids)).order_by("pk")
    list(dockets.select_for_update(no_key=True).values_list("pk"))


def _stored(entries: Iterable[Entry]) -> dict[Place, Filing]:
    """The filings that the entries have by their own keys or ids."""
    dockets = {entry.proceeding.pk: entry.proceeding for entry in entries}
    same = Q(key__in={entry.place[1] for entry in entries})
    if api_ids := {entry.courtlistener_id for entry in entries} - {None}:
        same |= Q(courtlistener_id__in=api_ids)
    found: dict[Place, Filing] = {}
    for filing in Filing.objects.select_for_update().filter(same, proceeding__in=dockets):
        filing.proceeding = dockets[filing.proceeding_id]
        found[(filing.proceeding_id, filing.key)] = filing
        if filing.courtlistener_id:
            found[(filing.proceeding_id, f"{API_KEY}{filing.courtlistener_id}")] = filing
    return found


def _filing_days_told_before(entries: Iterable[Entry]) -> dict[int, datetime.date | None]:
    """The day of filing that the items gave before their last edit; a day that still stands may follow it."""
    edited = [entry.item.pk for entry in entries if entry.is_from_api and entry.item.revision_count]
    if not edited:
        return {}
    revisions = Revision.objects.filter(item__in=edited).order_by("number")
    told = revisions.values_list("item", "court_entry__filed_on")
    return {item: iso_day(day or "") for item, day in told}


def _save(entries: Sequence[Entry], filings: dict[Place, Filing], stored: Stored) -> None:
    reason = entries[0].reason
    bulk_create_with_history([filing for filing, _ in stored.new], Filing, default_change_reason=reason)
    update_each(stored.changed, [*CHANGING, "changed_at"])
    bulk_update_with_history(list(stored.changed), Filing, [], default_change_reason=reason)
    made_of = {id(entry) for _, entry in stored.new}
    moved = [entry for entry in entries if entry.item.filing_id != filings[entry.place].pk]
    for entry in moved:
        if entry.item.filing_id is None and id(entry) not in made_of:
            stored.again.append((filings[entry.place], entry))
        entry.item.filing = filings[entry.place]
    update_each([entry.item for entry in moved], ["filing"])
    _attach([(filings[entry.place], entry) for entry in entries if entry.told.attachments])
    _refer([*(filing for filing, _ in stored.new), *stored.changed])


# --- One filing -----------------------------------------------------------------------------------


def _new(entry: Entry) -> Filing:
    filing = Filing(
        proceeding=entry.proceeding,
        key=entry.place[1],
        wording=entry.wording or NO_WORDING,
        is_stub=not entry.told.text,
        document_url="" if entry.is_from_api else fitting(entry.told.document_url, 500),
        **{name: getattr(entry, name) for name in BLANKS},
    )
    reading = read(filing)
    filing.kind, filing.is_routine = reading.kind, reading.is_routine
    return filing


def _improve(
    filing: Filing, entry: Entry, told_before: datetime.date | None, stored: Stored, now: datetime.datetime
) -> None:
    """An entry gains what another window or source shows of it; what a curator has said of it stays."""
    before, was = read(filing), _state(filing)
    filing.wording = _wording(filing, entry)
    filing.is_stub = filing.is_stub and not entry.told.text
    for name in BLANKS:
        if getattr(filing, name) in (None, ""):
            setattr(filing, name, getattr(entry, name))
    if entry.filed_on and told_before and filing.filed_on == told_before:
        filing.filed_on = entry.filed_on
    if not entry.is_from_api:
        filing.key = entry.place[1]  # the court's own, from when its feed shows the entry
        filing.document_url = filing.document_url or fitting(entry.told.document_url, 500)
    if _state(filing) == was:
        return
    after, filing.changed_at = read(filing), now
    filing.kind = after.kind if filing.kind == before.kind else filing.kind
    filing.is_routine = after.is_routine if filing.is_routine == before.is_routine else filing.is_routine
    if filing.pk:
        stored.changed.setdefault(filing, before)


def _state(filing: Filing) -> list[Any]:
    return [getattr(filing, name) for name in CHANGING]


def _wording(filing: Filing, entry: Entry) -> str:
    """The full text, once there is one; of a stub, the names that a court's feed has shown at any time."""
    if entry.told.text or filing.wording == NO_WORDING:
        return entry.wording or NO_WORDING
    if entry.is_from_api or not filing.is_stub or not entry.wording:
        return filing.wording
    is_named_by_api = filing.key.startswith(API_KEY)
    worded = () if is_named_by_api else tuple(filing.wording.split("; "))
    return "; ".join(identify.union(entry.told.events, worded))


# --- References -----------------------------------------------------------------------------------


def _refer(filings: Sequence[Filing]) -> None:
    """Which other entries they name. A court's feed gives only names of entries: they tell of none."""
    worded = [filing for filing in filings if not filing.is_stub]
    if not worded:
        return
    Reference.objects.filter(filing__in=worded).delete()
    Reference.objects.bulk_create(
        Reference(filing=filing, number=one.number, relation=one.relation)
        for filing in worded
        for one in sequence.references(filing.wording)
        if one.number != filing.entry_number
    )


# --- Attachments ----------------------------------------------------------------------------------


def _attach(filed: Sequence[Filed]) -> None:
    """Rows for the attachments that entries tell of; what is described already stays as it is."""
    wanted = {
        (filing.pk, number): description[:LABEL_CHARACTERS]
        for filing, entry in filed
        for text, description, _ in entry.told.attachments
        if (number := count(text)) and number <= MOST_ATTACHMENTS
    }
    if not wanted:
        return
    rows = Attachment.objects.filter(filing__in={filing for filing, _ in wanted})
    known = {(row.filing_id, row.number): row for row in rows}
    Attachment.objects.bulk_create(
        Attachment(filing_id=filing, number=number, description=description)
        for (filing, number), description in wanted.items()
        if (filing, number) not in known
    )
    undescribed = [row for place, row in known.items() if wanted.get(place) and not row.description]
    for row in undescribed:
        row.description = wanted[(row.filing_id, row.number)]
    update_each(undescribed, ["description"])
