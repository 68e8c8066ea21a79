"""`make_large`: fills the database with invented disputes and events, to try Casetracker at size."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from disputes.services import counting, making_large, searching
from disputes.services.making_large import OthersAreHere, Size

OTHERS = "There are disputes here that were not invented. To put invented ones beside them, say --beside."


class Command(BaseCommand):
    help = (
        "Fill the database with invented disputes and events, whose addresses begin with “large-”, to try it"
        " at size. Safe to repeat: what is there already is left. --remove takes them all away again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--disputes", type=int, default=1_000, help="how many there are to be")
        parser.add_argument("--events", type=int, default=100_000, help="how many there are to be in all")
        parser.add_argument("--largest", type=int, default=0, help="how many of them stand on one dispute")
        parser.add_argument("--beside", action="store_true", help="also where there are other disputes")
        parser.add_argument("--remove", action="store_true", help="take all invented rows away")
        parser.add_argument("--no-search", action="store_true", help="leave the search to index_search")

    def handle(self, *args: Any, **options: Any) -> None:
        start = time.perf_counter()
        if options["remove"]:
            for step in making_large.remove():
                self.stdout.write(f"{step.count:,} {step.what} removed.")
            return
        size = Size(options["disputes"], options["events"], options["largest"])
        if size.disputes < 1 or not 0 <= size.largest <= size.events:
            raise CommandError("Say at least one dispute, and no larger one than there are events.")
        self._make(size, beside=options["beside"])
        for counted in counting.count(now=timezone.now()):
            self._tell(f"{counted:,} disputes counted")
        self.stdout.write("")
        if not options["no_search"]:
            self._index()
        self.stdout.write(f"Done in {time.perf_counter() - start:.0f} s.")

    def _make(self, size: Size, *, beside: bool) -> None:
        try:
            for step in making_large.make(size, beside=beside, now=timezone.now()):
                self._tell(f"{step.count:,} of {step.of:,} {step.what}")
        except OthersAreHere as error:
            raise CommandError(OTHERS) from error
        self.stdout.write("")

    def _index(self) -> None:
        for written in searching.index(now=timezone.now()):
            self._tell(f"{written:,} search documents")
        self.stdout.write("")

    def _tell(self, words: str) -> None:
        """On one line that is written over."""
        self.stdout.write(f"\r{words}", ending="")
        self.stdout.flush()
