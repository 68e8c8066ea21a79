"""How much memory a process and its children took at most, as Linux tells it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Peak:
    """In MB: of the process, and of the largest of its children. How many those are depends on the work."""

    worker: float
    reader: float

    def __str__(self) -> str:
        return f"{self.worker:.0f}+{self.reader:.0f}"


def forget_peaks(pid: int) -> None:
    for process in (pid, *_children(pid)):
        (Path("/proc") / str(process) / "clear_refs").write_text("5")


def peaks(pid: int) -> Peak:
    """Since they were forgotten."""
    return Peak(_peak(pid), max(_peak(child) for child in _children(pid)))


def _children(pid: int) -> list[int]:
    threads = (Path("/proc") / str(pid) / "task").iterdir()
    return [int(child) for thread in threads for child in (thread / "children").read_text().split()]


def _peak(pid: int) -> float:
    status = dict(
        line.split(":", 1) for line in (Path("/proc") / str(pid) / "status").read_text().splitlines()
    )
    return int(status["VmHWM"].removesuffix("kB")) / 1024
