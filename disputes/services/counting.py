"""Keeps the figures of disputes, so that no page has to count a whole timeline."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import batched

from django.db import transaction
from django.db.models import Q

from disputes.models import Dispute, Figures, Line, Recount
from disputes.models.figures import are_counted
from disputes.models.timeline import is_ahead
from disputes.search import counts, movement
from disputes.search.counts import Whole
from disputes.text.dates import Precision

BATCH = 200
_KEPT = [each.name for each in Figures._meta.concrete_fields if not each.primary_key]
_ONE_DAY = datetime.timedelta(days=1)


def count(*, now: datetime.datetime) -> Iterator[int]:
    """Count what has changed, or has not been counted; yields after each batch how many disputes so far.

    Each batch is committed: this can be broken off and repeated at any time, also by two at once.
    """
    counted = 0
    for keys in batched(list(_due(now)), BATCH):
        with transaction.atomic():
            _count(keys, now)
        counted += len(keys)
        yield counted


def _due(now: datetime.datetime) -> Iterable[int]:
    """Also disputes that are gone, for what they left."""
    dated = Q(figures__year=now.year) & (Q(figures__changes_at=None) | Q(figures__changes_at__gt=now))
    due = Dispute.objects.order_by().exclude(are_counted() & dated).values_list("pk", flat=True)
    left = Recount.objects.order_by().values_list("dispute_id", flat=True).distinct()
    return dict.fromkeys([*due, *left])


def _count(keys: Collection[int], now: datetime.datetime) -> None:
    """What is written while this counts leaves rows of Recount that are not there yet, and so stay.

    Two that count the same dispute take turns by its row, so that none overwrites newer figures.
    """
    rows = Dispute.objects.filter(pk__in=keys).order_by("pk").select_for_update(no_key=True)
    here = [dispute.pk for dispute in rows]
    Recount.objects.filter(dispute_id__in=keys).delete()
    figures = _figures(here, now)
    Figures.objects.bulk_create(
        figures, update_conflicts=True, unique_fields=["dispute"], update_fields=_KEPT
    )


def _figures(disputes: Collection[int], now: datetime.datetime) -> list[Figures]:
    days, sources = counts.by_day(disputes), counts.source_counts(disputes)
    changes, years = _changes(disputes, now), counts.years_drawn(now)
    latest = movement.last_moved(Dispute.objects.filter(pk__in=disputes), now)
    return [
        Figures(
            dispute_id=pk,
            year=now.year,
            **Whole.of(days.get(pk, []), years).to_keep(),
            source_count=sources.get(pk, 0),
            latest_id=latest_id,
            latest_at=latest_at,
            changes_at=changes.get(pk),
        )
        for pk, latest_id, latest_at in latest
    ]


def _changes(disputes: Collection[int], now: datetime.datetime) -> dict[int, datetime.datetime]:
    """By dispute, the first moment at which something that lies ahead of `now` may do so no more."""
    ahead = Line.objects.filter(is_ahead(now), dispute__in=disputes, is_routine=False)
    moments: dict[int, list[datetime.datetime]] = defaultdict(list)
    for line in ahead.only("dispute", "earliest_at", "latest_at", "precision"):
        moments[line.dispute_id].append(_over_at(line, now))
    return {pk: min(of) for pk, of in moments.items()}


def _over_at(line: Line, now: datetime.datetime) -> datetime.datetime:
    """An appointment that has begun can be over when its minute is, or at the end of a day of UTC."""
    if line.earliest_at > now:
        return line.earliest_at
    if line.precision == Precision.MINUTE:
        return line.latest_at
    today = now.astimezone(datetime.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + _ONE_DAY
