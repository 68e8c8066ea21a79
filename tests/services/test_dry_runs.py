"""Another name or another bar is tried on what is stored, and changes nothing."""

import datetime
from collections.abc import Mapping

import pytest

from disputes.models import Dispute, Party, Suggestion
from disputes.services import dry_runs
from disputes.services.dry_runs import Change, Difference
from tests import make, trials

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


type Told = tuple[str, list[str], list[str]]


def told(differences: tuple[Difference, ...]) -> list[Told]:
    return [
        (each.item.title, [one.dispute for one in each.added], [one.dispute for one in each.lost])
        for each in differences
    ]


@pytest.mark.parametrize(
    ("names", "added", "moved"),
    [
        ({}, [], []),
        ({"aliases": ["Doe studio"]}, [(trials.BY_STUDIO, ["Doe v. Roe"], [])], []),
        ({"aliases": ["Poe"]}, [], [(trials.BY_AUTHORS, ["Doe v. Roe"], ["Writers v. Roe"])]),
    ],
    ids=["nothing", "added", "moved"],
)
def test_other_names_of_a_party_add_and_move(
    names: Mapping[str, list[str]], added: list[Told], moved: list[Told]
) -> None:
    trials.dispute()
    trials.items()

    trial = dry_runs.run(Change(Party.objects.get(slug="doe-pictures"), names), now=make.NOW)

    assert (told(trial.added), told(trial.lost), told(trial.moved)) == (added, [], moved)


def test_a_higher_bar_loses() -> None:
    trials.dispute()
    trials.items()

    trial = dry_runs.run(Change(bar=0.99), now=make.NOW)

    assert {each.item.title for each in trial.lost} == {trials.BY_NAME, trials.BY_AUTHORS}
    assert not trial.added


def test_a_keyword_of_a_dispute_is_tried() -> None:
    dispute = trials.dispute()
    make.item(title="Roe Labs is sued over the harbour films and copyright")

    trial = dry_runs.run(Change(dispute, {"keywords": ["harbour films"]}), now=make.NOW)

    assert told(trial.added) == [
        ("Roe Labs is sued over the harbour films and copyright", ["Doe v. Roe"], [])
    ]


def test_what_is_added_says_why() -> None:
    trials.dispute()
    trials.items()
    change = Change(Party.objects.get(slug="doe-pictures"), {"aliases": ["Doe studio"]})

    (judged,) = dry_runs.run(change, now=make.NOW).added[0].added

    assert judged.reasons[:2] == ("Claimant named: Doe studio", "Respondent named: Roe Labs")
    assert judged.score >= 0.73


def test_nothing_is_stored() -> None:
    dispute = trials.dispute()
    trials.items()

    dry_runs.run(Change(dispute, {"aliases": ["Doe studio"], "keywords": ["films"]}), now=make.NOW)

    kept = Dispute.objects.get(pk=dispute.pk)
    assert (kept.aliases, kept.keywords, kept.changed_at) == ([], [], dispute.changed_at)
    assert not Suggestion.objects.exists()


def test_only_news_of_those_days_is_looked_at() -> None:
    make.item(seen_at=make.NOW - 8 * DAY)
    make.item(court_entry={"events": ["Order"]})
    make.item(seen_at=make.NOW - 6 * DAY)

    trial = dry_runs.run(Change(), now=make.NOW, days=7)

    assert (trial.items, trial.is_cut) == (1, False)
    assert trial.sentence == "Of 1 item of the last 7 days, none would be added, lost or moved."


@pytest.mark.parametrize(("most", "looked_at", "is_cut"), [(1, 1, True), (2, 2, True), (3, 3, False)])
def test_the_latest_are_tried_and_the_cut_is_told(most: int, looked_at: int, is_cut: bool) -> None:
    trials.dispute()
    trials.items()

    trial = dry_runs.run(Change(bar=0.99), now=make.NOW, most=most)

    assert (trial.items, trial.is_cut) == (looked_at, is_cut)
    assert ("more than are tried at once" in trial.sentence) is is_cut
