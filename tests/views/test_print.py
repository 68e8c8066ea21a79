"""A whole timeline on one page, for printing: how much it holds, what it costs, what it says is missing."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from disputes.models import Dispute
from disputes.search import timeline
from tests import make
from tests.views.conftest import Read
from tests.views.test_dispute_detail import QUERIES

pytestmark = pytest.mark.django_db
PAGE = "/disputes/doe-v-roe/"


@pytest.fixture
def doe() -> Dispute:
    dispute = make.dispute("Doe v. Roe", slug="doe-v-roe")
    for number in range(60):
        make.citation(make.event(dispute, lane="lawsuit", is_routine=number == 0))
    return dispute


def test_one_page_holds_them_all(doe: Dispute, read: Read) -> None:
    first = read(PAGE)
    whole = read(f"{PAGE}?all=1&routine=1")

    assert "All on one page, for printing" in first
    assert "50 lines of 60 events; older ones follow on the next page." in first
    assert whole.count('id="event-') == 60
    assert "follow on the next page" not in whole
    assert "Not the whole timeline" not in whole


def test_paper_says_what_is_left_out(doe: Dispute, read: Read) -> None:
    page = read(f"{PAGE}?lane=lawsuit&all=1")

    assert "one lane; 1 routine entry of the docket left out;" in page
    assert f"the address of this view is http://testserver{PAGE}?lane=lawsuit&amp;all=1." in page


def test_a_page_holds_only_so_many(doe: Dispute, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "WHOLE_SIZE", 55)

    page = read(f"{PAGE}?all=1&routine=1")

    assert page.count('id="event-') == 55
    assert "55 lines of 60 events" in page


def test_the_whole_costs_no_more_queries(
    client: Client, doe: Dispute, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(QUERIES):
        client.get(f"{PAGE}?all=1")
