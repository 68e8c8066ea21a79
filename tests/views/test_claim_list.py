"""Claims across disputes: what a row tells, how the list is narrowed and counted, and what it costs."""

from urllib.parse import quote

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from disputes.models import Campaign, Claim, ClaimStatus, Dispute
from disputes.search import claim_facets, claims
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
STYLE = "/claims/?protectability=style"


@pytest.fixture
def doe() -> Claim:
    """A claim that has something of everything a facet asks for."""
    campaign = Campaign.objects.create(slug="video-models", name="Video models")
    dispute = make.dispute("Doe v. Roe", slug="doe-v-roe", campaign=campaign)
    make.role(dispute, make.party("Doe", slug="doe"))
    make.role(dispute, make.party("Roe", slug="roe"), "respondent")
    claim = alleged(
        dispute,
        "Alleges that Roe copies the look of Doe",
        basis="15 U.S.C. § 1125(a)",
        right="trademark",
        protectability="style",
        status="dismissed",
    )
    step(claim, "contested", "2025-05")
    step(claim, "dismissed", "2026-02-17", note="Too vague")
    return claim


@pytest.fixture
def acme() -> Claim:
    dispute = make.dispute("Acme v. Zenith")
    for name in ("Acme", "Ajax"):
        make.role(dispute, make.party(name, slug=name.lower()))
    claim = alleged(dispute, "Alleges that Zenith copies books", protectability="expression")
    claim.claimants.add(dispute.roles.get(party__slug="acme").party)
    return claim


def alleged(of: Dispute, words: str, **fields: str) -> Claim:
    claim = make.claim(of, **fields)
    claim.claim = words
    claim.save()
    return claim


def step(of: Claim, status: str, since_on: str, **fields: str) -> ClaimStatus:
    return ClaimStatus.objects.create(claim=of, status=status, since_on=since_on, **make.SOURCED, **fields)


def test_a_row_tells_who_claims_what_of_whom_and_how_it_fared(doe: Claim, read: Read) -> None:
    page = read("/claims/")

    for words in (
        "Alleges that Roe copies the look",
        ">Doe</a>",
        ">Roe</a>",
        "Trade mark",
        "§ 1125(a)",
        "Style",
    ):
        assert words in page
    assert f'<a href="{doe.dispute.get_absolute_url()}">Doe v. Roe</a> · how sure: Reported' in page
    assert '<span class="stage">Dismissed</span>' in page
    assert page.index('since <time datetime="2026-02-17">') < page.index(
        'Contested since <time datetime="2025-05">'
    )
    assert "Too vague" in page


def test_a_claim_without_a_source_says_so(read: Read) -> None:
    alleged(make.dispute(), "The press supposes it", source_url="", standing="unconfirmed")

    page = read("/claims/")

    assert ">Unconfirmed</span></small>" in page
    assert "No date recorded" in page


def test_what_is_not_public_is_neither_shown_nor_counted(read: Read) -> None:
    campaign = Campaign.objects.create(slug="hush", name="A secret plan")
    secret = make.dispute("Secret v. Hidden", slug="hush", is_public=False, campaign=campaign)
    make.role(secret, make.party("Secret", slug="hush"))
    alleged(secret, "A secret claim", protectability="style")

    for query in ("", "?q=secret", "?campaign=hush", "?claimant=hush", "?respondent=hush", "?dispute=hush"):
        page = read(f"/claims/{query}")
        assert "0 claims" in page
        assert "Secret" not in page
        assert "secret plan" not in page
        assert "protectability-style" not in page


def test_a_claim_of_several_is_one_claim(read: Read) -> None:
    made = make.claim(make.dispute())
    made.claimants.set([make.party(slug="doe"), make.party(), make.party()])

    assert "1 claim<" in read("/claims/?claimant=doe")


@pytest.mark.parametrize(
    "query",
    [
        *("dispute=doe-v-roe", "claimant=doe", "respondent=roe", "right=trademark", "protectability=style"),
        *("status=dismissed", "campaign=video-models", "q=look", "q=1125", "q=vague", "q=roe+LOOK"),
        *("claimant=doe&respondent=roe&status=dismissed", "status=dismissed&status=upheld"),
    ],
)
def test_each_facet_narrows(doe: Claim, acme: Claim, read: Read, query: str) -> None:
    page = read(f"/claims/?{query}")

    assert "1 claim<" in page
    assert "copies the look" in page
    assert "copies books" not in page


