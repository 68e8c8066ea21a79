"""How records read before, as far as the public could read it: a draft never shows."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery

from disputes.models import Dispute, Event, Placement, Standing
from disputes.search.known import Moment
from disputes.text.dates import Precision, When

WORDS = ("headline", "summary", "earliest_at", "latest_at", "precision", "standing")
_EVENT = (*WORDS, "id", "time_zone", "is_public", "history_date")
FOR_EVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)

type Span = tuple[datetime.datetime, datetime.datetime]
"""From a moment up to another."""
type Record = dict[str, Any]
"""Values of one row of a history, `history_date` among them; `is_public` where the record has one."""


@dataclass(frozen=True, slots=True)
class Run:
    """Records that read alike, one after the other: the first of them, and when another wording came."""

    record: Record
    until: datetime.datetime

    @property
    def since(self) -> datetime.datetime:
        at: datetime.datetime = self.record["history_date"]
        return at


@dataclass(frozen=True, slots=True)
class Wording:
    """How an event read from `since` on; `replaced_at` None: it still reads so."""

    headline: str
    summary: str
    happened: When
    standing: Standing
    since: datetime.datetime
    replaced_at: datetime.datetime | None

    @classmethod
    def of(cls, run: Run) -> "Wording":
        record = run.record
        ends = record["earliest_at"], record["latest_at"]
        happened = When(*ends, Precision(record["precision"]), record["time_zone"])
        replaced_at = None if run.until == FOR_EVER else run.until
        standing = Standing(record["standing"])
        return cls(record["headline"], record["summary"], happened, standing, run.since, replaced_at)


@dataclass(frozen=True, slots=True)
class Then:
    """What a row says beside an event as it was known: its date of then, and when it was recorded later."""

    dated: When | None
    recorded_at: datetime.datetime | None


def records(rows: Sequence[Any], on: Dispute) -> dict[int, list[Record]]:
    """Of rows of one model that stand on a dispute today: what they said, oldest first, by id.

    What stood on another dispute then is not `is_public` here: that one can have been a draft.
    """
    history = type(rows[0]).history.filter(id__in=[row.pk for row in rows])
    found = list(history.order_by("id", "history_date", "history_id").values())
    for record in found:
        if record.get("dispute_id", on.pk) != on.pk:
            record["is_public"] = False
    return {pk: list(own) for pk, own in groupby(found, itemgetter("id"))}


def readable(records: Sequence[Record], words: Sequence[str], spans: Sequence[Span]) -> Iterator[Run]:
    """From records of one thing, oldest first: the runs that the public could read, at least for a while."""
    first = None
    for record, until, following in _lasting(records):
        if first is None and _was_public(record, until, spans):
            first = record
        if following is None or any(record[name] != following[name] for name in words):
            if first:
                yield Run(first, until)
            first = None


def last_by(moment: Moment, records: Sequence[Record], spans: Sequence[Span]) -> Record | None:
    """Of records of one thing, oldest first, the last by the moment that the public could read."""
    found = None
    for record, until, _ in _lasting(records):
        if record["history_date"] < moment.end and _was_public(record, until, spans):
            found = record
    return found


def _lasting(records: Sequence[Record]) -> Iterator[tuple[Record, datetime.datetime, Record | None]]:
    """Each with the moment at which the following one replaced it, and that one."""
    for number, record in enumerate(records, 1):
        following = records[number] if number < len(records) else None
        yield record, following["history_date"] if following else FOR_EVER, following


def _was_public(record: Record, until: datetime.datetime, spans: Sequence[Span]) -> bool:
    """Whether the public could read a record, which was replaced at `until`, for a while at least."""
    if not record.get("is_public", True):
        return False
    return any(max(record["history_date"], start) < min(until, end) for start, end in spans)


def of_events(event_ids: Collection[int]) -> dict[int, list[Wording]]:
    """What the public could read of each, oldest first; three queries, however many there are."""
    spans = _spans_of_events(event_ids)
    records = Event.history.filter(id__in=event_ids).order_by("id", "history_date", "history_id")
    found = groupby(records.values(*_EVENT), itemgetter("id"))
    return {
        pk: [Wording.of(run) for run in readable(list(rows), WORDS, spans.get(pk, ()))] for pk, rows in found
    }


def as_known(events: Sequence[Event], moment: Moment | None) -> None:
    """Let events read as at the moment, where our record began later as it first read; nothing is saved."""
    if moment is None or not events:
        return
    wordings = of_events([event.pk for event in events])
    for event in events:
        told = wordings.get(event.pk, [])
        then = next((each for each in reversed(told) if each.since < moment.end), told[0] if told else None)
        dated = then.happened if then and not _is_same(then.happened, event.happened) else None
        event.then = Then(dated, event.seen_at if event.seen_at >= moment.end else None)  # type: ignore[attr-defined]
        if then:
            event.headline, event.summary, event.standing = then.headline, then.summary, then.standing


def _is_same(date: When, other: When) -> bool:
    """Whatever zone it is told in."""
    return date == replace(other, time_zone=date.time_zone)


def public_spans(disputes: Collection[int]) -> dict[int, list[Span]]:
    """When disputes that are public now were so, by id."""
    history = Dispute.history.filter(id__in=disputes).order_by("id", "history_date", "history_id")
    spans = defaultdict[int, list[Span]](list)
    for pk, records in groupby(history.values_list("id", "is_public", "history_date"), itemgetter(0)):
        for (_, was_public, since), (_, _, until) in pairwise([*records, (pk, False, FOR_EVER)]):
            if was_public:
                spans[pk].append((since, until))
    return spans


def _spans_of_events(event_ids: Collection[int]) -> dict[int, list[Span]]:
    """When each stood on a dispute that was public at the time, and is so now.

    A placement that was moved from another dispute counts from then on.
    """
    placed = Placement.objects.filter(event__in=event_ids, dispute__is_public=True)
    told = Placement.history.filter(id=OuterRef("pk"))
    same = Q(event=OuterRef("event"), dispute=OuterRef("dispute"))
    moved_at = told.filter(same).order_by("history_date").values("history_date")[:1]
    here_at = Case(models.When(Exists(told.filter(~same)), then=Subquery(moved_at)), default=F("seen_at"))
    rows = list(placed.values_list("event", "dispute", here_at))
    disputes = public_spans({dispute_id for _, dispute_id, _ in rows})
    spans = defaultdict[int, list[Span]](list)
    for event_id, dispute_id, seen_at in rows:
        spans[event_id] += [(max(since, seen_at), until) for since, until in disputes.get(dispute_id, ())]
    return spans
