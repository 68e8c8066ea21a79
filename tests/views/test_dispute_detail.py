"""The page of one dispute: what it tells, what it must not tell, what it costs."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from disputes.models import (
    Campaign,
    ClaimStatus,
    Demand,
    Dispute,
    Event,
    Placement,
    Product,
    Signal,
    Standard,
    Work,
)
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
PAGE = "/disputes/doe-v-roe/"
QUERIES = 28
SOURCED = {"source_url": make.ADDRESS}


def demand(of: Dispute, **fields: Any) -> Demand:
    who = make.party()
    return Demand.objects.create(
        dispute=of, key="purge", demand="Stop", made_by=who, made_to=who, **SOURCED, **fields
    )


@pytest.fixture
def doe() -> Dispute:
    return make.dispute(
        "Doe v. Roe",
        slug="doe-v-roe",
        stage="threatened",
        summary="Doe alleges that Roe copied.",
        status="No complaint was found.",
        as_of="2026-07",
        scope="United States",
        note="Reports differ on the date.",
    )


@pytest.fixture
def of(doe: Dispute) -> Callable[[int], None]:
    """Gives the dispute so many events, each with a source, in few statements."""

    def fill(number: int) -> None:
        start = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
        days = [start + datetime.timedelta(days=n % 700) for n in range(number)]
        events = Event.objects.bulk_create(
            Event(headline=f"Event {day:%j}", earliest_at=day, latest_at=day) for day in days
        )
        Placement.objects.bulk_create(Placement(event=event, dispute=doe) for event in events)
        for event in events[:10]:
            make.citation(event)

    return fill


def test_the_head_says_what_it_is_and_how_fresh(doe: Dispute, read: Read) -> None:
    make.citation(make.event(doe, when="2026-02-17"))
    make.event(doe, when="2026-03")

    page = read(PAGE)

    for words in (
        "Threatened",
        "United States",
        "2 events · 1 source<",
        "Doe alleges that",
        "Reports differ",
    ):
        assert words in page
    assert 'first event <time datetime="2026-02-17">17 Feb 2026</time>' in page
    assert 'as of <time datetime="2026-07">Jul 2026</time>: No complaint was found.' in page


def test_three_paths_with_money_claimed_and_awarded_apart(doe: Dispute, read: Read) -> None:
    money = {"claimed": 3_000_000, "awarded": "1500000.50", "currency": "USD"}
    outcome = make.outcome(doe, "deal", state="reached", headline="Settled", **money)
    Signal.objects.create(outcome=outcome, summary="Talks began.", standing="unconfirmed")

    page = read(PAGE)

    assert "Claimed: <b>USD 3,000,000</b>" in page
    assert "Awarded or agreed: <b>USD 1,500,000.50</b>" in page
    assert "Talks began." in page
    assert page.count("No outcome recorded") == 2


def test_the_aside_tells_of_parties_and_what_is_at_stake(doe: Dispute, read: Read) -> None:
    make.role(doe, make.party("Doe Records", parent=make.party("Doe Group")), wording="Plaintiff")
    doe.products.add(Product.objects.create(slug="model", name="Model One"))
    doe.works.add(Work.objects.create(slug="song", title="Song Two"))

    page = read(PAGE)

    for words in ("Doe Records", "“Plaintiff”", "part of Doe Group", "Model One", "Song Two"):
        assert words in page


def test_the_aside_tells_of_claims_and_demands(doe: Dispute, read: Read) -> None:
    claim = make.claim(doe, basis="17 U.S.C. § 106", basis_standing="unconfirmed", protectability="style")
    ClaimStatus.objects.create(claim=claim, status="alleged", since_on="2026-02", **SOURCED)
    demand(doe, due_on="2026-02-20")

    page = read(PAGE)

    for words in ("§ 106 <span", "· style", "since <time", 'by <time datetime="2026-02-20">'):
        assert words in page


def test_the_aside_tells_of_court_cases(doe: Dispute, read: Read) -> None:
    make.proceeding(doe, number="1:26-cv-00777", judge="Judge Example", filed_on="2026-03")

    page = read(PAGE)

    for words in ("1:26-cv-00777", "Judge Example", 'filed <time datetime="2026-03">', "/courts/nysd/"):
        assert words in page


def test_without_a_case_it_says_so(doe: Dispute, read: Read) -> None:
    assert "None filed" in read(PAGE)


def test_what_no_source_was_read_for_is_marked(doe: Dispute, read: Read) -> None:
    make.event(doe, standing="unconfirmed")
    make.event(doe, standing="alleged")

    page = read(PAGE)

    assert 'could not confirm it">Unconfirmed</span>' in page
    assert ">Alleged</span>" in page


def test_neighbours_are_linked(doe: Dispute, read: Read) -> None:
    other = make.dispute("Poe v. Roe")
    doe.related.add(other)
    doe.campaign = Campaign.objects.create(slug="video-models", name="Video models")
    doe.save()
    doe.standards.add(Standard.objects.create(slug="code", name="Code", kind="code", track=other, **SOURCED))
    make.event(doe, other, headline="Both are named")

    page = read(PAGE)

    assert page.count(f'href="/disputes/{other.slug}/"') == 2
    assert "/standards/code/" in page
    assert "/campaigns/video-models/" in page


def test_what_is_not_public_does_not_show(doe: Dispute, read: Read) -> None:
    secret = make.dispute("Secret v. Hidden", is_public=False)
    doe.related.add(secret)
    make.event(doe, secret, headline="Shown")
    make.event(doe, headline="Withheld", is_public=False)
    answer = make.event(secret, headline="Withheld answer")
    demand(doe, answer=answer)

    page = read(PAGE)

    assert "Shown" in page
    assert "Secret" not in page
    assert "Withheld" not in page
    assert "1 event " in page


def test_a_dispute_that_is_not_public_is_not_there(client: Client) -> None:
    make.dispute(slug="secret", is_public=False)

    assert client.get("/disputes/secret/").status_code == 404
    assert client.get("/disputes/nobody/").status_code == 404


def test_only_web_addresses_become_links(doe: Dispute, read: Read) -> None:
    event = make.event(doe)
    make.citation(event, url="", item=make.item(url="javascript:alert(1)", title="<b>Bold</b>"))
    make.citation(event, url="https://news.example/a", title="A report")

    page = read(PAGE)

    assert "javascript:" not in page
    assert "&lt;b&gt;Bold&lt;/b&gt;" in page
    assert '<a href="https://news.example/a" rel="noopener noreferrer">A report</a>' in page


@pytest.fixture
def full(doe: Dispute) -> None:
    """One of everything beside the timeline, so that every query is made."""
    make.role(doe)
    Signal.objects.create(outcome=make.outcome(doe), summary="Talks began.", **SOURCED)
    make.claim(doe)
    make.proceeding(doe)
    demand(doe, answer=make.event(doe, make.dispute()))


@pytest.mark.usefixtures("full")
def test_a_thousand_events_cost_as_many_queries_as_ten(
    client: Client, of: Callable[[int], None], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    of(10)
    with django_assert_num_queries(QUERIES):
        client.get(PAGE)

    of(990)
    with django_assert_num_queries(QUERIES):
        client.get(PAGE)


def test_a_part_costs_less_than_the_page(
    client: Client, of: Callable[[int], None], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    of(60)

    with django_assert_max_num_queries(9):
        client.get(PAGE, headers={"HX-Request": "true", "HX-Target": "timeline"})