def test_style_only_claims_are_one_link_away(doe: Claim, acme: Claim, read: Read) -> None:
    assert f'href="{STYLE}">Style-only claims, and how each fared' in read("/claims/")
    assert "1 claim<" in read(STYLE)


def test_a_claim_that_names_nobody_is_made_by_the_whole_side(doe: Claim, acme: Claim, read: Read) -> None:
    alleged(acme.dispute, "Alleges something else")

    page = read("/claims/")

    assert 'id="claimant-acme">Acme<span class="n">2</span>' in page
    assert 'id="claimant-ajax">Ajax<span class="n">1</span>' in page
    assert "2 claims" in read("/claims/?claimant=acme")
    assert "1 claim<" in read("/claims/?claimant=ajax")


def test_what_nobody_has_sorted_can_be_asked_for(doe: Claim, read: Read) -> None:
    alleged(make.dispute(), "Alleges a wrong")

    page = read("/claims/?protectability=unsorted")

    assert "1 claim<" in page
    assert "Alleges a wrong" in page


def test_the_grid_counts_pairs_and_leads_to_them(doe: Claim, acme: Claim, read: Read) -> None:
    page = read("/claims/?right=trademark&right=copyright&status=upheld")

    address = "?protectability=style&amp;status=dismissed&amp;right=trademark&amp;right=copyright"
    assert f'href="{address}">1<span class="visually-hidden"> claim: Style, Dismissed</span>' in page
    assert "claim: Expression, Alleged" in page
    assert "0 claims" in page


@pytest.mark.parametrize(
    "query", ["protectability=style", "status=dismissed", "protectability=style&status=dismissed"]
)
def test_the_grid_marks_where_one_is(doe: Claim, read: Read, query: str) -> None:
    assert read(f"/claims/?{query}").count('aria-current="true"') == 1


def test_a_filter_can_be_taken_back(doe: Claim, read: Read) -> None:
    page = read("/claims/?right=trademark&q=look")

    assert 'href="?right=trademark"' in page
    assert 'href="?q=look"' in page


def test_a_choice_without_claims_keeps_its_name(doe: Claim, acme: Claim, read: Read) -> None:
    page = read("/claims/?claimant=doe&dispute=doe-v-roe&campaign=video-models&right=patent")

    for name in ("Doe<span", "Doe v. Roe<span", "Video models<span", "Patent<span"):
        assert f'checked>{name} class="n">0' in page
    assert "No claim is like that" in page


@pytest.mark.parametrize(
    "query",
    [
        *("status=x", "claimant=%00", "dispute=%22%3E", f"campaign={'x' * 60_000}", "page=x", "page=99"),
        *("q=%00", "q=%25_'", "q=%2C", f"q={'x' * 60_000}", f"q={quote('a ' * 99)}", "protectability="),
    ],
)
def test_nonsense_in_the_address_is_no_error(doe: Claim, read: Read, query: str) -> None:
    assert "<h1>Claims</h1>" in read(f"/claims/?{query}")


@pytest.mark.parametrize("name", [facet.name for facet in claim_facets.FACETS])
def test_a_thousand_values_are_not_too_many(doe: Claim, read: Read, name: str) -> None:
    assert "<h1>Claims</h1>" in read(f"/claims/?{'&'.join(f'{name}=a{number}' for number in range(990))}")


def test_no_claim_yet_is_said(read: Read) -> None:
    assert "No claim is like that yet" in read("/claims/")


def test_htmx_gets_the_part_it_swaps(doe: Claim, read: Read) -> None:
    assert read(STYLE, target="claims").lstrip().startswith('<div class="catalogue" id="claims">')


@pytest.mark.parametrize("number", [2, 200])
def test_more_claims_cost_no_more_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for _ in range(number):
        dispute: Dispute = make.dispute()
        make.role(dispute)
        claim = make.claim(dispute)
        claim.respondents.add(make.party())
        step(claim, "alleged", "2026")

    with django_assert_num_queries(17):
        response = client.get("/claims/?status=alleged&q=alleges")

    assert len(response.context["grid"].rows) == min(number, claims.PAGE_SIZE)
