"""`load_catalogue`: the starter catalogue's files into the database, as often as one likes."""

import json
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import Tags
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from disputes.services import catalogue, searching
from disputes.services.catalogue_report import Report

FILES_PER_LINE = 10


class Command(BaseCommand):
    help = "Load the starter catalogue. What a curator changed stays as it is; exits 1 where a file is wrong."
    requires_system_checks = [Tags.models]  # it runs at every start and needs no pages

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="look at unchanged files again, too")
        parser.add_argument(
            "--directory", type=Path, default=settings.CATALOGUE_DIR, help="where the files are"
        )
        parser.add_argument("--quiet", action="store_true", help="print nothing but what is wrong")
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        start = time.perf_counter()
        is_silent = options["quiet"] or options["json"]
        report = catalogue.load(
            options["directory"],
            now=timezone.now(),
            progress=catalogue.silent if is_silent else self._show,
            everything=options["all"],
        )
        for _ in searching.index(now=timezone.now()):
            pass
        if options["json"]:
            seconds = round(time.perf_counter() - start, 3)
            self.stdout.write(json.dumps(report.as_json() | {"seconds": seconds}, ensure_ascii=False))
        elif not options["quiet"]:
            self._tell(report, options["verbosity"])
        for problem in report.problems:
            self.stderr.write(str(problem))
        if report.problems:
            count = len(report.wrong_files)
            raise CommandError(f"{count} wrong {'file' if count == 1 else 'files'}, not loaded.")

    def _tell(self, report: Report, verbosity: int) -> None:
        if verbosity > 1:
            for line in report.details():
                self.stdout.write(line)
        self.stdout.write(report.sentence())

    def _show(self, done: int, total: int, file: str) -> None:
        """One line that changes on a terminal, now and then a line elsewhere."""
        line = f"Loading the catalogue: {done} of {total} files"
        if self.stdout.isatty():
            end = "\n" if done == total else ""
            self.stdout.write(f"\r\033[K{line}, {file}", ending=end)
            self.stdout.flush()
        elif done % FILES_PER_LINE == 0 or done == total:
            self.stdout.write(line)
