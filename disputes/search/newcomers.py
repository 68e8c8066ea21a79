"""What came to a timeline, or changed on it, since a moment: counted, and told before it is shown."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from django.db.models import Count, Exists, Max, OuterRef

from disputes.models import Dispute, Event, Placement
from disputes.models.timeline import EventQuerySet
from disputes.search.counts import LaneCount
from disputes.search.questions import Question, moment, moment_text

_NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class News:
    """`count` events are new or changed since the state that a page shows, its version `since`.

    Versions are the moments of the latest change that was seen, not of the clock: what a long transaction
    writes under an earlier moment is then missed only where something later has been seen already.
    """

    since: str
    told: str
    count: int = 0

    @classmethod
    def of_page(cls, lanes: Iterable[LaneCount]) -> Self:
        """Nothing yet: the page itself shows all that its lanes count."""
        version = moment_text(max((lane.changed_at for lane in lanes if lane.changed_at), default=_NEVER))
        return cls(since=version, told=version)


def news(dispute: Dispute, question: Question, query: Mapping[str, str]) -> News | None:
    """What to tell whoever reads the version `since` and heard of `told`; None: nothing more than that.

    Counts what the timeline would show on the same question, so no routine entry that stays folded.
    """
    since, told = moment(query.get("since", "")), moment(query.get("told", ""))
    if since is None or told is None:
        return None
    shown = question.narrow(_changed(dispute).filter(changed_at__gt=since))
    found = shown.aggregate(count=Count("pk"), latest_at=Max("changed_at"))
    if found["latest_at"] is None or found["latest_at"] <= told:
        return None
    return News(moment_text(since), moment_text(found["latest_at"]), found["count"])


def count(dispute: Dispute, since: datetime.datetime | None, with_routine: bool) -> int:
    """Events of a public dispute that are new or changed since a moment; without one, none are."""
    if since is None:
        return 0
    return Question(with_routine=with_routine).narrow(_changed(dispute).filter(changed_at__gte=since)).count()


def _changed(dispute: Dispute) -> EventQuerySet:
    """Asked for event by event: then the index of changes leads, and a long timeline costs no more."""
    placed = Placement.objects.filter(event=OuterRef("pk"), dispute=dispute)
    return Event.objects.filter(Exists(placed), is_public=True).order_by()
