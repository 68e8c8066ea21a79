"""Killed with `kill -9` at every step of a poll, again and again: each entry is there once in the end."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from django.utils import timezone

from disputes.models import Event, Fetch, Filing, Host, Item, Source
from tests.fakes import Entry, pacer
from tests.jobs import feeds
from tests.jobs.installation import Installation
from tests.jobs.polling import Poll, pollers
from tests.web.server import LocalServer

ENTRIES = 420  # and 480 items, as some entries have two
WHOLE = 480
HALF = ENTRIES // 2  # stand on the docket that is tracked
FEWEST_STEPS = 40  # has a poll; of one replay each is tried, of the others every second to sixth
STAGES = {"claim", "fetch", "parse", "store"}


@pytest.fixture
def poll(installation: Installation) -> Iterator[Poll]:
    with pollers(installation, CASETRACKER_HOST_GAP_SECONDS="0") as poll:
        yield poll


def leases_run_out() -> None:
    """As five minutes later: what a dead process held is free, and everything is due."""
    past = timezone.now() - datetime.timedelta(seconds=1)
    Source.objects.update(due_at=past)
    Source.objects.exclude(lease_until=None).update(lease_until=past)
    Host.objects.exclude(lease_until=None).update(lease_until=past)


def poll_once(poll: Poll, dies_at: int) -> str:
    leases_run_out()
    [stage] = poll(dies_at=dies_at)
    return stage


def items(number: int) -> list[Entry]:
    """One docket entry as its feed has it: every seventh has two events, and each is an item of its own."""
    case = 1 if number % 2 else number + 2
    entry = Entry(
        number=f"1:26-cv-{case:05d}",
        case_id=f"9{case:05d}",
        sequence=number,
        document=number + 1,
        entered=f"Mon, 02 Mar 2026 {9 - number // 60:02d}:{59 - number % 60:02d}:00 GMT",
    )
    return [entry] if number % 7 else [entry, replace(entry, event="Order")]


def windows(size: int, is_reversed: bool) -> list[Sequence[Entry]]:
    entries = [item for number in range(ENTRIES) for item in items(number)]
    if is_reversed:
        entries.reverse()
    return [entries[start : start + size] for start in range(0, len(entries), size)]


@pytest.mark.parametrize(
    ("size", "is_reversed", "every"),
    [(10, False, 6), (60, False, 1), (60, True, 2), (400, False, 3), (WHOLE, False, 3)],
    ids=["windows of 10", "windows of 60", "windows of 60 in reverse", "windows of 400", "the whole feed"],
)
def test_nothing_is_lost_and_nothing_is_there_twice(
    server: LocalServer, poll: Poll, size: int, is_reversed: bool, every: int
) -> None:
    feeds.seedance()
    feeds.court_source(server.url("/court"))
    shown, deaths = windows(size, is_reversed), Counter[str]()

    for number, window in enumerate(shown):
        server.replies("/court", pacer(*window))
        step = 1 + number
        while (stage := poll_once(poll, step)) != "done":
            deaths[stage] += 1
            step += len(shown) * every

    assert deaths.total() >= FEWEST_STEPS // every
    assert deaths.keys() <= STAGES
    assert every > 1 or deaths.keys() == STAGES
    assert_that_each_entry_is_there_once()


def assert_that_each_entry_is_there_once() -> None:
    told = Counter(Item.objects.values_list("docket_key", "court_entry__sequence"))
    assert (len(told), set(told.values())) == (ENTRIES, {1})
    assert (Filing.objects.count(), Event.objects.count()) == (HALF, HALF)
    assert sum(Fetch.objects.values_list("new", flat=True)) == ENTRIES
    events = Item.objects.values_list("court_entry__events", flat=True).get(court_entry__sequence="0")
    assert set(events) == {"Motion to Dismiss", "Order"}
