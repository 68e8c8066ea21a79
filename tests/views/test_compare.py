"""Two to four disputes beside each other: what can be chosen, the table, the chronology, what it costs."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from disputes.models import Campaign, Dispute
from disputes.search.comparison import Comparison, Question
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
PAGE = "/compare/"


def page_of(*slugs: str, more: str = "") -> str:
    return PAGE + "?" + "&".join(f"dispute={slug}" for slug in slugs) + more


@pytest.fixture
def doe() -> Dispute:
    return make.dispute("Doe v. Acme", slug="doe", stage="threatened")


@pytest.fixture
def roe() -> Dispute:
    return make.dispute("Roe v. Acme", slug="roe", stage="threatened")


def compared(*disputes: Dispute) -> dict[str, tuple[str, list[str]]]:
    """By row: the verdict, and what each cell says."""
    question = Question(slugs=[each.slug for each in disputes])
    return {
        row.name: (row.verdict, [_words(cell) for _, cell in cells])
        for row, cells in Comparison(question, make.NOW).lines
    }


def _words(cell: object) -> str:
    entries, steps = getattr(cell, "entries", ()), getattr(cell, "steps", ())
    said = [each.text or f"{each.amount} {each.currency}" for each in entries] + [
        each.words for each in steps
    ]
    return ", ".join(said) or getattr(cell, "words", "")


def test_without_a_dispute_the_page_says_how_to_choose(read: Read) -> None:
    page = read(PAGE)

    assert "Nothing is chosen yet." in page
    assert 'name="q"' in page
    assert "On one time axis" not in page


def test_one_dispute_offers_what_is_related_first(read: Read, doe: Dispute, roe: Dispute) -> None:
    campaign = Campaign.objects.create(slug="video", name="Against Kino")
    Dispute.objects.filter(pk=doe.pk).update(campaign=campaign)
    make.dispute("Zoe v. Acme", slug="zoe", campaign=campaign)
    make.dispute("Poe v. Other", slug="poe")
    doe.related.add(roe)

    assert "?dispute=doe&amp;dispute=roe" in read(page_of("doe"))
    assert "?dispute=doe&amp;dispute=zoe" in read(page_of("doe"))
    assert "dispute=poe" not in read(page_of("doe"))
    assert "dispute=poe" in read(page_of("doe", more="&q=poe"))
    found = Comparison(Question(slugs=["doe"], words="v."), make.NOW).offers
    assert [each.dispute.slug for each in found] == ["roe", "zoe", "poe"]


def test_while_one_types_only_the_suggestions_are_asked_for(read: Read, doe: Dispute, roe: Dispute) -> None:
    part = read(page_of("doe", more="&q=Roe"), target="offers")

    assert part.strip().startswith('<div id="offers">')
    assert "Roe v. Acme" in part
    assert "<h1" not in part


def test_nothing_that_has_the_words_is_said_in_words(read: Read, doe: Dispute) -> None:
    assert "No other dispute has all of these words." in read(page_of("doe", more="&q=nobody"))


def test_each_chosen_dispute_can_be_removed(read: Read, doe: Dispute, roe: Dispute) -> None:
    page = read(page_of("doe", "roe", more="&axis=first"))

    assert 'href="/compare/?dispute=roe&amp;axis=first">Remove' in page
    assert 'href="/compare/?dispute=doe&amp;axis=first">Remove' in page


def test_at_most_four_are_compared_and_the_fifth_is_told(read: Read) -> None:
    slugs = [make.dispute(f"Case {number}", slug=f"case-{number}").slug for number in range(5)]

    page = read(page_of(*slugs))

    assert "Case 4 was left out: at most four disputes can be compared." in page
    assert "Four disputes are as many as one page can hold." in page
    assert page.count(">Remove<") == 4


def test_what_is_not_there_or_not_public_is_told_alike(read: Read, doe: Dispute) -> None:
    make.dispute("Secret v. Hidden", slug="secret", is_public=False)

    page = read(page_of("doe", "secret", "none", "doe"))

    for slug in ("secret", "none"):
        assert f"There is no public dispute at the address “{slug}”; it was left out." in page
    assert "Hidden" not in page
    assert page.count(">Remove<") == 1


@pytest.mark.parametrize(
    "query",
    [
        "dispute=%00&dispute=%00doe",
        "dispute=<script>&axis=<script>&q=<script>",
        "dispute=doe&dispute=roe&after=x&axis=9&events=no",
        "dispute=doe&dispute=roe&after=99999999T999999.999999-1",
        "q=%25%5F%27%22%00" + "a" * 999,
        "&".join(f"dispute=d{number}" for number in range(500)),
    ],
)
def test_hostile_parameters_are_just_text(read: Read, doe: Dispute, roe: Dispute, query: str) -> None:
    assert "<script>" not in read(f"{PAGE}?{query}").replace("<script>\n", "")


def test_the_same_and_what_differs_stand_in_words(doe: Dispute, roe: Dispute) -> None:
    acme = make.party("Acme")
    for dispute in (doe, roe):
        make.role(dispute, acme, "respondent")
        make.role(dispute, make.party(f"Claimant of {dispute.slug}"))
    make.claim(doe, protectability="style")
    make.claim(doe, protectability="script")
    make.claim(roe, protectability="style")
    make.outcome(doe, "deal", state="reached", awarded=5, currency="USD")

    told = compared(doe, roe)

    assert told["Stage"] == ("The same in all", ["Threatened", "Threatened"])
    assert told["Respondents"] == ("The same in all", ["Acme", "Acme"])
    assert told["Claimants"] == ("Different", ["Claimant of doe", "Claimant of roe"])
    assert told["Claims by what they protect"] == ("In all: Style", ["Script, Style", "Style"])
    assert told["Path: settlement or licence"][0] == "In 1 of 2"
    assert told["Money awarded or agreed"] == ("In 1 of 2", ["5.00 USD", "Not recorded"])


def test_what_is_recorded_of_none_has_no_row(read: Read, doe: Dispute, roe: Dispute) -> None:
    assert "Money claimed" not in compared(doe, roe)
    assert "<dt>Recorded of none</dt><dd>Claimants, Respondents" in read(page_of("doe", "roe"))


def test_cells_lead_to_their_events(read: Read, doe: Dispute, roe: Dispute) -> None:
    letter = make.event(doe, kind="threat", headline="Doe writes")
    suit = make.event(doe, kind="complaint", headline="Doe sues", when="2026-03-01")
    make.event(doe, kind="order", headline="A routine order", when="2026-03-02", is_routine=True)
    ruling = make.event(doe, kind="order", headline="The court rules", when="2026-05-01")

    told, page = compared(doe, roe), read(page_of("doe", "roe"))

    assert told["First letter"] == ("In 1 of 2", ["Doe writes", "No letter is recorded"])
    assert told["First ruling"][1][0] == "The court rules"
    assert told["Time to the complaint"][1][0] == "12 days"
    for event in (letter, suit, ruling):
        assert f'href="{event.get_absolute_url()}"' in page


def test_the_chronology_is_one_list_of_turning_points(read: Read, doe: Dispute, roe: Dispute) -> None:
    make.event(doe, roe, headline="It comes out", when="2026-01-05", is_important=True)
    make.event(roe, headline="Roe writes", when="2026-01-09", is_important=True)
    make.event(doe, headline="Someone comments", when="2026-01-07")
    make.event(doe, headline="A notice", when="2026-01-08", is_routine=True, is_important=True)

    page, full = (
        read(page_of("doe", "roe", more=more)).partition("One chronology")[2] for more in ("", "&events=all")
    )

    assert (
        page.index('class="month">January 2026') < page.index(">It comes out<") < page.index(">Roe writes<")
    )
    assert page.count(">It comes out<") == 1
    assert "Someone comments" not in page
    assert "Someone comments" in full
    assert "A notice" not in full


def test_the_chronology_goes_on_where_a_page_ends(read: Read, doe: Dispute, roe: Dispute) -> None:
    for number in range(60):
        make.event(doe, when="2026-01-05", headline=f"Step {number} is done", is_important=True)
    first = read(page_of("doe", "roe"))
    further = first.rpartition('hx-get="')[2].partition('"')[0].replace("&amp;", "&")

    rest = read(PAGE + further, target="more")

    assert first.count('<li class="event') == 50
    assert rest.count('<li class="event') == 10
    assert "data-focus" in rest
    assert "<h1" not in rest


def test_drafts_do_not_show(read: Read, doe: Dispute, roe: Dispute) -> None:
    secret = make.dispute("Secret v. Hidden", slug="secret", is_public=False)
    for number, kind in enumerate(("threat", "order", "complaint")):
        make.event(doe, kind=kind, headline=f"Withheld {number}", is_public=False, is_important=True)
    make.event(secret, doe, headline="On both", is_important=True)
    doe.related.add(secret)

    page = read(page_of("doe", "roe"))

    assert "Withheld" not in page
    assert "Secret" not in page
    assert "On both" in page


def test_more_events_cost_the_same(client: Client, doe: Dispute, roe: Dispute) -> None:
    counts = []
    for number in (2, 200):
        for dispute in (doe, roe):
            for day in range(number):
                event = make.event(dispute, when=f"20{10 + day % 15}-01-{day % 28 + 1:02}", kind="order")
                make.citation(event, item=make.item())
        with CaptureQueriesContext(connection) as queries:
            client.get(page_of("doe", "roe", more="&events=all"))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_disputes_and_campaigns_lead_here(read: Read) -> None:
    campaign = Campaign.objects.create(slug="video", name="Against Kino")
    slugs = [
        make.dispute(f"Case {number}", slug=f"case-{number}", campaign=campaign).slug for number in range(5)
    ]

    assert 'href="/compare/?dispute=case-0"' in read("/disputes/case-0/")
    address = page_of(*slugs[:4]).replace("&", "&amp;")
    assert f'<a href="{address}">Compare the first four</a>' in read("/campaigns/video/")
