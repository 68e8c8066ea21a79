"""Products: the list, the page of one, what it does not tell, and what it costs."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from disputes.models import Campaign, Dispute, Product
from disputes.search import names
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
LIST_QUERIES, PAGE_QUERIES = 3, 12


@pytest.fixture
def doe() -> Dispute:
    return make.dispute("Doe v. Acme", slug="doe-v-acme")


@pytest.fixture
def tool(doe: Dispute) -> Product:
    """A product with all that stands on its page."""
    acme = make.party("Acme", slug="acme")
    make.role(doe, make.party("Doe"))
    make.role(doe, acme, "respondent")
    made = make.product("Video Tool", slug="tool", maker=acme, aliases=["VTool"])
    doe.products.add(made)
    return made


def shown(page: str) -> list[str]:
    return re.findall(r'<li><a href="/products/[^"]+">(.*?)</a>', page)


def test_products_stand_from_a_to_z_under_their_letters(doe: Dispute, read: Read) -> None:
    doe.products.add(*(make.product(name) for name in ("zebra", "Émile", "Acme Cut", "3D Maker")))

    page = read("/products/")

    assert shown(page) == ["3D Maker", "Acme Cut", "Émile", "zebra"]
    assert re.findall(r'<h2 id="group-\d">(.)</h2>', page) == ["#", "A", "E", "Z"]


def test_products_stand_under_their_makers(doe: Dispute, tool: Product, read: Read) -> None:
    doe.products.add(make.product("Alpha"), make.product("Bravo", maker=make.party("Zenith")))

    page = read("/products/?by=maker")

    assert re.findall(r'<h2 id="group-\d">(.*?)</h2>', page) == ["Acme", "Zenith", "Maker not recorded"]
    assert shown(page) == ["Video Tool", "Bravo", "Alpha"]


@pytest.mark.parametrize("words", ["vtool", "VIDEO", "tool acme", "acme&by=maker"])
def test_a_product_is_found_by_its_names_and_its_maker(
    doe: Dispute, tool: Product, read: Read, words: str
) -> None:
    doe.products.add(make.product("Other"))

    assert shown(read(f"/products/?q={words}")) == ["Video Tool"]


def test_a_name_that_is_not_there_leads_back_to_all(tool: Product, read: Read) -> None:
    part = read("/products/?q=none", target="names")

    assert "Nothing of that name." in part
    assert '<a class="button" href="/products/">Show all</a>' in part
    assert "<html" not in part


def test_a_long_list_is_turned_page_by_page(
    doe: Dispute, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "PAGE_SIZE", 2)
    doe.products.add(*(make.product(name) for name in "ABC"))

    assert shown(read("/products/?page=2")) == ["C"]
    assert shown(read("/products/?page=none")) == ["A", "B"]


def test_a_product_tells_its_disputes_and_what_happened_on_them(
    doe: Dispute, tool: Product, read: Read
) -> None:
    make.event(doe, headline="Doe writes to Acme")
    make.outcome(doe, "deal", state="pending")

    page = read("/products/tool/")

    for words in ("VTool", "1 dispute over it", "Doe v. Acme", "Threatened", "Doe writes to Acme"):
        assert words in page
    assert 'made by <a href="/parties/acme/">Acme</a>' in page
    assert "Settlement or licence: under way" in page


def test_claims_are_counted_by_what_they_protect_and_lead_to_the_grid(
    doe: Dispute, tool: Product, read: Read
) -> None:
    make.claim(doe, protectability="style")
    make.claim(doe)
    make.claim(make.dispute(), protectability="style")

    page = read("/products/tool/")

    assert '<a href="/claims/?product=tool&amp;protectability=style">Style</a>' in page
    assert page.count("1 claim<") == 2
    assert "1 claim<" in read("/claims/?product=tool&protectability=style")


def test_the_product_asked_for_can_be_taken_out_of_the_grid_again(
    doe: Dispute, tool: Product, read: Read
) -> None:
    make.claim(doe)

    page = read("/claims/?product=tool")

    assert re.search(r'href="\?">Video Tool', page)


def test_a_campaign_makes_its_product_public(read: Read) -> None:
    tool = make.product("Video Tool", slug="tool")
    campaign = Campaign.objects.create(slug="video", name="Against a tool", product=tool)
    make.dispute(campaign=campaign)

    assert '<a href="/campaigns/video/">Against a tool</a>' in read("/products/tool/")
    assert '<a href="/products/tool/">Video Tool</a>' in read("/campaigns/video/")


def test_a_dispute_leads_to_its_products(tool: Product, read: Read) -> None:
    assert '<a href="/products/tool/">Video Tool</a>' in read("/disputes/doe-v-acme/")


def test_nothing_of_a_dispute_that_is_not_public_shows(tool: Product, read: Read) -> None:
    campaign = Campaign.objects.create(slug="secret", name="Hidden campaign", product=tool)
    secret = make.dispute("Hidden v. Acme", is_public=False, campaign=campaign)
    secret.products.add(tool, make.product("Hidden tool"))
    make.role(secret, make.party("Hidden party"))
    make.claim(secret, protectability="style")
    make.event(secret, make.dispute(), headline="Hidden letter")

    for path in ("/products/tool/", "/products/", "/claims/?product=tool"):
        assert "Hidden" not in read(path)
    assert "No claim is recorded" in read("/products/tool/")


def test_a_product_of_drafts_only_is_not_there(client: Client) -> None:
    make.dispute(is_public=False).products.add(make.product(slug="tool"))
    make.product(slug="unused")

    assert [client.get(f"/products/{slug}/").status_code for slug in ("tool", "unused")] == [404, 404]


@pytest.mark.parametrize("number", [2, 200])
def test_more_rows_cost_the_same(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    tool = make.product("Video Tool", slug="tool", maker=make.party())
    for _ in range(number):
        dispute = make.dispute()
        make.role(dispute)
        make.citation(make.event(dispute))
        make.claim(dispute)
        dispute.products.add(tool, make.product())

    with django_assert_num_queries(LIST_QUERIES):
        client.get("/products/")
    with django_assert_num_queries(PAGE_QUERIES):
        client.get("/products/tool/")
