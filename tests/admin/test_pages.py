"""Every page of the admin opens, under the strict policy, and only for those who may."""

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from disputes.models import Host, Party, Source, User
from disputes.services import ingestion
from disputes.services.ingestion import Delivery
from tests import make

pytestmark = pytest.mark.django_db
OURS = [(model, of) for model, of in admin.site._registry.items() if model._meta.app_label == "disputes"]
NAMES = [model._meta.model_name for model, _ in OURS]


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(make.curator())
    return client


@pytest.fixture
def records() -> None:
    """One of everything that the lists show."""
    suggestion = make.suggestion()
    dispute = suggestion.dispute
    make.role(dispute)
    make.claim(dispute)
    make.outcome(dispute)
    make.citation(make.event(dispute))
    make.filing(make.proceeding(dispute))
    Host.objects.create(name="news.example")
    ingestion.receive(suggestion.item.source, Delivery(b"", make.NOW), now=make.NOW)


@pytest.mark.parametrize("name", NAMES)
def test_each_list_opens_and_can_be_searched(curator: Client, records: None, name: str) -> None:
    answer = curator.get(reverse(f"admin:disputes_{name}_changelist"), {"q": "Doe"})

    assert answer.status_code == 200
    assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(("model", "of"), OURS, ids=NAMES)
def test_each_record_opens(curator: Client, records: None, model: type[Model], of: "ModelAdmin[Any]") -> None:
    found, name = model._default_manager.first(), of.opts.model_name
    address = reverse(f"admin:disputes_{name}_change", args=[found.pk]) if found else None

    answer = curator.get(address or reverse(f"admin:disputes_{name}_add"))

    assert answer.status_code == 200


@pytest.mark.parametrize("person", ["anonymous", "reader"])
@pytest.mark.parametrize("name", NAMES)
def test_others_are_sent_to_the_door(client: Client, person: str, name: str) -> None:
    if person == "reader":
        client.force_login(make.user())

    answer = client.get(reverse(f"admin:disputes_{name}_changelist"))

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/admin/login/")


def test_what_machines_write_cannot_be_changed_by_hand(curator: Client) -> None:
    item = make.item()

    answer = curator.post(reverse("admin:disputes_item_change", args=[item.pk]), {"title": "Other"})

    assert answer.status_code == 403


def test_aliases_are_typed_one_a_line(curator: Client) -> None:
    data = {"name": "Doe Inc.", "slug": "doe", "kind": "company", "aliases": "Doe\n\nDoe Co\nDoe"}

    curator.post(reverse("admin:disputes_party_add"), data)

    assert Party.objects.get(slug="doe").aliases == ["Doe", "Doe Co"]


def test_sources_can_be_made_due_paused_and_resumed(curator: Client) -> None:
    source = make.source(due_at=make.NOW.replace(year=2099))

    for action in ("pause", "poll_soon", "resume"):
        data = {"action": action, "_selected_action": [source.pk]}
        curator.post(reverse("admin:disputes_source_changelist"), data)

    assert Source.objects.due(make.NOW.replace(year=2030)).get() == source


def test_a_docket_that_is_tracked_from_now_on_takes_in_what_was_seen_before(curator: Client) -> None:
    make.item(docket_key="nysd|1:26-cv-00001", key="nysd|1|2|3|", court_entry={"events": ["Order"]})
    dispute = make.dispute()
    data = {
        "court": make.court().pk,
        "number": "1:26-cv-00001",
        "disputes": [dispute.pk],
        "source_url": make.ADDRESS,
        "standing": "reported",
    }

    curator.post(reverse("admin:disputes_proceeding_add"), data)

    assert dispute.events.get().headline == "Order"


def test_history_names_who_changed_a_record(curator: Client) -> None:
    party = make.party("Doe Inc.")

    data = {"name": "Doe Ltd.", "slug": party.slug, "kind": "company", "aliases": ""}
    curator.post(reverse("admin:disputes_party_change", args=[party.pk]), data)

    latest = party.history.first()
    assert (latest.name, latest.history_user) == ("Doe Ltd.", User.objects.get())
