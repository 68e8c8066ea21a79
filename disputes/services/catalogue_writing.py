"""Writes rows of the catalogue by comparing three: what was last loaded, what stands now, what the file says.

A curator's word is never overwritten. A record that stood there before the first load counts as a curator's: only
what is empty in it is filled. What a curator deleted is not brought back.
"""

import datetime
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from disputes.ingest.catalogue_reading import Problem
from disputes.services.catalogue_ledger import Ledger, model_of
from disputes.services.catalogue_report import Tally
from disputes.services.catalogue_rows import Fields, Ref, Row

CHANGE_REASON = "Starter catalogue"
# Fields that make one statement: where a curator changed one of them, none is taken from the file.
TOGETHER = (
    {"status", "as_of", "source_url", "url", "standing"},
    {"claimed", "awarded", "currency"},
    {"earliest_at", "latest_at", "precision", "time_zone"},
    {"court", "number"},
)
# What has no name but its content, and on which nothing hangs: a corrected line of a file replaces the old one.
REMOVED_WITH_THEIR_LINE = {"citation", "placement", "signal", "step"}


class Writer:
    """Writes the rows of one file, inside the caller's transaction. What a model refuses stands in `problems`."""

    def __init__(self, file: str, ledger: Ledger, seen: Iterable[str] = ()) -> None:
        self.file = file
        self.ledger = ledger
        self.seen = set(seen)
        self.tally = Tally()
        self.problems: list[Problem] = []
        self.is_waiting = False  # for a record of a file that could not be loaded

    def write(self, row: Row) -> None:
        self.seen.add(row.key)
        if self._has_no_place(row):
            return
        last = self.ledger.last_values(row.key)
        if last is not None:
            self._write_again(row, last)
        elif found := self._standing_before(row):
            self.tally.found.append(row.key)
            self.ledger.note(row.key, found.pk, {})
            self._merge(row, found, {})
        elif row.identities:
            self._create(row)

    def retire(self, keys: Iterable[str]) -> None:
        """What earlier loads wrote and the file no longer holds."""
        for key in keys:
            if key not in self.seen and self.ledger.pk(key) is not None:
                self._retire(key)

    def _retire(self, key: str) -> None:
        record = self._living(key)
        last = self.ledger.last_values(key) or {}
        kind = key.partition(":")[0]
        is_ours = all(current(record, name) == self._known(record, name, last) for name in last)
        if kind not in REMOVED_WITH_THEIR_LINE or not is_ours:
            self.tally.left.append(key)
            return
        give_reason(record)
        record.delete()
        self.ledger.forget(key)
        self.tally.removed.append(key)

    def _has_no_place(self, row: Row) -> bool:
        """Something that the record cannot be without is not there."""
        model = model_of(row.key)
        needed = [*row.needs, *(row.identities[0].values() if row.identities else ())]
        needed += [
            value for name, value in row.values.items() if not model._meta.get_field(name).null
        ]
        return None in [self._pk(value) for value in needed if isinstance(value, Ref)]

    def _pk(self, ref: Ref) -> Any:
        pk = self.ledger.pk(ref.key)
        if pk is None and ref.key and self.ledger.last_values(ref.key) is None:
            self.is_waiting = True
        return pk

    def _living(self, key: str) -> Any:
        """The record, locked against the polling worker until the transaction ends."""
        return model_of(key)._base_manager.select_for_update().get(pk=self.ledger.pk(key))

    def _write_again(self, row: Row, last: Fields) -> None:
        if self.ledger.pk(row.key) is None:
            self.tally.deleted.append(row.key)
        else:
            self._merge(row, self._living(row.key), last)

    def _standing_before(self, row: Row) -> models.Model | None:
        manager = model_of(row.key)._base_manager
        for identity in row.identities:
            if found := manager.select_for_update().filter(**self._resolved(identity)).first():
                return found
        return None

    def _create(self, row: Row) -> None:
        given = self._resolved(row.values | row.identities[0] | row.once)
        record = model_of(row.key)(**given)
        if not self._is_sound(row, record, given):
            return
        give_reason(record)
        record.save(force_insert=True)
        for name, refs in row.many.items():
            getattr(record, name).add(*self._pks(refs))
        self.ledger.note(row.key, record.pk, self._stored(row.values) | self._stored_many(row))
        self.tally.new.append(row.key)

    def _merge(self, row: Row, record: Any, last: Fields) -> None:
        changes = self._changes(row, record, last)
        stored = last | self._stored(changes) | self._stored_many(row)
        for name, value in self._resolved(changes).items():
            setattr(record, name, value)
        is_changed = any(
            current(record, name) != self._known(record, name, last) for name in changes
        )
        if is_changed:
            pass
        self.ledger.note(row.key, record.pk, stored)
