"""Deleting items for good, in the admin: asked first, then done."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from disputes.admin import items
from disputes.models import Item, Tombstone
from tests import make

pytestmark = pytest.mark.django_db
LIST = "admin:disputes_item_changelist"


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(make.curator())
    return client


def ask(client: Client, *items: Item, **more: str) -> str:
    data = {"action": "delete_for_good", "_selected_action": [item.pk for item in items], **more}
    return client.post(reverse(LIST), data, follow=True).content.decode()


def delete(client: Client, *items: Item) -> str:
    return ask(client, *items, post="yes")


def test_a_person_is_asked_first_and_told_what_stays(curator: Client) -> None:
    going, cited = make.item(title="Spam"), make.item(title="Doe sues Roe")
    make.citation(make.event(), item=cited)

    page = ask(curator, going, cited)

    assert "Delete 1 item for good?" in page
    assert re.findall(r'name="_selected_action" value="(\d+)"', page) == [str(going.pk)]
    assert Item.objects.count() == 2


def test_where_all_of_it_stays_there_is_nothing_to_confirm(curator: Client) -> None:
    page = ask(curator, make.item(title="Filed", filing=make.filing()))

    assert "What supports something on a timeline stays" in page
    assert "Yes, delete" not in page


def test_more_than_a_page_can_carry_are_refused(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(items, "MOST_DELETED", 1)

    page = delete(curator, make.item(), make.item())

    assert "choose at most 1 at once" in page
    assert Item.objects.count() == 2


def test_what_is_deleted_leaves_a_tombstone(curator: Client) -> None:
    page = delete(curator, make.item(), make.item())

    assert "Deleted: 2." in page
    assert (Item.objects.count(), Tombstone.objects.count()) == (0, 2)


def test_what_supports_a_timeline_is_named_and_stays(curator: Client) -> None:
    cited = make.item(title="Doe sues Roe")
    make.citation(make.event(), item=cited)

    page = delete(curator, cited)

    assert "“Doe sues Roe” supports something on a timeline" in page
    assert Item.objects.get() == cited


def test_who_may_only_look_is_not_offered_it(client: Client) -> None:
    viewer = make.at_the_desk("view_item")
    client.force_login(viewer)
    item = make.item()

    delete(client, item)

    assert Item.objects.get() == item
