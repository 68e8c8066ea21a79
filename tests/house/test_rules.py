"""Rules of the house that neither the linter nor the import contracts can see."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APP = ROOT / "disputes"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
# What a strict Content-Security-Policy would refuse: styles, scripts and handlers inside the page.
INLINE = re.compile(
    r"""<style|<script(?![^>]*\b(?:src=|type="application/json"))|\s(?:style|on[a-z]+)\s*=\s*["']|hx-on|javascript:"""
)
# A path of somebody's machine, the host of a package registry.
OUT_OF_PLACE = re.compile(
    r"(?<![\w.:/-])/(work|root|home/\w+)/|pypi\.org|pythonhosted\.org|registry\.npmjs|deb\.debian\.org"
)


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def tracked_files() -> list[Path]:
    """What git keeps or would keep: nothing that is ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_template_carries_nothing_inline(template: Path) -> None:
    assert INLINE.findall(template.read_text()) == []


def test_views_ask_in_words_of_the_querysets() -> None:
    views = [
        path for path in (APP / "views").rglob("*.py") if re.search(r"\.(filter|exclude)\(", path.read_text())
    ]

    assert views == []


def test_tasks_only_ring() -> None:
    functions = [node for node in parsed(APP / "tasks.py").body if isinstance(node, ast.FunctionDef)]

    assert functions
    for function in functions:
        first, last = function.body[0], function.body[-1]
        assert (last.end_lineno or 0) - first.lineno < 6, function.name


def imported_from(path: Path) -> Iterator[tuple[str, str]]:
    """Pairs of a module and a name taken from it."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)


def test_siblings_are_imported_not_the_packages_face() -> None:
    faults: list[str] = []
    for path in APP.rglob("*/*.py"):
        package = ".".join(path.parent.relative_to(ROOT).parts)
        siblings = {sibling.stem for sibling in path.parent.iterdir()}
        faults += [
            f"{path.relative_to(ROOT)}: {module} {name}"
            for module, name in imported_from(path)
            if module == package and name not in siblings and path.name != "__init__.py"
        ]

    assert faults == []


@pytest.mark.parametrize(
    ("folder", "habit"),
    [("disputes", r"models\.signals|import receiver"), ("tests", r"mark\.(skip|xfail)|pytest\.skip\(")],
    ids=["signals of our own", "tests that do not run"],
)
def test_habit_has_no_place_here(folder: str, habit: str) -> None:
    found = [str(path) for path in (ROOT / folder).rglob("*.py") if re.search(habit, path.read_text())]

    assert found == []


def test_nothing_is_out_of_place() -> None:
    lines = [
        f"{path.relative_to(ROOT)}:{number} {line.strip()[:100]}"
        for path in tracked_files()
        if path.suffix not in {".png", ".ico"}
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if OUT_OF_PLACE.search(line)
    ]

    assert lines == []
