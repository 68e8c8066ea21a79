"""Events that came to a dispute's timeline, or read otherwise now than before."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery

from disputes.models import Dispute, Event, Placement
from disputes.search import known, wordings
from disputes.search.change import Change, Difference, Window, kind, number
from disputes.search.known import Moment
from disputes.search.wordings import FOR_EVER, Wording
from disputes.text import differences
from disputes.text.dates import Precision, When

ADDED, REWORDED = 0, 1
# An event is placed as it is written; what is placed later than that had been on another timeline.
AT_ONCE = datetime.timedelta(minutes=1)


def added(on: Dispute, since: Moment | None, window: Window) -> Iterator[Change]:
    """Events recorded or placed here. What was a draft then comes when it is made public."""
    told = Event.history.filter(id=OuterRef("event"))
    then = told.filter(history_date__lte=OuterRef("seen_at")).order_by("-history_date", "-history_id")
    # The first is cheap, and true of most.
    was_public = ~Exists(told.filter(is_public=False)) | Q(then_public=True)
    rows = Placement.objects.filter(dispute=on, event__is_public=True)
    rows = rows.alias(then_public=Subquery(then.values("is_public")[:1])).filter(was_public)
    placements = list(window.page(rows.select_related("event"), "seen_at", ADDED))
    known_ids = _known({placement.event_id for placement in placements}, since)
    for placement in placements:
        yield _arrival(placement, since if placement.event_id in known_ids else None)


def _arrival(placement: Placement, known_by: Moment | None) -> Change:
    event = placement.event
    is_late = placement.seen_at - event.seen_at > AT_ONCE
    words = "Placed on this timeline" if is_late else "Recorded here" if known_by else "New event"
    return Change(
        placement.seen_at,
        number(ADDED, placement.pk),
        words,
        event.headline,
        event.get_absolute_url(),
        dated=event.happened,
        note=f"Known {known_by.preposition} {known_by.when.words()} already." if known_by else "",
        sorted_by=event.earliest_at,
    )


def _known(event_ids: set[int], since: Moment | None) -> set[int]:
    """Those that were known by the moment, though they were not recorded here."""
    if since is None:
        return set()
    return set(Event.objects.filter(known.by(since), pk__in=event_ids).values_list("pk", flat=True))


def reworded(on: Dispute, window: Window) -> Iterator[Change]:
    """Words, dates and standings that the public could read before and after; and drafts made public."""
    rows = list(window.page(_changed(on), "history_date", REWORDED).values(*_ROW))
    event_ids = {row["id"] for row in rows}
    told = wordings.of_events(event_ids)
    events = Event.objects.in_bulk(event_ids)
    for row in rows:
        if change := _change(row, events[row["id"]], told.get(row["id"], [])):
            yield change


_ROW = ("id", "history_id", "history_date", "was_public")


def _changed(on: Dispute) -> Any:
    """Records of public events that differ in words from the record before, or follow upon a draft.

    Only of events that stood on the timeline already: what changed elsewhere before is no change here.
    """
    placed = Placement.objects.filter(dispute=on, event__is_public=True)
    was_here = Exists(placed.filter(event=OuterRef("id"), seen_at__lte=OuterRef("history_date")))
    before = Event.history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    before = before.order_by("-history_id")
    same_words = {name: OuterRef(name) for name in wordings.WORDS}
    same = Event.history.filter(history_id=OuterRef("before_id"), is_public=True, **same_words)
    rows = Event.history.filter(was_here, id__in=placed.values("event"), history_type="~", is_public=True)
    told = {"before_id": before.values("history_id")[:1], "was_public": before.values("is_public")[:1]}
    return rows.annotate(**{name: Subquery(value) for name, value in told.items()}).filter(~Exists(same))


def _change(row: dict[str, Any], event: Event, told: Sequence[Wording]) -> Change | None:
    """None: the public could not read it, or not what it read before."""
    at = row["history_date"]
    now = next((each for each in told if each.since <= at < (each.replaced_at or FOR_EVER)), None)
    if now is None:
        return None
    place, address, day = number(REWORDED, row["history_id"]), event.get_absolute_url(), event.earliest_at
    if not row["was_public"]:
        return Change(
            at, place, "Event made public", now.headline, address, dated=now.happened, sorted_by=day
        )
    position = told.index(now)
    if position == 0 or now.since != at:
        return None
    found = _differences(told[position - 1], now)
    return Change(at, place, kind("Event", found), now.headline, address, differences=found, sorted_by=day)


def _differences(old: Wording, new: Wording) -> list[Difference]:
    texts = (("Headline", old.headline, new.headline), ("Summary", old.summary, new.summary))
    found = [Difference(name, differences.parts(was, says)) for name, was, says in texts if was != says]
    if _date(old.happened) != _date(new.happened):
        found.append(Difference.of_values("Date", _date(old.happened), _date(new.happened)))
    if old.standing != new.standing:
        found.append(Difference.of_values("Standing", str(old.standing.label), str(new.standing.label)))
    return found


def _date(when: When) -> str:
    """A moment names its zone: one that was corrected can leave the clock as it is."""
    return f"{when.words()} ({when.time_zone})" if when.precision is Precision.MINUTE else when.words()
