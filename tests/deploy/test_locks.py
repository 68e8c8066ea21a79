"""The locks: hashes and no address, and everything that runs stands in the one for running."""

import ast
import re
import sys
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
OURS = {"casetracker", "disputes"}


def locked(lock: Path) -> set[str]:
    return set(re.findall(r"^([\w.-]+)==", lock.read_text(), re.MULTILINE))


def imported() -> set[str]:
    """The first names of all modules that the project imports, its own and Python's left out."""
    names: set[str] = set()
    for path in (path for folder in OURS for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names.add(str(node.module).partition(".")[0])
    return names - OURS - sys.stdlib_module_names


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lock_carries_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text()

    assert not re.search(r"https?://|index-url", text)
    assert len(locked(lock)) == len(re.findall(r"^\S+==.*\\\n +--hash=", text, re.MULTILINE))


def test_everything_imported_is_installed_for_running() -> None:
    names = metadata.packages_distributions()

    packages = {names[module][0].lower().replace("_", "-") for module in imported()}

    assert packages - locked(ROOT / "requirements/run.txt") == set()


@pytest.mark.parametrize(
    "package", ["dj-database-url", "packaging", "psycopg-binary", "psycopg-pool", "redis"]
)
def test_what_libraries_import_only_for_postgresql_and_redis_is_installed(package: str) -> None:
    assert package in locked(ROOT / "requirements/run.txt")
