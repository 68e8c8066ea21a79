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
    page = read(f"{PAGE}?lane=lawsuit&text=tales&kind=order")

    assert 'href="?lane=lawsuit#timeline">Clear the filter' in page
    assert 'name="lane" value="lawsuit"' in page


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("text=tales", "“tales”"),
        ("kind=order", "Order or ruling"),
        ("standing=alleged", "Alleged"),
        ("basis=press", "Press report"),
        ("from=2026-02&until=2026-03", "Feb 2026 – Mar 2026"),
        ("until=2026", "… – 2026"),
        ("from=2026-02&until=2026-02", "Feb 2026"),
    ],
)
def test_each_filter_has_a_chip_that_takes_it_away(read: Read, query: str, label: str) -> None:
    page = read(f"{PAGE}?lane=lawsuit&{query}")

    assert f'<a class="chip" href="?lane=lawsuit#timeline">{label} <span' in page
    assert '<details class="popover">' in page
    assert "Clear the filter" not in page


def test_only_kinds_that_occur_are_offered_and_the_one_asked_for(doe: Dispute, read: Read) -> None:
    make.event(doe, kind="appeal", is_public=False)
    make.event(make.dispute(), kind="hearing")

    offered = re.findall(r'<option value="(\w+)"', read(f"{PAGE}?kind=release").split('name="party"')[0])

    assert offered == ["threat", "order", "release"]


def test_kinds_that_came_later_are_not_offered_as_of_then(read: Read) -> None:
    assert '<option value="order"' not in read(f"{PAGE}?as_of=2020")


@pytest.mark.parametrize(
    ("query", "remark"),
    [
        ("lane=x", "There is no lane “x”: it was left out."),
        ("kind=banana", "There is no kind “banana”: it was left out."),
        ("standing=x", "There is no standing “x”: it was left out."),
        ("basis=x", "There is no kind of source “x”: it was left out."),
        ("party=nobody", "There is no party here “nobody”: it was left out."),
        ("from=banana", "“banana” is no date: it was left out."),
        ("until=2026-02-17T10:00", "“2026-02-17T10:00” is more exact than a day: it was left out."),
        ("new=2026-13", "“2026-13” is no date: it was left out."),
        ("as_of=<b>", "“&lt;b&gt;” is no date: it was left out."),
        ("as_of=2999-01-01", "“2999-01-01” is yet to come: it was left out."),
    ],
)
def test_what_means_nothing_is_told(read: Read, query: str, remark: str) -> None:
    assert f'<p class="notice">{remark}</p>' in read(f"{PAGE}?{query}")


@pytest.mark.parametrize(
    "query", ["", "kind=", "kind=%00", "kind=order&from=2026&until=2026-02-17", "as_of=2026"]
)
def test_what_is_understood_needs_no_word(read: Read, query: str) -> None:
    assert 'class="notice"' not in read(f"{PAGE}?{query}")
