"""Standards: the list and its filters, the history of one, who pushes towards it, what stays hidden."""

import datetime
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from disputes.models import Dispute, Standard, StandardStep
from disputes.search import standards
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
LIST_QUERIES, PAGE_QUERIES = 4, 12


def standard(name: str = "Fair AI Act", *pushed_by: Dispute, **fields: object) -> Standard:
    fields = {"slug": name.lower().replace(" ", "-"), "kind": "bill", "jurisdiction": "Utopia"} | fields
    made = Standard.objects.create(name=name, **make.SOURCED | fields)
    for dispute in pushed_by:
        dispute.standards.add(made)
    return made


def step(of: Standard, happened_on: str, summary: str, **fields: str) -> StandardStep:
    return StandardStep.objects.create(
        standard=of, happened_on=happened_on, summary=summary, **make.SOURCED | fields
    )


@pytest.fixture
def act() -> Standard:
    """A bill with a history, and a dispute that follows it."""
    body, track = make.party("Congress", slug="congress"), make.dispute("The Fair AI Act")
    make.role(track, body, "regulator")
    made = standard(status="In committee", body=body, track=track)
    step(made, "2024-05", "The bill is tabled.")
    step(made, "2026-02-17", "A committee hears it.", standing="unconfirmed")
    step(made, "2999", "It applies.")
    step(made, "", "A draft goes round.")
    return made


def titles(page: str) -> list[str]:
    return re.findall(r'<a class="title" href="/standards/[^"]+">(.*?)</a>', page)


def test_what_took_a_step_last_stands_first(act: Standard, read: Read) -> None:
    step(standard("Later code"), "2026-03-01", "It is signed.")
    standard("Old report", make.dispute())

    page = read("/standards/")

    assert titles(page) == ["Later code", "Fair AI Act", "Old report"]
    for words in ("In committee", "A committee hears it.", "17 Feb 2026", "Congress", "No step recorded yet"):
        assert words in page
    assert "It applies." not in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?kind=code", ["A code"]),
        ("?jurisdiction=Utopia", ["Fair AI Act"]),
        ("?kind=bill&jurisdiction=Erewhon", []),
        ("?q=FAIR+act", ["Fair AI Act"]),
        ("?q=congress", ["Fair AI Act"]),
        ("?kind=none&page=x", ["A code", "Fair AI Act"]),
        ("?jurisdiction=%3Cscript%3E", []),
        ("?q=%00", ["A code", "Fair AI Act"]),
    ],
)
def test_the_list_is_narrowed_by_its_address(
    act: Standard, read: Read, query: str, expected: list[str]
) -> None:
    standard("A code", make.dispute(), kind="code", jurisdiction="Erewhon")

    page = read(f"/standards/{query}")

    assert sorted(titles(page)) == expected
    assert "<script>" not in page


def test_filters_are_links_with_their_numbers(act: Standard, read: Read) -> None:
    standard("A code", make.dispute(), kind="code", jurisdiction="Erewhon")

    part = read("/standards/?kind=bill", target="standards")

    assert 'href="?kind=bill" aria-current="true">Bill <b>1</b>' in part
    assert 'href="?kind=code">Code of practice <b>1</b>' in part
    assert 'href="?kind=bill&amp;jurisdiction=Utopia">Utopia <b>1</b>' in part
    assert "Erewhon" not in part
    assert "<html" not in part


def test_nothing_found_leads_back_to_all(act: Standard, read: Read) -> None:
    assert '<a class="button" href="/standards/">Show all standards</a>' in read("/standards/?q=zebra")


def test_no_standard_yet_is_said(read: Read) -> None:
    assert "No standards yet." in read("/standards/")


def test_a_standard_tells_what_it_is_and_where_it_stands(act: Standard, read: Read) -> None:
    page = read("/standards/fair-ai-act/")

    for words in ("Bill", "Utopia", "In committee", '<a href="/parties/congress/">Congress</a>'):
        assert words in page
    assert ">The Fair AI Act</a>" in page
    assert f'<a href="{make.ADDRESS}"' in page


def test_its_history_goes_by_years_from_what_is_to_come(act: Standard, read: Read) -> None:
    page = read("/standards/fair-ai-act/")

    assert re.findall(r'<h3 class="month">(.*?)</h3>', page) == [
        "To come",
        "2026",
        "2024",
        "No date recorded",
    ]
    assert "Unconfirmed" in page[page.index("A committee hears it.") :]


