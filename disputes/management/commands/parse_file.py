"""`parse_file KIND PATH`: what a parser makes of saved bytes, one line an entry. Needs no database."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser

from disputes.ingest import fingerprints, parse
from disputes.ingest.children.messages import ParserFailed
from disputes.ingest.children.pool import Pool
from disputes.ingest.types import Context, CourtEntry, NotAFeed, ParsedArticle, ParsedDocument, ParsedItem

ARTICLE: Final = "article"
LARGEST_BYTES: Final = 32_000_000  # more than any source may send
SECONDS: Final = 8  # with its own start, the command ends within ten
COLUMN_CHARACTERS: Final = 80

Line = dict[str, Any]


class Command(BaseCommand):
    help = "Show what is read in a saved document of a source, or in a saved article."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=[*sorted(parse.PARSERS), ARTICLE])
        parser.add_argument("path", type=Path, metavar="PATH")
        parser.add_argument(
            "--court", metavar="ID", default="", help="the court, where the feed does not say"
        )
        parser.add_argument("--url", default="", help="where it came from, for the links that need it")
        parser.add_argument(
            "--rules",
            metavar="JSON_OR_FILE",
            default="",
            help="what to look for on a page, as its source says",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object a line, nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            context = Context(
                url=options["url"], court_id=options["court"], rules=rules_from(options["rules"])
            )
            lines, remarks = read(options["kind"], bytes_from(options["path"]), context)
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}.", returncode=2) from error
        except (NotAFeed, ParserFailed) as error:
            raise CommandError(str(error), returncode=2) from error
        self._print(map(json.dumps, lines) if options["json"] else table(lines))
        for remark in remarks:  # where it cannot be taken for an entry
            self.stderr.write(remark)

    def _print(self, lines: Iterable[str]) -> None:
        try:
            for line in lines:
                self.stdout.write(line)
            self.stdout.flush()
        except BrokenPipeError:
            # Who listened, `head` perhaps, has heard enough; Python still empties its buffer at the end.
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.stdout.fileno())
            os.close(nowhere)


def rules_from(text: str) -> Mapping[str, Any]:
    """The rules of a page, from JSON or a file of JSON. Raises OSError, and NotAFeed where it is none."""
    if not text:
        return {}
    try:
        rules = json.loads(text if text.lstrip().startswith("{") else Path(text).read_bytes())
    except (ValueError, RecursionError):
        raise NotAFeed("The rules are not JSON.") from None
    if not isinstance(rules, dict):
        raise NotAFeed("The rules are no JSON object.")
    return rules


def bytes_from(path: Path) -> bytes:
    with path.open("rb") as file:
        body = file.read(LARGEST_BYTES + 1)
    if len(body) > LARGEST_BYTES:
        raise NotAFeed(f"The file is larger than {LARGEST_BYTES // 1_000_000} MB.")
    return body


def read(kind: str, body: bytes, context: Context) -> tuple[list[Line], list[str]]:
    """The lines, and what a reader should know besides: in a child that can be killed, as all parsing is."""
    with Pool(1, seconds=SECONDS) as pool:
        if kind == ARTICLE:
            return [article_line(pool.article(body, context))], []
        document = pool.parse(kind, body, context)
    return list(document_lines(kind, document)), [*document.notes, *left_out(document)]


def document_lines(kind: str, document: ParsedDocument) -> Iterator[Line]:
    yield from ({"docket": asdict(docket)} for docket in document.dockets)
    yield from ({"party": asdict(party)} for party in document.parties)
    line = {"pacer": court_line, "courtlistener": api_line}.get(kind, feed_line)
    yield from map(line, document.items)


def left_out(document: ParsedDocument) -> Iterator[str]:
    return (f"Left out: {one.reason} ({one.subject})" for one in document.rejected)


def court_line(item: ParsedItem) -> Line:
    entry = _entry(item)
    return {
        "court_id": entry.court_id or None,
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


def api_line(item: ParsedItem) -> Line:
    """A court line with what only an API says. An attachment is its number, description and document id."""
    entry = _entry(item)
    return court_line(item) | {
        "filed_on": entry.filed_on or None,
        "text": entry.text or None,
        "entry_id": entry.entry_id or None,
        "attachments": [list(attachment) for attachment in entry.attachments],
    }


def _entry(item: ParsedItem) -> CourtEntry:
    if item.court is None:
        raise ValueError("Only an entry on a docket makes a court line.")
    return item.court


def feed_line(item: ParsedItem) -> Line:
    return {
        "identity": item.guid or item.url or fingerprints.marks(item).fingerprint,
        "title": item.title or None,
        "link": item.url or None,
        "published_at": iso(item.dated_at),
        "summary": item.summary or None,
        "author": item.author or None,
    }


def article_line(article: ParsedArticle) -> Line:
    return {name: value or None for name, value in asdict(article).items()}


def iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def table(lines: Iterable[Line]) -> Iterator[str]:
    """For people: the columns that tell entries apart."""
    for line in lines:
        yield "  ".join(cell or "-" for cell in _cells(line))


def _cells(line: Line) -> Sequence[str | None]:
    match line:
        case {"docket": docket}:
            return docket["filed_on"], docket["docket_number"], docket["case_name"]
        case {"party": party}:
            return party["role"], party["name"]
        case {"events": events}:
            when = line["entered_at"] or line.get("filed_on")
            what = "; ".join(events) or (line.get("text") or "")[:COLUMN_CHARACTERS]
            return when, line["docket_number"], line["document_number"], what
        case {"published_on": published_on}:
            return published_on, line["title"], line["byline"]
    return line["published_at"], line["title"], line["link"]
