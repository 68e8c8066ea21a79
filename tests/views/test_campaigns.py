"""A campaign's table: claimants and what came of letter, deadline, answer, suit and outcome."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from disputes.models import Campaign, Dispute, Party
from disputes.search import campaigns
from disputes.search.campaigns import Row
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
PAGE = "/campaigns/video/"


@pytest.fixture
def campaign() -> Campaign:
    product = make.product("Kino", maker=make.party("Acme"))
    return Campaign.objects.create(slug="video", name="Against Kino", summary="Letters.", product=product)


@pytest.fixture
def doe(campaign: Campaign) -> Dispute:
    doe = make.dispute("Doe v. Acme", campaign=campaign, stage="threatened")
    make.role(doe, make.party("Doe", slug="doe"))
    return doe


def rows(of: Campaign) -> list[Row]:
    return campaigns.Matrix(of, make.NOW).rows


def table(of: Campaign) -> dict[str, list[str]]:
    """What stands in the cells of each dispute: the words of their steps, or what is said without any."""
    return {
        row.dispute.short_name: [
            ", ".join(step.words for step in cell.steps) or cell.words for cell in row.cells
        ]
        for row in rows(of)
    }


def test_a_campaign_leads_to_its_page_and_that_to_the_list(
    campaign: Campaign, doe: Dispute, read: Read
) -> None:
    page = read(campaign.get_absolute_url())

    assert campaign.get_absolute_url() == PAGE
    for text in ("Against Kino", "Letters.", "Kino</a>, Acme", "1 dispute<", "/disputes/?campaign=video"):
        assert text in page
    assert '<a class="title" href="/parties/doe/">Doe</a>' in page


def test_each_cell_leads_to_its_event(campaign: Campaign, doe: Dispute, read: Read) -> None:
    letter = make.event(doe, kind="threat", headline="Doe writes")
    answer = make.event(doe, kind="response", headline="Acme answers")
    suit = make.event(doe, kind="complaint", headline="Doe sues", when="2026-03-01")
    due = make.event(doe, kind="deadline", when="2026-02-20")
    make.demand(doe, event=letter, answer=answer, due_on="2026-02-20", made_by=make.party("Doe"))

    page = read(PAGE)

    for event in (letter, answer, suit, due):
        assert f'href="{event.get_absolute_url()}"' in page
    assert "Letters recorded in 1 of 1, suits in 1." in page


def test_what_is_not_there_is_said_in_words(campaign: Campaign, doe: Dispute, read: Read) -> None:
    assert table(campaign)["Doe v. Acme"] == [
        "No letter is recorded.",
        "None is recorded.",
        "There is no letter to answer.",
        "No suit is recorded.",
        "None is recorded.",
    ]
    assert read(PAGE).count('<span aria-hidden="true">— </span>') == 5


def test_a_statement_stands_in_for_a_letter_and_is_no_letter(campaign: Campaign, doe: Dispute) -> None:
    make.event(doe, kind="statement", headline="Doe condemns Kino")

    [row] = rows(campaign)

    assert row.cells[0].state == "not reached"
    assert [step.note for step in row.cells[0].steps] == ["said in public; no letter is recorded"]


@pytest.mark.parametrize(
    ("path", "state", "told"),
    [
        ("deal", "reached", "So it ended"),
        ("standards", "reached", "So it ended"),
        ("lawsuit", "reached", "So it ended"),
        ("standards", "pending", "So it ended"),
        ("deal", "possible", "None is recorded."),
    ],
)
def test_an_outcome_of_any_path_stands_in_the_last_cell(
    campaign: Campaign, doe: Dispute, path: str, state: str, told: str
) -> None:
    make.outcome(doe, path, state=state, headline="So it ended")

    assert table(campaign)["Doe v. Acme"][-1] == told


def test_claimants_are_those_of_the_record_then_writers_and_who_makes_a_claim(
    campaign: Campaign, doe: Dispute
) -> None:
    make.role(doe, make.party("Ministry"), "regulator")
    make.role(doe, make.party("Acme"), "respondent")
    senator = make.party("Senator")
    make.role(doe, senator, "interested", note="Wrote the letter")
    make.demand(doe, made_by=senator)
    make.claim(doe).claimants.add(make.party("Poe"))

    [row] = rows(campaign)

    assert [(each.party.name, each.role) for each in row.claimants] == [
        ("Doe", ""),
        ("Ministry", "Regulator"),
        ("Senator", "Wrote the letter"),
        ("Poe", ""),
    ]


def test_who_wrote_first_stands_first(campaign: Campaign, doe: Dispute) -> None:
    for name, made_on in (("B v. Acme", "2026-02-20"), ("C v. Acme", "2026-02-13")):
        make.demand(make.dispute(name, campaign=campaign), made_on=made_on)

    assert list(table(campaign)) == ["C v. Acme", "B v. Acme", "Doe v. Acme"]


def test_what_is_not_public_does_not_show(campaign: Campaign, doe: Dispute, read: Read) -> None:
    secret = make.dispute("Secret v. Hidden", is_public=False, campaign=campaign)
    make.event(doe, secret, headline="Withheld letter", kind="threat", is_public=False)
    make.demand(secret, demand="Withheld demand")

    page = read(PAGE)

    assert "Secret" not in page
    assert "Withheld" not in page
    assert "1 dispute<" in page


@pytest.mark.parametrize("slug", ["none", "drafts"])
def test_a_campaign_without_public_disputes_is_not_there(client: Client, slug: str) -> None:
    make.dispute(is_public=False, campaign=Campaign.objects.create(slug="drafts", name="Of drafts"))

    assert client.get(f"/campaigns/{slug}/").status_code == 404


def test_more_rows_cost_the_same(campaign: Campaign, client: Client) -> None:
    counts = []
    for number in (2, 60):
        for _ in range(number):
            fill(make.dispute(campaign=campaign))
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def fill(dispute: Dispute) -> None:
    make.role(dispute)
    make.claim(dispute).claimants.add(make.party())
    make.outcome(dispute, state="pending", headline="Under way")
    make.proceeding(dispute, number=f"1:26-cv-{dispute.pk:05}")
    make.citation(make.event(dispute, kind="response"), item=make.item())
    make.demand(dispute, event=make.event(dispute, kind="threat"), due_on="2026-03-09", answer=None)


def test_the_shipped_campaign_is_one_table_of_all_its_disputes() -> None:
    call_command("load_catalogue", verbosity=0)
    seedance = Campaign.objects.get(slug="seedance")

    found = {row.dispute.slug: row for row in rows(seedance)}

    assert len(found) == seedance.disputes.count() == 9
    netflix = found["netflix-bytedance-seedance"]
    assert [each.party for each in netflix.claimants] == [Party.objects.get(slug="netflix")]
    [letter], [deadline] = netflix.cells[0].steps, netflix.cells[1].steps
    assert [step.event.headline for step in (letter, deadline) if step.event] == [
        "Netflix threatens ByteDance with litigation over Seedance",
        "Netflix’s three-day period for ByteDance runs out",
    ]
    assert not [row for row in found.values() if row.cells[3].state == "reached"]
    assert sum(row.cells[0].state == "reached" for row in found.values()) == 8


def test_a_running_clock_brings_its_script(campaign: Campaign, doe: Dispute, read: Read) -> None:
    assert "js/clocks.js" not in read(PAGE)

    soon = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=9)
    make.demand(doe, due_on=f"{soon:%Y-%m-%d}")

    assert "js/clocks.js" in read(PAGE)
