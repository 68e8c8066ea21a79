"""What matching knows of the database, and how soon."""

import datetime

import pytest

from disputes.models import Party, Suggestion
from disputes.services import looking_through, proposing
from disputes.services.matching import Matcher
from disputes.services.profiles import profiles
from tests import make

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)
REPORT = {"title": "Quill sues Mirage over its AI", "summary": "The authors want a jury."}


@pytest.fixture
def claimant() -> Party:
    dispute = make.dispute("Doe v. Mirage")
    party = make.party("Doe Press", kind="group")
    make.role(dispute, party)
    make.role(dispute, make.party("Mirage, Inc."), "respondent")
    return party


def is_found(matcher: Matcher, at: datetime.datetime) -> bool:
    return bool(matcher.understand(REPORT, now=at).matches)


def test_a_name_that_comes_later_is_known_within_a_minute(claimant: Party) -> None:
    matcher = Matcher()
    assert not is_found(matcher, make.NOW)

    claimant.descriptions = ["authors"]
    claimant.save()

    assert not is_found(matcher, make.NOW + MINUTE / 2)
    assert is_found(matcher, make.NOW + MINUTE)


def test_while_nothing_changes_the_names_are_not_read_again(claimant: Party) -> None:
    matcher = Matcher()

    first = matcher.index(make.NOW)

    assert matcher.index(make.NOW + MINUTE) is first


def test_stored_news_is_suggested_for_names_that_came_later_once(claimant: Party) -> None:
    item = make.item(title=REPORT["title"], summary=REPORT["summary"])
    proposing.propose([item], now=make.NOW)
    claimant.descriptions = ["authors"]
    claimant.save()

    found = [list(looking_through.look_through(now=make.NOW)) for _ in range(2)]

    assert found == [[(1, 1)], [(1, 0)]]
    assert Suggestion.objects.get().item == item


def test_a_group_is_described_a_company_goes_by_its_parent_and_its_products() -> None:
    dispute = make.dispute("Doe v. Mirage")
    parent = make.party("Colossus Holdings")
    mirage = make.party("Mirage, Inc.", parent=parent)
    make.product("Dream", maker=mirage)
    make.role(dispute, make.party("Other authors", kind="group", descriptions=["novelists"]))
    make.role(dispute, make.party("Sarah Quill", kind="person"))
    make.role(dispute, mirage, "respondent")

    [profile] = profiles()

    assert profile.claimants == ("Sarah Quill",)
    assert profile.people == ("Sarah Quill", "Quill")
    assert profile.claimant_words == ("novelists",)
    assert {"Mirage", "Colossus", "Dream maker"} <= set(profile.respondents)


def test_a_bill_goes_by_those_who_make_it_and_its_keywords() -> None:
    dispute = make.dispute("Likeness bill", keywords=["deepfakes"])
    make.role(dispute, make.party("Ministry of Culture", kind="public_body"), "regulator")

    [profile] = profiles()

    assert profile.keywords == ("deepfakes", "Ministry of Culture")
    assert not profile.has_respondents
