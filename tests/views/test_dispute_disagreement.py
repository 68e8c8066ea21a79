"""Where sources give two values, a row tells who says what, and what a curator chose."""

import pytest
from django.test import Client

from disputes.models import Event
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
PAGE = "/disputes/doe-v-roe/"
CHOICE = "The letter itself bears the 17th."


@pytest.fixture
def event() -> Event:
    event = make.event(make.dispute("Doe v. Roe", slug="doe-v-roe"), resolution=CHOICE)
    make.citation(event, publisher="Daily", value="17 Feb")
    make.citation(event, publisher="Weekly", value="18 Feb")
    make.citation(event, publisher="Monthly", value="17 Feb")
    return event


def test_who_says_what_stands_in_the_row_and_on_the_page_of_the_event(event: Event, read: Read) -> None:
    for page in (read(PAGE), read(event.get_absolute_url())):
        assert "<dt>17 Feb</dt><dd>Daily, Monthly</dd>" in page
        assert "<dt>18 Feb</dt><dd>Weekly</dd>" in page
        assert CHOICE in page


def test_the_row_says_that_sources_differ(event: Event, read: Read) -> None:
    assert "<strong>sources differ</strong>" in read(PAGE)


def test_sources_that_agree_do_not_differ(read: Read) -> None:
    event = make.event(make.dispute(slug="doe-v-roe"))
    for publisher in ("Daily", "Weekly"):
        make.citation(event, publisher=publisher, value="17 Feb")

    assert "sources differ" not in read(PAGE)


def test_a_curator_writes_the_choice(event: Event, client: Client) -> None:
    client.force_login(make.curator())

    assert CHOICE in client.get(f"/admin/disputes/event/{event.pk}/change/").content.decode()


def test_a_passage_is_quoted_shortly_beside_its_source(read: Read) -> None:
    event = make.event(make.dispute(slug="doe-v-roe"))
    make.citation(event, publisher="Daily", title="Report", passage="He said <so>. " + "word " * 60)

    page = read(PAGE)

    assert "<q>He said &lt;so&gt;." in page
    assert page.count("word") < 45
    assert "…</q>" in page


def test_an_event_that_supports_itself_by_a_passage_alone_tells_it_once(read: Read) -> None:
    event = make.event(make.dispute(slug="doe-v-roe"))
    make.citation(event, url="", passage="Only a sentence", standing="unconfirmed")

    assert read(PAGE).count("Only a sentence") == 1
