"""`deadlines`: writes down which deadlines of letters passed without a public reply, as the worker does."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from disputes.services import deadlines


class Command(BaseCommand):
    help = "Write an event for each deadline of a letter that passed without a public reply. Safe to repeat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        found = deadlines.write(now=timezone.now())
        if options["json"]:
            self.stdout.write(json.dumps(asdict(found)))
            return
        self.stdout.write(f"Deadlines that passed without an answer recorded: {found.passed}.")
        self.stdout.write(f"Events written: {found.written}.")
        if found.replied:
            self.stdout.write(f"Left alone, as the timeline has a response in time: {found.replied}.")
        if found.waiting:
            self.stdout.write(f"Waiting, as no source has been read since: {found.waiting}. Poll first.")
