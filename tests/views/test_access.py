"""Access is a table: who asks for which page gets which answer. What is not public is as if it were not."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.db.models import Model
from django.test import Client

from disputes.models import Dispute, Product, Standard, User, Work
from tests import make

pytestmark = pytest.mark.django_db

LISTS = [
    *("/", "/disputes/", "/claims/", "/outcomes/", "/calendar/", "/calendar.ics", "/search/"),
    *("/parties/", "/courts/", "/sources/", "/products/", "/works/", "/standards/", "/compare/"),
    *("/robots.txt", "/sitemap.xml", "/healthz", "/readyz"),
]
OBJECTS: dict[str, Callable[[Dispute], str]] = {
    "dispute": lambda dispute: dispute.get_absolute_url(),
    "changes": lambda dispute: f"{dispute.get_absolute_url()}changes/?since=2026-02-18",
    "as known": lambda dispute: f"{dispute.get_absolute_url()}?as_of=2026-02-18",
    "calendar": lambda dispute: f"{dispute.get_absolute_url()}calendar.ics",
    "frame": lambda dispute: f"/embed{dispute.get_absolute_url()}",
    "event": lambda dispute: make.event(dispute).get_absolute_url(),
    "frame of an event": lambda dispute: f"/embed{make.event(dispute).get_absolute_url()}",
    "party": lambda dispute: make.role(dispute).party.get_absolute_url(),
    "court": lambda dispute: make.proceeding(dispute).court.get_absolute_url(),
    "product": lambda dispute: _named(dispute, "products", make.product()),
    "work": lambda dispute: _named(dispute, "works", make.work()),
    "standard": lambda dispute: _named(dispute, "standards", make.standard()),
}


def _named(dispute: Dispute, where: str, what: Product | Work | Standard) -> str:
    getattr(dispute, where).add(what)
    return what.get_absolute_url()


NOWHERE = [
    *(f"/{noun}/none/" for noun in ("disputes", "parties", "courts", "sources", "products", "works")),
    *("/standards/none/", "/campaigns/none/", "/embed/disputes/none/", "/disputes/none/changes/"),
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


EDITABLE: dict[str, Callable[[], Model]] = {
    "dispute": lambda: make.dispute(),
    "event": lambda: make.event(make.dispute()),
    "party": lambda: make.role(make.dispute()).party,
    "source": lambda: make.source(),
}


def _reader_who_may(noun: str) -> User:
    user = make.user()
    user.user_permissions.add(Permission.objects.get(codename=f"change_{noun}"))
    return user


EDITORS: dict[str, tuple[Callable[[str], User], bool]] = {
    "curator": (lambda noun: make.curator(), True),
    "at the desk, who may": (lambda noun: make.at_the_desk(f"change_{noun}"), True),
    "at the desk, who may edit courts": (lambda noun: make.at_the_desk("change_court"), False),
    "reader who may": (_reader_who_may, False),
    "reader": (lambda noun: make.user(), False),
}


@pytest.mark.parametrize("who", EDITORS)
@pytest.mark.parametrize("noun", EDITABLE)
def test_only_who_may_edit_is_shown_the_way(client: Client, noun: str, who: str) -> None:
    editor, is_shown = EDITORS[who]
    client.force_login(editor(noun))
    record = EDITABLE[noun]()

    page = client.get(record.get_absolute_url()).content.decode()  # type: ignore[attr-defined]

    assert (f'href="/admin/disputes/{noun}/{record.pk}/change/">Edit</a>' in page) == is_shown


@pytest.mark.parametrize("noun", EDITABLE)
def test_nobody_signed_in_is_shown_no_way_to_edit(client: Client, noun: str) -> None:
    assert b">Edit<" not in client.get(EDITABLE[noun]().get_absolute_url()).content  # type: ignore[attr-defined]
