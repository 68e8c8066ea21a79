"""What has changed on a dispute's page since a moment: one list of what the public could see."""

from collections.abc import Iterator
from functools import cached_property

from disputes.models import Dispute
from disputes.search import changed_events, changed_records
from disputes.search.change import Change, Window, number
from disputes.search.known import Moment
from disputes.search.questions import Cursor

PAGE_SIZE = 50
PUBLISHED = 7


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
        found = [
            *changed_events.added(self.dispute, self.since, self._window),
            *changed_events.reworded(self.dispute, self._window),
            *changed_records.of(self.dispute, self._window),
            *filter(self._window.holds, self._publication()),
        ]
        return sorted(found, key=lambda change: (change.at, change.number), reverse=True)

    def _publication(self) -> Iterator[Change]:
        place = number(PUBLISHED, self.dispute.pk)
        address = self.dispute.get_absolute_url()
        yield Change(self.public_at, place, "Made public", self.dispute.short_name, address)

    @property
    def lines(self) -> list[Change]:
        return self._found[:PAGE_SIZE]

    @property
    def further(self) -> Cursor | None:
        """Where the next page begins; None: this is the last."""
        if len(self._found) <= PAGE_SIZE:
            return None
        last = self.lines[-1]
        return Cursor(last.at, last.number)
