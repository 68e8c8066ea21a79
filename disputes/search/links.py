"""Docket entries that belong together: a motion, what was filed upon it, and the order."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from disputes.models import Event, Filing, Reference, Relation

BACKWARDS = {
    Relation.DECIDES: "Decided by",
    Relation.OPPOSES: "Opposed by",
    Relation.REPLIES: "Replied to by",
    Relation.SUPPORTS: "Supported by",
    Relation.CONCERNS: "Mentioned by",
}
MOST = 50  # of the entries that name one; an order that all cite has hundreds


@dataclass(frozen=True, slots=True)
class Link:
    """How an entry stands to another; `event` is the other's on a public timeline, if there is one."""

    words: str
    filing: Filing
    event: Event | None


def of(filings: Sequence[Filing]) -> list[Link]:
    """What these entries name, then what names them; three queries, however many there are."""
    if not filings:
        return []
    forwards = _forwards(filings)
    backwards = _backwards(filings)
    events = _events([filing for _, filing in [*forwards, *backwards]])
    return [Link(words, filing, events.get(filing.pk)) for words, filing in [*forwards, *backwards]]


def _forwards(filings: Sequence[Filing]) -> list[tuple[str, Filing]]:
    named = {
        (filing.proceeding_id, each.number): Relation(each.relation).label
        for filing in filings
        for each in filing.references.all()
    }
    wanted = Q(pk__in=[])
    for proceeding_id, number in named:
        wanted |= Q(proceeding=proceeding_id, entry_number=number)
    found = Filing.objects.filter(wanted).order_by("entry_number", "pk") if named else ()
    return [(named[each.proceeding_id, each.entry_number or 0], each) for each in found]


def _backwards(filings: Sequence[Filing]) -> list[tuple[str, Filing]]:
    wanted = Q(pk__in=[])
    for filing in filings:
        if filing.entry_number:
            wanted |= Q(filing__proceeding=filing.proceeding_id, number=filing.entry_number)
    naming = Reference.objects.filter(wanted).select_related("filing").order_by("filing__entry_number", "pk")
    return [(BACKWARDS[Relation(each.relation)], each.filing) for each in naming[:MOST]]


def _events(filings: Sequence[Filing]) -> dict[int, Event]:
    events = Event.objects.public().filter(citations__filing__in=filings).distinct()
    return {
        citation.filing_id: event
        for event in events.prefetch_related("citations")
        for citation in event.citations.all()
        if citation.filing_id
    }
