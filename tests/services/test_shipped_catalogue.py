"""The catalogue that comes along, as a newsroom finds it on day one: loaded, served, and fed by a court."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from disputes.models import Dispute, Event, Proceeding
from disputes.services import catalogue, replaying
from tests import make
from tests.fakes import Entry, pacer

pytestmark = pytest.mark.django_db


@pytest.fixture
def shipped() -> None:
    report = catalogue.load(settings.CATALOGUE_DIR, now=make.NOW)
    assert not report.problems


def test_every_page_of_the_catalogue_opens(shipped: None, client: Client) -> None:
    addresses = [dispute.get_absolute_url() for dispute in Dispute.objects.all()]
    addresses += [event.get_absolute_url() for event in Event.objects.all()[:40]]

    assert {client.get(address).status_code for address in addresses} == {200}
    assert len(addresses) == 67 + 40


def test_a_fact_without_a_source_is_marked_on_the_page(shipped: None, client: Client) -> None:
    page = client.get("/disputes/netflix-bytedance-seedance/").content.decode()

    assert "The press supposes" in page
    assert "Unconfirmed" in page


def test_the_seedance_campaign_holds_its_disputes(shipped: None, client: Client) -> None:
    page = client.get("/disputes/", {"campaign": "seedance"}).content.decode()

    assert "Netflix v. ByteDance" in page
    assert "NYT v. Microsoft" not in page


def test_a_court_feed_puts_new_entries_on_the_timeline_it_belongs_to(
    shipped: None, client: Client, tmp_path: Path
) -> None:
    number = Proceeding.objects.get(disputes__slug="nyt-microsoft-openai", court="nysd").number
    feed = tmp_path / "nysd.xml"
    feed.write_bytes(pacer(Entry(event="Motion to Compel", number=f"{number}-SHS-OTW", document=814)))

    [fetch] = replaying.replay([feed], "pacer", court_id="nysd", now=make.NOW)

    assert (fetch.filings, fetch.events) == (1, 1)
    page = client.get("/disputes/nyt-microsoft-openai/").content.decode()
    assert "Motion to Compel (No. 814)" in page
