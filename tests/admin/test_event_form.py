"""The date of an event is typed as far as it is known."""

from typing import Any

import pytest
from django.test import Client

from disputes.forms import EventForm
from tests import make

pytestmark = pytest.mark.django_db


def form(date: str, until: str = "", **others: Any) -> EventForm:
    data = {"headline": "Doe writes", "kind": "threat", "lane": "lawsuit", "standing": "reported"}
    data |= {"date": date, "until": until, "time_zone": "UTC", "date_basis": "happened", **others}
    return EventForm(data)


@pytest.mark.parametrize(
    ("date", "until", "words"),
    [
        ("2026", "", "2026"),
        ("2026-02", "", "Feb 2026"),
        ("2026-02-17", "", "17 Feb 2026"),
        ("2026-02-17", "2026-02-18", "17–18 Feb 2026"),
        ("2026-02-17T14:30", "", "17 Feb 2026, 14:30"),
    ],
)
def test_a_date_is_kept_as_far_as_it_is_known(date: str, until: str, words: str) -> None:
    event = form(date, until).save()

    assert event.happened.words() == words
    assert EventForm(instance=event).initial["date"].startswith(date)


@pytest.mark.parametrize(
    ("date", "until"), [("soon", ""), ("2026-13", ""), ("2026-02-30", ""), ("2026-02-17", "2026-01-01")]
)
def test_what_is_no_date_is_said_at_the_date(date: str, until: str) -> None:
    assert "date" in form(date, until).errors


def test_an_unknown_zone_is_said() -> None:
    assert "Nowhere" in str(form("2026-02-17", time_zone="Nowhere").errors["date"])


def test_a_range_is_shown_again_for_change() -> None:
    event = make.event(when="2026-02-17", until="2026-02-18")

    assert EventForm(instance=event).initial["until"] == "2026-02-18"


@pytest.mark.parametrize(
    ("standing", "status"), [("confirmed", 200), ("reported", 200), ("unconfirmed", 302)]
)
def test_an_event_without_a_citation_can_only_be_unconfirmed(
    client: Client, standing: str, status: int
) -> None:
    client.force_login(make.curator())
    data = {"headline": "Doe writes", "kind": "threat", "lane": "lawsuit", "standing": standing}
    data |= {"date": "2026-02-17", "time_zone": "UTC", "date_basis": "happened"}
    for prefix in ("placements", "citations"):
        data |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}

    assert client.post("/admin/disputes/event/add/", data).status_code == status
