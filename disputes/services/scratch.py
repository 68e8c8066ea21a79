"""A database in memory, made for one question and thrown away: the one in use is neither read nor written."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.utils import load_backend

ENGINE = "django.db.backends.sqlite3"


@contextmanager
def database() -> Iterator[None]:
    """Inside, this thread's default database is empty, with all its tables."""
    used = connections[DEFAULT_DB_ALIAS]
    described = used.settings_dict | {"ENGINE": ENGINE, "NAME": ":memory:", "OPTIONS": {}}
    scratch = load_backend(ENGINE).DatabaseWrapper(described, DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = scratch
    try:
        call_command("migrate", verbosity=0)
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = used
        scratch.close()
