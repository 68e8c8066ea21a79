"""Lets go of what has been kept for long enough: raw bytes, and receipts of polls that found nothing new."""

import datetime

from django.conf import settings

from disputes.models import Fetch, FetchOutcome
from disputes.services import captures

PER_SOURCE = 30  # the latest receipts of a source stay, however old


def tidy(*, now: datetime.datetime) -> None:
    """Zero days in the settings: kept for ever."""
    if settings.CAPTURE_DAYS:
        captures.drop_before(now - datetime.timedelta(days=settings.CAPTURE_DAYS))
    if settings.RECEIPT_DAYS:
        drop_receipts(now - datetime.timedelta(days=settings.RECEIPT_DAYS))


def drop_receipts(before: datetime.datetime) -> int:
    """Of polls that brought nothing; the latest of each source stay. Returns how many went."""
    dull = Fetch.objects.filter(
        started_at__lt=before, outcome__in=[FetchOutcome.UNCHANGED, FetchOutcome.FAILED], push_key=""
    )
    dropped = 0
    for source_id in dull.values_list("source", flat=True).distinct().order_by():
        latest = Fetch.objects.filter(source=source_id).values_list("pk", flat=True)[:PER_SOURCE]
        count, _ = dull.filter(source=source_id).exclude(pk__in=list(latest)).delete()
        dropped += count
    return dropped
