"""Polls each time it is told to, all in one process, as a worker does; prints one JSON object a poll."""

import json
import sys

from django.utils import timezone

from disputes.models import Source
from disputes.services import engines, polling, receipts


def main() -> None:
    """For each line on standard input; Django is set up already."""
    for _ in sys.stdin:
        Source.objects.polled().update(due_at=timezone.now())
        fetches = list(polling.poll_due(engines.engine(), until_idle=True))
        print(json.dumps(receipts.total(fetches) | receipts.tally(fetches)), flush=True)
