"""Records of an earlier day: what a history would hold if the test had been written then."""

import datetime
import re
from typing import Any

from disputes.models import Dispute, Event, Placement
from disputes.models.base import Recorded
from tests import make


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)


def recorded(row: Recorded, on: str) -> None:
    """As if its last saving had been on that day."""
    last = row.history.first()
    type(row).history.filter(history_id=last.history_id).update(history_date=at(on))
    if row.history.count() == 1:
        type(row).objects.filter(pk=row.pk).update(seen_at=at(on))  # type: ignore[attr-defined]


def long_public(short_name: str, **fields: Any) -> Dispute:
    """A dispute that was recorded, and made public, at the beginning of 2026."""
    dispute = make.dispute(short_name, **fields)
    Dispute.objects.filter(pk=dispute.pk).update(published_at=at("2026-01-01"))
    dispute.refresh_from_db()
    recorded(dispute, "2026-01-01")
    return dispute


def kinds(page: str) -> list[str]:
    """What a page of changes tells, in its order."""
    return re.findall(r'class="kind">(.*?)<', page)


def placed(on: Dispute, seen: str, **fields: Any) -> Event:
    """An event that was recorded, and placed, on the day `seen`."""
    event = make.event(on, **fields)
    recorded(event, seen)
    Placement.objects.filter(event=event).update(seen_at=at(seen))
    return event
