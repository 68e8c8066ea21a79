"""What a happening suggests for the stage and the outcome of a dispute."""

import itertools

import pytest

from disputes.matching.kinds import signals
from disputes.models.disputes import Stage
from disputes.models.outcomes import Direction, Path
from disputes.models.timeline import EventKind


def test_a_suggestion_says_in_words_what_it_is() -> None:
    found = signals.stage_change("complaint", "threatened")

    assert found == signals.StageChange("filed", "A complaint suggests the stage “Filed”.")


@pytest.mark.parametrize(
    ("kind", "stage", "text", "suggested"),
    [
        ("threat", "stated", "", "threatened"),
        ("response", "threatened", "", "answered"),
        ("motion", "filed", "", "motions"),
        ("order", "motions", "Judge dismisses the case", "dismissed"),
        ("order", "motions", "Judge grants injunction", "injunction"),
        ("order", "trial", "Jury reaches verdict", "judgment"),
        ("hearing", "discovery", "Trial opens in London", "trial"),
        ("settlement", "appeal", "", "settled"),
        ("regulation", "proposed", "The act takes effect", "adopted"),
    ],
)
def test_a_later_stage_is_suggested(kind: str, stage: str, text: str, suggested: str) -> None:
    found = signals.stage_change(kind, stage, text)

    assert found is not None
    assert found.stage == suggested


@pytest.mark.parametrize(
    ("kind", "stage", "text"),
    [
        ("complaint", "appeal", ""),
        ("complaint", "filed", ""),
        ("order", "motions", "Judge refuses to dismiss the case"),
        ("order", "motions", "Judge tosses most of the claims"),
        ("order", "discovery", "Judge dismisses motion for a preliminary injunction as denied"),
        ("hearing", "filed", "A hearing is held"),
        ("complaint", "proposed", ""),
        ("regulation", "filed", "The act takes effect"),
        ("commentary", "filed", ""),
        ("appeal", "settled", ""),
    ],
)
def test_nothing_is_suggested_backwards_or_on_another_line(kind: str, stage: str, text: str) -> None:
    assert signals.stage_change(kind, stage, text) is None


@pytest.mark.parametrize(
    ("kind", "text", "moved"),
    [
        ("complaint", "", [("lawsuit", "for")]),
        ("settlement", "", [("deal", "for"), ("lawsuit", "against")]),
        ("licensing", "", [("deal", "for")]),
        ("regulation", "A bill is introduced", [("standards", "for")]),
        ("order", "Judge dismisses the case", [("lawsuit", "against")]),
        ("order", "Judge sets a date", []),
        ("commentary", "", []),
    ],
)
def test_a_happening_speaks_for_or_against_an_outcome(
    kind: str, text: str, moved: list[tuple[str, str]]
) -> None:
    assert [(one.path, one.direction) for one in signals.movements(kind, text)] == moved


def test_all_that_is_suggested_is_known_to_the_records() -> None:
    pairs = list(itertools.product(EventKind.values, Stage.values))

    stages = {found.stage for pair in pairs if (found := signals.stage_change(*pair))}
    moved = [one for kind in EventKind.values for one in signals.movements(kind)]

    assert stages <= set(Stage.values)
    assert {one.path for one in moved} <= set(Path.values)
    assert {one.direction for one in moved} <= set(Direction.values)


@pytest.mark.parametrize(("kind", "stage"), list(itertools.product(EventKind.values, Stage.values)))
def test_the_words_name_the_stage_as_the_records_do(kind: str, stage: str) -> None:
    found = signals.stage_change(kind, stage)

    assert found is None or f"“{Stage(found.stage).label}”" in found.words
