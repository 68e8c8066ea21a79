"""The board of outcomes: what a card tells, how the board is narrowed, what it withholds, what it costs."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from disputes.models import Campaign, Dispute, Outcome, Signal, Topic
from disputes.search import outcomes
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db


@pytest.fixture
def bartz() -> Outcome:
    campaign = Campaign.objects.create(slug="books", name="Books")
    dispute = make.dispute("Bartz v. Anthropic", campaign=campaign)
    dispute.topics.add(Topic.objects.create(slug="training", name="Training data"))
    money = {"claimed": 900, "awarded": 1_500_000_000, "currency": "USD"}
    deal = make.outcome(
        dispute, "deal", state="reached", reached_on="2025-09-05", headline="Class deal", **money
    )
    signal(deal, "2025-08-26", summary="The parties tell the court of a deal")
    return deal


@pytest.fixture
def gema() -> Outcome:
    money = {"awarded": 200, "currency": "EUR"}
    return make.outcome(make.dispute("GEMA v. Suno"), "lawsuit", state="pending", **money)


def signal(of: Outcome, day: str, **fields: Any) -> Signal:
    fields = {"summary": "It moves", **make.SOURCED, **fields}
    return Signal.objects.create(outcome=of, happened_on=day, **fields)


def settled(number: int, **fields: Any) -> list[Dispute]:
    """Disputes with a letter, and a deal 100, 200, … days after it."""
    made = [make.dispute(f"Party {n} v. Roe", **fields) for n in range(1, number + 1)]
    for n, dispute in enumerate(made, 1):
        make.event(dispute, when="2024-01-01", kind="threat")
        day = datetime.date(2024, 1, 1) + datetime.timedelta(days=100 * n)
        make.outcome(dispute, "deal", state="reached", reached_on=f"{day}")
    return made


def measured(page: str) -> str:
    return page[page.index('id="lengths"') :]


def test_a_card_tells_state_last_signal_and_money(bartz: Outcome, read: Read) -> None:
    signal(bartz, "2025-01", summary="Talks are rumoured")

    page = read("/outcomes/")

    for words in (
        "Bartz v. Anthropic",
        "<b>Reached</b>",
        "5 Sep 2025",
        "Class deal",
        "for: The parties tell",
    ):
        assert words in page
    assert 'Claimed: <b class="number">USD 900</b>' in page
    assert 'Awarded or agreed: <b class="number">USD 1,500,000,000</b>' in page
    assert "Talks are rumoured" not in page


def test_money_is_never_added_up(bartz: Outcome, gema: Outcome, read: Read) -> None:
    page = read("/outcomes/")

    assert page.count('class="number">USD') == 2
    assert page.count('class="number">EUR 200<') == 1
    assert page.count('<b class="number">') == 3


def test_a_signal_to_come_is_not_the_last(bartz: Outcome, read: Read) -> None:
    signal(bartz, f"{timezone.now() + datetime.timedelta(days=400):%Y-%m-%d}", summary="A hearing is set")

    assert "A hearing is set" not in read("/outcomes/")


def test_what_is_not_public_is_neither_shown_nor_counted(read: Read) -> None:
    campaign = Campaign.objects.create(slug="hush", name="A secret plan")
    for dispute in settled(5, is_public=False, campaign=campaign):
        dispute.topics.add(Topic.objects.get_or_create(slug="hush", name="A secret plan")[0])

    for query in ("", "?campaign=hush", "?topic=hush", "?state=reached", "?clock=letter"):
        page = read(f"/outcomes/{query}")
        assert "v. Roe" not in page
        assert "secret plan" not in page
        assert "n = " not in page


@pytest.mark.parametrize(
    "query", ["state=reached", "campaign=books", "topic=training", "state=reached&topic=training"]
)
def test_filters_narrow(bartz: Outcome, gema: Outcome, read: Read, query: str) -> None:
    page = read(f"/outcomes/?{query}")

    assert "Bartz v. Anthropic" in page
    assert "GEMA v. Suno" not in page


def test_states_are_counted_and_lead_to_their_cards(bartz: Outcome, gema: Outcome, read: Read) -> None:
    page = read("/outcomes/?campaign=books")

    assert 'href="?state=reached&amp;campaign=books">Reached <b>1</b>' in page
    assert "Under way <b>" not in page
    assert '<option value="books" selected>Books (1)</option>' in page


def test_columns_are_turned_together_and_keep_the_question(read: Read) -> None:
    for number in range(outcomes.CARDS_PER_COLUMN + 1):
        make.outcome(make.dispute(f"Case {number:02d}"), state="pending")
    make.outcome(make.dispute("The only deal"), "deal", state="pending")

    first, second = read("/outcomes/?state=pending"), read("/outcomes/?state=pending&page=2")

    assert 'href="?state=pending&amp;page=2"' in first
    assert "Case 11" in first
    assert "Case 12" not in first
    assert "Case 12" in second
    assert "No more on this path" in second


@pytest.mark.parametrize(
    "query",
    ["state=x", "state=%00", "campaign=%00", "topic=%22%3E", "clock=x", "page=x", "page=99", "campaign="],
)
def test_nonsense_in_the_address_is_no_error(bartz: Outcome, read: Read, query: str) -> None:
    assert "<h1>Outcomes</h1>" in read(f"/outcomes/?{query}")


def test_an_empty_board_says_so(read: Read) -> None:
    page = read("/outcomes/")

    assert page.count("Nothing is recorded on this path yet") == 3
    assert page.count("No dispute stands so on this path") == 0


def test_five_disputes_make_a_figure(read: Read) -> None:
    made = settled(5)

    page = measured(read("/outcomes/"))

    for words in ("n = 5", "10 months", "3 months to 16 months"):
        assert words in page
    assert all(dispute.get_absolute_url() in page for dispute in made)
    assert "5 disputes, 5 with an outcome" in page
    assert 'class="falling"' in page


def test_four_are_withheld_with_all_that_would_tell(read: Read) -> None:
    made = settled(4)

    page = measured(read("/outcomes/"))

    assert page.count("Withheld: fewer than five disputes can be measured") == 4
    assert "Withheld: fewer than five of these disputes came to an outcome" in page
    assert not any(dispute.short_name in page for dispute in made)
    for words in ("n = ", "months to", "<svg", "watched so long", "4 disputes"):
        assert words not in page


def test_figures_follow_the_campaign_and_not_the_state(bartz: Outcome, read: Read) -> None:
    settled(5)

    assert "n = 5" in read("/outcomes/?state=pending")
    assert "n = 5" not in read("/outcomes/?campaign=books")


def test_htmx_gets_the_part_it_swaps(bartz: Outcome, read: Read) -> None:
    assert read("/outcomes/?state=reached", target="board").lstrip().startswith('<div id="board">')


@pytest.mark.parametrize("number", [5, 200])
def test_more_disputes_cost_no_more_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for dispute in settled(number):
        signal(dispute.outcomes.get(), "2024-05")

    with django_assert_num_queries(12):
        client.get("/outcomes/")
