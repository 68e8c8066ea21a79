"""The catalogue: what is shown, narrowed, counted, ordered and paged, and what it costs."""

import datetime
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from disputes.models import Campaign, Dispute, Topic
from disputes.search import facets
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db


@pytest.fixture
def doe() -> Dispute:
    """One dispute that has something of everything a facet asks for."""
    dispute = make.dispute(
        "Doe v. Roe",
        slug="doe-v-roe",
        stage="filed",
        campaign=Campaign.objects.create(slug="video-models", name="Video models"),
    )
    dispute.topics.add(Topic.objects.create(slug="music", name="Music"))
    make.outcome(dispute, "deal", state="reached")
    make.claim(dispute, right="trademark")
    make.role(dispute, make.party("Doe Records"))
    make.proceeding(dispute, number="1:26-cv-00777")
    return dispute


@pytest.fixture
def acme() -> Dispute:
    dispute = make.dispute("Acme v. Zenith", stage="appeal")
    make.outcome(dispute, "deal", state="pending")
    make.claim(dispute, right="copyright")
    return dispute


def test_a_row_tells_who_where_and_what_came_last(doe: Dispute, read: Read) -> None:
    make.event(doe, when="2026-02-17", headline="Doe sues Roe")

    page = read("/disputes/")

    for words in ("Doe v. Roe", "Doe Records", "1:26-cv-00777", "NYSD", "Doe sues Roe", "17 Feb 2026"):
        assert words in page
    assert "1 event<" in page
    assert "Settlement or licence: reached" in page


def test_what_is_not_public_is_neither_shown_nor_counted(read: Read) -> None:
    make.dispute("Secret v. Hidden", is_public=False, stage="trial")

    page = read("/disputes/")

    assert "Secret" not in page
    assert "Trial" not in page
    assert "0 disputes" in page


@pytest.mark.parametrize(
    "query",
    [
        "stage=filed",
        "outcome=deal-reached",
        "right=trademark",
        "topic=music",
        "court=nysd",
        "campaign=video-models",
        "q=doe",
        "q=records",
        "q=1:26-cv-00777",
        "stage=filed&right=trademark&q=roe",
        "stage=filed&stage=trial",
    ],
)
def test_each_facet_narrows(doe: Dispute, acme: Dispute, read: Read, query: str) -> None:
    page = read(f"/disputes/?{query}")

    assert "Doe v. Roe" in page
    assert "Acme v. Zenith" not in page


def test_choices_within_a_facet_add_up_and_facets_cut(doe: Dispute, acme: Dispute, read: Read) -> None:
    assert "2 disputes" in read("/disputes/?stage=filed&stage=appeal")
    assert "0 disputes" in read("/disputes/?stage=filed&right=copyright")


def test_a_count_says_what_its_choice_would_show(doe: Dispute, acme: Dispute, read: Read) -> None:
    page = read("/disputes/?stage=filed")

    assert 'id="stage-appeal">Appeal<span class="n">1</span>' in page
    assert 'id="right-trademark">Trade mark<span class="n">1</span>' in page
    assert "right-copyright" not in page


def test_a_filter_can_be_taken_back(doe: Dispute, read: Read) -> None:
    page = read("/disputes/?stage=filed&q=doe&sort=name")

    assert 'href="?stage=filed&amp;sort=name"' in page
    assert 'href="?q=doe&amp;sort=name"' in page


def test_nothing_found_offers_a_way_out(doe: Dispute, read: Read) -> None:
    page = read("/disputes/?q=nobody&topic=music")

    assert "No dispute is like that" in page
    assert "Show all disputes" in page
    assert 'id="topic-music" checked>Music<span class="n">0</span>' in page


@pytest.mark.parametrize(
    "query",
    [
        *("stage=x", "outcome=x", "outcome=deal", "court=%00", "topic=%22%3E"),
        *("q=%00", "q=%25_'", f"q={'x' * 60_000}", "page=x", "page=9", "sort=x"),
    ],
)
def test_nonsense_in_the_address_is_no_error(doe: Dispute, read: Read, query: str) -> None:
    assert "<h1>Disputes</h1>" in read(f"/disputes/?{query}")


