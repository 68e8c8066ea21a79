"""`export_opml`: all sources with an address as OPML on standard output, or into a file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from disputes.services import source_lists


class Command(BaseCommand):
    help = "Write all sources that have an address as OPML, with the keys that private addresses carry."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="standard output without it")

    def handle(self, *args: Any, **options: Any) -> None:
        body = source_lists.export(now=timezone.now())
        if options["file"] is None:
            self.stdout.write(body.decode(), ending="")
            return
        try:
            options["file"].write_bytes(body)
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}.", returncode=2) from error
