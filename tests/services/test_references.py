"""Which entries of a docket belong together: motion, opposition, reply and order."""

import pytest

from disputes.models import Filing, Reference
from disputes.search import links
from tests.fakes import Entry
from tests.services.told import api_entry, by_api, by_feed, docket

pytestmark = pytest.mark.django_db
MOTION = api_entry(1, "MOTION to Dismiss by Roe Inc. (Entered: 03/02/2026)")
OPPOSITION = api_entry(
    2, "OPPOSITION re: 5 MOTION to Dismiss filed by Doe. (Entered: 03/09/2026)", document_number="7"
)
ORDER = api_entry(3, "ORDER granting 5 Motion to Dismiss. (Entered: 03/20/2026)", document_number="9")


def linked(number: int) -> list[tuple[str, int | None]]:
    filings = list(Filing.objects.filter(entry_number=number).prefetch_related("references"))
    return [(link.words, link.filing.entry_number) for link in links.of(filings)]


def test_each_names_the_motion_and_the_motion_knows_them_all() -> None:
    docket()

    by_api(MOTION, OPPOSITION, ORDER)

    assert linked(7) == [("Opposes", 5)]
    assert linked(9) == [("Decides", 5)]
    assert linked(5) == [("Opposed by", 7), ("Decided by", 9)]
    assert all(link.event for link in links.of(list(Filing.objects.filter(entry_number=5))))


def test_what_is_named_may_come_later_and_a_second_run_changes_nothing() -> None:
    docket()

    for _ in range(2):
        by_api(ORDER)
    assert linked(9) == []
    by_api(MOTION)

    assert linked(9) == [("Decides", 5)]
    assert Reference.objects.count() == 1


def test_the_name_that_a_feed_gives_names_no_other_entry() -> None:
    docket()

    by_feed(Entry(event="Order on Motion to Dismiss"))

    assert not Reference.objects.exists()
