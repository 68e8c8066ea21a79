"""The clock: a beat ticks, workers are rung. Each task is one call down; the database has what is due."""

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from disputes.services import polling
from disputes.web.client import Client

BELL_SECONDS = 60  # a bell that nobody answered by then is dropped: later ticks have rung again


@shared_task(ignore_result=True)
def tick() -> None:
    """Ring a worker for each source that is due. A lost bell rings again at the next tick."""
    for source_id in polling.due_ids(timezone.now()):
        poll_source.apply_async((source_id,), expires=BELL_SECONDS)


@shared_task(ignore_result=True)
def poll_source(source_id: int) -> None:
    """Poll one source; a second bell for the same source finds it claimed, and does nothing."""
    client = Client(settings.USER_AGENT, allow=settings.FETCH_ALLOW)
    polling.poll(source_id, client, now=timezone.now())
