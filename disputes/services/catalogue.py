"""Loads the starter catalogue: files to rows, each file whole or not at all. Safe to repeat, at any time."""

import datetime
from collections.abc import Callable, Iterable
from pathlib import Path

from django.db import DatabaseError, transaction

from disputes import models
from disputes.ingest import catalogue as files
from disputes.ingest.catalogue_reading import Problem
from disputes.services.catalogue_dispute import dispute_links, dispute_rows
from disputes.services.catalogue_ledger import Ledger
from disputes.services.catalogue_report import Report
from disputes.services.catalogue_rows import Row, entry_links, entry_rows
from disputes.services.catalogue_writing import Writer

type Progress = Callable[[int, int, str], None]
"""Called after each file: how many are done, of how many, and its name."""

VOCABULARY = {
    "basis": models.Basis.values,
    "claim status": models.ClaimState.values,
    "court level": models.CourtLevel.values,
    "direction": models.Direction.values,
    "event kind": models.EventKind.values,
    "lane": models.Lane.values,
    "outcome state": models.OutcomeState.values,
    "party kind": models.PartyKind.values,
    "path": models.Path.values,
    "protectability": models.Protectability.values,
    "right": models.Right.values,
    "role": models.Role.values,
    "source kind": models.SourceKind.values,
    "stage": models.Stage.values,
    "standard kind": models.StandardKind.values,
    "standing": models.Standing.values,
    "work kind": ["series", "film", "book", "music", "news", "image", "code", "character", "other"],
}
KINDS_OF_FILE = {
    "courts.toml": ["court"],
    "parties.toml": ["party"],
    "products.toml": ["product"],
    "works.toml": ["work"],
    "campaigns.toml": ["campaign"],
    "standards.toml": ["standard", "step"],
    "sources.toml": ["source"],
}


def silent(done: int, total: int, file: str) -> None:
    """Progress for those who want none."""


def load(
    directory: Path, *, now: datetime.datetime, progress: Progress = silent, everything: bool = False
) -> Report:
    """Load the files that changed since they were last loaded, or all.

    A wrong file is named in the report and nothing of it is loaded; a wrong registry keeps all from being loaded.
    """
    contents, problems = _contents(directory)
    ledger = Ledger()
    todo = {file for file, content in contents.items() if everything or not ledger.holds(file, content)}
    report = Report(len(contents) + len(problems), len(contents) - len(todo), problems=problems)
    report.tally.left += ledger.files_gone(contents)
    if todo:
        catalogue = files.read(contents, VOCABULARY)
        report.problems += catalogue.problems
        if catalogue.is_founded:
            ledger = _Loading(catalogue, contents, ledger, report, now).run(todo, progress)
    report.totals = ledger.totals()
    return report


def _contents(directory: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The bytes of every file by its name within the directory."""
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in sorted([*directory.glob("*.toml"), *directory.glob(f"{files.FOLDER}/*.toml")]):
        name = path.relative_to(directory).as_posix()
        try:
            contents[name] = path.read_bytes()
        except OSError as error:
            problems.append(Problem(name, "", f"cannot be read: {error.strerror}"))
    return contents, problems


class _Loading:
    """One run: all rows first, file by file; then what links one file with another."""

    def __init__(
        self,
        catalogue: files.Catalogue,
        contents: dict[str, bytes],
        ledger: Ledger,
        report: Report,
        now: datetime.datetime,
    ) -> None:
        self.catalogue = catalogue
        self.contents = contents
        self.ledger = ledger
        self.report = report
        self.now = now

    def run(self, todo: set[str], progress: Progress) -> Ledger:
        """Answers with the ledger as it stands at the end."""
        order = [*files.REGISTRIES, *sorted(self.catalogue.disputes)]
        order = [file for file in order if file in todo]
        loaded: dict[str, set[str]] = {}
        for done, file in enumerate(order, 1):
            writer = self._write(file, self._rows(file))
            if writer:
                loaded[file] = writer.keys
            elif file in files.REGISTRIES:
                return self.ledger
            progress(done, len(order), file)
        for file, keys in loaded.items():
            self._write(file, self._links(file), keys)
        return self.ledger
