"""Loads the starter catalogue: files to rows, each file whole or not at all. Safe to repeat, at any time."""

import datetime
from collections.abc import Callable, Iterable
from pathlib import Path

from django.db import DatabaseError, transaction

from disputes import models
from disputes.ingest.catalogue import catalogue as files
from disputes.ingest.catalogue.reading import Problem
from disputes.services import publishing
from disputes.services.catalogue_dispute import dispute_links, dispute_rows
from disputes.services.catalogue_ledger import Ledger
from disputes.services.catalogue_report import Report, Tally
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


def silent(done: int, total: int, file: str) -> None:
    """Progress for those who want none."""


def load(
    directory: Path, *, now: datetime.datetime, progress: Progress = silent, everything: bool = False
) -> Report:
    """Load the files that changed since they were last loaded, or all.

    A wrong file is named in the report and nothing of it is loaded; a wrong registry keeps all from being
    loaded. `now` is when new sources begin to be polled, spread over their intervals.
    """
    contents, problems = _contents(directory)
    ledger = Ledger()
    todo = {file for file, content in contents.items() if everything or not ledger.holds(file, content)}
    report = Report(len(contents), len(contents) - len(todo), problems=problems)
    report.tally.left += ledger.files_gone(contents)
    if todo or files.REGISTRIES.keys() - contents:
        catalogue = files.read(contents, VOCABULARY)
        report.problems += catalogue.problems
        if catalogue.is_founded:
            _Loading(catalogue, contents, ledger, report, now).run(todo, progress)
            publishing.track(models.Proceeding.objects.tracked(), now=now)
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
    """One run: the rows of every file, then what links one file with another."""

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

    def run(self, todo: set[str], progress: Progress) -> None:
        order = [file for file in [*files.REGISTRIES, *sorted(self.catalogue.disputes)] if file in todo]
        loaded: list[Writer] = []
        for done, file in enumerate(order, 1):
            writer = Writer(file, self.ledger)
            if self._whole(writer, self._write_rows):
                loaded.append(writer)
            elif file in files.REGISTRIES:
                return
            progress(done, len(order), file)
        for writer in loaded:
            self._whole(writer, self._write_links)

    def _whole(self, writer: Writer, write: Callable[[Writer], None]) -> bool:
        """One transaction; False where all of it was taken back."""
        try:
            with transaction.atomic():
                write(writer)
                self.ledger.save()
                transaction.set_rollback(bool(writer.problems))
        except DatabaseError as error:
            reason = str(error).strip().partition("\n")[0]
            writer.problems.append(Problem(writer.file, "", f"the database refused it: {reason}"))
        if writer.problems:
            self.ledger.reload()
            self.report.problems += writer.problems
            return False
        self.report.tally.add(writer.tally)
        writer.tally = Tally()
        return True

    def _write_rows(self, writer: Writer) -> None:
        if writer.file in files.REGISTRIES:
            for entry in self.catalogue.entries[writer.file]:
                self._write_all(writer, entry_rows(entry, self.now))
        else:
            self._write_all(writer, dispute_rows(self.catalogue.disputes[writer.file]))

    def _write_links(self, writer: Writer) -> None:
        """The end of a file: only then it counts as loaded, and what it no longer holds can go."""
        if writer.file in files.REGISTRIES:
            for entry in self.catalogue.entries[writer.file]:
                self._write_all(writer, entry_links(entry))
        else:
            dispute = self.catalogue.disputes[writer.file]
            self._write_all(writer, dispute_links(dispute, self.catalogue.dockets))
        writer.retire(self.ledger.keys_of(writer.file))
        if not writer.is_waiting:
            self.ledger.note_file(writer.file, self.contents[writer.file])

    @staticmethod
    def _write_all(writer: Writer, rows: Iterable[Row]) -> None:
        for row in rows:
            writer.write(row)
