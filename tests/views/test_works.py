"""Works at stake: the list, the page of one, what it does not tell, and what it costs."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from disputes.models import Dispute, Work
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
LIST_QUERIES, PAGE_QUERIES = 3, 11


def work(title: str, **fields: object) -> Work:
    fields.setdefault("slug", title.lower().replace(" ", "-"))
    return Work.objects.create(title=title, **fields)


@pytest.fixture
def doe() -> Dispute:
    return make.dispute("Doe v. Acme", slug="doe-v-acme")


@pytest.fixture
def song(doe: Dispute) -> Work:
    owner = make.party("Doe", slug="doe")
    make.role(doe, owner)
    made = work("A Song", owner=owner, kind="music")
    doe.works.add(made)
    return made


def headings(page: str) -> list[str]:
    return re.findall(r'<h2 id="group-\d">(.*?)</h2>', page)


def test_works_stand_from_a_to_z_by_owner_or_by_kind(doe: Dispute, song: Work, read: Read) -> None:
    doe.works.add(work("Zebra", kind="film"))
    make.claim(doe).works.add(work("Bees"))

    assert headings(read("/works/")) == ["A", "B", "Z"]
    assert headings(read("/works/?by=owner")) == ["Doe", "Not recorded"]
    assert headings(read("/works/?by=kind")) == ["Film", "Music", "Not recorded"]


def test_an_order_that_is_none_is_the_first(song: Work, read: Read) -> None:
    assert headings(read("/works/?by=%00&q=%00&page=0")) == ["A"]


def test_a_dispute_that_names_a_work_twice_counts_once(doe: Dispute, song: Work, read: Read) -> None:
    for _ in range(2):
        make.claim(doe).works.add(song)

    assert "1 dispute · Doe · music" in read("/works/?q=song")


def test_a_work_tells_what_is_claimed_about_it_and_how_that_fared(
    doe: Dispute, song: Work, read: Read
) -> None:
    fields = {"protectability": "style", "status": "dismissed", "standing": "alleged"}
    make.claim(doe, **fields).works.add(song)
    make.event(doe, headline="Doe writes to Acme")

    page = read("/works/a-song/")

    for words in ("Music", "Alleges copying", "Style", "Copyright", "Dismissed", "Alleged<"):
        assert words in page
    for words in ("1 dispute in which it is at stake", "Doe v. Acme", "Doe writes to Acme"):
        assert words in page
    assert 'Claimed by <a href="/parties/doe/">Doe</a>' in page


def test_a_work_leads_to_its_claims_in_the_grid_and_back(doe: Dispute, song: Work, read: Read) -> None:
    make.claim(doe).works.add(song)
    make.claim(doe)

    assert 'href="/claims/?work=a-song"' in read("/works/a-song/")
    grid = read("/claims/?work=a-song")
    assert "1 claim<" in grid
    assert '<a href="/works/a-song/">A Song</a>' in grid


def test_a_work_that_is_only_named_says_that_nothing_is_claimed(song: Work, read: Read) -> None:
    assert "no single claim about it is recorded" in read("/works/a-song/")


def test_a_dispute_and_a_party_lead_to_their_works(song: Work, read: Read) -> None:
    for path in ("/disputes/doe-v-acme/", "/parties/doe/"):
        assert '<a href="/works/a-song/">A Song</a>' in read(path)


def test_nothing_of_a_dispute_that_is_not_public_shows(song: Work, read: Read) -> None:
    secret = make.dispute("Hidden v. Acme", is_public=False)
    secret.works.add(song, work("Hidden work"))
    make.role(secret, make.party("Hidden party"))
    make.claim(secret, basis="Hidden law").works.add(song)
    make.event(secret, make.dispute(), headline="Hidden letter")

    for path in ("/works/a-song/", "/works/", "/claims/?work=a-song"):
        assert "Hidden" not in read(path)


def test_a_work_of_drafts_only_is_not_there(client: Client) -> None:
    secret = make.dispute(is_public=False)
    secret.works.add(work("Named"))
    make.claim(secret).works.add(work("Claimed"))

    assert [client.get(f"/works/{slug}/").status_code for slug in ("named", "claimed")] == [404, 404]


def test_a_label_in_the_grid_does_not_tell_a_hidden_title(read: Read) -> None:
    make.dispute(is_public=False).works.add(work("Hidden title", slug="secret"))

    assert "Hidden title" not in read("/claims/?work=secret")


@pytest.mark.parametrize("number", [2, 200])
def test_more_rows_cost_the_same(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    song = work("A Song", owner=make.party())
    for count in range(number):
        dispute = make.dispute()
        make.role(dispute)
        make.citation(make.event(dispute))
        make.claim(dispute).works.add(song)
        dispute.works.add(work(f"Work {count}"))

    with django_assert_num_queries(LIST_QUERIES):
        client.get("/works/")
    with django_assert_num_queries(PAGE_QUERIES):
        client.get("/works/a-song/")
