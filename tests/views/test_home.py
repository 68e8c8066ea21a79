"""What is new here: by the day it was seen, a page at a time; and what stands beside it."""

import datetime
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from disputes.models import Campaign, Dispute, Event
from disputes.search import news
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
QUERIES = 19
ONE_DAY = datetime.timedelta(days=1)


@pytest.fixture
def doe() -> Dispute:
    return make.dispute("Doe v. Roe", slug="doe-v-roe")


def seen(event: Event, at: datetime.datetime, changed_at: datetime.datetime | None = None) -> Event:
    Event.objects.filter(pk=event.pk).update(seen_at=at, changed_at=changed_at or at)
    return event


def headlines(page: str) -> list[str]:
    return re.findall(r'<h3><a href="/events/\d+/">(.*?)</a>', page)


def test_an_empty_database_says_how_to_fill_it(read: Read) -> None:
    page = read("/")

    assert "Nothing here yet" in page
    assert "manage.py load_catalogue" in page


def test_one_sentence_tells_how_much_there_is(doe: Dispute, read: Read) -> None:
    make.event(doe)
    make.event(make.dispute(is_public=False))
    make.source(court=make.court(), kind="pacer", succeeded_at=make.NOW)
    make.source(court=make.court("cand"), kind="pacer", is_paused=True, failure_count=1)
    make.source(checked_at=make.NOW + ONE_DAY, failure_count=1)

    page = read("/")

    for words in ("1 dispute<", "in 1 event.", "2 sources<", "1 court<", "on 2 Mar 2026", "1 is failing<"):
        assert words in page


def test_events_stand_under_the_day_they_were_seen_the_latest_happening_first(
    doe: Dispute, read: Read
) -> None:
    seen(make.event(doe, headline="Letter", when="2026-02-17"), make.NOW)
    seen(make.event(doe, headline="Answer", when="2026-02-20"), make.NOW - ONE_DAY / 3)
    seen(make.event(doe, headline="Complaint", when="2026-02-28"), make.NOW - ONE_DAY)

    page = read("/")

    assert re.findall(r'class="month">(.*?)<', page) == ["Seen 2 March 2026", "Seen 1 March 2026"]
    assert headlines(page) == ["Answer", "Letter", "Complaint"]
    assert "17 Feb 2026" in page


def test_a_change_is_news_again_and_marked(doe: Dispute, read: Read) -> None:
    seen(make.event(doe, headline="Known long ago"), make.NOW - 30 * ONE_DAY, changed_at=make.NOW)

    page = read("/")

    assert "Seen 2 March 2026" in page
    assert ">Changed</span>" in page


def test_what_is_not_public_is_no_news(doe: Dispute, read: Read) -> None:
    secret = make.dispute("Secret v. Hidden", is_public=False)
    make.event(doe, secret, headline="On both")
    make.event(secret, headline="Only there")
    make.event(doe, headline="A draft", is_public=False)
    make.event(doe, headline="Notice of appearance", is_routine=True)

    page = read("/")

    assert headlines(page) == ["On both"]
    assert "Secret" not in page


def test_what_lies_ahead_is_no_news_but_a_date_ahead(doe: Dispute, read: Read) -> None:
    make.event(doe, headline="Trial opens", when="2100-05-04", kind="hearing")

    page = read("/")

    assert headlines(page) == []
    assert re.search(r"Dates ahead.*Trial opens", page, re.DOTALL)


def test_pages_go_on_where_the_last_one_ended(doe: Dispute, read: Read) -> None:
    for number in range(news.PAGE_SIZE + 5):
        event = make.event(doe, headline=f"Event {number}", when=f"2026-01-{number + 1:02}")
        seen(event, make.NOW - ONE_DAY * (number % 3))
    first = read("/")
    address = re.search(r'hx-get="(.*?)"', first)
    assert address

    second = read(f"/{address[1]}", target="more")

    assert "<html" not in second
    assert len(headlines(first)) == news.PAGE_SIZE
    assert sorted(headlines(first) + headlines(second)) == sorted(f"Event {n}" for n in range(25))
    assert "hx-get" not in second


@pytest.mark.parametrize(
    "after",
    [
        "x",
        "20260302",
        "99999999-20260302T000000.000000-1",
        "99991231-99991231T000000.000000-1",
        "20260302-x",
        "\0",
    ],
)
def test_a_place_that_is_none_is_the_beginning(doe: Dispute, client: Client, after: str) -> None:
    make.event(doe, headline="Letter")

    assert "Letter" in client.get("/", {"after": after}).content.decode()


def test_a_campaign_shows_its_public_disputes(doe: Dispute, read: Read) -> None:
    doe.campaign = Campaign.objects.create(slug="video", name="Against a video model")
    doe.save()
    make.dispute("Secret v. Hidden", is_public=False, campaign=doe.campaign)
    other = Campaign.objects.create(slug="drafts", name="Of drafts")
    make.dispute(is_public=False, campaign=other)

    page = read("/")

    assert "Against a video model" in page
    assert "Secret" not in page
    assert "Of drafts" not in page


def test_more_rows_cost_the_same(
    doe: Dispute, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (1, 30):
        for number in range(count):
            other = make.dispute(campaign=Campaign.objects.create(slug=f"c-{count}-{number}", name="C"))
            make.citation(make.event(doe, other), item=make.item())
            make.event(other, when="2100-01-01")
            make.demand(other, due_on="2026-01-01")

        with django_assert_num_queries(QUERIES):
            client.get("/")


def test_the_next_part_does_not_ask_for_what_stands_beside_it(
    doe: Dispute, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make.event(doe)

    with django_assert_num_queries(4):
        client.get("/", headers={"HX-Request": "true", "HX-Target": "more"})


def test_an_event_counts_once_on_however_many_disputes_it_stands(doe: Dispute) -> None:
    hidden = make.dispute(is_public=False)
    make.event(doe, make.dispute(), hidden)
    make.event(doe, hidden)
    make.event(hidden)
    make.event(doe, is_public=False)

    assert news.figures().event_count == Event.objects.public().count()
