"""Beside the calendar's months: what is expected next, what is overdue, and where nothing moves."""

import datetime

import pytest
from django.http import QueryDict

from disputes.models import Dispute
from disputes.search import calendar, silence
from disputes.search.calendar_questions import Question
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db


@pytest.fixture
def doe() -> Dispute:
    return make.dispute("Doe v. Roe", slug="doe-v-roe", stage="threatened")


def question(now: datetime.datetime = make.NOW) -> Question:
    return Question.read(QueryDict(), now)


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)


def test_what_lies_ahead_comes_in_its_order_whatever_the_month(doe: Dispute) -> None:
    make.event(doe, when="2026-06-01", headline="Trial", kind="hearing")
    make.event(doe, when="2026-02-01", headline="Letter")
    make.demand(doe, due_on="2026-04-01", made_by=make.party("Doe"), made_to=make.party("Roe"))
    make.demand(doe, due_on="2026-04-02", answer=make.event(doe))

    found = calendar.expected(question(), make.NOW)

    assert [entry.words for entry in found] == ["Deadline set by Doe for Roe", "Trial"]


@pytest.mark.parametrize(
    ("due_on", "zone", "now", "is_overdue"),
    [
        ("2026-02-20", "", "2026-02-21T11:59", False),
        ("2026-02-20", "", "2026-02-21T12:00", True),
        ("2026-02-20", "America/Los_Angeles", "2026-02-21T07:59", False),
        ("2026-02-20", "America/Los_Angeles", "2026-02-21T08:00", True),
        ("2026-02-20", "Asia/Tokyo", "2026-02-20T15:00", True),
        ("2026-02-20T17:00", "Asia/Tokyo", "2026-02-20T07:59", False),
        ("2026-02-20T17:00", "Asia/Tokyo", "2026-02-20T08:00", True),
        ("2026-02-20T17:00", "", "2026-02-21T04:59", False),
        ("2026-02-20T17:00", "", "2026-02-21T05:00", True),
        ("2026-02", "UTC", "2026-02-28T23:59", False),
        ("2026-02", "UTC", "2026-03-01T00:00", True),
        ("2026", "UTC", "2026-12-31T23:59", False),
        ("2026", "UTC", "2027-01-01T00:00", True),
    ],
)
def test_a_deadline_is_overdue_once_it_has_passed_where_the_letter_counts(
    doe: Dispute, due_on: str, zone: str, now: str, is_overdue: bool
) -> None:
    make.demand(doe, due_on=due_on, time_zone=zone)

    assert bool(calendar.overdue(question(at(now)), at(now))) == is_overdue
    assert bool(calendar.expected(question(at(now)), at(now))) == (not is_overdue)


@pytest.mark.parametrize(
    ("when", "is_silent"),
    [
        ("2026-01-15", True),
        ("2026-01-16", False),
        ("2025-12", True),
        ("2026-01", False),
        ("2025", True),
        ("2026", False),
        ("2026-01-15T11:59", True),
        ("2026-01-16T12:01", False),
    ],
)
def test_a_dispute_is_silent_where_surely_nothing_moved_for_45_days(
    doe: Dispute, when: str, is_silent: bool
) -> None:
    make.event(doe, when=when)

    assert bool(silence.silent(question().disputes, make.NOW, ended=False)) == is_silent


def test_what_is_to_come_and_what_is_routine_do_not_break_a_silence(doe: Dispute) -> None:
    make.event(doe, when="2025-12-01", headline="Letter")
    make.event(doe, when="2026-04-01", headline="Hearing", kind="hearing")
    make.event(doe, when="2026-02-28", headline="Appearance", is_routine=True)
    make.event(doe, when="2026-02-28", headline="Draft", is_public=False)

    (found,) = silence.latest(question().disputes, make.NOW).first

    assert (str(found.latest), str(found.following), found.days) == ("Letter", "Hearing", 91)


def test_days_are_a_least_number_where_the_last_day_is_not_known(doe: Dispute, read: Read) -> None:
    make.event(doe, when="2025-12")

    (found,) = silence.latest(question().disputes, make.NOW).first

    assert (found.days, found.is_exact) == (61, False)
    assert "at least" in read("/calendar/?view=silent")


def test_who_fell_silent_last_comes_first_and_who_has_no_event_is_not_called_silent(doe: Dispute) -> None:
    make.event(doe, when="2025-12-01")
    make.event(make.dispute("Acme v. Zenith"), when="2025-12-24")
    make.dispute("Nothing known")

    names = [each.dispute.short_name for each in silence.latest(question().disputes, make.NOW).first]

    assert names == ["Acme v. Zenith", "Doe v. Roe"]


@pytest.mark.parametrize("stage", ["settled", "licensed", "dismissed", "closed", "adopted", "published"])
def test_what_came_to_an_end_stands_apart(doe: Dispute, read: Read, stage: str) -> None:
    make.event(doe, when="2025-12-01")
    make.event(make.dispute("Acme v. Zenith", stage=stage), when="2025-12-01")

    assert "Acme v. Zenith" not in read("/calendar/?view=silent")
    assert "Doe v. Roe" not in read("/calendar/?view=silent&ended=1")
    assert "Acme v. Zenith" in read("/calendar/?view=silent&ended=1")
    assert "1 that came to an end" in read("/calendar/")


def test_silent_disputes_are_paged(read: Read) -> None:
    for number in range(silence.PAGE_SIZE + 1):
        make.event(make.dispute(f"Case {number:02}"), when="2025-12-01")

    assert f"{silence.PAGE_SIZE + 1} open disputes" in read("/calendar/?view=silent")
    assert "Case 50" in read("/calendar/?view=silent&page=2")
