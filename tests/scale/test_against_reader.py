"""The engine beside lemon24/reader: the same feeds from the same server, polled in the same way, in one run.

Reader polls 250 of the 1,000 feeds and is measured in feeds a second: its pace depends on no number, and it
would need two minutes more for all. Polls of a second or two are made three times, and the median counts.
"""

import shutil
import statistics
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from tests.jobs.farm import ROOT, Farm, farm
from tests.scale import memory
from tests.scale.sides import Casetracker, Reader, program

FEEDS, READER_FEEDS, HOSTS = 1_000, 250, 300
DELAY_SECONDS, CONCURRENCY = 0.1, 100
# A goal is for a machine at rest, and the table says whether it was reached. Beside other work ratios shift
# by a third: a run fails where something has broken.
ALARM = 0.5
MOST_CONNECTIONS = 5  # for a thousand answers of one host
POLLS, STEADY_FEEDS, FLATNESS = 10, 200, 0.05

pytestmark = pytest.mark.scale


@pytest.fixture
def served() -> Iterator[Farm]:
    with farm(FEEDS) as made:
        yield made


class Side(Protocol):
    count: int

    def poll(self) -> dict[str, float]: ...


@dataclass(frozen=True)
class Row:
    """Feeds a second, and how many times as many ours are to be."""

    what: str
    reader: float
    ours: float
    goal: float

    @property
    def ratio(self) -> float:
        return self.ours / self.reader

    def __str__(self) -> str:
        return f"{self.what:<40}{self.reader:>10,.0f}{self.ours:>14,.0f}{self.ratio:>9.1f} ×{self.goal:>8} ×"


def pace(side: Side, times: int = 1) -> float:
    """Feeds a second; of several polls the median."""
    return side.count / statistics.median(side.poll()["seconds"] for _ in range(times))


def print_table(rows: list[Row], *notes: str) -> None:
    print(f"\n{'feeds a second':<40}{'reader':>10}{'Casetracker':>14}{'ratio':>11}{'goal':>10}")
    print(*rows, *notes, sep="\n")


def too_slow(rows: list[Row]) -> list[str]:
    return [str(row) for row in rows if row.ratio < row.goal * ALARM]


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installation with 200 disputes and no source, to be copied."""
    made = tmp_path_factory.mktemp("ready")
    Casetracker(made).make_ready()
    return made


@pytest.fixture
def ours(ready: Path, tmp_path: Path) -> Casetracker:
    return Casetracker(shutil.copytree(ready, tmp_path / "casetracker"))


def test_a_thousand_feeds_on_one_host(served: Farm, ours: Casetracker, tmp_path: Path) -> None:
    urls = served.urls()
    reader = Reader(tmp_path, urls[:READER_FEEDS])
    ours.watch(urls)

    rows = [Row("first poll", pace(reader), pace(ours), 4)]
    rows.append(Row("unchanged, with validators (304)", pace(reader, 3), pace(ours, 3), 2))
    served.seen()
    ours.poll()
    [seen] = served.seen().values()
    served.mode(version=1)
    rows.append(Row("one new entry a feed", pace(reader), pace(ours), 6))
    served.mode(version=1, has_validators=False)
    rows.append(Row("unchanged, without validators", pace(reader), pace(ours, 3), 30))

    print_table(rows, f"Connections for {seen.requests} answers of one host: {seen.connections}")
    assert too_slow(rows) == []
    assert (seen.requests, seen.conditional) == (FEEDS, FEEDS)
    assert seen.connections <= MOST_CONNECTIONS


def test_three_hundred_hosts_that_take_their_time(served: Farm, ours: Casetracker, tmp_path: Path) -> None:
    served.mode(delay_seconds=DELAY_SECONDS)
    urls = served.urls(HOSTS)
    reader = Reader(tmp_path, urls[:READER_FEEDS])
    ours.environment["CASETRACKER_FETCH_CONCURRENCY"] = str(CONCURRENCY)
    ours.watch(urls)

    rows = [
        Row("first poll, 100 ms delay", pace(reader), pace(ours), 2.5),
        Row("unchanged (304), 100 ms delay", pace(reader), pace(ours, 3), 3),
    ]

    print_table(rows)
    assert too_slow(rows) == []
    assert max(seen.peak for seen in served.seen().values()) == 1


def test_memory_stays_the_same_over_ten_polls(served: Farm, ours: Casetracker) -> None:
    ours.watch(served.urls()[:STEADY_FEEDS])
    pipe, peaks = subprocess.PIPE, []
    with subprocess.Popen(
        program("steady"), cwd=ROOT, env=ours.environment, stdin=pipe, stdout=pipe, text=True
    ) as worker:
        assert worker.stdin
        assert worker.stdout
        for version in range(POLLS):
            served.mode(version=version)
            memory.forget_peaks(worker.pid)
            worker.stdin.write("poll\n")
            worker.stdin.flush()
            assert f'"sources": {STEADY_FEEDS}' in worker.stdout.readline()
            peaks.append(memory.peaks(worker.pid))
        worker.stdin.close()

    print("\nPeak memory of each poll in MB, the worker and its largest reader of documents:", *peaks)
    assert is_flat([peak.worker for peak in peaks[2:]])
    assert is_flat([peak.reader for peak in peaks[2:]])


def is_flat(peaks: list[float]) -> bool:
    """None stands out: where memory leaks, the last ones do."""
    return max(peaks) <= statistics.median(peaks) * (1 + FLATNESS)
