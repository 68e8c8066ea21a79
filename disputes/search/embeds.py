"""What a frame on another site shows of a dispute or an event, and what it keeps of an address."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from disputes.models import Dispute, Event
from disputes.search import concerning, known_dossier
from disputes.search.court_feeds import CourtFeeds
from disputes.search.gaps import GapLine
from disputes.search.known import Moment
from disputes.search.questions import Question
from disputes.search.timeline import Timeline

USUAL_COUNT, MOST_EVENTS = 8, 20
FILTERS = ("lane", "kind", "standing", "basis", "party", "text", "routine", "order", "from", "until")
MOMENT = ("as_of", "record")
MOST_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`address` is the full page with the same filters; `event_count` counts all its events.

    `read_at`: since when at the latest the feeds of its courts are read; None: there are none, or one that
    was never read. `known`: the moment as of which it tells what was known; None: today.
    """

    title: str
    address: str
    lines: Sequence[Event | GapLine]
    event_count: int
    changed_at: datetime.datetime
    read_at: datetime.datetime | None = None
    known: Moment | None = None


def of_dispute(dispute: Dispute, query: Mapping[str, str], now: datetime.datetime) -> Excerpt:
    """Of a public dispute; filters as on its page, and `n` events, without pages after the first."""
    wanted = Question.read({name: query[name] for name in (*FILTERS, *MOMENT) if name in query}, now)
    about = known_dossier.of(dispute, wanted.as_of)
    feeds = CourtFeeds(about, now)
    wanted = concerning.resolved(wanted, about)
    events = Timeline(dispute, wanted, feeds, now, page_size=_count(query.get("n", "")))
    read = [feed.source.succeeded_at for feed in feeds.feeds]
    return Excerpt(
        title=dispute.short_name,
        address=dispute.get_absolute_url() + kept(query),
        lines=events.page.lines,
        event_count=events.event_count,
        changed_at=events.changed_at,
        read_at=min([at for at in read if at]) if read and all(read) else None,
        known=wanted.as_of,
    )


def of_event(event: Event) -> Excerpt:
    """Of a public event that knows the disputes on which it is `shown_on`."""
    on: Sequence[Dispute] = getattr(event, "shown_on", ())
    title = ", ".join(dispute.short_name for dispute in on)
    return Excerpt(title, event.get_absolute_url(), [event], 1, event.changed_at)


def kept(query: Mapping[str, str], *more: str) -> str:
    """The filters of an address, and `more` of it, as the query string of another; or nothing."""
    found = {name: query[name][:MOST_CHARACTERS] for name in (*FILTERS, *MOMENT, *more) if query.get(name)}
    return f"?{urlencode(found)}" if found else ""


def _count(text: str) -> int:
    """From 1 to MOST_EVENTS; what is no number is the usual one."""
    is_number = text.isascii() and text.isdigit() and len(text) < 10
    return min(max(int(text), 1), MOST_EVENTS) if is_number else USUAL_COUNT
