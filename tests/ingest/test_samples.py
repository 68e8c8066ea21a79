"""Golden samples: a saved feed beside the lines it must give. An oddity from the world is a new pair here."""

import json
from pathlib import Path

import pytest

from disputes.ingest import parse
from disputes.management.commands import parse_file

SAMPLES = Path(__file__).parents[1] / "samples"
FEEDS = sorted(
    path for kind in parse.PARSERS for path in (SAMPLES / kind).iterdir() if path.suffix != ".jsonl"
)


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_saved_feed_gives_the_lines_beside_it(path: Path) -> None:
    expected = [json.loads(line) for line in path.with_suffix(".jsonl").read_text().splitlines()]

    document = parse.parse(path.parent.name, path.read_bytes())

    line = parse_file.court_line if path.parent.name == "pacer" else parse_file.feed_line
    assert [line(item) for item in document.items] == expected
