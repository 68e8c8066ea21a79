"""The starter catalogue against what is known elsewhere."""

import tomllib
from pathlib import Path

from courts_db import courts

CATALOGUE = Path(__file__).parents[2] / "disputes" / "catalogue"


def test_courts_of_the_united_states_carry_courtlisteners_ids() -> None:
    ours = tomllib.loads((CATALOGUE / "courts.toml").read_text())
    theirs = {court["id"] for court in courts}

    assert {slug for slug, court in ours.items() if court["country"] == "US"} <= theirs


def test_there_are_67_disputes() -> None:
    assert len(list((CATALOGUE / "disputes").glob("*.toml"))) == 67
