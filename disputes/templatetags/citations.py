"""What supports an event: the strongest kind of it; by whom, under which title and where it was published."""

import datetime

from django import template
from django.utils import timezone

from disputes.matching import copies
from disputes.matching.stories import Report
from disputes.models import Basis, Citation, Event, Standing
from disputes.search import events
from disputes.search.events import Reading
from disputes.text import citing

register = template.Library()

UNREAD = Standing.UNCONFIRMED
STRONGEST_FIRST = (Basis.COURT_RECORD, Basis.REGULATOR, Basis.PARTY_STATEMENT, Basis.PRESS, Basis.REFERENCE)


@register.filter
def basis(event: Event) -> str:
    """The strongest kind of source that supports an event, in words."""
    found = {citation.basis for citation in event.citations.all()}
    return next((kind.label for kind in STRONGEST_FIRST if kind in found), "")


@register.filter
def readings(event: Event) -> list[Reading]:
    """What its sources say, where they differ."""
    return events.readings(event)


@register.filter
def reports(event: Event) -> str:
    """How many press reports, how many of them independent, and whose was first; empty for less than two.

    Syndicated and near-identical ones count as reports, and once as independent; those that nobody has read
    do not count. One of an unknown day, read or not, could have been first: then nobody is told to be.
    """
    press = [each for each in event.citations.all() if each.basis == Basis.PRESS]
    told = copies.tally(_report(citation) for citation in press if citation.standing != UNREAD)
    if told.reports < 2:
        return ""
    are_dated = all(citation.published_at for citation in press)
    first = f", first in {told.first.outlet}" if told.first and are_dated else ""
    return f"{told.reports} reports, {told.independent} independent{first}"


@register.filter
def first_published(event: Event) -> datetime.datetime | None:
    """When the first of its sources was published, of those whose date is known."""
    return min((each.published_at for each in event.citations.all() if each.published_at), default=None)


@register.filter
def ways_to_cite(event: Event, permalink: str) -> list[tuple[str, str]]:
    """(name, text) of each form in which the event can be cited; of several sources the first is named."""
    first = next(iter(event.citations.all()), None)
    return citing.forms(
        citing.Entry(
            key=f"casetracker-event-{event.pk}",
            headline=event.headline,
            dispute=", ".join(dispute.short_name for dispute in getattr(event, "shown_on", ())),
            happened=event.happened.words(),
            published_on=event.seen_at.date(),
            updated_on=event.changed_at.date(),
            read_on=timezone.now().date(),
            url=permalink,
            source=", ".join(filter(None, [publisher(first), first.title])) if first else "",
            source_url=address(first) if first else "",
        )
    )


def _report(citation: Citation) -> Report:
    return Report.of_text(
        citation.pk,
        published=citation.published_at.date() if citation.published_at else None,
        title=citation.title,
        summary=citation.item.plain_summary if citation.item else "",
        outlet=publisher(citation),
    )


@register.filter
def publisher(citation: Citation) -> str:
    return events.publisher(citation)


@register.filter
def wording(citation: Citation) -> str:
    """The title of what is cited, or the nearest to one that is known."""
    if citation.title:
        return citation.title
    if citation.item:
        return str(citation.item)
    return str(citation.filing) if citation.filing else citation.url or citation.passage


@register.filter
def title(citation: Citation) -> str:
    """What a source is called; where only its address is known, by whom it was published."""
    if citation.title or citation.item or citation.filing:
        return wording(citation)
    return publisher(citation)


@register.filter
def address(citation: Citation) -> str:
    """Where it can be read. What feeds give as a link is shown as one only if it leads to the web."""
    item = citation.item.url if citation.item else ""
    filing = citation.filing.document_url if citation.filing else ""
    found = citation.url or item or filing
    return found if found.startswith(("https://", "http://")) else ""
