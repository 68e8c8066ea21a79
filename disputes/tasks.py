"""The clock: a beat ticks, workers are rung. Each task is one call down; the database has what is due."""

from contextlib import suppress

from celery import shared_task
from celery.exceptions import SoftTimeLimitExceeded
from django.utils import timezone

from disputes.services import articles, counting, deadlines, engines, polling, searching, tidying
from disputes.services.matching import Matcher

BELL_SECONDS = 60  # a bell that nobody answered by then is dropped: later ticks have rung again
MOST_BELLS = 20


@shared_task(ignore_result=True)
def tick() -> None:
    """Ring as many workers as there are batches of hosts with something due, and one for what was read."""
    now = timezone.now()
    for _ in range(polling.batches_due(now, most=MOST_BELLS)):
        poll_batch.apply_async(expires=BELL_SECONDS)
    if articles.is_any_unmatched():
        match_articles.apply_async(expires=BELL_SECONDS)


@shared_task(ignore_result=True)
def poll_batch() -> None:
    """Poll a batch of due sources; a bell too many finds nothing that is free, and does nothing."""
    polling.poll_batch(engines.engine(SoftTimeLimitExceeded))


@shared_task(ignore_result=True)
def match_articles() -> None:
    """Match the reports whose pages have been read."""
    articles.match_read(matcher=Matcher(), now=timezone.now(), stops=(SoftTimeLimitExceeded,))


@shared_task(ignore_result=True)
def tidy() -> None:
    """Let go of what has been kept for as long as the settings say."""
    tidying.tidy(now=timezone.now())


@shared_task(ignore_result=True)
def index_search() -> None:
    """Let the search find what has changed; what this one does not come to, the next one does."""
    with suppress(SoftTimeLimitExceeded):
        for _ in searching.index(now=timezone.now()):
            pass


@shared_task(ignore_result=True)
def count_figures() -> None:
    """Count what has changed on timelines; what this one does not come to, the next one does."""
    with suppress(SoftTimeLimitExceeded):
        for _ in counting.count(now=timezone.now()):
            pass


@shared_task(ignore_result=True)
def tell_deadlines() -> None:
    """Write down which deadlines of letters passed without a public reply."""
    deadlines.write(now=timezone.now())
