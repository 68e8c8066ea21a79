"""`poll --due` or `poll --source ID_OR_URL`: what the worker does, by hand."""

import json
import time
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from disputes.models import Fetch
from disputes.services import engines, polling, receipts
from disputes.services.rounds import Engine


class Command(BaseCommand):
    help = "Poll the sources that are due, or one source at once."

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--due", action="store_true", help="all sources that are due")
        which.add_argument("--source", metavar="ID_OR_URL", help="this one, due or not")
        parser.add_argument(
            "--until-idle",
            action="store_true",
            help="until nothing is due, or a docket is read to its end",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        start = time.perf_counter()
        engine, fetches = engines.engine(), []
        try:
            for fetch in self._fetches(engine, options["source"], options["until_idle"]):
                fetches.append(fetch)
                if not options["json"]:
                    self.stdout.write("\n".join([receipts.sentence(fetch), *receipts.refusals(fetch)]))
        except polling.CannotPoll as error:
            raise CommandError(str(error), returncode=2) from error
        if options["json"]:
            counts = receipts.total(fetches) | receipts.tally(fetches)
            counts |= {"requests": engine.request_count, "connections": engine.connection_count}
            seconds = round(time.perf_counter() - start, 3)
            self.stdout.write(json.dumps(counts | {"seconds": seconds}))
        if options["source"] and fetches[-1].outcome in receipts.BAD:
            raise SystemExit(1)  # the sentence above, or in JSON the count of failures, says it

    def _fetches(self, engine: Engine, wanted: str | None, until_idle: bool) -> Iterator[Fetch]:
        if wanted:
            source = polling.find(wanted)
            yield polling.poll_now(source, engine)
            if until_idle:
                yield from polling.read_on(source, engine)
        else:
            yield from polling.poll_due(engine, until_idle=until_idle)
