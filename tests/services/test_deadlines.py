"""A deadline that passed without an answer is told of once, with where one was looked for."""

import datetime
from typing import Any

import pytest

from disputes.models import Citation, Demand, Dispute, Event, EventKind, Fetch, Placement
from disputes.search import deadlines as asked
from disputes.services import deadlines
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.NOW  # 2 March 2026, noon
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def doe() -> Dispute:
    return make.dispute("Doe v. Acme")


def watched(name: str = "The Paper", since: str = "2026-02-01", **fields: Any) -> None:
    """A feed that was read an hour ago."""
    feed = make.source(name=name, succeeded_at=NOW - HOUR, **fields)
    at = datetime.datetime.fromisoformat(f"{since}T00:00:00Z")
    Fetch.objects.create(source=feed, started_at=at, finished_at=at, outcome="ok")


def letter(of: Dispute, due_on: str = "2026-02-20", **fields: Any) -> Demand:
    sides = {"made_by": make.party("Doe"), "made_to": make.party("Acme")}
    return make.demand(of, due_on=due_on, made_on="2026-02-17", **sides | fields)


def test_it_stands_on_the_timeline_with_the_sources_that_were_read(doe: Dispute) -> None:
    watched("The Paper")
    watched("The Late Paper", since="2026-02-28")
    letter(doe, time_zone="Europe/Berlin")

    tally = deadlines.write(now=NOW)

    event = Event.objects.on(doe).get()
    assert tally == deadlines.Tally(passed=1, written=1, replied=0, waiting=0)
    assert (event.headline, event.kind, event.standing) == (deadlines.HEADLINE, "deadline", "reported")
    assert (event.happened.iso(), event.time_zone) == ("2026-02-20", "Europe/Berlin")
    assert "Doe had set Acme a deadline: 20 Feb 2026, by the clock of Europe/Berlin." in event.summary
    assert "before the deadline passed: The Paper, 2 Mar 2026, 11:00." in event.summary
    assert "older entries can be missing: The Late Paper, 2 Mar 2026, 11:00." in event.summary
    assert [each.url for each in event.citations.all()] == [make.ADDRESS]
    assert event.history.get().history_change_reason == deadlines.REASON


@pytest.mark.parametrize(
    ("due_on", "zone", "written"),
    [
        ("2026-02-28", "", 1),
        ("2026-03-01", "", 1),  # over everywhere since noon in UTC
        ("2026-03-02", "", 0),
        ("2026-03-01", "Pacific/Honolulu", 1),
        ("2026-03-02", "Pacific/Kiritimati", 1),  # there it is the third
        ("2026-03-02T12:00", "UTC", 1),
        ("2026-03-02T12:01", "UTC", 0),
        ("2026-03-02T00:00", "", 1),  # in the last zone it is midnight now
        ("2026-03-02T00:01", "", 0),
        ("2026-02", "", 1),
        ("2026-03", "", 0),
        ("2026", "", 0),
        ("9999-12-31", "", 0),
        ("soon", "", 0),
        ("", "", 0),
    ],
)
def test_a_deadline_has_passed_when_it_is_over_on_its_clock(
    doe: Dispute, due_on: str, zone: str, written: int
) -> None:
    make.source(name="The Paper", succeeded_at=NOW)
    letter(doe, due_on, time_zone=zone)

    assert deadlines.write(now=NOW).written == written


def test_an_hour_of_no_known_zone_is_told_as_a_day(doe: Dispute) -> None:
    watched()
    letter(doe, "2026-02-20T17:00")

    deadlines.write(now=NOW)

    event = Event.objects.get()
    assert (event.happened.iso(), event.precision) == ("2026-02-20", "day")
    assert "20 Feb 2026, 17:00, in a time zone that is not known" in event.summary


def test_what_one_letter_asks_by_one_day_is_told_once(doe: Dispute) -> None:
    watched()
    first = letter(doe)
    letter(doe, made_by=first.made_by, made_to=first.made_to)

    deadlines.write(now=NOW)

    assert Event.objects.count() == 1


def test_an_answer_to_one_demand_answers_the_letter(doe: Dispute) -> None:
    watched()
    first = letter(doe)
    letter(doe, made_by=first.made_by, made_to=first.made_to, answer=make.event(doe))

    assert deadlines.write(now=NOW).passed == 0
    assert Event.objects.count() == 1


def test_a_response_in_time_is_left_to_a_person(doe: Dispute) -> None:
    watched()
    letter(doe)
    make.event(doe, kind=EventKind.RESPONSE, when="2026-02-19")

    assert deadlines.write(now=NOW) == deadlines.Tally(passed=1, written=0, replied=1, waiting=0)


@pytest.mark.parametrize("when", ["2026-02-16", "2026-02-25"])
def test_what_was_said_before_the_letter_or_after_the_deadline_is_no_reply(doe: Dispute, when: str) -> None:
    watched()
    letter(doe)
    make.event(doe, kind=EventKind.RESPONSE, when=when)

    assert deadlines.write(now=NOW).written == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"succeeded_at": NOW - 30 * 24 * HOUR},
        {"succeeded_at": None},
        {"succeeded_at": NOW, "kind": "pacer"},
        {"succeeded_at": NOW, "basis": "court_record"},
    ],
    ids=["read before it passed", "never read", "a docket", "of a court"],
)
def test_who_has_looked_nowhere_says_nothing(doe: Dispute, fields: dict[str, Any]) -> None:
    make.source(**fields)
    letter(doe)

    assert deadlines.write(now=NOW) == deadlines.Tally(passed=1, written=0, replied=0, waiting=1)


@pytest.mark.parametrize("days", [0, 400])
def test_it_is_written_once(doe: Dispute, days: int) -> None:
    watched()
    letter(doe)
    deadlines.write(now=NOW)

    assert deadlines.write(now=NOW + days * 24 * HOUR).written == 0
    assert (Event.objects.count(), Placement.objects.count(), Citation.objects.count()) == (1, 1, 1)


def test_what_a_person_has_deleted_does_not_come_back(doe: Dispute) -> None:
    watched()
    letter(doe)
    deadlines.write(now=NOW)
    Event.objects.get().delete()

    assert deadlines.write(now=NOW).written == 0


def test_who_is_killed_on_the_way_leaves_nothing_behind(
    doe: Dispute, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched()
    letter(doe)
    with monkeypatch.context() as killed:
        killed.setattr(deadlines, "_citations", lambda *_: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            deadlines.write(now=NOW)
    assert not Event.objects.exists()
    assert not Event.history.exists()

    assert deadlines.write(now=NOW).written == 1


def test_an_answer_that_comes_while_it_looks_wins(doe: Dispute, monkeypatch: pytest.MonkeyPatch) -> None:
    watched()
    demand = letter(doe)
    found = asked.unanswered(NOW)
    Demand.objects.filter(pk=demand.pk).update(answer=make.event(doe))
    monkeypatch.setattr(asked, "unanswered", lambda _: found)

    assert deadlines.write(now=NOW).written == 0


@pytest.mark.parametrize(
    ("standing", "source_url", "told"),
    [
        ("confirmed", make.ADDRESS, ["reported"]),
        ("alleged", make.ADDRESS, ["alleged"]),
        ("unconfirmed", "", ["unconfirmed"]),
        ("withdrawn", make.ADDRESS, []),
    ],
)
def test_it_is_no_surer_than_the_letter(
    doe: Dispute, standing: str, source_url: str, told: list[str]
) -> None:
    watched()
    letter(doe, standing=standing, source_url=source_url)

    deadlines.write(now=NOW)

    assert list(Event.objects.values_list("standing", flat=True)) == told
