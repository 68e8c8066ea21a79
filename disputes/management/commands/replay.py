"""`replay KIND PATH…`: saved feeds through the whole pipeline, into the database."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from disputes.ingest import parse
from disputes.models import Fetch, FetchOutcome
from disputes.services import engines, receipts, replaying


class Command(BaseCommand):
    help = "Read saved feeds into the database, as if they had just been polled."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=sorted(parse.PARSERS))
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
        parser.add_argument(
            "--source", default="", metavar="NAME", help="the source they belong to; made if new"
        )
        parser.add_argument(
            "--court", default="", metavar="ID", help="the court, where the feed does not say"
        )
        parser.add_argument(
            "--kept", action="store_true", help="instead of files: what polls of --source have kept"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        start = time.perf_counter()
        fetches = []
        try:
            for fetch in self._fetches(options):
                fetches.append(fetch)
                bad = fetch.outcome == FetchOutcome.NOT_A_FEED
                if bad or not options["json"]:
                    lines = [receipts.sentence(fetch), *receipts.refusals(fetch)]
                    (self.stderr if bad else self.stdout).write("\n".join(lines))
        except replaying.CannotReplay as error:
            raise CommandError(str(error), returncode=2) from error
        if options["json"]:
            seconds = round(time.perf_counter() - start, 3)
            self.stdout.write(json.dumps(receipts.total(fetches) | {"seconds": seconds}))

    def _fetches(self, options: dict[str, Any]) -> Iterator[Fetch]:
        now, read = timezone.now(), engines.parsers().parse
        if options["kept"]:
            return replaying.replay_kept(replaying.named(options["source"]), now=now, read=read)
        if not options["paths"]:
            raise CommandError("Name the files to read, or --kept.", returncode=2)
        return replaying.replay(
            options["paths"],
            options["kind"],
            name=options["source"],
            court_id=options["court"],
            now=now,
            read=read,
        )
