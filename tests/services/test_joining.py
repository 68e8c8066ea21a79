"""A court feed's stub and an API's full entry: when they are one filing, and when that is in doubt."""

from collections.abc import Callable

import pytest

from disputes.ingest.types import ParsedItem
from disputes.models import Event, Filing, Proceeding
from disputes.services import publishing
from tests import make
from tests.fakes import Entry
from tests.services.told import api, api_entry, by_api, by_feed, docket, feed, unnumbered

pytestmark = pytest.mark.django_db

DOCUMENT_ID = "127000000005"  # of the feed's document 5, with 0 as its fourth digit
ORDER = Entry(event="Order", document=None)

type Receive = Callable[[list[Entry], list[ParsedItem]], None]


@pytest.fixture(params=["feed first", "api first"])
def receive(request: pytest.FixtureRequest) -> Receive:
    """Have both sources read, in either order."""

    def receive(stubs: list[Entry], full: list[ParsedItem]) -> None:
        if request.param == "feed first":
            by_feed(*stubs)
        by_api(*full)
        if request.param == "api first":
            by_feed(*stubs)

    return receive


ONE = {
    "by document": ([Entry(document=5)], [api_entry(document_number="", document_id=DOCUMENT_ID)]),
    "by number": ([Entry(document=5)], [api_entry(document_number="5")]),
    "by number, whatever it is called": ([Entry(event="Letter")], [api_entry()]),
    "by day and wording": ([ORDER], [unnumbered()]),
    "a name that is not word for word in the text": (
        [Entry(event="Order on Motion to Seal", document=None)],
        [unnumbered(text="ORDER granting 9 Letter Motion to Seal.")],
    ),
    "a day that has begun in London only": (
        [Entry(event="Order", document=None, entered="Tue, 03 Mar 2026 03:00:00 GMT")],
        [unnumbered(filed_on="2026-03-02")],
    ),
    "filed some days before the entry": (
        [ORDER],
        [unnumbered(text="ORDER lifting the stay. (Entered: 03/02/2026)", filed_on="2026-02-27")],
    ),
}
TWO = {
    "other numbers": ([Entry(document=6)], [api_entry(document_number="5")]),
    "one number, other documents": ([Entry()], [api_entry(document_id="127000000009")]),
    "one document, other numbers": ([Entry()], [api_entry(document_number="4", document_id=DOCUMENT_ID)]),
    "one has a number": ([ORDER], [api_entry(text="ORDER lifting the stay.")]),
    "another day": ([ORDER], [unnumbered(filed_on="2026-03-01")]),
    "another day of entry": ([ORDER], [unnumbered(text="ORDER. (Entered: 03/03/2026)")]),
    "no day": ([ORDER], [unnumbered(filed_on="")]),
    "another wording": ([ORDER], [unnumbered(text="Minute Entry for proceedings held.")]),
    "a word that is somewhere in the text": (
        [ORDER],
        [unnumbered(text="NOTICE of Hearing, see the standing order of the court.")],
    ),
    "another place in the order of the docket": ([ORDER], [unnumbered(sequence="11")]),
    "no name": ([Entry(event="", document=None)], [unnumbered()]),
    "another docket": ([Entry()], [api_entry(docket_id="71")]),
}


@pytest.mark.parametrize("case", ONE)
def test_a_stub_and_its_full_entry_are_one_filing_whichever_comes_first(receive: Receive, case: str) -> None:
    docket()

    receive(*ONE[case])

    assert (Filing.objects.count(), Event.objects.count()) == (1, 1)


@pytest.mark.parametrize("case", TWO)
def test_what_is_not_surely_one_entry_stays_two_filings(receive: Receive, case: str) -> None:
    docket()
    docket(number="1:26-cv-00071", courtlistener_id=71)

    receive(*TWO[case])

    assert (Filing.objects.count(), Event.objects.count()) == (2, 2)


@pytest.mark.parametrize(
    ("stubs", "full"),
    [
        ([ORDER, Entry(event="Order", document=None, sequence=11)], [unnumbered()]),
        ([ORDER], [unnumbered(), unnumbered(2)]),
        ([Entry()], [api_entry(), api_entry(2)]),
    ],
    ids=["two stubs", "two full entries", "a number that is there twice"],
)
def test_where_more_than_one_could_be_meant_none_is_joined(
    receive: Receive, stubs: list[Entry], full: list[ParsedItem]
) -> None:
    docket()

    receive(stubs, full)

    assert Filing.objects.count() == len(stubs) + len(full)


def test_the_place_on_the_docket_tells_two_orders_of_one_day_apart(receive: Receive) -> None:
    docket()
    stubs = [ORDER, Entry(event="Order", document=None, sequence=11)]

    receive(stubs, [unnumbered(1, sequence="10"), unnumbered(2, "ORDER denying it.", sequence="11")])

    wordings = Filing.objects.order_by("sequence").values_list("sequence", "wording")
    assert list(wordings) == [(10, "ORDER: the stay is lifted."), (11, "ORDER denying it.")]


def test_repeats_from_any_source_make_nothing_new(receive: Receive) -> None:
    docket()
    for _ in range(2):
        receive([Entry(), ORDER], [api_entry(), unnumbered(2)])
    by_feed(Entry(), ORDER, source=feed("second feed"))
    by_api(api_entry(), unnumbered(2), source=api("webhooks"))

    assert Filing.objects.count() == Event.objects.count() == 2
    assert [record.history_type for record in Filing.history.order_by("history_id")] == ["+", "+", "~", "~"]


def test_an_entry_of_the_api_is_found_by_number_where_it_tells_court_and_docket() -> None:
    docket()

    by_api(api_entry(docket_id="71", court_id="nysd", docket_number="1:26-cv-00001"))

    assert Filing.objects.get().courtlistener_id == 1


def test_entries_told_before_the_docket_was_tracked_are_joined_when_it_is() -> None:
    by_feed(Entry())
    by_api(api_entry())
    assert not Filing.objects.exists()
    docket()

    published = publishing.track(Proceeding.objects.all(), now=make.NOW)

    assert (published.filings, Filing.objects.get().items.count()) == (1, 2)
