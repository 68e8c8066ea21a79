"""Court feeds, from bytes to the timeline."""

import datetime
import random

import pytest

from disputes.models import Event, Fetch, Filing, Item, Proceeding, Source
from disputes.services import filings, ingestion, publishing
from disputes.services.ingestion import Delivery
from tests import make
from tests.fakes import Entry, pacer

pytestmark = pytest.mark.django_db


def court_source() -> Source:
    return make.source(kind="pacer", court=make.court("nysd"), basis="court_record")


def receive(source: Source, body: bytes, now: datetime.datetime = make.NOW) -> Fetch:
    return ingestion.receive(source, Delivery(body, now), now=now)


def entries(count: int) -> list[Entry]:
    """Entries of many dockets, each a minute older than the one before, as a court serves them."""
    return [
        Entry(
            case_id=f"9{n:05d}", number=f"1:26-cv-{n:05d}", entered=f"Mon, 02 Mar 2026 09:{59 - n:02d}:00 GMT"
        )
        for n in range(count)
    ]


def test_an_entry_of_a_tracked_docket_becomes_a_filing_and_an_event_at_once() -> None:
    docket = make.proceeding(make.dispute("Doe v. Roe"), number="1:26-cv-00001")

    fetch = receive(court_source(), pacer(Entry(event="Motion to Compel", document=45)))

    assert (fetch.new, fetch.filings, fetch.events) == (1, 1, 1)
    filing, event = Filing.objects.get(), Event.objects.get()
    assert (filing.proceeding, filing.wording, filing.entry_number) == (docket, "Motion to Compel", 45)
    assert (event.headline, event.kind, event.standing) == (
        "Motion to Compel (No. 45)",
        "motion",
        "confirmed",
    )
    assert event.citations.get().filing == filing
    assert event.date_basis == "entered"


def test_the_docket_is_found_by_its_case_id_where_the_number_is_spelt_otherwise() -> None:
    make.proceeding(make.dispute(), number="26-cv-1", pacer_case_id="900001")

    assert receive(court_source(), pacer(Entry(number="1:26-cv-00001-ABC-DE"))).filings == 1


def test_an_entry_of_another_docket_is_kept_and_makes_no_event() -> None:
    fetch = receive(court_source(), pacer(Entry()))

    assert (fetch.new, fetch.filings, fetch.events) == (1, 0, 0)
    assert Item.objects.get().docket_key == "nysd|1:26-cv-00001"


def test_an_entry_stands_on_every_dispute_of_its_docket() -> None:
    make.proceeding(make.dispute(), make.dispute())

    receive(court_source(), pacer(Entry()))

    assert Event.objects.get().placements.count() == 2


def test_a_second_run_finds_nothing_new_and_nothing_edited() -> None:
    make.proceeding(make.dispute())
    source, body = court_source(), pacer(*entries(20))
    receive(source, body)

    again = receive(source, body)

    assert (again.offered, again.new, again.edited, again.known) == (20, 0, 0, 20)
    assert Item.objects.count() == 20


def test_windows_that_overlap_give_the_same_total_in_any_order() -> None:
    offered = entries(30)
    windows = [pacer(*offered[start : start + 10]) for start in range(0, 25, 5)]
    random.Random(7).shuffle(windows)
    source = court_source()

    for window in windows:
        receive(source, window)

    assert Item.objects.count() == 30
    assert not Item.objects.filter(revision_count__gt=0).exists()


def test_an_entry_with_several_events_is_one_filing_however_the_window_cuts_it() -> None:
    make.proceeding(make.dispute())
    motions = [Entry(event="Motion to Compel"), Entry(event="Motion to Seal")]
    source = court_source()

    for window in (motions[:1], motions, motions[1:]):
        receive(source, pacer(*window))

    filing = Filing.objects.get()
    assert set(filing.wording.split("; ")) == {"Motion to Compel", "Motion to Seal"}
    assert Event.objects.get().headline == filings.read(filing).headline


def test_an_earlier_wording_is_kept() -> None:
    make.proceeding(make.dispute())
    source = court_source()
    receive(source, pacer(Entry(event="Motion to Compel")))

    fetch = receive(source, pacer(Entry(event="Motion to Compel"), Entry(event="Motion to Seal")))

    assert (fetch.edited, fetch.new) == (1, 0)
    before = Item.objects.get().revisions.get().court_entry
    assert before
    assert before["events"] == ["Motion to Compel"]
    assert Filing.objects.get().history.count() == 2


def test_what_a_curator_has_worded_is_not_reworded_by_a_feed() -> None:
    make.proceeding(make.dispute())
    source = court_source()
    receive(source, pacer(Entry(event="Motion to Compel")))
    Event.objects.update(headline="Doe wants the logs")

    receive(source, pacer(Entry(event="Motion to Compel"), Entry(event="Motion to Seal")))

    assert Event.objects.get().headline == "Doe wants the logs"
    assert "Motion to Seal" in Filing.objects.get().wording


def test_an_entry_without_a_date_never_becomes_now_without_a_mark() -> None:
    make.proceeding(make.dispute())

    receive(court_source(), pacer(Entry(entered="")))

    assert Filing.objects.get().entered_at is None
    assert Event.objects.get().date_basis == "seen"


@pytest.mark.parametrize("docket", [{}, {"number": "26-cv-1", "pacer_case_id": "900001"}])
def test_entries_seen_before_their_docket_was_tracked_are_filed_when_it_is(docket: dict[str, str]) -> None:
    receive(court_source(), pacer(*[Entry(sequence=n, document=n) for n in range(3)]))

    make.proceeding(make.dispute(), **docket)

    published = publishing.track(Proceeding.objects.all(), now=make.NOW)

    assert (published.filings, published.events) == (3, 3)


def test_two_feeds_of_one_court_make_one_filing() -> None:
    make.proceeding(make.dispute())

    for source in (court_source(), court_source()):
        receive(source, pacer(Entry()))

    assert (Filing.objects.count(), Event.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (b"", "not_a_feed"),
        (b"<html><body>Please log in</body></html>", "not_a_feed"),
        (pacer(), "empty"),
        (pacer(Entry())[:-60], "partial"),
    ],
)
def test_what_is_no_whole_feed_loses_nothing_and_is_said(body: bytes, outcome: str) -> None:
    source = court_source()
    receive(source, pacer(*entries(3)))

    fetch = receive(source, body)

    assert (fetch.outcome, Item.objects.count()) == (outcome, 3)
    assert fetch.message
