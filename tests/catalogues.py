"""A small catalogue of our own making, to be loaded and to be spoiled."""

import shutil
from pathlib import Path

SAMPLE = Path(__file__).parent / "samples" / "catalogue"
DOE = "disputes/doe-roe.toml"
CODE = "disputes/example-code.toml"


def contents(**edits: tuple[str, str]) -> dict[str, bytes]:
    """All files by name; `doe=(old, new)` or `parties=(old, new)` changes words in one of them."""
    found = {
        path.relative_to(SAMPLE).as_posix(): path.read_bytes() for path in sorted(SAMPLE.rglob("*.toml"))
    }
    for name, (old, new) in edits.items():
        file = {"doe": DOE, "code": CODE}.get(name, f"{name}.toml")
        found[file] = _replaced(found[file].decode(), old, new).encode()
    return found


def folder(parent: Path) -> Path:
    """The files in a folder of their own."""
    return Path(shutil.copytree(SAMPLE, parent / "catalogue"))


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(_replaced(path.read_text(), old, new))


def _replaced(text: str, old: str, new: str) -> str:
    assert old in text, old
    return text.replace(old, new, 1)
