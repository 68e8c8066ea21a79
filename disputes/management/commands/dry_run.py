"""`dry_run`: what another alias, keyword, description or bar would change, tried on the items of late."""

import argparse
import json
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from disputes.matching import match
from disputes.models import Dispute, Party
from disputes.services import dry_runs
from disputes.services.dry_runs import Change, Difference, Trial

NAMES = {"alias": "aliases", "keyword": "keywords", "description": "descriptions"}


class Command(BaseCommand):
    help = "Try a change of names or of the bar on stored items: what would be added, lost or moved."

    def add_arguments(self, parser: CommandParser) -> None:
        whose = parser.add_mutually_exclusive_group()
        whose.add_argument("--dispute", metavar="SLUG")
        whose.add_argument("--party", metavar="SLUG")
        for name in NAMES:
            parser.add_argument(f"--add-{name}", action="append", default=[], metavar="TEXT")
            parser.add_argument(f"--remove-{name}", action="append", default=[], metavar="TEXT")
        parser.add_argument(
            "--bar", type=_share, default=match.SUGGEST_AT, help="the score to suggest from, 0 to 1"
        )
        parser.add_argument("--days", type=_days, default=dry_runs.DAYS, help="how far back")
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        trial = dry_runs.run(_change(options), now=timezone.now(), days=options["days"])
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(trial), ensure_ascii=False))
            return
        self.stdout.write(trial.sentence)
        for heading, differences in _groups(trial):
            for each in differences:
                change = " ".join([*(f"+{one}" for one in each.added), *(f"-{one}" for one in each.lost)])
                self.stdout.write(f"{heading}: {each.item}  [{change}]")
                for one in each.added:
                    self.stdout.write(f"    {one}: {'; '.join(one.reasons)}")


def _change(options: dict[str, Any]) -> Change:
    """Raises CommandError for a slug that is not there, and for a list that such a record has not."""
    model, slug = (Party, options["party"]) if options["party"] else (Dispute, options["dispute"])
    asked = {field: (options[f"add_{name}"], options[f"remove_{name}"]) for name, field in NAMES.items()}
    asked = {field: lists for field, lists in asked.items() if any(lists)}
    if not slug:
        if asked:
            raise CommandError("Say with --dispute or --party whose names are to be tried.", returncode=2)
        if options["bar"] == match.SUGGEST_AT:
            raise CommandError("There is nothing to try: say other names, or another --bar.", returncode=2)
        return Change(bar=options["bar"])
    record = model._default_manager.filter(slug=slug).first()
    if record is None:
        raise CommandError(f"There is no {model._meta.verbose_name} “{slug}”.", returncode=2)
    for field in asked:
        if not hasattr(record, field):
            raise CommandError(f"A {model._meta.verbose_name} has no {field}.", returncode=2)
    names = {field: _changed(getattr(record, field), *lists) for field, lists in asked.items()}
    return Change(record, names, options["bar"])


def _changed(names: Sequence[str], added: Sequence[str], removed: Sequence[str]) -> list[str]:
    return [name for name in dict.fromkeys([*names, *added]) if name not in removed]


def _groups(trial: Trial) -> list[tuple[str, tuple[Difference, ...]]]:
    return [("Added", trial.added), ("Lost", trial.lost), ("Moved", trial.moved)]


def _as_json(trial: Trial) -> dict[str, Any]:
    groups = {
        heading.lower(): [
            {
                "item": each.item.pk,
                "title": each.item.title,
                "added": [str(one) for one in each.added],
                "lost": [str(one) for one in each.lost],
                "reasons": {one.dispute: one.reasons for one in each.added},
            }
            for each in differences
        ]
        for heading, differences in _groups(trial)
    }
    return {"items": trial.items, "days": trial.days, "is_cut": trial.is_cut, **groups}


def _share(text: str) -> float:
    share = float(text)
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError("is to be between 0 and 1")
    return share


def _days(text: str) -> int:
    days = int(text)
    if not 1 <= days <= 3650:
        raise argparse.ArgumentTypeError("is to be between 1 and 3650")
    return days
