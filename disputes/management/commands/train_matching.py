"""`train_matching`: weights of matching from curators' decisions, shown beside those by hand."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from disputes.matching.match import WEIGHTS
from disputes.services import training
from disputes.services.training import TooFew, Training


class Command(BaseCommand):
    help = "Learn the weights of matching from accepted and rejected suggestions, and show what changes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="show the weights, keep nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            trained = training.train(now=timezone.now())
        except TooFew as error:
            raise CommandError(str(error)) from error
        if not options["dry_run"]:
            trained.row.save()
        if options["json"]:
            figures = {"weights": trained.row.weights, "before": trained.before, "after": trained.after}
            self.stdout.write(json.dumps(figures))
        else:
            self._tell(trained, is_kept=not options["dry_run"])

    def _tell(self, trained: Training, *, is_kept: bool) -> None:
        self.stdout.write(f"{'':<16}{'by hand':>9}{'learned':>9}")
        for name, weight in WEIGHTS.items():
            self.stdout.write(f"{name:<16}{weight:>9.2f}{trained.row.weights[name]:>9.2f}")
        count = trained.row.accepted_count + trained.row.rejected_count
        self.stdout.write(
            f"Of {count} decisions {trained.before:.1%} would have been foretold, now {trained.after:.1%}."
        )
        if is_kept and not settings.LEARNED_WEIGHTS:
            self.stdout.write("Kept, not used: set CASETRACKER_LEARNED_WEIGHTS=true to use them.")
