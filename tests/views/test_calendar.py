"""The calendar: a date stands where it is known to be, and what is asked stands in the address."""

import datetime
import re

import pytest
from django.http import QueryDict
from pytest_django import DjangoAssertNumQueries

from disputes.models import Campaign, Dispute, Event
from disputes.search import calendar
from disputes.search.calendar_questions import Question
from disputes.text.dates import When
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
FEBRUARY = "/calendar/?month=2026-02"
AGENDA = f"{FEBRUARY}&view=agenda"


@pytest.fixture
def doe() -> Dispute:
    campaign = Campaign.objects.create(slug="video", name="Video models")
    return make.dispute("Doe v. Roe", slug="doe-v-roe", campaign=campaign)


def month(query: str = "month=2026-02", now: datetime.datetime = make.NOW) -> calendar.Month:
    return calendar.Month(Question.read(QueryDict(query), now), now)


def told(of: calendar.Month) -> dict[str, list[str]]:
    """What stands on each day, and apart from the days."""
    days = {f"{day.date}": [entry.words for entry in day.entries] for day in of.busy_days}
    return days | {"apart": [entry.words for entry in of.apart]}


def test_a_month_is_a_table_of_weeks_that_begin_on_monday(doe: Dispute, read: Read) -> None:
    make.event(doe, when="2026-02-17", headline="Doe writes", kind="threat", standing="alleged")

    page = read(FEBRUARY)

    assert re.findall(r'<th scope="col"><abbr title="(\w+)">', page)[0] == "Monday"
    assert len(re.findall(r"<tr>", page)) == 6
    assert re.search(r'datetime="2026-02-17".*?Doe writes.*?Alleged', page, re.DOTALL)


def test_an_agenda_lists_only_days_with_dates(doe: Dispute, read: Read) -> None:
    make.event(doe, when="2026-02-17", headline="Doe writes")

    page = read(AGENDA)

    assert "Tuesday 17 February" in page
    assert "Doe v. Roe" in page
    assert "18 February" not in page


@pytest.mark.parametrize(
    ("when", "until", "is_shown"),
    [
        ("2026-02", None, True),
        ("2026", None, True),
        ("2026-02-27", "2026-03-02", True),
        ("2026-01-30", "2026-02-01", True),
        ("2026-01", "2026-03", True),
        ("2026-03", None, False),
        ("2025", None, False),
        ("2026-01-30", "2026-01-31", False),
    ],
)
def test_a_date_without_a_day_stands_apart(
    doe: Dispute, when: str, until: str | None, is_shown: bool
) -> None:
    make.event(doe, when=when, until=until, headline="Hearing")

    assert told(month()) == {"apart": ["Hearing"] if is_shown else []}


@pytest.mark.parametrize(
    ("at", "zone", "day"),
    [
        ("2026-02-17T23:30", "America/New_York", "2026-02-17"),
        ("2026-01-31T23:30", "America/New_York", None),
        ("2026-02-28T23:30", "America/New_York", "2026-02-28"),
        ("2026-02-01T03:00", "Asia/Tokyo", "2026-02-01"),
    ],
)
def test_a_moment_stands_on_the_day_of_its_own_zone(
    doe: Dispute, at: str, zone: str, day: str | None
) -> None:
    event = make.event(doe, kind="hearing", headline="Hearing")
    event.happened = calendar_date(at, zone)
    event.save()

    assert told(month()) == ({day: ["Hearing"]} if day else {}) | {"apart": []}


def calendar_date(at: str, zone: str) -> When:
    return When.parse(at, time_zone=zone)


def test_an_hour_names_its_zone(doe: Dispute, read: Read) -> None:
    event = make.event(doe, kind="hearing", headline="Hearing")
    event.happened = calendar_date("2026-02-17T14:30", "America/New_York")
    event.save()
    make.demand(doe, due_on="2026-02-18T12:00")

    page = read(AGENDA)

    assert "14:30 EST" in page
    assert "12:00, time zone not known" in page


