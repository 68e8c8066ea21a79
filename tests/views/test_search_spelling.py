"""A word that nothing has, or a filter with nothing behind it: what the search says then."""

from urllib.parse import quote

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from disputes.models import Dispute
from disputes.search import spelling
from disputes.search.queries import Question
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db


@pytest.fixture
def doe() -> Dispute:
    dispute = make.dispute("Müller v. Roe")
    make.role(dispute, make.party("Zenith Pictures"))
    dispute.products.add(make.product("Seedance 2.0"))
    return dispute


@pytest.mark.parametrize(
    ("words", "meant"), [("seadance", "Seedance"), ("Zennith", "Zenith"), ("muler", "Müller")]
)
def test_the_nearest_word_of_a_name_is_offered(doe: Dispute, read: Read, words: str, meant: str) -> None:
    assert f'Did you mean <a href="?q={quote(meant)}">{meant}</a>?' in read(f"/search/?q={words}")


@pytest.mark.parametrize(
    "words", ["xylophone", "roo", "seadance zennith", "-seadance", "party:seadance", "zenith"]
)
def test_what_is_near_to_nothing_or_more_than_a_word_is_left_alone(doe: Dispute, words: str) -> None:
    assert spelling.nearest(Question(words)) is None


def test_no_name_is_offered_that_is_not_public(doe: Dispute) -> None:
    Dispute.objects.update(is_public=False)

    for words in ("seadance", "zennith", "muler"):
        assert spelling.nearest(Question(words)) is None


def test_that_takes_one_query(doe: Dispute, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        assert spelling.nearest(Question("seadance"))


@pytest.mark.parametrize("words", ["court:", 'party:""', "stage:", "-kind:", "court:*"])
def test_a_filter_with_nothing_behind_it_is_told_and_left_out(client: Client, words: str) -> None:
    question = Question(f"{words} judge")

    (remark,) = question.remarks
    assert remark.endswith("it was left out.")
    assert not question.filters
    assert [term.words for term in question.terms] == [("judge",)]
    assert client.get("/search/", {"q": words}).status_code == 200
