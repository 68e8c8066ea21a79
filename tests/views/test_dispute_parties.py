"""A timeline narrowed to what concerns one of the parties."""

import re

import pytest

from disputes.models import Dispute, Party
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
PAGE = "/disputes/doe-v-roe/"


@pytest.fixture(autouse=True)
def doe() -> Dispute:
    dispute = make.dispute("Doe v. Roe", slug="doe-v-roe")
    group = make.party("Doe Group, Inc.", slug="doe", aliases=["Dough", "多伊"])
    roe = make.party("Roe", slug="roe")
    make.party("Doe Films", slug="films", parent=group)
    make.role(dispute, group)
    make.role(dispute, roe, "respondent")
    make.event(dispute, headline="doe group writes")
    make.event(dispute, headline="Roebuck writes", summary="About dough.")
    make.event(dispute, headline="Doe Films’ new film")
    make.event(dispute, headline="新闻：多伊起诉")
    make.event(dispute, headline="Background")
    return dispute


def headlines(page: str) -> set[str]:
    return set(re.findall(r'<h4><a href="/events/\d+/">(.*?)</a>', page))


def test_a_party_goes_by_its_names_and_those_of_its_subsidiaries(read: Read) -> None:
    found = headlines(read(f"{PAGE}?party=doe"))

    assert found == {"doe group writes", "Roebuck writes", "Doe Films’ new film", "新闻：多伊起诉"}


def test_names_are_whole_words(read: Read) -> None:
    page = read(f"{PAGE}?party=roe")

    assert headlines(page) == set()
    assert "No events here." in page


def test_letters_and_their_answers_concern_both_sides(doe: Dispute, read: Read) -> None:
    roe = Party.objects.get(slug="roe")
    letter, answer = make.event(doe, headline="A letter"), make.event(doe, headline="A reply")
    make.demand(doe, made_to=roe, event=letter, answer=answer)

    assert headlines(read(f"{PAGE}?party=roe")) == {"A letter", "A reply"}


def test_a_person_goes_by_the_last_name(doe: Dispute, read: Read) -> None:
    make.role(doe, make.party("Jane Q. Examplewood", slug="jane", kind="person"))
    make.event(doe, headline="Examplewood’s reply")

    assert headlines(read(f"{PAGE}?party=jane")) == {"Examplewood’s reply"}


@pytest.mark.parametrize("slug", ["nobody", "films", "%00", "' OR 1=1 --", "x" * 5_000])
def test_what_is_no_party_of_the_dispute_asks_for_nothing(read: Read, slug: str) -> None:
    page = read(f"{PAGE}?party={slug}")

    assert len(headlines(page)) == 5
    assert "Clear the filter" not in page


def test_the_parties_of_the_dispute_are_offered(doe: Dispute, read: Read) -> None:
    make.role(doe, Party.objects.get(slug="roe"), "licensee")

    page = read(f"{PAGE}?party=doe")

    assert '<option value="doe" selected>Doe Group, Inc.</option>' in page
    assert page.count('<option value="roe">') == 1
    assert 'value="films"' not in page
    assert re.search(r"All <b>4</b>", page)