@pytest.mark.parametrize("target", ["", "catalogue"])
def test_a_filter_that_nobody_knows_is_left_out_and_told(doe: Dispute, read: Read, target: str) -> None:
    page = read("/disputes/?stage=foo&right=%3Cb%3E&outcome=&court=a+b", target=target)

    for words in ("stage “foo”", "right asserted “&lt;b&gt;”", "court “a b”"):
        assert f"There is no {words}: it was left out." in page
    assert page.count("There is no") == 3
    assert "1 dispute<" in page


@pytest.mark.parametrize("name", [facet.name for facet in facets.FACETS])
def test_a_thousand_values_are_not_too_many(doe: Dispute, read: Read, name: str) -> None:
    query = "&".join(f"{name}=a{number}-b" for number in range(990))

    assert "<h1>Disputes</h1>" in read(f"/disputes/?{query}")


@pytest.mark.parametrize("facet", ["campaign", "topic", "court"])
def test_names_that_are_on_no_public_dispute_are_not_told(read: Read, facet: str) -> None:
    campaign = Campaign.objects.create(slug="hush", name="A secret plan")
    secret = make.dispute(is_public=False, campaign=campaign)
    secret.topics.add(Topic.objects.create(slug="hush", name="A secret plan"))
    make.proceeding(secret, court=make.court("hush", short_name="A secret plan"))

    page = read(f"/disputes/?{facet}=hush")

    assert "secret plan" not in page
    assert "0 disputes" in page
    assert "hush <span" in page


@pytest.mark.parametrize(
    ("words", "is_found"),
    [("Müller", True), ("affäre müller", True), ("müller & roe", True), ("[", False), (",", False)],
)
def test_other_names_are_found_by_their_letters(read: Read, words: str, is_found: bool) -> None:
    make.dispute("Doe v. Roe", aliases=["Affäre Müller", "müller"])

    assert ("1 dispute<" in read(f"/disputes/?q={quote(words)}")) == is_found


def test_the_latest_event_comes_first_and_a_deadline_to_come_is_not_it(
    doe: Dispute, acme: Dispute, read: Read
) -> None:
    next_year = timezone.now() + datetime.timedelta(days=365)
    make.event(acme, when="2026-02-17", headline="Acme writes")
    make.event(acme, when=f"{next_year:%Y-%m-%d}", headline="Answer is due")
    make.event(doe, when="2026-02-18", headline="Doe writes")
    make.event(acme, when="2026-02-19", headline="Notice of appearance", is_routine=True)

    page = read("/disputes/")

    assert page.index("Doe v. Roe") < page.index("Acme v. Zenith")
    assert "Acme writes" in page
    assert "Answer is due" not in page
    assert "3 events" in page


def test_names_can_order_the_catalogue(doe: Dispute, acme: Dispute, read: Read) -> None:
    make.event(doe)

    page = read("/disputes/?sort=name")

    assert page.index("Acme v. Zenith") < page.index("Doe v. Roe")


def test_a_page_holds_fifty_and_the_next_keeps_the_question(read: Read) -> None:
    for number in range(51):
        make.dispute(f"Case {number:02d}", stage="filed")

    first = read("/disputes/?stage=filed&sort=name")
    second = read("/disputes/?stage=filed&sort=name&page=2")

    assert 'href="?stage=filed&amp;sort=name&amp;page=2"' in first
    assert "Case 49" in first
    assert "Case 50" not in first
    assert "Case 50" in second


def test_htmx_gets_the_part_it_swaps(doe: Dispute, read: Read) -> None:
    part = read("/disputes/?stage=filed", target="catalogue")

    assert part.lstrip().startswith('<div class="catalogue" id="catalogue">')
    assert "Doe v. Roe" in part


@pytest.mark.parametrize("header", ["HX-Boosted", "HX-History-Restore-Request"])
def test_a_boosted_or_restored_page_is_whole(client: Client, header: str) -> None:
    headers = {"HX-Request": "true", "HX-Target": "catalogue", header: "true"}

    response = client.get("/disputes/", headers=headers)

    assert b"<!doctype html>" in response.content
    assert {"HX-Request", "HX-Target"} <= {name.strip() for name in response["Vary"].split(",")}


def test_more_disputes_cost_no_more_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        dispute = make.dispute(stage="filed")
        make.role(dispute)
        make.outcome(dispute)
        make.proceeding(dispute, number=f"1:26-cv-{number:05d}")
        make.event(dispute)

    with django_assert_max_num_queries(15):
        client.get("/disputes/?stage=filed&q=v.")
