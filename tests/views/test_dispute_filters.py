"""Which events a timeline shows, as its address asks."""

import re

import pytest

from disputes.models import Dispute
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
PAGE = "/disputes/doe-v-roe/"


@pytest.fixture(autouse=True)
def doe() -> Dispute:
    dispute = make.dispute("Doe v. Roe", slug="doe-v-roe")
    letter = make.event(dispute, headline="Letter", kind="threat", standing="alleged", summary="Over tales.")
    order = make.event(dispute, headline="Order", kind="order", standing="confirmed")
    make.citation(letter, basis="press")
    make.citation(order, basis="court_record")
    return dispute


def headlines(page: str) -> list[str]:
    return re.findall(r'<h4><a href="/events/\d+/">(.*?)</a>', page)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=order", ["Order"]),
        ("standing=alleged", ["Letter"]),
        ("basis=court_record", ["Order"]),
        ("text=TALES", ["Letter"]),
        ("text=tales+over", ["Letter"]),
        ("text=tales&kind=order", []),
        ("kind=nonsense&basis=1'--&standing=%00", ["Order", "Letter"]),
        ("text=" + "x" * 5_000, []),
        ("text=%00", ["Order", "Letter"]),
    ],
)
def test_an_address_asks_for_some(query: str, expected: list[str], read: Read) -> None:
    assert sorted(headlines(read(f"{PAGE}?{query}"))) == sorted(expected)


def test_counts_are_those_of_what_is_asked_for(read: Read) -> None:
    assert re.search(r"All <b>1</b>", read(f"{PAGE}?kind=order"))


def test_a_filter_can_be_cleared_and_keeps_the_lane(read: Read) -> None:
    page = read(f"{PAGE}?lane=lawsuit&text=tales")

    assert 'href="?lane=lawsuit#timeline">Clear the filter' in page
    assert 'name="lane" value="lawsuit"' in page
