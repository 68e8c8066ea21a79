"""`evaluate_matching`: labelled items, judged on the shipped catalogue in a database of its own."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from disputes.models import Dispute

pytestmark = pytest.mark.django_db
LETTER = {
    "id": "1",
    "headline": "Netflix threatens to sue ByteDance over Seedance",
    "summary": "The streamer demands that its shows are taken out of the training data.",
    "date": "2026-02-18",
    "outlet": "courier.example",
    "relevant": True,
    "disputes": ["netflix-bytedance-seedance"],
    "kind": "threat",
    "event_key": "letter",
}
COPY = LETTER | {"id": "2", "outlet": "gazette.example"}
RESULTS = {
    "id": "3",
    "headline": "Netflix reports a record quarter",
    "relevant": False,
    "disputes": [],
    "kind": "other",
}
MISSED = LETTER | {"id": "4", "headline": "Rain in the north", "summary": "", "event_key": "rain"}


def evaluate(path: Path, *items: dict[str, Any], options: tuple[str, ...] = ()) -> None:
    path.write_text("".join(json.dumps(item) + "\n" for item in items))
    call_command("evaluate_matching", str(path), *options)


def test_figures_are_printed_and_mistakes_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    errors = tmp_path / "errors.jsonl"

    options = ("--json", "--errors", str(errors))
    evaluate(tmp_path / "items.jsonl", LETTER, COPY, RESULTS, MISSED, options=options)

    found = json.loads(capsys.readouterr().out)
    assert found["items"] == 4
    assert found["matching"] == {"precision": 1.0, "recall": 0.6667, "f1": 0.8, "false_alarm_rate": 0.0}
    assert found["kind"]["lenient_accuracy"] == 0.6667
    assert found["stories"]["bcubed_f1"] == 1.0
    [mistake] = [json.loads(line) for line in errors.read_text().splitlines()]
    assert (mistake["id"], mistake["missed"]) == ("4", ["netflix-bytedance-seedance"])


def test_the_database_in_use_is_neither_read_nor_written(tmp_path: Path) -> None:
    evaluate(tmp_path / "items.jsonl", LETTER)

    assert not Dispute.objects.exists()


def test_people_get_sentences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evaluate(tmp_path / "items.jsonl", LETTER, options=("--headline-only",))

    assert "Matching: precision 1.000, recall 1.000" in capsys.readouterr().out


@pytest.mark.parametrize("line", ["{}", "[]", "nonsense", '{"id": 1, "headline": null}'])
def test_a_line_that_is_no_labelled_item_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "items.jsonl"
    path.write_text(f"{json.dumps(LETTER)}\n{line}\n")

    with pytest.raises(CommandError, match=r"items\.jsonl"):
        call_command("evaluate_matching", str(path))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("evaluate_matching", str(tmp_path / "nowhere.jsonl"))
