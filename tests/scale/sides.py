"""The two sides of a benchmark, in processes and databases of their own: lemon24/reader and Casetracker."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SETTINGS = {
    "CASETRACKER_FETCH_ALLOW": "127.0.0.0/8",
    "CASETRACKER_HOST_GAP_SECONDS": "0",
    "DJANGO_SETTINGS_MODULE": "casetracker.settings",
    "SECRET_KEY": "for-the-tests-only",
}


class Reader:
    """As its manual says: `make_reader`, `add_feed`, `update_feeds` with twenty workers."""

    def __init__(self, folder: Path, urls: Sequence[str]) -> None:
        self.folder, self.count = folder, len(urls)
        (folder / "addresses").write_text("\n".join(urls))

    def poll(self) -> dict[str, Any]:
        """Of all feeds; with the seconds that it took, starting the program left out."""
        module = ["-m", "tests.scale.reader_poll"]
        polled = _printed([*module, str(self.folder / "reader.sqlite3"), str(self.folder / "addresses")])
        assert polled["failed"] == 0
        return polled


class Casetracker:
    """Everything on: its guard, cleaning, identity, receipts, and matching against 200 disputes.

    Only the pages behind matching entries are not read as well: Reader reads none. `folder` is empty, or
    holds the database of another one that was made ready.
    """

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder, self.count = folder, 0
        inherited = {
            name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")
        }
        self.environment = inherited | SETTINGS | {"CASETRACKER_DATA_DIR": str(folder)} | environment

    def make_ready(self) -> None:
        self.manage("migrate", "--verbosity=0")
        subprocess.run(program("prepare"), cwd=ROOT, env=self.environment, check=True)

    def watch(self, urls: Sequence[str]) -> None:
        self.count = len(urls)
        (self.folder / "addresses").write_text("\n".join(urls))
        self.manage("add_sources", str(self.folder / "addresses"), "--kind", "feed")

    def manage(self, *arguments: str) -> str:
        command = [sys.executable, "manage.py", *arguments]
        run = subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        )
        return run.stdout

    def poll(self) -> dict[str, Any]:
        """Of all feeds, due or not; with the seconds that it took, starting the program left out."""
        with sqlite3.connect(self.folder / "casetracker.sqlite3") as database:
            database.execute("UPDATE disputes_source SET due_at = '2026-01-01 00:00:00', full_text = 'never'")
        database.close()
        polled: dict[str, Any] = json.loads(self.manage("poll", "--due", "--until-idle", "--json"))
        assert (polled["sources"], polled["failed"]) == (self.count, 0)
        return polled


def program(name: str) -> list[str]:
    """A module of this folder as a program with Django set up."""
    return [
        sys.executable,
        "-c",
        f"import django; django.setup(); from tests.scale import {name}; {name}.main()",
    ]


def _printed(arguments: Sequence[str]) -> dict[str, Any]:
    run = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    printed = json.loads(run.stdout)
    assert isinstance(printed, dict)
    return printed
