"""How a source does at a moment, when it is tried next, and why then. The words for it are the pages'."""

import datetime
from enum import StrEnum
from functools import cached_property

from disputes.models import Health, Host, Source, Trouble

MINUTE = datetime.timedelta(minutes=1)
SECOND_LOOK = datetime.timedelta(minutes=10)
WISHED = 1.15  # intervals; what lies further ahead than chance spreads polls was asked for
HEALTHY = (Health.OK, Health.QUIET, Health.FROZEN, Health.GAP)
# What health alone does not tell.
LATE, PUT_OFF, PAGING = "late", "put_off", "paging"
LABELS = {LATE: "Overdue", PUT_OFF: "Asked to wait", PAGING: "Being read"}
ATTENTION = (
    *(Health.HALTED, Health.BLOCKED, Health.FAILING, LATE),
    *(Health.GAP, Health.FROZEN, Health.QUIET, PUT_OFF),
)
ORDER = (*ATTENTION, PAGING, Health.WAITING, Health.OK, Health.PAUSED, Health.NOT_POLLED)


def label(mark: str) -> str:
    """The words for a mark of a Condition."""
    return LABELS.get(mark) or str(Health(mark).label)


class Reason(StrEnum):
    """Why a source is tried next when it is; the first that holds."""

    NEVER = "never"
    NOW = "now"
    SERVER = "server"
    QUOTA = "quota"
    REFUSED = "refused"
    TOO_MUCH = "too_much"
    BACK_OFF = "back_off"
    FIRST = "first"
    NEXT_PAGE = "next_page"
    SECOND_LOOK = "second_look"
    WISH = "wish"
    INTERVAL = "interval"


class Condition:
    """`host` is the server that the source is asked at, where its pauses are to be told."""

    def __init__(self, source: Source, now: datetime.datetime, host: Host | None = None) -> None:
        self.source, self.now, self.host = source, now, host

    @cached_property
    def health(self) -> Health:
        return self.source.health_at(self.now)

    @cached_property
    def mark(self) -> str:
        """A value of Health, or what health alone does not tell: late, put_off, paging."""
        if self.health not in HEALTHY:
            return self.health
        if self.is_unread and self.source.due_at <= self.now:
            return LATE
        if self.is_put_off:
            return PUT_OFF
        if self.source.cursor and self.health in (Health.OK, Health.QUIET):
            return PAGING
        return self.health

    @property
    def label(self) -> str:
        return label(self.mark)

    @property
    def needs_attention(self) -> bool:
        return self.mark in ATTENTION

    @property
    def rank(self) -> int:
        """What needs a person most comes first."""
        return ORDER.index(self.mark)

    @property
    def is_unread(self) -> bool:
        """Not read for long, and not because its server or the feed asks to be read as seldom as that."""
        return self.source.is_unread(self.now) and not self._is_left_alone

    @property
    def _is_left_alone(self) -> bool:
        source = self.source
        return self.health in HEALTHY and not source.trouble and source.due_at > self.now

    @property
    def is_put_off(self) -> bool:
        """Its server wants peace (429, 503): that is no failure of the source."""
        source = self.source
        return bool(source.trouble) and not source.failure_count and source.due_at > self.now

    @property
    def silence(self) -> datetime.timedelta:
        return self.now - (self.source.changed_at or self.now)

    @property
    def still_since(self) -> datetime.datetime:
        """When a court's feed was last built or last showed an entry."""
        return max(filter(None, (self.source.built_at, self.source.changed_at)), default=self.now)

    @property
    def still_for(self) -> datetime.timedelta:
        return self.now - self.still_since

    # --- When again -------------------------------------------------------------------------------

    @property
    def next_at(self) -> datetime.datetime:
        ready_at = self.host.ready_at if self.host else None
        return max(self.source.due_at, ready_at or self.source.due_at)

    @cached_property
    def reason(self) -> Reason:
        source = self.source
        if source.is_paused or source.halt or not source.can_be_polled:
            return Reason.NEVER
        if source.lease_until and source.lease_until > self.now:
            return Reason.NOW
        return self._reason_of_host() or self._reason_of_failure() or self._reason_of_plan()

    def _reason_of_host(self) -> Reason | None:
        """Where the host makes it later than the source alone would be."""
        host, planned_at = self.host, max(self.now, self.source.due_at)
        if host is None or host.ready_at is None or host.ready_at <= planned_at:
            return None
        if host.pause_reason:
            return Reason.SERVER
        return Reason.QUOTA if host.ready_at > planned_at + MINUTE else None

    def _reason_of_failure(self) -> Reason | None:
        source = self.source
        if self.is_put_off:
            return Reason.SERVER
        if not source.failure_count:
            return None
        known = {Trouble.BLOCKED: Reason.REFUSED, Trouble.PARSE_LIMIT: Reason.TOO_MUCH}
        return known.get(Trouble(source.trouble or Trouble.FAILED), Reason.BACK_OFF)

    def _reason_of_plan(self) -> Reason:
        source = self.source
        if source.checked_at is None:
            return Reason.FIRST
        if source.cursor:
            return Reason.NEXT_PAGE
        if source.pending_at and source.due_at - source.pending_at < SECOND_LOOK:
            return Reason.SECOND_LOOK
        is_wished = source.due_at - source.checked_at > WISHED * source.interval + MINUTE
        return Reason.WISH if is_wished else Reason.INTERVAL
