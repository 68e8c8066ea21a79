"""What was taken back counts for nothing, and what no source bears out is marked, wherever records meet."""

import datetime

import pytest
from django.utils import timezone

from disputes.models import Dispute, Party
from disputes.search.network import Network
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
MARK = ">Unconfirmed</span>"
COMPARED = "/compare/?dispute=doe&dispute=roe"


@pytest.fixture
def acme() -> Party:
    return make.party("Acme", slug="acme")


@pytest.fixture
def doe() -> Dispute:
    make.dispute("Roe v. Zenith", slug="roe")
    return make.dispute("Doe v. Acme", slug="doe")


def row(page: str, name: str) -> str:
    """Of the table of a comparison; "" where there is none."""
    _, _, after = page.partition(f'<span class="title">{name}</span>')
    return after.partition("</tr>")[0]


@pytest.mark.parametrize("taken_back", ["claimant", "respondent"])
def test_a_role_that_was_taken_back_makes_nobody_face_another(
    doe: Dispute, acme: Party, taken_back: str
) -> None:
    for party, role in ((acme, "respondent"), (make.party("Doe"), "claimant")):
        make.role(doe, party, role, standing="withdrawn" if role == taken_back else "reported")

    assert Network(acme, "1").ties == []


@pytest.mark.parametrize(("name", "role"), [("Claimants", "claimant"), ("Respondents", "respondent")])
def test_a_comparison_marks_who_is_not_confirmed_and_leaves_out_who_was_taken_back(
    doe: Dispute, acme: Party, read: Read, name: str, role: str
) -> None:
    make.role(doe, acme, role, standing="unconfirmed")
    make.role(doe, make.party("Hush"), role, standing="withdrawn")

    told = row(read(COMPARED), name)

    assert MARK in told[told.index("Acme</a>") :]
    assert "Hush" not in told


def test_a_comparison_marks_a_court_and_an_outcome_that_nothing_bears_out(doe: Dispute, read: Read) -> None:
    make.proceeding(doe, court=make.court("nysd"), standing="unconfirmed", source_url="")
    make.outcome(doe, "deal", state="reached", standing="unconfirmed", source_url="")

    page = read(COMPARED)

    assert MARK in row(page, "Courts")
    assert MARK in row(page, "Path: settlement or licence")


def test_an_outcome_that_was_taken_back_is_none(doe: Dispute, acme: Party, read: Read) -> None:
    make.role(doe, acme, "respondent")
    make.outcome(doe, "deal", state="reached", standing="withdrawn", awarded=5, currency="USD")

    page = read(COMPARED)

    assert (row(page, "Path: settlement or licence"), row(page, "Money awarded or agreed")) == ("", "")
    assert "Outcomes of its disputes" not in read("/parties/acme/")
    assert "Doe v. Acme" not in read("/disputes/?outcome=deal-reached")


def test_what_was_taken_back_does_not_stand_beside_other_disputes_as_there(doe: Dispute, read: Read) -> None:
    make.event(doe, kind="complaint", headline="Sued after all", standing="withdrawn")
    make.event(Dispute.objects.get(slug="roe"), kind="complaint", headline="Roe sues")

    assert "In 1 of 2" in row(read(COMPARED), "Complaint")


def test_a_claim_that_names_nobody_is_not_made_by_who_was_taken_back(doe: Dispute, read: Read) -> None:
    make.role(doe, make.party("Hush", slug="hush"), standing="withdrawn")
    make.claim(doe)

    assert "Hush" not in read("/claims/")
    assert "Alleges copying" not in read("/claims/?claimant=hush")


def test_a_product_tells_no_claimant_who_was_taken_back(doe: Dispute, read: Read) -> None:
    doe.products.add(make.product(slug="tool"))
    make.role(doe, make.party("Hush"), standing="withdrawn")

    assert "Hush" not in read("/products/tool/")


def test_the_last_step_of_a_standard_is_one_that_holds(read: Read) -> None:
    standard = make.standard("Act")
    for day, summary, standing in (
        ("2026-02-01", "Put to the vote", "unconfirmed"),
        ("2026-02-02", "Adopted", "withdrawn"),
        ("2026-01-01", "Proposed", "reported"),
    ):
        standard.steps.create(
            happened_on=day, summary=summary, standing=standing, source_url="https://law.example/"
        )

    page = read("/standards/")

    assert MARK in page[page.index("Put to the vote") :]
    assert "Adopted" not in page


def test_a_hearing_that_was_taken_off_is_not_the_next_one(doe: Dispute, read: Read) -> None:
    make.proceeding(doe)
    for days, headline, standing in ((2, "Called off", "withdrawn"), (9, "Oral argument", "reported")):
        day = timezone.now() + datetime.timedelta(days=days)
        make.event(doe, kind="hearing", headline=headline, standing=standing, when=f"{day:%Y-%m-%d}")

    page = read("/courts/nysd/")

    assert "Oral argument" in page
    assert "Called off" not in page


# --- Who and what has a page ------------------------------------------------------------------------------


def test_whom_only_a_demand_or_a_claim_names_has_the_page_that_its_name_leads_to(
    doe: Dispute, acme: Party, read: Read
) -> None:
    make.role(doe, acme, "respondent")
    make.demand(doe, made_by=make.party("Writer", slug="writer"), made_to=acme)
    make.claim(doe).claimants.add(make.party("Singer", slug="singer"))

    assert 'href="/parties/writer/"' in read("/parties/acme/")
    assert "Purge it" in read("/parties/writer/")
    assert 'href="/parties/singer/"' in read("/claims/")
    assert "<h1>Singer</h1>" in read("/parties/singer/")


def test_the_claims_of_a_parent_are_listed_under_its_name(doe: Dispute, acme: Party, read: Read) -> None:
    make.role(doe, make.party("Video", slug="video", parent=acme), "respondent")
    make.claim(doe)

    page = read("/claims/?respondent=acme&respondent=video")

    assert 'class="chip" href="?respondent=video">Acme' in page


def test_a_maker_has_the_product_of_a_campaign(doe: Dispute, acme: Party, read: Read) -> None:
    make.role(doe, acme, "respondent")
    tool = make.product("Video Tool", slug="tool", maker=acme)
    tool.campaigns.create(slug="video", name="Against a tool").disputes.add(doe)

    assert '<a href="/products/tool/">Video Tool</a>' in read("/parties/acme/")
