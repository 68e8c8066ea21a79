"""The calendar as a feed: strict iCalendar, an allegation that says so, and nothing sent twice."""

import datetime

import pytest
from django.http import QueryDict
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from disputes.models import Dispute, Event
from disputes.search.calendar_feed import feed
from disputes.search.calendar_questions import Question
from disputes.text.dates import When
from tests import calendars, make
from tests.calendars import Component

pytestmark = pytest.mark.django_db
TODAY = f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}"


@pytest.fixture
def doe() -> Dispute:
    return make.dispute("Doe v. Roe", slug="doe-v-roe")


def events(query: str = "", now: datetime.datetime = make.NOW) -> list[Component]:
    question = Question.read(QueryDict(query), now)
    return calendars.read(feed(question, now, lambda path: f"https://tracker.example{path}").body).events


def test_a_day_is_a_whole_day_and_leads_to_its_event(doe: Dispute) -> None:
    event = make.event(doe, kind="hearing", headline="Hearing; first, day", summary="In room 4.")

    (found,) = events()

    assert (found.values["DTSTART"], found.values["DTEND"]) == ("20260217", "20260218")
    assert found.values["URL"] == f"https://tracker.example/events/{event.pk}/"
    assert found.text("SUMMARY") == "Hearing; first, day"
    assert "In room 4.\nDisputes: Doe v. Roe\nDate: 17 Feb 2026" in found.text("DESCRIPTION")


def test_a_moment_is_told_in_utc_and_its_zone_in_words(doe: Dispute) -> None:
    event = make.event(doe)
    event.happened = When.parse("2026-02-17T14:30", time_zone="America/New_York")
    event.save()

    (found,) = events()

    assert found.values["DTSTART"] == "20260217T193000Z"
    assert "17 Feb 2026, 14:30 EST (America/New_York)" in found.text("DESCRIPTION")


@pytest.mark.parametrize(
    ("when", "until", "start", "end", "summary"),
    [
        ("2026-02", None, "20260201", "20260301", "Feb 2026, day not known: Talks"),
        ("2026-02-17", "2026-02-18", "20260217", "20260219", "17–18 Feb 2026, day not known: Talks"),
    ],
)
def test_a_date_without_a_day_spans_what_is_known(
    doe: Dispute, when: str, until: str | None, start: str, end: str, summary: str
) -> None:
    make.event(doe, when=when, until=until, headline="Talks")

    (found,) = events()

    assert (found.values["DTSTART"], found.values["DTEND"]) == (start, end)
    assert found.text("SUMMARY") == summary


@pytest.mark.parametrize(
    ("standing", "summary", "status"),
    [
        ("reported", "Doe writes", None),
        ("confirmed", "Doe writes", "CONFIRMED"),
        ("alleged", "Alleged: Doe writes", "TENTATIVE"),
        ("unconfirmed", "Unconfirmed: Doe writes", "TENTATIVE"),
        ("withdrawn", "Withdrawn: Doe writes", "CANCELLED"),
    ],
)
def test_how_sure_a_date_is_stands_in_front_of_it(
    doe: Dispute, standing: str, summary: str, status: str | None
) -> None:
    make.event(doe, headline="Doe writes", standing=standing)

    (found,) = events()

    assert found.text("SUMMARY") == summary
    assert found.values.get("STATUS") == status


@pytest.mark.parametrize(
    ("when", "until", "is_told"),
    [
        ("2025-12-02", None, True),
        ("2025-12-01", None, False),
        ("2025-12", None, True),
        ("2025-11", None, False),
        ("2025-11-20", "2025-12-03", True),
        ("2026", None, False),
        ("2031-12-31", None, True),
        ("2032-01-01", None, False),
        ("9999-12-31", None, False),
    ],
)
def test_the_feed_holds_90_days_and_what_is_to_come(
    doe: Dispute, when: str, until: str | None, is_told: bool
) -> None:
    make.event(doe, when=when, until=until)
    if not until:
        make.demand(doe, due_on=when)

    assert len(events()) == is_told * (1 if until else 2)


