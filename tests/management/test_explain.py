"""`explain`: which disputes a text may be about, and why."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.jobs.feeds import seedance

pytestmark = pytest.mark.django_db
HEADLINE = "Netflix threatens to sue ByteDance over Seedance on Friday"


def explained(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    call_command("explain", *arguments)
    return capsys.readouterr().out


def test_candidates_come_with_scores_reasons_and_spans(capsys: pytest.CaptureFixture[str]) -> None:
    seedance()

    found = json.loads(explained(capsys, HEADLINE, "--published", "2026-02-18", "--json"))

    [one] = found["candidates"]
    assert one["is_suggested"]
    assert one["reasons"][0] == {
        "words": "Claimant named: Netflix",
        "weight": 0.4,
        "spans": [["title", 0, 7]],
    }
    assert (found["kind"], found["happened"]) == ("threat", "2026-02-13")


def test_a_file_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seedance()
    (tmp_path / "report.txt").write_text(f"Streaming\n{HEADLINE}")

    assert "Netflix v. ByteDance: Seedance (suggested)" in explained(capsys, str(tmp_path / "report.txt"))


def test_no_text_is_refused() -> None:
    with pytest.raises(CommandError, match="no text"):
        call_command("explain", " ")


@pytest.mark.parametrize("text", ["Weather", "x" * 5_000, "/"])
def test_nothing_in_sight_is_said(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    seedance()

    assert explained(capsys, text) == "No dispute is in sight.\n"
