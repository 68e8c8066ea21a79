"""What the catalogue put into the database before, and what of it is still there."""

import hashlib
from collections import Counter
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import Any

from django.db import models

from disputes.models import (
    Campaign,
    CatalogueRecord,
    Citation,
    Claim,
    ClaimStatus,
    Court,
    Demand,
    Dispute,
    Event,
    Outcome,
    Party,
    PartyRole,
    Placement,
    Proceeding,
    Product,
    Signal,
    Source,
    Standard,
    StandardStep,
    Topic,
    Work,
)

SCHEMA_VERSION = 1
"""To be raised when files come to mean something else, so that unchanged ones are loaded again."""

MODELS: dict[str, type[models.Model]] = {
    "dispute": Dispute,
    "event": Event,
    "party": Party,
    "product": Product,
    "work": Work,
    "court": Court,
    "campaign": Campaign,
    "topic": Topic,
    "standard": Standard,
    "step": StandardStep,
    "source": Source,
    "role": PartyRole,
    "claim": Claim,
    "claim_status": ClaimStatus,
    "demand": Demand,
    "proceeding": Proceeding,
    "placement": Placement,
    "citation": Citation,
    "outcome": Outcome,
    "signal": Signal,
}
KINDS_OF_REGISTRY = {
    "courts.toml": ["court"],
    "parties.toml": ["party"],
    "products.toml": ["product"],
    "works.toml": ["work"],
    "campaigns.toml": ["campaign"],
    "standards.toml": ["standard", "step"],
    "sources.toml": ["source"],
}
KINDS_ON_DISPUTE = [
    "role",
    "event",
    "placement",
    "citation",
    "claim",
    "claim_status",
    "demand",
    "proceeding",
    "outcome",
    "signal",
]
_FILE = "file:"


def model_of(key: str) -> type[models.Model]:
    return MODELS[key.partition(":")[0]]


def digest(content: bytes) -> str:
    return hashlib.sha256(f"{SCHEMA_VERSION}\n".encode() + content).hexdigest()


class Ledger:
    """All CatalogueRecords, read at once and written by `save`; `reload` after a transaction that failed."""

    def __init__(self) -> None:
        self.reload()

    def reload(self) -> None:
        self._records = {record.key: record for record in CatalogueRecord.objects.all()}
        self._pks: dict[str, Any] = {"": None}
        self._touched: set[str] = set()

    def last_values(self, key: str) -> dict[str, Any] | None:
        """The values that a record was last given; None where the catalogue never knew it."""
        return self._records[key].values if key in self._records else None

    def pk(self, key: str) -> Any:
        """Of the record by that name; None where there is none, or none any more."""
        if key not in self._pks:
            self._pks[key] = self._living_pk(key)
        return self._pks[key]

    def note(self, key: str, pk: Any, values: dict[str, Any]) -> None:
        record = self._records.setdefault(key, CatalogueRecord(key=key))
        record.object_id, record.values = str(pk), values
        self._pks[key] = pk
        self._touched.add(key)

    def forget(self, key: str) -> None:
        del self._records[key]
        CatalogueRecord.objects.filter(key=key).delete()
        self._pks.pop(key, None)
        self._touched.discard(key)

    def save(self) -> None:
        CatalogueRecord.objects.bulk_create(
            [self._records[key] for key in sorted(self._touched)],
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["object_id", "values"],
        )
        self._touched.clear()

    def holds(self, file: str, content: bytes) -> bool:
        """The file was loaded as a whole, with these very bytes."""
        return self.last_values(_FILE + file) == {"sha256": digest(content)}

    def note_file(self, file: str, content: bytes) -> None:
        self.note(_FILE + file, "", {"sha256": digest(content)})

    def files_gone(self, files: Collection[str]) -> list[str]:
        """Files that were loaded once and are no longer there."""
        known = (key.removeprefix(_FILE) for key in self._records if key.startswith(_FILE))
        return sorted(file for file in known if file not in files)

    def keys_of(self, file: str) -> list[str]:
        """Of all that a file ever gave."""
        starts = tuple(f"{kind}:" for kind in KINDS_OF_REGISTRY.get(file, ()))
        if not starts:
            slug = PurePosixPath(file).stem
            starts = tuple(f"{kind}:{slug}#" for kind in KINDS_ON_DISPUTE)
        return [key for key in self._records if key.startswith(starts)]

    def totals(self) -> dict[str, int]:
        """How many records of each kind the catalogue has given."""
        counts = Counter(key.partition(":")[0] for key in self._records)
        return {kind: counts[kind] for kind in MODELS if counts[kind]}

    def _living_pk(self, key: str) -> Any:
        if key not in self._records:
            return None
        pks = model_of(key)._base_manager.filter(pk=self._records[key].object_id)
        return pks.values_list("pk", flat=True).first()
