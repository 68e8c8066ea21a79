"""Deleting an item for good, in the admin."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from disputes.models import Item, Tombstone
from tests import make

pytestmark = pytest.mark.django_db
LIST = "admin:disputes_item_changelist"


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(make.curator())
    return client


def delete(client: Client, *items: Item) -> str:
    data = {"action": "delete_for_good", "_selected_action": [item.pk for item in items]}
    return client.post(reverse(LIST), data, follow=True).content.decode()


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
    viewer = make.user(is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_item"))
    client.force_login(viewer)
    item = make.item()

    delete(client, item)

    assert Item.objects.get() == item
