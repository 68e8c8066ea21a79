"""Standards, products and works in a real browser: by axe, at 360 pixels, with a dark screen; one journey."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from disputes.models import Standard, StandardStep, Work
from tests import make
from tests.chromium import Scheme

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = [
    *("/standards/", "/standards/?kind=bill", "/standards/fair-ai-act/"),
    *("/products/", "/products/?by=maker", "/products/tool/", "/works/", "/works/song/"),
]


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """Two disputes that push towards one bill, over one product, with one work at stake."""
    acme, congress = make.party("Acme", slug="acme"), make.party("Congress", slug="congress")
    track = make.dispute("The making of the act")
    make.role(track, congress, "regulator")
    kinds = {"kind": "bill", "jurisdiction": "Utopia", "status": "In committee, not enacted"}
    act = Standard.objects.create(
        slug="fair-ai-act", name="Fair AI Act", body=congress, track=track, **kinds, **make.SOURCED
    )
    steps = {"2024-05": "The bill is tabled.", "2026-02": "A committee hears it.", "2999": "It applies."}
    for happened_on, summary in steps.items():
        StandardStep.objects.create(standard=act, happened_on=happened_on, summary=summary, **make.SOURCED)
    code = {"kind": "code", "jurisdiction": "Erewhon"}
    signed = Standard.objects.create(slug="code", name="A code", **code, **make.SOURCED)
    tool = make.product("Video Tool", slug="tool", maker=acme, aliases=["VTool"])
    song = Work.objects.create(slug="song", title="A Song", owner=acme, kind="music")
    for name in ("Doe v. Acme", "Roe v. Acme"):
        dispute = make.dispute(name, slug=name.split()[0].lower())
        make.role(dispute, make.party(name.split()[0]))
        make.role(dispute, acme, "respondent")
        make.outcome(dispute, "standards", state="pending", headline="A code is drafted")
        make.citation(make.event(dispute, headline=f"{name}: Acme speaks of rules", lane="standards"))
        make.claim(dispute, protectability="style", standing="alleged").works.add(song)
        dispute.standards.add(act, signed)
        dispute.products.add(tool)
    return live_server.url


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    site: str,
    faults: Callable[[str, int, Scheme], list[str]],
    path: str,
    width: int,
    scheme: Scheme,
) -> None:
    assert faults(f"{site}{path}", width, scheme) == []


def test_an_analyst_reads_how_a_bill_was_made_and_who_pushes_towards_it(page: Page, site: str) -> None:
    page.goto(f"{site}/disputes/doe/")

    page.get_by_role("link", name="Fair AI Act").click()
    history = page.get_by_role("region", name="Its history")
    expect(history.get_by_role("heading", level=3)).to_have_text(["To come", "2026", "2024"])
    page.get_by_role("link", name="Oldest first").click()
    expect(page).to_have_url(re.compile(r"\?order=oldest$"))
    expect(history.get_by_role("heading", level=3)).to_have_text(["2024", "2026", "To come"])
    page.get_by_role("row", name="Roe v. Acme").get_by_role("link", name="Roe v. Acme").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Roe v. Acme")


def test_standards_are_found_while_one_types_within_what_is_chosen(page: Page, site: str) -> None:
    page.goto(f"{site}/standards/")
    page.get_by_role("list", name="Jurisdiction").get_by_role("link", name="Utopia").click()
    expect(page.locator(".standards .title")).to_have_text(["Fair AI Act"])

    page.get_by_label("Words of the name").press_sequentially("code")

    expect(page.get_by_text("No standard is like that.")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?q=code&jurisdiction=Utopia$"))


def test_a_product_leads_to_its_style_claims_and_a_claim_to_its_work(page: Page, site: str) -> None:
    page.goto(f"{site}/products/")
    page.get_by_label("Name, another name").press_sequentially("vtool")
    page.get_by_role("link", name="Video Tool").click()

    page.get_by_role("link", name="Style", exact=True).click()
    expect(page.locator(".claims tbody tr")).to_have_count(2)
    page.get_by_role("link", name="A Song").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("A Song")
