"""The full text of a docket entry: its headline, its day of entry, the names that fit it."""

import datetime
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.matching import classify, docket_text

SAMPLES = tomllib.loads(Path(__file__).with_name("docket_texts.toml").read_text())["entry"]
LONG = "MOTION to Compel " + "the production of logs " * 40


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["headline"][:30])
def test_the_opening_of_a_text_is_its_headline_and_tells_its_kind(sample: dict[str, str]) -> None:
    assert docket_text.headline(sample["text"], 300) == sample["headline"]
    assert classify.docket_text_kind(sample["text"]) == sample["kind"]


def test_a_headline_that_is_too_long_ends_with_a_word() -> None:
    headline = docket_text.headline(LONG, 60)

    assert headline == "MOTION to Compel the production of logs the production of…"
    assert docket_text.headline("x" * 400, 300) == "x" * 299 + "…"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ORDER. (Entered: 03/02/2026)", datetime.date(2026, 3, 2)),
        ("BRIEF filed. [Entered: 3/2/2026 12:01 PM]", datetime.date(2026, 3, 2)),
        ("re an entry of another (Entered: 01/05/2026) (Entered: 03/02/2026)", datetime.date(2026, 3, 2)),
        ("ORDER. (Entered: 13/45/2026)", None),
        ("ORDER entered 03/02/2026", None),
    ],
)
def test_the_day_of_entry_is_what_the_court_says(text: str, day: datetime.date | None) -> None:
    assert docket_text.entered_on(text) == day


@pytest.mark.parametrize(
    ("names", "text", "is_fitting"),
    [
        (["Order"], "ORDER: the stay is lifted.", True),
        (["Order"], "TEXT ORDER lifting the stay.", True),
        (["Order(Other)"], "ORDER lifting the stay.", True),
        (["Order on Motion to Seal"], "ORDER granting 9 Letter Motion to Seal", True),
        (["~Util - Set/Reset Hearings"], "Set/Reset Hearings: trial set for 4/2/2026.", True),
        (
            ["Scheduling Order"],
            "At the hearing of today all terms were set. SCHEDULING ORDER.",
            True,
        ),
        (["Motion to Compel", "Motion to Seal"], "MOTION to Compel, MOTION to Seal by Roe.", True),
        (["Motion to Compel", "Motion to Seal"], "MOTION to Compel by Roe.", False),
        (["Order"], "At the hearing of today, as all agreed, terms were set. See the order of May.", False),
        (["Order"], "REORDER of exhibits", False),
        (["Order on Motion to Seal"], "Motion to Seal: ORDER", False),
        ([""], "ORDER", False),
        (["of the"], "Opinion of the court", False),
        ([], "ORDER", False),
        (["Order"], "", False),
    ],
)
def test_a_name_fits_where_its_words_stand_in_the_opening_or_as_they_are_in_the_text(
    names: list[str], text: str, is_fitting: bool
) -> None:
    assert docket_text.fits(names, text) is is_fitting


@given(st.text("()[].,;: \tAab1#-", max_size=80), st.text("()[], Ab", max_size=20))
def test_whatever_the_text_there_is_a_headline_that_fits(opening: str, ending: str) -> None:
    text = f"{opening}(Attachments: # 1 Exhibit{ending}"

    headline = docket_text.headline(text, 40)

    assert 0 < len(headline) <= 40
    assert "  " not in headline
