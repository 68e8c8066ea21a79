"""The starter catalogue as a whole: its files read, and compared with each other. Bytes in, records out."""

import dataclasses
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from disputes.ingest.catalogue.dispute import Dispute
from disputes.ingest.catalogue.entries import (
    Campaign,
    Court,
    Entry,
    Party,
    Product,
    Record,
    Source,
    Standard,
    Work,
)
from disputes.ingest.catalogue.reading import Problem, read_dispute, read_entries, references
from disputes.ingest.catalogue.values import Key, Vocabulary, Wrong

FOLDER = "disputes"
# In the order in which one needs the other.
REGISTRIES: dict[str, type[Entry]] = {
    "courts.toml": Court,
    "parties.toml": Party,
    "products.toml": Product,
    "works.toml": Work,
    "campaigns.toml": Campaign,
    "standards.toml": Standard,
    "sources.toml": Source,
}

type Names = Mapping[str, Collection[str]]
"""By kind of record, the names that there are."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What could be read. `disputes` and `entries` go by file and hold right files only.

    `dockets` says which proceeding, as (slug of the dispute, key), a docket named `court/number` is.
    """

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    disputes: dict[str, Dispute] = field(default_factory=dict)
    dockets: dict[str, tuple[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def wrong_files(self) -> set[str]:
        return {problem.file for problem in self.problems}

    @property
    def is_founded(self) -> bool:
        """All registries are right, and so there is something that disputes can refer to."""
        return not any(file in REGISTRIES for file in self.wrong_files)


def read(files: Mapping[str, bytes], vocabulary: Vocabulary) -> Catalogue:
    """Read all files, by their names relative to the catalogue's folder. Nothing raises: see `problems`.

    Where a registry is wrong, disputes are not compared with it: each would repeat what is wrong there.
    """
    found = Catalogue()
    _registries(files, vocabulary, found)
    _disputes(files, vocabulary, found)
    if found.is_founded:
        found.problems.extend(_unknown(found, files))
    return _without_wrong(found)


def slug_of(file: str) -> str:
    return PurePosixPath(file).stem


def _registries(files: Mapping[str, bytes], vocabulary: Vocabulary, found: Catalogue) -> None:
    for file, kind in REGISTRIES.items():
        if file not in files:
            found.problems.append(Problem(file, "", "the file is missing"))
            continue
        entries, problems = read_entries(file, files[file], kind, vocabulary)
        found.entries[file] = entries
        found.problems.extend(problems)
    found.problems.extend(_watched_twice(found.entries.get("sources.toml", [])))


def _watched_twice(entries: list[Entry]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for source in entries:
        if isinstance(source, Source) and seen.setdefault(source.url, source.slug) != source.slug:
            yield Problem(
                "sources.toml", f"{source.slug}.url", f"the same address as that of “{seen[source.url]}”"
            )


def _disputes(files: Mapping[str, bytes], vocabulary: Vocabulary, found: Catalogue) -> None:
    for file in sorted(files.keys() - REGISTRIES.keys()):
        if problem := _misnamed(file):
            found.problems.append(problem)
            continue
        dispute, problems = read_dispute(file, files[file], slug_of(file), vocabulary)
        found.problems.extend(problems)
        if dispute:
            found.disputes[file] = dispute
            for proceeding in dispute.proceedings:
                found.dockets.setdefault(proceeding.docket, (dispute.slug, proceeding.key))


def _misnamed(file: str) -> Problem | None:
    if PurePosixPath(file).parent.name != FOLDER:
        return Problem(file, "", f"no such file is known; a dispute stands in the folder {FOLDER}/")
    try:
        Key().read(slug_of(file), {})
    except Wrong as error:
        return Problem(file, "", f"the name of the file, {error}")
    return None


def _unknown(found: Catalogue, files: Mapping[str, bytes]) -> Iterator[Problem]:
    """References to what no file holds. A dispute whose file is wrong is known, though it is not loaded."""
    names: dict[str, Collection[str]] = {
        kind.__name__.lower(): {entry.slug for entry in found.entries[file]}
        for file, kind in REGISTRIES.items()
    }
    names["dispute"] = {slug_of(file) for file in files if file not in REGISTRIES}
    if not found.problems:  # the docket that is missing may be one of a wrong file
        names["proceeding"] = found.dockets.keys()
    for file, entries in found.entries.items():
        for entry in entries:
            yield from _unknown_in(file, entry, names)
    for file, dispute in found.disputes.items():
        yield from _unknown_in(file, dispute, names | {"event": {event.key for event in dispute.events}})


def _unknown_in(file: str, record: Record, names: Names) -> Iterator[Problem]:
    for where, ref, name in references(record):
        if ref.kind in names and name not in names[ref.kind]:
            yield Problem(file, where, f"there is no {ref.kind} “{name}”")


def _without_wrong(found: Catalogue) -> Catalogue:
    wrong = found.wrong_files
    return dataclasses.replace(
        found,
        entries={file: entries for file, entries in found.entries.items() if file not in wrong},
        disputes={file: dispute for file, dispute in found.disputes.items() if file not in wrong},
        dockets={name: of for name, of in found.dockets.items() if f"{FOLDER}/{of[0]}.toml" not in wrong},
    )
