"""`evaluate_matching FILE.jsonl`: how well labelled headlines are judged, on the shipped catalogue."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from disputes.matching.index import Index
from disputes.models import Dispute
from disputes.services import catalogue, evaluation, scratch
from disputes.services.evaluation import BadLine, Evaluation, Labelled
from disputes.services.profiles import profiles


class Command(BaseCommand):
    help = "Measure matching, kinds and stories on a file of labelled items. Nothing is stored."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE.jsonl")
        parser.add_argument("--headline-only", action="store_true", help="leave the summaries out")
        parser.add_argument("--errors", type=Path, metavar="PATH", help="write what was judged wrongly there")
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        items = self._items(options["path"], headline_only=options["headline_only"])
        found = self._evaluate(items)
        if options["errors"]:
            lines = (json.dumps(each, ensure_ascii=False) + "\n" for each in found.mistakes())
            options["errors"].write_text("".join(lines))
        if options["json"]:
            self.stdout.write(json.dumps(found.as_json()))
        else:
            self._tell(found.as_json())

    def _items(self, path: Path, *, headline_only: bool) -> list[Labelled]:
        try:
            return evaluation.read(path.read_text().splitlines(), headline_only=headline_only)
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}.", returncode=2) from error
        except (BadLine, ValueError) as error:
            raise CommandError(f"{path}: {error}", returncode=2) from error

    def _evaluate(self, items: list[Labelled]) -> Evaluation:
        """On the shipped files alone: what curators have changed in this installation does not count."""
        with scratch.database():
            catalogue.load(settings.CATALOGUE_DIR, now=timezone.now())
            slugs = dict(Dispute.objects.values_list("pk", "slug"))
            return evaluation.evaluate(items, Index(profiles()), slugs)

    def _tell(self, figures: dict[str, Any]) -> None:
        for name, value in figures.items():
            if isinstance(value, dict):
                value = ", ".join(f"{part.replace('_', ' ')} {figure:.3f}" for part, figure in value.items())
            self.stdout.write(f"{name.replace('_', ' ').capitalize()}: {value}")
