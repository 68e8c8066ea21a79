"""Stored news looked through once more: for a dispute or a name that came later."""

import datetime
from collections.abc import Iterator

from django.db import transaction

from disputes.models import Item
from disputes.services import proposing
from disputes.services.matching import Matcher

DAYS = 30
BATCH = 500


def look_through(*, now: datetime.datetime, days: int = DAYS) -> Iterator[tuple[int, int]]:
    """Propose the news items of so many days again, the latest first; yields items and suggestions so far.

    Each batch is committed by itself, and what waits, was accepted or refused is not proposed twice: this
    can be broken off and repeated at any time.
    """
    matcher, items, suggestions = Matcher(), 0, 0
    news = Item.objects.filter(court_entry__isnull=True, seen_at__gte=now - datetime.timedelta(days=days))
    pks = list(news.order_by("-seen_at", "-pk").values_list("pk", flat=True))
    for start in range(0, len(pks), BATCH):
        batch = list(Item.objects.filter(pk__in=pks[start : start + BATCH]).select_related("source"))
        with transaction.atomic():
            suggestions += proposing.propose(batch, now=now, matcher=matcher).total()
        items += len(batch)
        yield items, suggestions
