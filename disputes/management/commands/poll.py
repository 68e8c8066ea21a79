"""`poll --due` or `poll --source ID_OR_URL`: what the worker does, by hand."""

import json
import time
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from disputes.models import Fetch
from disputes.services import polling, receipts
from disputes.web.client import Client


class Command(BaseCommand):
    help = "Poll the sources that are due, or one source at once."

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--due", action="store_true", help="all sources that are due")
        which.add_argument("--source", metavar="ID_OR_URL", help="this one, due or not")
        parser.add_argument("--until-idle", action="store_true", help="go on until nothing is due")
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        start = time.perf_counter()
        fetches = []
        try:
            for fetch in self._fetches(options["source"], options["until_idle"]):
                fetches.append(fetch)
                if not options["json"]:
                    self.stdout.write(receipts.sentence(fetch))
        except polling.CannotPoll as error:
            raise CommandError(str(error), returncode=2) from error
        if options["json"]:
            seconds = round(time.perf_counter() - start, 3)
            counts = receipts.total(fetches) | receipts.tally(fetches)
            self.stdout.write(json.dumps(counts | {"seconds": seconds}))

    def _fetches(self, wanted: str | None, until_idle: bool) -> Iterator[Fetch]:
        client = Client(settings.USER_AGENT, allow=settings.FETCH_ALLOW)
        if wanted:
            yield polling.poll_now(polling.find(wanted), client, now=timezone.now())
            return
        goes_on = True
        while goes_on:
            goes_on = False
            for fetch in polling.poll_due(client, clock=timezone.now):
                goes_on = until_idle
                yield fetch
