"""How records read before, as far as the public could read it: a draft never shows."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

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


def readable(records: Sequence[Record], words: Sequence[str], spans: Sequence[Span]) -> Iterator[Run]:
    """From records of one thing, oldest first: the runs that the public could read, at least for a while."""
    first, was_read = (records[0] if records else None), False
    for record, following in pairwise([*records, None]):
        until = following["history_date"] if following else FOR_EVER
        was_read |= was_public(record, until, spans)
        if following is None or any(record[name] != following[name] for name in words):  # type: ignore[index]
            if was_read:
                yield Run(first, until)  # type: ignore[arg-type]
            first, was_read = following, False


def was_public(record: Record | None, until: datetime.datetime, spans: Sequence[Span]) -> bool:
    """Whether the public could read a record, which was replaced at `until`, for a while at least."""
    if record is None or not record.get("is_public", True):
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
        dated = then.happened if then and then.happened != event.happened else None
        event.then = Then(dated, event.seen_at if event.seen_at >= moment.end else None)  # type: ignore[attr-defined]
        if then:
            event.headline, event.summary, event.standing = then.headline, then.summary, then.standing


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
    """When each stood on a dispute that was public at the time, and is so now."""
    placed = Placement.objects.filter(event__in=event_ids, dispute__is_public=True)
    rows = list(placed.values_list("event", "dispute", "seen_at"))
    disputes = public_spans({dispute_id for _, dispute_id, _ in rows})
    spans = defaultdict[int, list[Span]](list)
    for event_id, dispute_id, seen_at in rows:
        spans[event_id] += [(max(since, seen_at), until) for since, until in disputes.get(dispute_id, ())]
    return spans
