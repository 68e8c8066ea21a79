"""Access is a table: who asks for which page gets which answer. What is not public is as if it were not."""

from collections.abc import Callable

import pytest
from django.test import Client

from disputes.models import Dispute
from tests import make

pytestmark = pytest.mark.django_db

LISTS = ["/", "/disputes/", "/parties/", "/courts/", "/sources/", "/healthz", "/readyz"]
OBJECTS: dict[str, Callable[[Dispute], str]] = {
    "dispute": lambda dispute: dispute.get_absolute_url(),
    "event": lambda dispute: make.event(dispute).get_absolute_url(),
    "party": lambda dispute: make.role(dispute).party.get_absolute_url(),
    "court": lambda dispute: make.proceeding(dispute).court.get_absolute_url(),
}
NOWHERE = [
    *(f"/{noun}/none/" for noun in ("disputes", "parties", "courts", "sources")),
    *("/events/1/", f"/events/{10**30}/"),
]


@pytest.fixture(params=["anonymous", "reader", "curator"])
def visitor(request: pytest.FixtureRequest, client: Client) -> Client:
    if request.param == "reader":
        client.force_login(make.user())
    if request.param == "curator":
        client.force_login(make.curator())
    return client


@pytest.mark.parametrize("path", LISTS)
def test_lists_are_for_everybody(visitor: Client, path: str) -> None:
    assert visitor.get(path).status_code == 200


@pytest.mark.parametrize("kind", OBJECTS)
@pytest.mark.parametrize(("is_public", "status"), [(True, 200), (False, 404)])
def test_pages_are_for_everybody_as_far_as_they_are_public(
    visitor: Client, kind: str, is_public: bool, status: int
) -> None:
    path = OBJECTS[kind](make.dispute(is_public=is_public))

    assert visitor.get(path).status_code == status


def test_a_draft_on_a_public_dispute_is_not_there(visitor: Client) -> None:
    draft = make.event(make.dispute(), is_public=False)

    assert visitor.get(draft.get_absolute_url()).status_code == 404


def test_sources_are_open(visitor: Client) -> None:
    assert visitor.get(make.source().get_absolute_url()).status_code == 200


@pytest.mark.parametrize("path", NOWHERE)
def test_what_is_not_there_is_not_found(visitor: Client, path: str) -> None:
    assert visitor.get(path).status_code == 404
