"""`propose`: looks through stored news once more, for disputes and names that came later."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from disputes.services import looking_through


class Command(BaseCommand):
    help = "Suggest stored news of the last days for disputes and names that came later. Safe to repeat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--days", type=int, default=looking_through.DAYS, choices=range(1, 3651), metavar="DAYS"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        items = suggestions = 0
        for items, suggestions in looking_through.look_through(now=timezone.now(), days=options["days"]):
            if not options["json"]:
                self.stdout.write(f"{items} items looked through, {suggestions} suggestions made.")
        if options["json"]:
            self.stdout.write(json.dumps({"items": items, "suggestions": suggestions}))
        elif not items:
            self.stdout.write(f"No news of the last {options['days']} days is stored.")
