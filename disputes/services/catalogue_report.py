"""What loading the catalogue did, for people and for scripts."""

from dataclasses import dataclass, field, fields
from typing import Any

from disputes.ingest.catalogue.reading import Problem

PLURALS = {
    "dispute": "disputes",
    "event": "events",
    "party": "parties",
    "work": "works",
    "court": "courts",
    "standard": "standards",
    "source": "sources",
}


@dataclass(slots=True)
class Tally:
    """The records to which something happened, by their keys (`event:doe-v-roe#letter`).

    `found` stood there before the catalogue first came; `kept` names the field that a curator changed;
    `deleted` were deleted by a curator and not brought back; `removed` went with their lines in the files;
    `left` are no longer in the files and left as they are.
    """

    new: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        for each in fields(Tally):
            getattr(self, each.name).extend(getattr(other, each.name))


@dataclass(slots=True)
class Report:
    file_count: int = 0
    unchanged_count: int = 0
    totals: dict[str, int] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    problems: list[Problem] = field(default_factory=list)

    @property
    def wrong_files(self) -> list[str]:
        return sorted({problem.file for problem in self.problems})

    def sentence(self) -> str:
        """One line: what there is, what was done, and only where it happened what was not."""
        totals = ", ".join(
            f"{count} {kind if count == 1 else plural}"
            for kind, plural in PLURALS.items()
            for count in [self.totals.get(kind, 0)]
        )
        counts = [
            f"{len(self.tally.new)} new",
            f"{len(self.tally.updated)} updated",
            f"{len(self.tally.kept)} kept as a curator changed them",
            f"{len(self.wrong_files)} wrong",
            *(f"{len(found)} {words}" for found, words in self._rare() if found),
        ]
        return f"{totals}: {', '.join(counts)}."

    def _rare(self) -> list[tuple[list[str], str]]:
        return [
            (self.tally.found, "there before"),
            (self.tally.deleted, "not brought back, as a curator deleted them"),
            (self.tally.removed, "removed with their lines in the files"),
            (self.tally.left, "no longer in the files and left as they are"),
        ]

    def details(self) -> list[str]:
        """A line for each record that a person may want to look at."""
        named = [(self.tally.kept, "kept as a curator changed it"), *self._rare()]
        return [f"{key} ({words})" for keys, words in named for key in keys]

    def as_json(self) -> dict[str, Any]:
        """Counts, and by name what a person may want to look at."""
        tally = self.tally
        return {
            "files": self.file_count,
            "unchanged": self.unchanged_count,
            "records": self.totals,
            "new": len(tally.new),
            "updated": len(tally.updated),
            "kept": tally.kept,
            "found": tally.found,
            "deleted": tally.deleted,
            "removed": tally.removed,
            "left": tally.left,
            "wrong": [str(problem) for problem in self.problems],
        }
