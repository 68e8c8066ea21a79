"""A timeline that is open: what came since is told and not shown by itself; older events come alone."""

import datetime
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from disputes.models import Dispute, Event, Placement
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
PAGE = "/disputes/doe-v-roe/"
Poll = Callable[[str], Any]


@pytest.fixture
def doe() -> Dispute:
    return make.dispute("Doe v. Roe", slug="doe-v-roe")


def news_address(page: str) -> str:
    """Where the page asks for what is new."""
    return unescape(re.findall(r'data-poll hx-get="(.*?)"', page)[0])


@pytest.fixture
def poll(client: Client) -> Poll:
    """Asks for news as an open page or its last bar does."""

    def poll(page: str) -> Any:
        return client.get(news_address(page))

    return poll


def test_while_nothing_is_new_nothing_is_said(doe: Dispute, read: Read, poll: Poll) -> None:
    make.event(doe)

    response = poll(read(PAGE))

    assert (response.status_code, response.content) == (204, b"")


def test_a_timeline_that_was_empty_tells_of_its_first_event(doe: Dispute, read: Read, poll: Poll) -> None:
    page = read(PAGE)
    make.event(doe)

    assert "1 event is new or changed" in poll(page).content.decode()


def test_what_is_new_or_changed_is_counted_once_and_told_once(doe: Dispute, read: Read, poll: Poll) -> None:
    known = make.event(doe)
    page = read(PAGE)
    known.save()
    make.event(doe)

    bar = poll(page).content.decode()
    again = poll(bar)
    make.event(doe)
    more = poll(bar).content.decode()

    assert "2 events are new or changed" in bar
    assert again.status_code == 204
    assert "3 events are new or changed" in more


def test_the_way_to_them_keeps_what_was_asked_for(doe: Dispute, read: Read, poll: Poll) -> None:
    page = read(f"{PAGE}?lane=deal&order=oldest&after=20260101T000000.000000-1")
    make.event(doe, lane="deal")

    bar = poll(page).content.decode()

    assert f'href="{PAGE}?lane=deal&amp;order=oldest#timeline"' in bar
    assert 'hx-target="#timeline"' in bar


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("", {"is_public": False}),
        ("", {"is_routine": True}),
        ("?lane=deal", {"lane": "lawsuit"}),
        ("?text=tales", {"headline": "Letter"}),
        ("?kind=order", {"kind": "threat"}),
        ("?from=2026", {"when": "2025-01-01"}),
    ],
)
def test_what_the_timeline_would_not_show_is_not_told(
    doe: Dispute, read: Read, poll: Poll, query: str, fields: dict[str, Any]
) -> None:
    page = read(f"{PAGE}{query}")
    make.event(doe, **fields)
    make.event(make.dispute())

    assert poll(page).status_code == 204


def test_routine_entries_that_are_shown_are_told(doe: Dispute, read: Read, poll: Poll) -> None:
    page = read(f"{PAGE}?routine=1")
    make.event(doe, is_routine=True)

    assert "1 event is new" in poll(page).content.decode()


@pytest.mark.parametrize(
    "query",
    ["", "since=x&told=x", "since=20261399T000000.000000&told=%00", "since=00010101T000000.000000&told=1"],
)
def test_an_address_that_names_no_version_is_told_nothing(doe: Dispute, client: Client, query: str) -> None:
    make.event(doe)

    assert client.get(f"{PAGE}news/?{query}").status_code == 204


def test_there_is_no_news_of_what_is_not_public(client: Client) -> None:
    make.dispute(slug="secret", is_public=False)

    assert client.get("/disputes/secret/news/").status_code == 404


@pytest.mark.parametrize("number", [2, 200])
def test_two_events_and_two_hundred_cost_two_queries(
    doe: Dispute, read: Read, poll: Poll, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page, day = read(PAGE), datetime.datetime(2026, 2, 1, tzinfo=datetime.UTC)
    made = Event.objects.bulk_create(
        Event(headline="New", earliest_at=day, latest_at=day) for _ in range(number)
    )
    Placement.objects.bulk_create(Placement(event=event, dispute=doe) for event in made)

    with django_assert_num_queries(2):
        bar = poll(page).content.decode()

    assert f"{number} events are new" in bar


def test_older_events_come_by_themselves_four_times(doe: Dispute, read: Read) -> None:
    day = datetime.datetime(2026, 2, 1, tzinfo=datetime.UTC)
    made = Event.objects.bulk_create(
        Event(headline="Old", earliest_at=day, latest_at=day) for _ in range(301)
    )
    Placement.objects.bulk_create(Placement(event=event, dispute=doe) for event in made)

    triggers, page = [], read(PAGE)
    while further := re.search(r'href="(.*?)#timeline" hx-get="(.*?)" hx-trigger="(.*?)"', page):
        plain, address, trigger = map(unescape, further.groups())
        triggers.append(trigger)
        assert address.startswith(f"{plain}&brought=")
        page = read(PAGE + address, target="more")

    assert triggers == ["click, intersect once"] * 4 + ["click"] * 2


@pytest.mark.parametrize("brought", ["x", "-1", "999", "٣", "%00"])
def test_a_broken_number_of_pages_is_none(doe: Dispute, read: Read, brought: str) -> None:
    make.event(doe, headline="Letter")

    assert "Letter" in read(f"{PAGE}?brought={brought}")
