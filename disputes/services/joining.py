"""Which filing an entry of another kind of source tells of: a court feed's stub and its full text are one.

A wrong join would put the words of one entry under the number of another: in doubt there are two filings.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from django.db.models import Q

from disputes.matching import classify, docket_text
from disputes.models import Filing
from disputes.services.entries import API_KEY, Entry, Place, day_of_entry

MOST_COMPARED: Final = 1_000  # pairs of unnumbered entries of one day; where there are more, all is in doubt
LATEST_ENTRY: Final = datetime.timedelta(days=31)  # after the day of filing
ONE_DAY: Final = datetime.timedelta(days=1)

type Pairs = Iterator[tuple[Entry, Filing]]


def partners(entries: Iterable[Entry]) -> dict[Place, Filing]:
    """For entries without a filing of their own, by place: the filing that the other kind of source has made.

    The entries are all a feed's, or all an API's. By document; else by number; else, for entries without a
    number, by day and wording. Each time only where one entry and one filing have it, and nothing else about
    them differs. Two queries at most.
    """
    lone = {entry.place: entry for entry in entries}
    free = {filing.pk: filing for filing in _candidates(list(lone.values()))}
    joined = {}
    for rule in (_by_document, _by_number, _by_wording):
        for entry, filing in list(rule(list(lone.values()), list(free.values()))):
            joined[entry.place] = filing
            del lone[entry.place], free[filing.pk]
    return joined


def _candidates(entries: Sequence[Entry]) -> list[Filing]:
    """The filings that only the other kind of source has shown, as far as they can be one of the entries."""
    if not entries:
        return []
    dockets = {entry.proceeding.pk: entry.proceeding for entry in entries}
    other = Q(courtlistener_id=None) if entries[0].is_from_api else Q(key__startswith=API_KEY)
    found = list(Filing.objects.select_for_update().filter(other, _alike(entries), proceeding__in=dockets))
    for filing in found:
        filing.proceeding = dockets[filing.proceeding_id]
    return found


def _alike(entries: Iterable[Entry]) -> Q:
    document_ids = {entry.document_id for entry in entries} - {""}
    numbers = {entry.entry_number for entry in entries} - {None}
    alike = Q(document_id__in=document_ids) | Q(entry_number__in=numbers)
    days = [entry.day for entry in entries if entry.day and entry.entry_number is None]
    if not days:
        return alike
    first, last = min(days), max(days) + ONE_DAY
    midnight = datetime.datetime.combine(first, datetime.time.min, datetime.UTC)
    entered = (midnight - ONE_DAY, midnight + (last - first) + ONE_DAY)  # days of courts east and west of UTC
    same_days = Q(entered_at__range=entered) | Q(filed_on__range=(first - LATEST_ENTRY, last))
    return alike | (Q(entry_number=None) & same_days)


# --- Rules ----------------------------------------------------------------------------------------


def _by_document(entries: Sequence[Entry], filings: Sequence[Filing]) -> Pairs:
    return _sharing(entries, filings, lambda one: one.document_id)


def _by_number(entries: Sequence[Entry], filings: Sequence[Filing]) -> Pairs:
    return _sharing(entries, filings, lambda one: one.entry_number)


def _by_wording(entries: Sequence[Entry], filings: Sequence[Filing]) -> Pairs:
    entries_of, filings_of = defaultdict(list), defaultdict(list)
    for entry in entries:
        if entry.entry_number is None and entry.day:
            entries_of[(entry.proceeding.pk, entry.day)].append(entry)
    for filing in filings:
        day = day_of_entry(filing.proceeding, filing.entered_at, filing.wording, filing.filed_on)
        if filing.entry_number is None:
            filings_of[(filing.proceeding_id, day)].append(filing)
    for place, told in entries_of.items():
        if len(told) * len(filings_of[place]) <= MOST_COMPARED:
            yield from _fitting_only_each_other(told, filings_of[place])


def _sharing(
    entries: Iterable[Entry], filings: Iterable[Filing], mark: Callable[[Entry | Filing], object]
) -> Pairs:
    """The pairs of one docket that alone have a mark, where neither is marked otherwise as another one."""
    groups: defaultdict[tuple[int, object], tuple[list[Entry], list[Filing]]]
    groups = defaultdict(lambda: ([], []))
    for entry in entries:
        groups[(entry.proceeding.pk, mark(entry))][0].append(entry)
    for filing in filings:
        groups[(filing.proceeding_id, mark(filing))][1].append(filing)
    for (_, shared), (told, stored) in groups.items():
        if shared and len(told) == len(stored) == 1 and not _differ(told[0], stored[0]):
            yield told[0], stored[0]


def _differ(entry: Entry, filing: Filing, *names: str) -> bool:
    """Whether both have a document or a number, or another of the names, and not the same."""
    for name in ("document_id", "entry_number", *names):
        one, other = getattr(entry, name), getattr(filing, name)
        if one not in (None, "") and other not in (None, "") and one != other:
            return True
    return False


def _fitting_only_each_other(entries: Sequence[Entry], filings: Sequence[Filing]) -> Pairs:
    fits = [(entry, filing) for entry in entries for filing in filings if _fit(entry, filing)]
    fitting_entry = Counter(entry.place for entry, _ in fits)
    fitting_filing = Counter(filing.pk for _, filing in fits)
    for entry, filing in fits:
        if fitting_entry[entry.place] == fitting_filing[filing.pk] == 1:
            yield entry, filing


def _fit(entry: Entry, filing: Filing) -> bool:
    if _differ(entry, filing, "sequence"):
        return False
    if entry.is_from_api:
        return _names_fit(filing.wording, entry.wording)
    return _names_fit(entry.wording, filing.wording)


def _names_fit(names: str, text: str) -> bool:
    """Whether a feed's names for an entry can be those of the text, and both tell of one kind of entry."""
    kinds = {classify.docket_kind(names), classify.docket_text_kind(text)} - {"other"}
    return len(kinds) < 2 and docket_text.fits(classify.telling(names).split("; "), text)
