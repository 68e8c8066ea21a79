"""The pages of dockets and their entries."""

import datetime

import pytest
from django.test import Client

from disputes.models import DocketParty
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(make.curator())
    return client


def test_a_docket_shows_who_stands_on_it_in_the_courts_words(curator: Client) -> None:
    docket = make.proceeding()
    ended = datetime.date(2026, 2, 1)
    fields = {"proceeding": docket, "seen_at": make.NOW}
    DocketParty.objects.create(key="1", name="Roe <Inc.>", role="Defendant", terminated_on=ended, **fields)
    DocketParty.objects.create(key="2", name="Ann Doe", role="Plaintiff", **fields)

    page = curator.get(f"/admin/disputes/proceeding/{docket.pk}/change/").content.decode()

    assert "<li>Roe &lt;Inc.&gt;: Defendant (until 1 Feb 2026)</li><li>Ann Doe: Plaintiff</li>" in page


def test_an_entry_shows_where_it_is_from_and_the_list_how_it_begins(curator: Client) -> None:
    filing = make.filing(wording="MOTION " + "x" * 5_000, courtlistener_id=4711, is_stub=False)

    page = curator.get(f"/admin/disputes/filing/{filing.pk}/change/").content.decode()
    listed = curator.get("/admin/disputes/filing/").content.decode()

    assert "4711" in page
    assert "x" * 1_000 in page
    assert "x" * 300 not in listed
