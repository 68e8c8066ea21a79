"""What has changed on a dispute's page since a moment: one list of what the public could see."""

import datetime
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from disputes.models import Dispute
from disputes.search import changed_events, changed_records, changed_sources, wordings
from disputes.search.change import STREAMS, Change, Window, number
from disputes.search.changed_events import AT_ONCE
from disputes.search.known import Moment
from disputes.search.questions import Cursor
from disputes.search.wordings import Span

PAGE_SIZE = 50
PUBLISHED = 7
_LONG_AGO = datetime.datetime.min.replace(tzinfo=datetime.UTC)


class Changes:
    """Of a public dispute; the number of queries does not grow with what has changed.

    What was recorded before the dispute became public is no change: the public could not see it come.
    Without `since`, all changes after that.
    """

    def __init__(self, dispute: Dispute, since: Moment | None, after: Cursor | None) -> None:
        self.dispute = dispute
        self.since = since
        self.public_at = dispute.published_at or dispute.seen_at
        start = max(since.end, self.public_at) if since else self.public_at
        self._window = Window(start, after, PAGE_SIZE + 1)

    @property
    def is_first(self) -> bool:
        return self._window.after is None

    @cached_property
    def _found(self) -> list[Change]:
        spans = wordings.public_spans([self.dispute.pk]).get(self.dispute.pk, [])
        records = list(changed_records.of(self.dispute, spans))
        told_along = [change for change in records if self._is_told_along(change)]
        beside = [
            *(change for change in records if change not in told_along),
            *changed_sources.of(self.dispute),
            self._publication(told_along, spans),
        ]
        found = [
            *changed_events.added(self.dispute, self.since, self._window),
            *changed_events.reworded(self.dispute, self._window),
            *filter(self._window.holds, beside),
        ]
        return sorted(found, key=lambda change: (change.at, change.number), reverse=True)

    def _is_told_along(self, change: Change) -> bool:
        """Whether the dispute came back in other words: that is told with its coming back."""
        is_own = change.number % STREAMS == changed_records.DISPUTE
        return is_own and self.public_at <= change.at <= self.public_at + AT_ONCE

    def _publication(self, told_along: Sequence[Change], spans: Sequence[Span]) -> Change:
        was_away = any(until < since for (_, until), (since, _) in pairwise(spans))
        return Change(
            self.public_at,
            number(PUBLISHED, self.dispute.pk),
            "Taken back for a while, and public again" if was_away else "Made public",
            self.dispute.short_name,
            self.dispute.get_absolute_url(),
            differences=[each for change in told_along for each in change.differences],
        )

    @property
    def lines(self) -> list[Change]:
        """What came in one minute stands by when it happened, the latest first, then the rest."""
        return sorted(self._found[:PAGE_SIZE], key=_place, reverse=True)

    @property
    def further(self) -> Cursor | None:
        """Where the next page begins; None: this is the last."""
        if len(self._found) <= PAGE_SIZE:
            return None
        last = self._found[PAGE_SIZE - 1]
        return Cursor(last.at, last.number)


def _place(change: Change) -> tuple[datetime.datetime, datetime.datetime, datetime.datetime, int]:
    minute = change.at.replace(second=0, microsecond=0)
    return minute, change.sorted_by or _LONG_AGO, change.at, change.number
