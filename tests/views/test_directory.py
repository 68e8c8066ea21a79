"""Parties and courts: the lists, the page of one, and whom they do not tell of."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from disputes.models import Dispute, Product, Work
from disputes.search import directory
from disputes.search.names import Question
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
PARTY_LIST_QUERIES, PARTY_QUERIES, COURT_LIST_QUERIES, COURT_QUERIES = 3, 16, 2, 14


@pytest.fixture
def doe() -> Dispute:
    return make.dispute("Doe v. Roe", slug="doe-v-roe")


def names(page: str) -> list[str]:
    return re.findall(r'<a href="/parties/[^"]+">(.*?)</a>', page)


def test_parties_stand_from_a_to_z_under_their_letters(doe: Dispute, read: Read) -> None:
    for name in ("zenith", "Émile Doe", "Acme, Inc.", "3M"):
        make.role(doe, make.party(name))

    page = read("/parties/")

    assert names(page) == ["3M", "Acme, Inc.", "Émile Doe", "zenith"]
    assert re.findall(r'<h2 id="group-\d">(.)</h2>', page) == ["#", "A", "E", "Z"]


def test_parties_stand_under_their_countries(doe: Dispute, read: Read) -> None:
    for name, country in (("Zenith", "CA"), ("Acme", "CA"), ("Doe", ""), ("Roe", "XK")):
        make.role(doe, make.party(name, country=country))

    page = read("/parties/?by=country")

    assert re.findall(r'<h2 id="group-\d">(.*?)</h2>', page) == ["Canada", "XK", "Country not recorded"]
    assert names(page) == ["Acme", "Zenith", "Roe", "Doe"]


@pytest.mark.parametrize("words", ["muller", "MÜLLER", "verlag müll", "the publisher"])
def test_a_party_is_found_by_any_of_its_names(doe: Dispute, read: Read, words: str) -> None:
    make.role(doe, make.party("Müller Verlag", aliases=["The Publisher"]))
    make.role(doe, make.party("Zenith"))

    assert names(read(f"/parties/?q={words}")) == ["Müller Verlag"]


def test_a_name_that_is_not_there_leads_back_to_all(doe: Dispute, read: Read) -> None:
    make.role(doe, make.party("Zenith"))

    page = read("/parties/?q=acme", target="names")

    assert "Nothing of that name." in page
    assert '<a class="button" href="/parties/">Show all</a>' in page
    assert "<html" not in page


def test_the_count_is_of_public_disputes_of_a_party_and_its_subsidiaries(doe: Dispute) -> None:
    parent = make.party("Acme")
    subsidiary = make.party("Acme Video", parent=parent)
    for dispute in (doe, make.dispute(), make.dispute(is_public=False)):
        make.role(dispute, subsidiary)
        make.role(dispute, subsidiary, role="respondent")

    (letter,) = directory.parties(Question(directory.WAYS)).groups

    assert [(each.thing.name, each.dispute_count) for each in letter.listed] == [
        ("Acme", 2),
        ("Acme Video", 2),
    ]


def test_a_party_shows_its_disputes_by_role(doe: Dispute, read: Read) -> None:
    roe = make.party("Roe", slug="roe", aliases=["Roe the Writer"], country="CA")
    make.role(doe, roe, role="respondent", wording="Defendant-Appellee")
    make.role(make.dispute("Roe v. Poe"), roe)
    make.event(doe, headline="Letter to Roe")

    page = read("/parties/roe/")

    assert (
        page.index("Claimant")
        < page.index("Roe v. Poe")
        < page.index("Respondent")
        < page.index("Doe v. Roe")
    )
    for words in ("Roe the Writer", "Canada", "Defendant-Appellee", "Letter to Roe", "2 disputes"):
        assert words in page


def test_a_parent_shows_the_disputes_of_its_subsidiaries(doe: Dispute, read: Read) -> None:
    parent = make.party("Acme", slug="acme")
    make.role(doe, make.party("Acme Video", slug="acme-video", parent=parent))

    assert "Doe v. Roe" in read("/parties/acme/")
    assert "Parent" in read("/parties/acme-video/")


def test_nothing_of_a_dispute_that_is_not_public_shows_on_a_party(doe: Dispute, read: Read) -> None:
    acme = make.party("Acme", slug="acme")
    secret = make.dispute("Secret v. Hidden", is_public=False)
    make.role(doe, acme)
    make.role(secret, acme)
    make.role(secret, make.party("Hidden Video", parent=acme))
    secret.products.add(Product.objects.create(slug="tool", name="Hidden Tool", maker=acme))
    secret.works.add(Work.objects.create(slug="song", title="Hidden Song", owner=acme))
    make.event(secret, make.dispute("Other v. Else"), headline="Hidden link")

    page = read("/parties/acme/")

    assert "Hidden" not in page
    assert "1 dispute<" in page


def test_products_and_works_of_public_disputes_show(doe: Dispute, read: Read) -> None:
    acme = make.party("Acme", slug="acme")
    make.role(doe, acme)
    doe.products.add(Product.objects.create(slug="tool", name="Video Tool", maker=acme))
    make.claim(doe).works.add(Work.objects.create(slug="song", title="A Song", owner=acme))

    page = read("/parties/acme/")

    assert "Video Tool" in page
    assert "A Song" in page


def test_courts_tell_their_cases_and_who_watches_them(doe: Dispute, read: Read) -> None:
    make.proceeding(doe, make.dispute(is_public=False))
    make.source(name="S.D.N.Y. feed", court=make.court(), kind="pacer")
    make.court("cand")

    page = read("/courts/")

    assert "1 case<" in page
    assert "S.D.N.Y. feed" in page
    assert "District Court cand" not in page


def test_a_court_shows_its_public_cases_and_their_latest_filings(doe: Dispute, read: Read) -> None:
    secret = make.dispute("Secret v. Hidden", is_public=False)
    docket = make.proceeding(doe, secret, number="1:26-cv-00777", judge="J. Smith", filed_on="2026-02")
    other = make.proceeding(secret, number="1:26-cv-00999")
    make.citation(make.event(doe, headline="Motion to Dismiss (No. 5)"), filing=make.filing(docket))
    make.citation(make.event(secret, headline="Sealed order"), filing=make.filing(other))
    make.event(doe, headline="A press report")

    page = read("/courts/nysd/")

    for words in ("1:26-cv-00777", "J. Smith", "Feb 2026", "Doe v. Roe", "Motion to Dismiss (No. 5)"):
        assert words in page
    for words in ("Secret", "00999", "Sealed", "press report"):
        assert words not in page


def test_a_watched_court_without_a_case_says_so(read: Read) -> None:
    make.source(court=make.court(), kind="pacer")

    assert "No case of a dispute here" in read("/courts/nysd/")


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/parties/", PARTY_LIST_QUERIES),
        ("/parties/acme/", PARTY_QUERIES),
        ("/courts/", COURT_LIST_QUERIES),
        ("/courts/nysd/", COURT_QUERIES),
    ],
)
def test_more_rows_cost_the_same(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, path: str, queries: int
) -> None:
    acme = make.party("Acme", slug="acme")
    for count in (1, 12):
        for number in range(count):
            dispute = make.dispute()
            make.role(dispute, acme)
            make.role(dispute, make.party(parent=acme))
            docket = make.proceeding(dispute, number=f"{count}:26-cv-{number:05}")
            make.citation(make.event(dispute), filing=make.filing(docket))
            make.source(court=make.court())

        with django_assert_num_queries(queries):
            client.get(path)


def test_a_long_list_is_turned_page_by_page(
    doe: Dispute, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("disputes.search.names.PAGE_SIZE", 2)
    for name in "ABC":
        make.role(doe, make.party(name))

    assert names(read("/parties/")) == ["A", "B"]
    assert names(read("/parties/?page=99")) == ["C"]
