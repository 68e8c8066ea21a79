"""`index_search`: lets the search find what has changed since it was last called."""

import json
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from disputes.services import searching


class Command(BaseCommand):
    help = "Let the search find what has changed, as the worker does each minute. Safe to repeat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="look at everything, changed or not")
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        start, written = time.perf_counter(), 0
        for written in searching.index(now=timezone.now(), everything=options["all"]):
            if options["verbosity"] > 1 and not options["json"]:
                self.stdout.write(f"{written} written so far.")
        if options["json"]:
            seconds = round(time.perf_counter() - start, 3)
            self.stdout.write(json.dumps({"written": written, "seconds": seconds}))
        else:
            self.stdout.write(f"{written} search documents written.")