def test_its_history_can_be_read_from_the_beginning(act: Standard) -> None:
    sheet = standards.StandardSheet(act, make.NOW, order="oldest")

    steps = [(span.heading, [each.step.summary for each in span.steps]) for span in sheet.history]

    assert steps == [
        ("2024", ["The bill is tabled."]),
        ("2026", ["A committee hears it."]),
        ("To come", ["It applies."]),
        ("No date recorded", ["A draft goes round."]),
    ]


def test_a_step_lies_ahead_until_its_day(act: Standard) -> None:
    on_its_day = datetime.datetime(2999, 1, 1, 0, 0, tzinfo=datetime.UTC)

    assert standards.StandardSheet(act, on_its_day).history[0].heading == "2999"


def test_a_history_without_end_is_cut_and_says_so(
    act: Standard, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standards, "MOST_STEPS", 2)

    page = read("/standards/fair-ai-act/")

    assert "more steps than are shown" in page
    assert "The bill is tabled." not in page


def test_disputes_that_push_towards_it_tell_where_their_standards_stand(act: Standard, read: Read) -> None:
    doe = make.dispute("Doe v. Acme")
    doe.standards.add(act)
    make.outcome(doe, "standards", state="pending", headline="A code is drafted")
    make.event(doe, headline="Acme speaks of rules", lane="standards")
    make.event(doe, headline="Acme moves to dismiss", lane="lawsuit", when="2026-01-01")

    page = read("/standards/fair-ai-act/")

    assert "1 dispute that pushes towards it" in page
    assert "Industry standards: under way. A code is drafted" in page
    assert page.count("Acme speaks of rules") == 2
    assert "Acme moves to dismiss" not in page


def test_the_dispute_that_follows_its_making_does_not_push(act: Standard, read: Read) -> None:
    assert act.track is not None
    act.track.standards.add(act)

    assert "none here" in read("/standards/")
    assert "No public dispute here is recorded as pushing" in read("/standards/fair-ai-act/")


def test_nothing_of_a_dispute_that_is_not_public_shows(act: Standard, read: Read) -> None:
    secret = make.dispute("Hidden v. Acme", is_public=False)
    secret.standards.add(act)
    make.event(secret, make.dispute(), headline="Hidden talks", lane="standards")
    Standard.objects.filter(pk=act.pk).update(track=secret, body=make.party("Agency", slug="agency"))

    for path in ("/standards/fair-ai-act/", "/standards/"):
        assert "Hidden" not in read(path)
    assert "/parties/agency/" not in read("/standards/fair-ai-act/")
    assert "none here" in read("/standards/")


def test_a_standard_is_public_by_a_dispute_or_by_its_own_sourced_history(client: Client) -> None:
    public, secret = make.dispute(), make.dispute(is_public=False)
    standard("Pushed", public)
    standard("Followed", track=public)
    step(standard("Sourced", secret), "2026", "It is tabled.")
    step(standard("Unsourced", secret), "2026", "It is tabled.", source_url="", standing="unconfirmed")
    standard("Secret", secret, track=secret)

    seen = {each.slug: client.get(each.get_absolute_url()).status_code for each in Standard.objects.all()}

    assert seen == {"pushed": 200, "followed": 200, "sourced": 200, "unsourced": 404, "secret": 404}


def test_a_dispute_leads_to_its_standards(act: Standard, read: Read) -> None:
    doe = make.dispute()
    doe.standards.add(act)

    assert '<a href="/standards/fair-ai-act/">Fair AI Act</a>' in read(doe.get_absolute_url())


@pytest.mark.parametrize("number", [2, 200])
def test_more_rows_cost_the_same(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    act = standard(track=make.dispute(), body=make.party())
    for count in range(number):
        dispute = make.dispute()
        make.role(dispute)
        make.citation(make.event(dispute, lane="standards"))
        step(act, f"{1900 + count}", "A step")
        step(standard(f"Law {count}", dispute), "2026", "A step")
        dispute.standards.add(act)

    with django_assert_num_queries(LIST_QUERIES):
        client.get("/standards/")
    with django_assert_num_queries(PAGE_QUERIES):
        client.get(act.get_absolute_url())
