"""Judgement on labelled headlines against its goals; ARCHITECTURE says what the figures mean."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.corpora


@pytest.mark.django_db
def test_headlines_with_summaries_are_judged_within_the_goals(
    corpora: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("evaluate_matching", str(corpora / "headlines" / "dev.jsonl"), "--json")

    found = json.loads(capsys.readouterr().out)
    assert found["matching"]["precision"] >= 0.97
    assert found["matching"]["recall"] >= 0.92
    assert found["matching"]["false_alarm_rate"] <= 2 / 79
    assert found["kind"]["lenient_accuracy"] >= 0.90
    assert found["stories"]["bcubed_f1"] >= 0.92
