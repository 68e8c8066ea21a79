"""Court entries: one entry, one record, whatever the windows of the polls cut off."""

import random

from hypothesis import given
from hypothesis import strategies as st

from disputes.ingest.courts import pacer
from disputes.ingest.fingerprints import court_key
from disputes.ingest.types import CourtEntry, ParsedItem
from tests.fakes import Entry
from tests.fakes import pacer as feed
from tests.ingest.remembering import Memory

EVENTS = ["Motion to Compel", "Motion to Seal", "Order", "Letter"]


def parsed(*entries: Entry) -> tuple[ParsedItem, ...]:
    return pacer.parse(feed(*entries)).items


def entry(number: int, *events: str) -> list[Entry]:
    return [Entry(event=event, sequence=number, document=number % 3 or None) for event in events]


def test_a_second_poll_finds_nothing_new() -> None:
    memory = Memory()
    items = parsed(*entry(1, "Order"), *entry(2, "Letter"))

    assert memory.see(items) == {"new": 2}
    assert memory.see(items) == {"known": 2}


def test_two_text_entries_of_one_second_stay_two() -> None:
    items = parsed(*entry(3, "Order"), *entry(6, "Order"))

    assert Memory().see(items) == {"new": 2}


def test_the_part_of_an_entry_that_a_window_cut_off_is_added() -> None:
    memory = Memory()
    memory.see(parsed(*entry(1, "Motion to Compel")))

    assert memory.see(parsed(*entry(1, "Motion to Seal", "Motion to Compel"))) == {"edited": 1}
    assert memory.see(parsed(*entry(1, "Motion to Seal"))) == {"known": 1}
    assert memory.known[1].summary == "Motion to Seal; Motion to Compel"


def test_the_order_of_events_alone_is_no_edit() -> None:
    memory = Memory()
    memory.see(parsed(*entry(1, "Order", "Letter")))

    assert memory.see(parsed(*entry(1, "Letter", "Order"))) == {"known": 1}


def test_entries_without_anything_to_tell_them_apart_are_told_apart_by_their_event() -> None:
    bare = ParsedItem(court=CourtEntry(court_id="nysd", pacer_case_id="1", events=("Order",)))
    other = bare.with_entry(CourtEntry(court_id="nysd", pacer_case_id="1", events=("Letter",)))

    assert court_key(bare) != court_key(other)


def test_a_key_fits_its_column_however_long_a_number_is() -> None:
    item = ParsedItem(court=CourtEntry(court_id="nysd", docket_number="1" * 400))
    other = ParsedItem(court=CourtEntry(court_id="nysd", docket_number="1" * 401))

    assert len(court_key(item)) <= 255
    assert court_key(item) != court_key(other)


def test_an_entry_survives_being_kept_as_json() -> None:
    [item] = parsed(*entry(1, "Order", "Letter"))
    assert item.court is not None

    kept = item.court.as_json() | {"events": list(item.court.events), "trustees": []}

    assert CourtEntry.from_json(kept) == item.court


@given(
    st.lists(st.lists(st.sampled_from(EVENTS), min_size=1, max_size=3, unique=True), min_size=1, max_size=12),
    st.integers(1, 8),
    st.randoms(use_true_random=False),
)
def test_overlapping_windows_in_any_order_end_in_the_same_state(
    events: list[list[str]], size: int, chance: random.Random
) -> None:
    items = [item for number, names in enumerate(events) for item in entry(number, *names)]
    whole, cut = Memory(), Memory()
    whole.see(parsed(*items))
    polls = [parsed(*items[start : start + size]) for start in range(0, len(items), max(size // 2, 1))]
    chance.shuffle(polls)

    for poll in polls:
        cut.see(poll)

    assert cut.state() == whole.state()
