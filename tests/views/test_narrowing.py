"""What narrows a search further: each number is that of the results it leads to."""

import re
from urllib.parse import parse_qs

import pytest

from disputes.search import found, narrowing
from disputes.search.found import Results
from disputes.search.narrowing import Facet, Narrowing
from disputes.search.queries import Question
from disputes.services import searching
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db


def facets(words: str) -> list[Facet]:
    for _ in searching.index(now=make.NOW):
        pass
    return Narrowing(Results(Question(words))).facets


def options(words: str) -> dict[str, int]:
    return {option.label: option.count for facet in facets(words) for option in facet.options}


def numbers_that_are_wrong(words: str) -> dict[str, tuple[int, int]]:
    """Of what can be added: what is told, and how many results there are then."""
    wrong = {}
    for option in (each for facet in facets(words) for each in facet.options if not each.is_chosen):
        (text,) = parse_qs(option.address[1:])["q"]
        there = len(Results(Question(text)).matches)
        if there != option.count:
            wrong[text] = option.count, there
    return wrong


def test_a_party_is_no_part_of_the_name_of_another_one() -> None:
    for name, slug in (("Motion Pictures", "mpa"), ("Doe Company", "doe-company")):
        dispute = make.dispute(f"Widget of {name}")
        make.role(dispute, make.party(name, slug=slug))

    assert options("widget")["Motion Pictures"] == 1
    assert numbers_that_are_wrong("widget") == {}


def test_what_a_subsidiary_is_party_to_counts_for_its_parent() -> None:
    acme = make.party("Acme", slug="acme")
    make.role(make.dispute("Widget one"), make.party("Sound", slug="sound", parent=acme))
    make.role(make.dispute("Widget two"), acme)
    make.dispute("Widget three")

    assert options("widget")["Acme"] == 2
    assert numbers_that_are_wrong("widget") == {}


def test_an_event_counts_for_those_of_its_disputes_to_which_the_search_is_narrowed() -> None:
    here, there = make.dispute(stage="trial"), make.dispute(stage="filed")
    make.proceeding(here, court=make.court("nysd"))
    make.proceeding(there, court=make.court("cand"), number="2:26-cv-00002")
    make.event(here, there, headline="Widget in both")
    make.event(here, headline="Widget")

    assert "Filed" not in options("widget court:nysd")
    assert options("widget stage:filed stage:trial") == {"CAND": 1, "Trial": 2, "Filed": 1}


@pytest.mark.parametrize(("most", "words"), [(2, "2 results"), (1, "More than 2 results")])
def test_it_is_said_only_where_documents_were_left_out(
    read: Read, monkeypatch: pytest.MonkeyPatch, most: int, words: str
) -> None:
    monkeypatch.setattr(found, "MOST_FOUND", most)
    doe = make.dispute("Doe v. Roe")
    make.event(doe, headline="Widget of Doe")
    make.event(doe, headline="Widget of Doe again")
    facets("")

    assert re.search(rf'role="status">{words}\b', read("/search/?q=doe+widget"))


@pytest.mark.parametrize(
    ("words", "label"), [("widget court:N.Y.", "N.Y."), ('widget party:"of doe"', "Pictures of Doe")]
)
def test_a_part_of_a_name_chooses_the_value_that_it_means(words: str, label: str) -> None:
    dispute = make.dispute("Widget of Doe")
    make.role(dispute, make.party("Pictures of Doe", slug="doe"))
    make.proceeding(dispute, court=make.court("nysd", short_name="N.Y."))

    chosen = [each for facet in facets(words) for each in facet.options if each.is_chosen]

    assert [(each.label, each.count, each.address) for each in chosen] == [(label, 1, "?q=widget")]


def test_where_something_counts_twice_the_facet_says_so(read: Read) -> None:
    doe = make.dispute("Doe v. Roe")
    make.citation(make.event(doe, headline="Widget of Doe"), title="A widget, reports say")
    make.event(doe, headline="Widget again")

    assert options("widget") == {"Report": 1}
    assert narrowing.IN_SEVERAL not in read("/search/?q=widget")
    make.dispute("Widget v. Doe")
    assert options("widget")["Event"] == 2
    assert narrowing.IN_SEVERAL in read("/search/?q=widget")
