"""Docket entries as stored items tell of them, and the tracked docket on which each stands."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Q

from disputes.ingest.types import CourtEntry
from disputes.matching import docket_text
from disputes.models import Filing, Item, Proceeding

API_KEY: Final = "entry:"  # begins the key of a filing that no court's feed has shown
FEED_REASON: Final = "Court feed"
API_REASON: Final = "CourtListener"
LONGEST_NUMBER_DIGITS: Final = 9
LONGEST_ID_DIGITS: Final = 18
EARLIEST_FILING: Final = datetime.date(1900, 1, 1)  # what is given as earlier stands for "not known"

type Place = tuple[int, str]  # the docket, and what tells an entry apart on it
type Docket = tuple[str, str]  # court and PACER case id, or court and number key


@dataclass(frozen=True)
class Entry:
    """A stored item that tells of an entry, and the tracked docket on which that stands.

    A court's feed names events and knows the moment of entry; an API has the full text and the day of filing.
    """

    item: Item
    proceeding: Proceeding
    told: CourtEntry

    @property
    def is_from_api(self) -> bool:
        return self.courtlistener_id is not None

    @property
    def reason(self) -> str:
        """What the history says of changes that this entry makes."""
        return API_REASON if self.is_from_api else FEED_REASON

    @property
    def place(self) -> Place:
        """Of a feed's entry, its key without court and case: docket numbers can be corrected."""
        api_key = f"{API_KEY}{self.courtlistener_id}"
        return self.proceeding.pk, api_key if self.is_from_api else self.item.key.split("|", 2)[-1]

    @property
    def wording(self) -> str:
        return self.told.text or "; ".join(self.told.events)

    @property
    def courtlistener_id(self) -> int | None:
        return count(self.told.entry_id, LONGEST_ID_DIGITS)

    @property
    def entry_number(self) -> int | None:
        return count(self.told.document_number)

    @property
    def sequence(self) -> int | None:
        return count(self.told.sequence)

    @property
    def document_id(self) -> str:
        return fitting(self.told.document_id, 20)

    @property
    def entered_at(self) -> datetime.datetime | None:
        """When the clerk entered it, where the source says so and it can be true."""
        return self.item.published_at if self.item.is_dated and not self.is_from_api else None

    @property
    def filed_on(self) -> datetime.date | None:
        """The day of filing, where the source says so and it can be true."""
        day = iso_day(self.told.filed_on)
        latest = (self.item.seen_at + datetime.timedelta(days=1)).date()
        return day if day and EARLIEST_FILING <= day <= latest else None

    @cached_property
    def day(self) -> datetime.date | None:
        return day_of_entry(self.proceeding, self.entered_at, self.told.text, self.filed_on)


def day_of_entry(
    proceeding: Proceeding, entered_at: datetime.datetime | None, text: str, filed_on: datetime.date | None
) -> datetime.date | None:
    """The court's own day of entry; where nothing tells it, that of filing is mostly the same."""
    if entered_at:
        return entered_at.astimezone(ZoneInfo(proceeding.court.time_zone)).date()
    return docket_text.entered_on(text) or filed_on


def count(text: str, digits: int = LONGEST_NUMBER_DIGITS) -> int | None:
    """A number in a docket's own range; anything longer is no entry number."""
    return int(text) if text.isdecimal() and len(text) <= digits else None


def fitting(text: str, limit: int) -> str:
    """All of it or nothing: half an address or half an id would be an invented one."""
    return text if len(text) <= limit else ""


def iso_day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        return None


# --- Dockets --------------------------------------------------------------------------------------


def on_tracked_dockets(items: Iterable[Item]) -> list[Entry]:
    """The items that stand on a docket of some dispute. What is filed already stays where it is."""
    told = [(item, item.court_entry) for item in items if item.court_entry]
    tracked = _Tracked(told)
    found = [(item, tracked.docket(item, entry), entry) for item, entry in told]
    return [
        Entry(item, docket, CourtEntry.from_json({"court_id": docket.court_id, **entry}))
        for item, docket, entry in found
        if docket
    ]


class _Tracked:
    """The tracked dockets among those that items tell of."""

    def __init__(self, told: Sequence[tuple[Item, dict[str, Any]]]) -> None:
        filings = {item.filing_id for item, _ in told if item.filing_id}
        numbers = {item.docket_key.partition("|")[2] for item, _ in told} - {""}
        case_ids = {_case_id(entry) for _, entry in told} - {""}
        api_ids = {_docket_id(entry) for _, entry in told} - {None}
        wanted = Q(number_key__in=numbers) | Q(pacer_case_id__in=case_ids) | Q(filings__in=filings)
        dockets = Proceeding.objects.tracked().filter(wanted | Q(courtlistener_id__in=api_ids))
        by_id = {each.pk: each for each in dockets.select_related("court").prefetch_related("disputes")}
        of_filings = Filing.objects.filter(pk__in=filings, proceeding__in=by_id)
        self.filed = {pk: by_id[docket] for pk, docket in of_filings.values_list("pk", "proceeding")}
        self.by_api_id = {each.courtlistener_id: each for each in by_id.values() if each.courtlistener_id}
        self.by_case = {(each.court_id, each.pacer_case_id): each for each in by_id.values()}
        self.by_number = {(each.court_id, each.number_key): each for each in by_id.values()}

    def docket(self, item: Item, entry: dict[str, Any]) -> Proceeding | None:
        """By an id where there is one: it is the surer.

        The number must do where a docket has several case ids, as a criminal one has for each defendant.
        """
        court_id, _, number_key = item.docket_key.partition("|")
        case_id, api_id = _case_id(entry), _docket_id(entry)
        return (
            (self.filed.get(item.filing_id) if item.filing_id else None)
            or (self.by_api_id.get(api_id) if api_id else None)
            or (self.by_case.get((court_id, case_id)) if case_id else None)
            or self.by_number.get((court_id, number_key))
        )


def _case_id(entry: dict[str, Any]) -> str:
    return str(entry.get("pacer_case_id") or "")


def _docket_id(entry: dict[str, Any]) -> int | None:
    """CourtListener's id of the docket."""
    return count(str(entry.get("docket_id") or ""), LONGEST_ID_DIGITS)
