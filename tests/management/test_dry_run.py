"""The command that tries names: what it prints, and what it refuses."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from disputes.models import Item, Party
from tests import trials

pytestmark = pytest.mark.django_db
EVER = ("--days", "3650")
ADDING = ("--party", "doe-pictures", "--add-alias", "Doe studio")


def run(*words: str) -> str:
    told = StringIO()
    call_command("dry_run", *EVER, *words, stdout=told)
    return told.getvalue()


@pytest.fixture(autouse=True)
def stored() -> None:
    trials.dispute()
    trials.items()


def test_it_says_what_would_be_added_and_why() -> None:
    lines = run(*ADDING).splitlines()

    assert lines[0] == "Of 3 items of the last 3,650 days, 1 would be added, 0 lost and 0 moved."
    assert lines[1] == f"Added: {trials.BY_STUDIO}  [+Doe v. Roe]"
    assert lines[2].startswith("    Doe v. Roe: Claimant named: Doe studio; Respondent named: Roe Labs")


def test_as_json_it_prints_one_object() -> None:
    told = json.loads(run(*ADDING, "--json"))

    assert (told["items"], told["is_cut"], told["lost"], told["moved"]) == (3, False, [], [])
    (added,) = told["added"]
    assert added["item"] == Item.objects.get(title=trials.BY_STUDIO).pk
    assert (added["added"], added["lost"]) == (["Doe v. Roe"], [])
    assert "Claimant named: Doe studio" in added["reasons"]["Doe v. Roe"]


def test_a_name_can_be_taken_away() -> None:
    Party.objects.filter(slug="doe-pictures").update(aliases=["Doe studio"])

    told = json.loads(run("--party", "doe-pictures", "--remove-alias", "Doe studio", "--json"))

    assert [each["title"] for each in told["lost"]] == [trials.BY_STUDIO]


def test_a_bar_is_tried_without_a_record() -> None:
    told = json.loads(run("--bar", "0.99", "--json"))

    assert len(told["lost"]) == 2


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--add-alias", "Doe"), "Say with --dispute or --party"),
        (("--dispute", "nobody"), "There is no dispute “nobody”."),
        (("--party", "nobody"), "There is no party “nobody”."),
        (("--party", "roe-labs", "--add-keyword", "films"), "A party has no keywords."),
        (("--dispute", "doe-v-roe", "--add-description", "films"), "A dispute has no descriptions."),
        (("--bar", "2"), "between 0 and 1"),
        (("--days", "0"), "between 1 and 3650"),
        (("--dispute", "doe-v-roe", "--party", "roe-labs"), "not allowed with"),
    ],
)
def test_what_cannot_be_tried_is_refused(words: tuple[str, ...], message: str) -> None:
    with pytest.raises(CommandError, match=message.replace("“", ".").replace("”", ".")):
        run(*words)
