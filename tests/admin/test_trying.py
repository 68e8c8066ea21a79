"""Unsaved names are tried in the admin: on a page of its own, or in place for htmx; for who may save them."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from disputes.admin import trying
from disputes.models import Dispute, Item, Party, User
from tests import make, trials

pytestmark = pytest.mark.django_db
CHOSEN = {"trial-days": "365", "trial-bar": "0.73"}
STUDIO = CHOSEN | {"aliases": "Doe studio\n"}


@pytest.fixture(autouse=True)
def stored() -> None:
    trials.dispute()
    trials.items(seen_at=timezone.now())


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(make.curator())
    return client


def address(record: Dispute | Party, verb: str = "try") -> str:
    return reverse(f"admin:disputes_{record._meta.model_name}_{verb}", args=[record.pk])


def studio() -> Party:
    return Party.objects.get(slug="doe-pictures")


def test_what_would_be_added_is_linked_with_its_reasons_and_nothing_is_saved(curator: Client) -> None:
    answer = curator.post(address(studio()), STUDIO)

    page = answer.content.decode()
    item = Item.objects.get(title=trials.BY_STUDIO)
    assert "Of 3 items of the last 365 days, 1 would be added, 0 lost and 0 moved." in page
    assert reverse("admin:disputes_item_change", args=[item.pk]) in page
    assert "Claimant named: Doe studio; Respondent named: Roe Labs" in page
    assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]
    assert studio().aliases == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"aliases": ""}, "none would be added, lost or moved"),
        ({"aliases": "Poe"}, "0 would be added, 0 lost and 1 moved"),
        ({"aliases": "", "trial-bar": "0.99"}, "0 would be added, 2 lost and 0 moved"),
        ({"aliases": "", "trial-days": "1"}, "Of 3 items of the last 1 day,"),
        ({"descriptions": "Doe studio"}, "1 would be added"),
        ({}, "none would be added, lost or moved"),
    ],
)
def test_names_bar_and_days_are_tried(curator: Client, typed: dict[str, str], told: str) -> None:
    bar = {"trial-bar": "0.7"} if "descriptions" in typed else {}

    answer = curator.post(address(studio()), CHOSEN | bar | typed)

    assert told in answer.content.decode()


def test_keywords_of_a_dispute_are_tried(curator: Client) -> None:
    make.item(title="Roe Labs is sued over the harbour films and copyright", seen_at=timezone.now())

    answer = curator.post(
        address(Dispute.objects.get(slug="doe-v-roe")), CHOSEN | {"keywords": "harbour films"}
    )

    assert "Keyword: harbour films" in answer.content.decode()


def test_htmx_gets_only_the_result(curator: Client) -> None:
    answer = curator.post(address(studio()), STUDIO, headers={"HX-Request": "true"})

    page = answer.content.decode()
    assert page.strip().startswith("<section")
    assert trials.BY_STUDIO in page
    assert "HX-Request" in answer.headers["Vary"]


@pytest.mark.parametrize("wrong", [{"trial-bar": "2"}, {"trial-days": "0"}, {"trial-days": "all"}])
def test_what_cannot_be_tried_is_said(curator: Client, wrong: dict[str, str]) -> None:
    answer = curator.post(address(studio()), STUDIO | wrong)

    assert answer.status_code == 422
    assert "Nothing was tried." in answer.content.decode()


def test_a_trial_that_was_cut_says_so(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "MOST_ITEMS", 2)

    answer = curator.post(address(studio()), STUDIO)

    assert "Of the latest 2 items (the last 365 days have more" in answer.content.decode()


def test_the_button_stands_after_those_that_save(curator: Client) -> None:
    """The Enter key presses the first button of a form."""
    page = curator.get(address(studio(), "change")).content.decode()

    assert 0 < page.index('name="_save"') < page.index(f'formaction="{address(studio())}"')


@pytest.mark.parametrize(
    ("may", "status", "has_button"),
    [
        (["view_party"], 403, False),
        (["view_party", "change_dispute"], 403, False),
        (["view_party", "change_party"], 200, True),
        (["change_party"], 200, True),
    ],
)
def test_who_may_change_the_record_may_try(
    client: Client, may: list[str], status: int, has_button: bool
) -> None:
    person = make.at_the_desk(*may)
    client.force_login(person)

    page = client.get(address(studio(), "change")).content.decode()

    assert client.post(address(studio()), STUDIO).status_code == status
    assert ("Try these names" in page) is has_button


@pytest.mark.parametrize(
    ("person", "status"),
    [(None, 302), (make.user, 302), (make.at_the_desk, 403)],
    ids=["nobody", "reader", "desk"],
)
def test_others_are_refused(client: Client, person: Callable[[], User] | None, status: int) -> None:
    if person:
        client.force_login(person())

    assert client.post(address(studio()), STUDIO).status_code == status


def test_a_record_that_is_gone_is_not_found_and_reading_leads_to_the_form(curator: Client) -> None:
    gone = curator.post(reverse("admin:disputes_party_try", args=["999999"]), STUDIO)
    read = curator.get(address(studio()))

    assert gone.status_code == 404
    assert read.headers["Location"] == address(studio(), "change")


def test_a_new_record_has_nothing_to_try(curator: Client) -> None:
    assert "Try these names" not in curator.get(reverse("admin:disputes_party_add")).content.decode()
