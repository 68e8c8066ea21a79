"""What is proposed while the disputes change."""

import pytest

from disputes.models import Dispute, Suggestion
from disputes.services import proposing
from disputes.services.matching import Matcher
from tests import make

pytestmark = pytest.mark.django_db
HEADLINE = "Netflix and Disney threaten ByteDance over Seedance"


def threat(claimant: str) -> Dispute:
    dispute = make.dispute(f"{claimant} v. ByteDance: Seedance")
    make.role(dispute, make.party(claimant))
    make.role(dispute, make.party("ByteDance Ltd."), "respondent")
    dispute.products.add(make.product("Seedance"))
    return dispute


def test_a_dispute_that_was_deleted_while_its_names_are_known_is_not_proposed() -> None:
    gone, there, matcher = threat("Netflix, Inc."), threat("Disney"), Matcher()
    proposing.propose([make.item(title=HEADLINE)], now=make.NOW, matcher=matcher)
    gone.delete()

    item = make.item(title=f"{HEADLINE} again")
    made = proposing.propose([item], now=make.NOW, matcher=matcher)

    assert [suggestion.dispute for suggestion in Suggestion.objects.of([item])] == [there]
    assert made == {item.pk: 1}


def test_a_report_of_nothing_but_a_deleted_dispute_joins_no_story() -> None:
    gone, matcher = threat("Netflix, Inc."), Matcher()
    proposing.propose([make.item(title=HEADLINE)], now=make.NOW, matcher=matcher)
    gone.delete()

    item = make.item(title=HEADLINE)
    made = proposing.propose([item], now=make.NOW, matcher=matcher)

    assert (made, item.story) == ({}, None)
