"""`parse_file KIND PATH`: what a parser makes of saved bytes, one line an entry. Needs no database."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from disputes.ingest import fingerprints, parse
from disputes.ingest.types import Context, NotAFeed, ParsedDocument, ParsedItem

Line = dict[str, Any]


class Command(BaseCommand):
    help = "Show the entries of a saved court feed or news feed."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=sorted(parse.PARSERS))
        parser.add_argument("path", type=Path, metavar="PATH")
        parser.add_argument("--court", metavar="ID", help="the court, where the feed does not say")
        parser.add_argument("--json", action="store_true", help="print one JSON object a line, nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            body = options["path"].read_bytes()
            document = parse.parse(options["kind"], body, Context(court_id=options["court"] or ""))
        except OSError as error:
            raise CommandError(f"{options['path']}: {error.strerror}.", returncode=2) from error
        except NotAFeed as error:
            raise CommandError(str(error), returncode=2) from error
        lines = [court_line(item) if item.court else feed_line(item) for item in document.items]
        shown = map(json.dumps, lines) if options["json"] else table(lines)
        for line in shown:
            self.stdout.write(line)
        self._remark(document)

    def _remark(self, document: ParsedDocument) -> None:
        """What a reader should know about the document goes where it cannot be taken for an entry."""
        for remark in (
            *document.notes,
            *(f"Left out: {one.reason} ({one.subject})" for one in document.rejected),
        ):
            self.stderr.write(remark)


def court_line(item: ParsedItem) -> Line:
    entry = item.court
    if entry is None:
        raise ValueError("Only an entry on a docket makes a court line.")
    return {
        "court_id": entry.court_id,
        "docket_number": entry.docket_number or None,
        "docket_number_raw": entry.docket_number_raw or None,
        "case_name": entry.case_name or None,
        "pacer_case_id": entry.pacer_case_id or None,
        "entered_at": iso(item.published_at),
        "events": list(entry.events),
        "document_number": entry.document_number or None,
        "document_url": entry.document_url or None,
        "sequence": entry.sequence or None,
        "trustee": entry.trustee or None,
    }


def feed_line(item: ParsedItem) -> Line:
    return {
        "identity": item.guid or item.url or fingerprints.fingerprint(item),
        "title": item.title or None,
        "link": item.url or None,
        "published_at": iso(item.dated_at),
        "summary": item.summary or None,
        "author": item.author or None,
    }


def iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def table(lines: Iterable[Line]) -> Iterable[str]:
    """For people: the columns that tell entries apart."""
    for line in lines:
        if "events" in line:
            cells = [
                line["entered_at"],
                line["docket_number"],
                line["document_number"],
                "; ".join(line["events"]),
            ]
        else:
            cells = [line["published_at"], line["title"], line["link"]]
        yield "  ".join(cell or "-" for cell in cells)
