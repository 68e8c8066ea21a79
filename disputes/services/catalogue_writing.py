"""Writes rows of the catalogue by comparing three: what was last loaded, what stands now, what the file says.

A curator's word is never overwritten, and what a curator deleted is not brought back. A record that stood
there before the catalogue first came counts as a curator's: only what is empty in it is filled.
"""

import datetime
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from disputes.ingest.catalogue.reading import Problem, place
from disputes.services.catalogue_ledger import Ledger, model_of
from disputes.services.catalogue_report import Tally
from disputes.services.catalogue_rows import Fields, Ref, Row

CHANGE_REASON = "Starter catalogue"
# Fields that make one statement: where a curator changed one of them, the file gives none of them.
TOGETHER = (
    {"status", "as_of", "source_url", "url", "standing"},
    {"claimed", "awarded", "currency"},
    {"earliest_at", "latest_at", "precision", "time_zone"},
    {"court", "number"},
)
# They have no name but their content, and nothing hangs on them: a corrected line replaces the old one.
REMOVED_WITH_THEIR_LINE = {"citation", "placement", "signal", "step"}


class Writer:
    """Writes rows of one file inside the caller's transaction. What a model refuses stands in `problems`."""

    def __init__(self, file: str, ledger: Ledger) -> None:
        self.file = file
        self.ledger = ledger
        self.keys: set[str] = set()
        self.made: set[str] = set()  # in this run, and so nothing stood on them before
        self.tally = Tally()
        self.problems: list[Problem] = []
        self.is_waiting = False  # for a record of a file that could not be loaded

    def write(self, row: Row) -> None:
        self.keys.add(row.key)
        if self._has_no_place(row):
            return
        last = self.ledger.last_values(row.key)
        if last is not None:
            self._write_again(row, last)
        elif found := self._standing_before(row):
            self.tally.found.append(row.key)
            self._merge(row, found, {})
        elif row.identities:
            self._create(row)

    def retire(self, keys: Iterable[str]) -> None:
        """Of all `keys` that the file ever held, those that it no longer holds: gone or left."""
        for key in keys:
            if key not in self.keys and self.ledger.pk(key) is not None:
                self._retire(key)

    def _retire(self, key: str) -> None:
        last = self.ledger.last_values(key) or {}
        record = self._living(key)
        fields = {field.name for field in record._meta.fields}
        is_ours = all(self._is_untouched(record, name, last) for name in last.keys() & fields)
        if key.partition(":")[0] in REMOVED_WITH_THEIR_LINE and is_ours:
            _give_reason(record).delete()
            self.ledger.forget(key)
            self.tally.removed.append(key)
        else:
            self.tally.left.append(key)

    # --- the three ways of writing -------------------------------------------------------------

    def _write_again(self, row: Row, last: Fields) -> None:
        if self.ledger.pk(row.key) is None:
            self.tally.deleted.append(row.key)
        elif row.values or row.many:
            self._merge(row, self._living(row.key), last)

    def _create(self, row: Row) -> None:
        given = self._resolved(row.values | row.identities[0] | row.once)
        record = model_of(row.key)(**given)
        if not self._is_sound(record, given, row):
            return
        _give_reason(record).save(force_insert=True)
        for name, refs in row.many.items():
            getattr(record, name).add(*self._pks(refs))
        self.made.add(row.key)
        self.tally.new.append(row.key)
        self._note(row, record, row.values, {})

    def _merge(self, row: Row, record: models.Model, last: Fields) -> None:
        may_change, kept = self._compared(row, record, last)
        changes = {
            name: value
            for name, value in self._resolved(may_change).items()
            if getattr(record, name) != value
        }
        for name, value in changes.items():
            setattr(record, name, value)
        if not self._is_sound(record, changes, row):
            return
        if changes:
            _give_reason(record).save()
        changed_sets = [name for name in row.many if self._merge_set(row, record, name, last, kept)]
        if (changes or changed_sets) and row.key not in self.made:
            self.tally.updated.append(row.key)
        if kept:
            self.tally.kept.append(f"{row.key}: {', '.join(kept)}")
        self._note(row, record, may_change, last)

    def _compared(self, row: Row, record: models.Model, last: Fields) -> tuple[Fields, list[str]]:
        """What the file may say, and the names of the fields in which a curator has the last word."""
        may_change: Fields = {}
        kept: list[str] = []
        for names in _statements(row.values):
            mine = {name: row.values[name] for name in names}
            touched = [name for name in names if not self._is_untouched(record, name, last)]
            agrees = all(getattr(record, name) == value for name, value in self._resolved(mine).items())
            if agrees or not touched:
                may_change |= mine
            elif not last.keys().isdisjoint(names):
                kept += touched
        return may_change, kept

    def _merge_set(self, row: Row, record: models.Model, name: str, last: Fields, kept: list[str]) -> bool:
        """Element by element: what a curator added stays, what a curator took away does not come back."""
        manager = getattr(record, name)
        mine = set(self._pks(row.many[name]))
        before = set(self._pks(Ref(key) for key in last.get(name, [])))
        now = set(manager.values_list("pk", flat=True))
        added, gone = mine - before - now, (before - mine) & now
        manager.add(*added)
        manager.remove(*gone)
        if mine & before - now:
            kept.append(name)
        return bool(added or gone)

    # --- what stands there ---------------------------------------------------------------------

    def _has_no_place(self, row: Row) -> bool:
        """Something is not there that the record cannot be without."""
        meta = model_of(row.key)._meta
        needed = [*row.needs, *(row.identities[0].values() if row.identities else [])]
        needed += [value for name, value in row.values.items() if not meta.get_field(name).null]
        return None in [self._pk(value) for value in needed if isinstance(value, Ref)]

    def _standing_before(self, row: Row) -> models.Model | None:
        for identity in row.identities:
            if any(isinstance(value, Ref) and value.key in self.made for value in identity.values()):
                continue
            found = _locked(row.key).filter(**self._resolved(identity)).first()
            if found:
                return found
        return None

    def _living(self, key: str) -> models.Model:
        return _locked(key).get(pk=self.ledger.pk(key))

    def _is_untouched(self, record: models.Model, name: str, last: Fields) -> bool:
        """The field is as last loaded; one that was never loaded, as in an empty record."""
        field: Any = record._meta.get_field(name)
        value = getattr(record, field.attname)
        if field.is_relation:
            return bool(value == self.ledger.pk(last.get(name, "")))
        return bool(_plain(value) == last.get(name, _plain(field.get_default())))

    def _is_sound(self, record: models.Model, names: Iterable[str], row: Row) -> bool:
        """Lengths, choices and addresses, as the model has them. Foreign keys are known to be right."""
        given = {
            field.name for field in record._meta.fields if field.attname in names and not field.is_relation
        }
        try:
            record.clean_fields(exclude={field.name for field in record._meta.fields} - given)
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                message = " ".join(messages).rstrip(".")
                self.problems.append(Problem(self.file, place(row.where, name), message))
            return False
        return True

    # --- names to keys of rows, and back -------------------------------------------------------

    def _pk(self, ref: Ref) -> Any:
        pk = self.ledger.pk(ref.key)
        if pk is None and ref.key and self.ledger.last_values(ref.key) is None:
            self.is_waiting = True
        return pk

    def _pks(self, refs: Iterable[Ref]) -> Iterator[Any]:
        found = (self._pk(ref) for ref in refs)
        return (pk for pk in found if pk is not None)

    def _resolved(self, values: Fields) -> Fields:
        """Ready for a model: a Ref becomes the primary key that it stands for."""
        plain = {name: value for name, value in values.items() if not isinstance(value, Ref)}
        keys = {f"{name}_id": self._pk(value) for name, value in values.items() if isinstance(value, Ref)}
        return plain | keys

    def _note(self, row: Row, record: models.Model, values: Fields, last: Fields) -> None:
        """What could not be resolved is not noted: it was not loaded."""
        stored = {
            name: self._there(value) if isinstance(value, Ref) else _plain(value)
            for name, value in values.items()
        }
        sets = {name: sorted(filter(None, map(self._there, refs))) for name, refs in row.many.items()}
        self.ledger.note(row.key, record.pk, last | stored | sets)

    def _there(self, ref: Ref) -> str:
        return ref.key if self.ledger.pk(ref.key) is not None else ""


def _statements(values: Fields) -> list[list[str]]:
    """The names of the fields, those together that only make sense together."""
    groups = [[name for name in values if name in group] for group in TOGETHER]
    alone = [[name] for name in values if not any(name in group for group in TOGETHER)]
    return [group for group in groups if group] + alone


def _locked(key: str) -> models.QuerySet[models.Model]:
    """Rows are locked until the transaction ends, as the worker writes to sources."""
    return model_of(key)._base_manager.select_for_update()


def _give_reason(record: models.Model) -> models.Model:
    record._change_reason = CHANGE_REASON  # type: ignore[attr-defined]  # read by django-simple-history
    return record


def _plain(value: Any) -> Any:
    """As JSON has it."""
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    return f"{value:.2f}" if isinstance(value, Decimal) else value