def test_deadlines_of_letters_stand_on_their_day_and_say_whether_they_were_answered(
    doe: Dispute, read: Read
) -> None:
    make.demand(doe, due_on="2026-02-20", demand="Purge it")
    make.demand(doe, due_on="2026-02-21", demand="Stop", answer=make.event(doe))

    page = read(AGENDA)

    assert re.search(r"20 February.*?Purge it.*?Passed; no answer is recorded", page, re.DOTALL)
    assert re.search(r"21 February.*?Stop.*?An answer is recorded", page, re.DOTALL)


def test_what_is_fixed_beforehand_comes_first_on_a_day(doe: Dispute) -> None:
    make.event(doe, headline="A statement")
    make.event(doe, headline="A turning point", is_important=True)
    make.event(doe, headline="A hearing", kind="hearing")

    assert told(month())["2026-02-17"] == ["A hearing", "A turning point", "A statement"]


@pytest.mark.parametrize("view", ["month", "agenda", "silent"])
def test_what_is_not_public_is_not_told(doe: Dispute, read: Read, view: str) -> None:
    campaign = Campaign.objects.create(slug="hush", name="Secret plan")
    hidden = make.dispute("Secret v. Hidden", slug="secret", is_public=False, campaign=campaign)
    make.event(hidden, headline="Secret hearing", kind="hearing")
    make.event(doe, headline="Secret draft", is_public=False)
    make.event(doe, hidden, headline="Letter")
    make.demand(hidden, demand="Secret demand", due_on="2026-02-17")
    make.event(doe, headline="Appearance", is_routine=True)

    pages = read(f"{FEBRUARY}&view={view}") + read(f"{FEBRUARY}&view={view}&dispute=secret&campaign=hush")

    assert "Secret" not in pages
    assert "Appearance" not in pages


@pytest.mark.parametrize(
    ("query", "is_shown"),
    [
        ("kind=hearing", True),
        ("kind=hearing&kind=release", True),
        ("kind=release", False),
        ("lane=lawsuit", True),
        ("lane=deal", False),
        ("campaign=video", True),
        ("campaign=other", False),
        ("dispute=doe-v-roe", True),
        ("dispute=acme", False),
    ],
)
def test_filters_narrow_the_month(doe: Dispute, query: str, is_shown: bool) -> None:
    make.dispute("Acme", slug="acme")
    make.event(doe, headline="Hearing", kind="hearing", lane="lawsuit")

    assert bool(month(f"month=2026-02&{query}").busy_days) == is_shown


@pytest.mark.parametrize(
    ("query", "is_shown"),
    [
        ("", True),
        ("kind=deadline", True),
        ("kind=hearing", False),
        ("lane=lawsuit", True),
        ("lane=deal", False),
    ],
)
def test_deadlines_of_letters_are_deadlines_in_the_lane_of_lawsuits(
    doe: Dispute, query: str, is_shown: bool
) -> None:
    make.demand(doe, due_on="2026-02-17")

    assert bool(month(f"month=2026-02&{query}").busy_days) == is_shown


def test_a_crowded_day_tells_the_first_and_counts_the_rest(doe: Dispute, read: Read) -> None:
    for _ in range(calendar.MOST_ON_A_DAY + 5):
        make.event(doe)

    assert f"{calendar.MOST_ON_A_DAY + 5 - calendar.MOST_IN_A_CELL} more" in read(FEBRUARY)
    assert "5 more on this day" in read(AGENDA)
    assert f"{calendar.MOST_ON_A_DAY + 5} dates" in read(AGENDA)


def test_an_empty_month_says_so_and_offers_a_way_out(doe: Dispute, read: Read) -> None:
    page = read(f"{FEBRUARY}&kind=hearing")

    assert "Nothing is recorded for February 2026 that the filters let through" in page
    assert "Show all dates of this month" in page


@pytest.mark.parametrize("view", ["month", "agenda", "silent"])
@pytest.mark.parametrize("number", [2, 200])
def test_more_rows_cost_no_more_queries(
    read: Read, django_assert_max_num_queries: DjangoAssertNumQueries, view: str, number: int
) -> None:
    for n in range(number):
        dispute = make.dispute()
        Event.objects.filter(pk=make.event(dispute, when=f"2026-02-{n % 28 + 1:02}").pk).update(
            kind="hearing"
        )
        make.event(dispute, when="2026-02")
        make.demand(dispute, due_on="2026-02-20")

    with django_assert_max_num_queries(14):
        read(f"{FEBRUARY}&view={view}")
