"""Looks up many rows by two columns at once: all pairs are one parameter of the statement."""

import json
from collections.abc import Sequence

from django.db import DEFAULT_DB_ALIAS, connections, models, router
from django.db.models.expressions import RawSQL


def keys_of_pairs(
    model: type[models.Model], number: str, text: str, pairs: Sequence[tuple[int, str]]
) -> RawSQL:
    """The primary keys of the rows that hold such a pair in these two fields: for `pk__in`.

    `number IN (…) AND text IN (…)` would look up each number with each text. Here the pairs lead, and each is
    looked up once, in an index on both. Empty texts, which such an index may leave out, are not found.
    """
    connection, meta = connections[router.db_for_read(model) or DEFAULT_DB_ALIAS], model._meta
    quote = connection.ops.quote_name
    key, number, text = (f"held.{quote(_column(model, name))}" for name in ("id", number, text))
    parameters: list[object]
    if connection.vendor == "sqlite":  # where CROSS JOIN keeps this order of the two
        given = "json_each(%s) given CROSS JOIN"
        first, second = "json_extract(given.value, '$[0]')", "json_extract(given.value, '$[1]')"
        parameters = [json.dumps(pairs)]
    else:
        given, first, second = "unnest(%s::bigint[], %s::text[]) given (n, t) JOIN", "given.n", "given.t"
        parameters = [[one for one, _ in pairs], [one for _, one in pairs]]
    return RawSQL(  # noqa: S611  # names of ours
        f"SELECT {key} FROM {given} {quote(meta.db_table)} held"  # noqa: S608
        f" ON {number} = {first} AND {text} = {second} AND NOT ({text} = '')",
        parameters,
    )


def _column(model: type[models.Model], name: str) -> str:
    """Raises TypeError for a relation from elsewhere."""
    field = model._meta.get_field(name)
    if not isinstance(field, models.Field) or field.column is None:
        raise TypeError(f"{name} is no column of {model.__name__}.")
    return field.column
