"""`add_sources FILE`: many addresses at once, one a line or as OPML. Asks no server."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from disputes.ingest.opml import BadOpml
from disputes.services import new_sources, source_lists


class Command(BaseCommand):
    help = "Watch the addresses in a file, one a line (# begins a comment) or as OPML. They are due at once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="the list; - reads standard input")
        parser.add_argument(
            "--kind",
            choices=sorted(new_sources.BEGINNINGS),
            default="",
            help="of all addresses; without it as each tells, else feed",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            lines = source_lists.read(self._bytes(options["file"]), options["kind"])
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}.", returncode=2) from error
        except BadOpml as error:
            raise CommandError(f"{options['file']}: {error}", returncode=2) from error
        added = source_lists.add(lines, now=timezone.now())
        for line in added.refused:
            self.stderr.write(f"{line.number}: {line.text[:200]}: {line.problem}")
        self.stdout.write(added.sentence())
        if added.refused:
            raise CommandError("Not every line could be added.")

    def _bytes(self, file: str) -> bytes:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