@pytest.mark.parametrize(
    ("due_on", "zone", "start"),
    [
        ("2026-02-20", "", "20260220"),
        ("2026-02-20T17:00", "Asia/Tokyo", "20260220T080000Z"),
        ("2026-02-20T17:00", "", "20260220"),
    ],
)
def test_a_letters_deadline_has_an_hour_only_where_its_zone_is_known(
    doe: Dispute, due_on: str, zone: str, start: str
) -> None:
    make.demand(doe, due_on=due_on, time_zone=zone, demand="Purge it")

    (found,) = events()

    assert found.values["DTSTART"] == start
    assert "Purge it" in found.text("DESCRIPTION")
    assert "No answer is recorded." in found.text("DESCRIPTION")


def test_a_change_keeps_the_name_and_raises_the_number(doe: Dispute) -> None:
    event = make.event(doe)
    (before,) = events()
    later = event.changed_at + datetime.timedelta(minutes=5)
    Event.objects.filter(pk=event.pk).update(changed_at=later, headline="Moved")

    (after,) = events()

    assert after.values["UID"] == before.values["UID"]
    assert (before.values["SEQUENCE"], after.values["SEQUENCE"]) == ("0", "300")
    assert after.values["DTSTAMP"] == after.values["LAST-MODIFIED"] == f"{later:%Y%m%dT%H%M%SZ}"


def test_what_is_not_public_is_not_in_it(client: Client, doe: Dispute) -> None:
    hidden = make.dispute("Secret v. Hidden", slug="secret", is_public=False)
    make.event(hidden, when=TODAY, headline="Secret hearing")
    make.event(doe, when=TODAY, headline="Secret draft", is_public=False)
    make.event(doe, hidden, when=TODAY, headline="Letter")
    make.demand(hidden, due_on=TODAY, demand="Secret demand")

    body = client.get("/calendar.ics").content.decode()

    assert "Letter" in body
    assert "Secret" not in body
    assert client.get("/disputes/secret/calendar.ics").status_code == 404


def test_filters_are_those_of_the_page(doe: Dispute) -> None:
    make.event(doe, headline="Hearing", kind="hearing")
    make.event(make.dispute("Acme"), headline="Elsewhere", kind="hearing")
    make.event(doe, headline="Statement")

    assert [each.text("SUMMARY") for each in events("kind=hearing&dispute=doe-v-roe")] == ["Hearing"]


def test_a_dispute_has_a_feed_of_its_own(client: Client, doe: Dispute) -> None:
    make.event(doe, when=TODAY, headline="Hearing")
    make.event(make.dispute("Acme"), when=TODAY, headline="Elsewhere")

    response = client.get("/disputes/doe-v-roe/calendar.ics")

    calendar = calendars.read(response.content)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert calendar.text("NAME") == "Casetracker: Doe v. Roe"
    assert [each.text("SUMMARY") for each in calendar.events] == ["Hearing"]


@pytest.mark.parametrize(
    ("asked", "given"), [("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")]
)
def test_what_a_program_has_is_not_sent_again(client: Client, doe: Dispute, asked: str, given: str) -> None:
    event = make.event(doe, when=TODAY)
    first = client.get("/calendar.ics")

    again = client.get("/calendar.ics", headers={asked: first[given]})
    later = event.changed_at + datetime.timedelta(minutes=5)
    Event.objects.filter(pk=event.pk).update(changed_at=later)
    changed = client.get("/calendar.ics", headers={asked: first[given]})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200


@pytest.mark.parametrize("query", ["month=9999-01", "kind=x", "dispute=%00", "campaign=%3Cb%3E"])
def test_nonsense_in_the_address_is_no_error(client: Client, doe: Dispute, query: str) -> None:
    assert client.get(f"/calendar.ics?{query}").status_code in (200, 404)


@pytest.mark.parametrize("number", [2, 200])
def test_more_dates_cost_no_more_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for _ in range(number):
        dispute = make.dispute()
        make.event(dispute, when=TODAY)
        make.demand(dispute, due_on=TODAY)

    with django_assert_max_num_queries(6):
        client.get("/calendar.ics")
