"""Who may do what: a table of ranks and duties, in the groups that the migration made and in the services."""

import pytest
from django.contrib.auth.models import Group

from disputes.models.ranks import Duty, Rank, duties, model_permissions
from disputes.services import permitting, review
from tests import make

pytestmark = pytest.mark.django_db
MAY = {
    Rank.READER: "",
    Rank.CONTRIBUTOR: "propose",
    Rank.CURATOR: "propose use_desk decide",
    Rank.EDITOR: "propose use_desk decide correct",
    Rank.ADMINISTRATOR: "propose use_desk decide correct administer",
}


@pytest.mark.parametrize("duty", Duty)
@pytest.mark.parametrize("rank", Rank)
def test_each_rank_may_do_what_the_table_says(rank: Rank, duty: Duty) -> None:
    member, may = make.member(rank), duty in MAY[rank].split()

    assert member.may(duty) is may
    if not may:
        with pytest.raises(permitting.NotAllowed, match=r"takes the rank of \w+ or a higher one"):
            permitting.require(member, duty)


@pytest.mark.parametrize("rank", Rank)
def test_a_new_database_has_the_groups(rank: Rank) -> None:
    group = Group.objects.get(name=rank)

    held = set(group.permissions.values_list("codename", flat=True))
    assert held == duties(rank) | model_permissions(rank)


@pytest.mark.parametrize("rank", [Rank.READER, Rank.CONTRIBUTOR])
@pytest.mark.parametrize("verb", ["accept", "reject", "take_back"])
def test_who_may_not_decide_changes_nothing(rank: Rank, verb: str) -> None:
    suggestion = make.suggestion()

    with pytest.raises(permitting.NotAllowed):
        review.decide(verb, suggestion, by=make.member(rank), now=make.NOW)

    suggestion.refresh_from_db()
    assert suggestion.state == "waiting"


def test_who_left_may_do_nothing() -> None:
    member = make.member(Rank.ADMINISTRATOR)
    member.is_active = False
    member.save()

    assert not any(member.may(duty) for duty in Duty)
