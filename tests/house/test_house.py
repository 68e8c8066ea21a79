"""The caps of grain: they are there to make one look, not to be dodged by cutting a thing in two."""

import ast
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = [
    path
    for folder in ("casetracker", "disputes")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
BANNED_NAMES = {"utils", "helpers", "common", "misc", "core"}


def line_count(path: Path) -> int:
    return len(path.read_text().splitlines())


def longer_than(cap: int, paths: list[Path]) -> dict[str, int]:
    return {str(path.relative_to(ROOT)): line_count(path) for path in paths if line_count(path) > cap}


def functions(paths: list[Path]) -> dict[str, int]:
    """Every function's place and its number of lines, from `def` to its end."""
    return {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno)
        - node.lineno
        + 1
        for path in paths
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_functions_are_small() -> None:
    lengths = functions(OURS)

    assert {place: length for place, length in lengths.items() if length > 50} == {}
    assert statistics.median(lengths.values()) < 10
    assert statistics.quantiles(lengths.values(), n=10)[-1] < 30


def test_tests_are_small() -> None:
    lengths = [length for place, length in functions(TESTS).items() if " test_" in place]

    assert statistics.median(lengths) < 12


@pytest.mark.parametrize(
    ("cap", "paths"), [(300, OURS), (250, TESTS), (120, TEMPLATES)], ids=["code", "tests", "templates"]
)
def test_files_are_one_thing_each(cap: int, paths: list[Path]) -> None:
    assert longer_than(cap, paths) == {}


def test_no_module_is_a_drawer_for_everything() -> None:
    assert [str(path) for path in OURS + TESTS if BANNED_NAMES & {path.stem, path.parent.name}] == []
