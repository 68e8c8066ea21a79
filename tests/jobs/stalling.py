"""Keeps another process inside its transaction, at the receipt: the last row, when all others are written."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from disputes.models import Fetch

TABLE = Fetch._meta.db_table
LOOKS = 5
LOOK_EVERY_SECONDS = 0.1
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = %s::regclass"
# Counts for minutes, longer than a test may take.
ENDLESS = f"""
    CREATE TRIGGER stall BEFORE INSERT ON {TABLE} BEGIN
        SELECT count(*) FROM (
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 10000000000)
            SELECT n FROM numbers
        );
    END
"""


class Stall:
    """While `receipts()` is entered, whoever writes a receipt waits."""

    def __init__(self) -> None:
        self.is_postgresql = connection.vendor == "postgresql"

    @contextmanager
    def receipts(self) -> Iterator[None]:
        if self.is_postgresql:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"LOCK TABLE {TABLE} IN SHARE MODE")
                yield
        else:
            with connection.cursor() as cursor:
                cursor.execute(ENDLESS)
                yield
                cursor.execute("DROP TRIGGER stall")

    def is_reached(self) -> bool:
        """PostgreSQL knows who waits; SQLite only that somebody writes, and for longer than a claim takes."""
        if not self.is_postgresql:
            return all(_is_being_written(str(connection.settings_dict["NAME"])) for _ in range(LOOKS))
        with connection.cursor() as cursor:
            cursor.execute(WAITING, [TABLE])
            return bool(cursor.fetchone()[0])


def _is_being_written(file: str) -> bool:
    time.sleep(LOOK_EVERY_SECONDS)
    probe = sqlite3.connect(file, timeout=0, isolation_level=None)
    try:
        probe.execute("BEGIN IMMEDIATE")
        probe.execute("ROLLBACK")
    except sqlite3.OperationalError:
        return True
    finally:
        probe.close()
    return False
