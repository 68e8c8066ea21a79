"""Whether this process can serve: the database answers, and its tables are those of this code."""

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor


def what_is_missing() -> str:
    """A sentence for operators; "" while nothing is missing."""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return "The database does not answer."
    if missing:
        return f"{len(missing)} migrations are not applied: run manage.py migrate."
    return ""
