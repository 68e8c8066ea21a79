"""Weights learned from what curators accepted and rejected."""

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from disputes.matching.match import WEIGHTS
from disputes.models import LearnedWeights, Suggestion
from disputes.services import matching, proposing, review, training
from tests import make
from tests.jobs.feeds import seedance

pytestmark = pytest.mark.django_db


def decide(count: int) -> None:
    """So many accepted, and so many rejected, for which business speaks."""
    seedance()
    curator = make.curator()
    for number in range(count):
        for verb, title in (
            ("accept", f"Netflix sues ByteDance, day {number}"),
            ("reject", f"Netflix and ByteDance to merge AI, shares of both sued over {number}"),
        ):
            item = make.item(title=title)
            proposing.propose([item], now=make.NOW)
            review.decide(verb, Suggestion.objects.get(item=item), by=curator, now=make.NOW)


def test_too_few_decisions_teach_nothing() -> None:
    decide(2)

    with pytest.raises(CommandError, match="2 accepted and 2 rejected"):
        call_command("train_matching")


def test_what_was_learned_is_kept_and_used_only_where_the_settings_say_so() -> None:
    decide(training.FEWEST)

    call_command("train_matching", "--json")

    kept = LearnedWeights.objects.get()
    assert (kept.accepted_count, kept.rejected_count) == (training.FEWEST, training.FEWEST)
    assert matching.weights() == WEIGHTS
    with override_settings(LEARNED_WEIGHTS=True):
        assert matching.weights() == kept.weights


def test_a_dry_run_keeps_nothing() -> None:
    decide(training.FEWEST)

    call_command("train_matching", "--dry-run")

    assert not LearnedWeights.objects.exists()
