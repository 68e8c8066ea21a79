"""`explain TEXT|FILE`: which disputes a text may be about, and why."""

import datetime
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from disputes.matching import match
from disputes.matching.understanding import Understanding
from disputes.models import Dispute
from disputes.services.matching import Matcher

SHOWN_FROM = 0.3  # below, a name or two stand there by chance


class Command(BaseCommand):
    help = "Show which disputes a text may be about, how sure that is, and by which words."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text", metavar="TEXT|FILE", help="a text, or a file that holds one")
        parser.add_argument(
            "--published", type=datetime.date.fromisoformat, metavar="DAY", help="when it was published"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        title, _, rest = _text(options["text"]).strip().partition("\n")
        fields = {"title": title.strip(), "summary": rest.strip()}
        if not title:
            raise CommandError("There is no text to explain.", returncode=2)
        found = Matcher().understand(
            fields, now=timezone.now(), published=options["published"], bar=SHOWN_FROM
        )
        names = Dispute.objects.in_bulk([each.dispute_id for each in found.matches])
        candidates = [
            {
                "dispute": names[each.dispute_id].slug,
                "name": names[each.dispute_id].short_name,
                "score": each.score,
                "is_suggested": each.score >= match.SUGGEST_AT,
                "reasons": [asdict(reason) for reason in each.reasons],
            }
            for each in found.matches
            if each.dispute_id in names
        ]
        if options["json"]:
            about = {"candidates": candidates, "kind": found.kind.kind, "happened": _happened(found)}
            self.stdout.write(json.dumps(about, ensure_ascii=False))
        else:
            self._tell(candidates, found)

    def _tell(self, candidates: list[dict[str, Any]], found: Understanding) -> None:
        if not candidates:
            self.stdout.write("No dispute is in sight.")
            return
        for one in candidates:
            suggested = "suggested" if one["is_suggested"] else "not suggested"
            self.stdout.write(f"{one['score']:.2f}  {one['name']} ({suggested})")
            for reason in one["reasons"]:
                self.stdout.write(f"      {reason['weight']:+.2f}  {reason['words']}")
        self.stdout.write(f"Kind: {found.kind.kind}. Happened: {_happened(found) or 'not said'}.")


def _happened(found: Understanding) -> str:
    return found.happened.when.iso() if found.happened else ""


def _text(given: str) -> str:
    try:
        path = Path(given)
        return path.read_text() if path.is_file() else given
    except (OSError, ValueError):  # too long for a name, or no text in there
        return given
