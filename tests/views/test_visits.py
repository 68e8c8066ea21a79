"""What is new to whoever looks: by the cookie of a browser, by the row of a person who signs in."""

import datetime
import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from disputes.models import Dispute, Event, Placement, Visit
from disputes.services import visiting
from disputes.services.visiting import Look
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
PAGE = "/disputes/doe-v-roe/"
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def doe() -> Dispute:
    return make.dispute("Doe v. Roe", slug="doe-v-roe")


def as_cookie(text: str) -> str:
    response = HttpResponse()
    response.set_signed_cookie("visits", text, salt="visits")
    return response.cookies["visits"].value


def was_here(client: Client, dispute: Dispute, ago: datetime.timedelta = 2 * HOUR) -> datetime.datetime:
    """The browser looked at the dispute so long ago, and not since; the minute of that."""
    at = (timezone.now() - ago).replace(second=0, microsecond=0)
    client.cookies["visits"] = as_cookie(visiting.written({dispute.pk: Look(at)}))
    return at


def age(event: Event, changed: datetime.timedelta, seen: datetime.timedelta | None = None) -> None:
    now = timezone.now()
    Event.objects.filter(pk=event.pk).update(changed_at=now - changed, seen_at=now - (seen or changed))


@pytest.fixture
def three(doe: Dispute) -> None:
    """One event is older than two hours, one has changed since, one is new."""
    age(make.event(doe, headline="Old"), 5 * HOUR)
    age(make.event(doe, headline="Amended"), HOUR, seen=5 * HOUR)
    make.event(doe, headline="Fresh")


def marks(page: str) -> dict[str, str]:
    rows = re.findall(r'<li class="event .*?</li>\s*(?=<li|</ol>)', page, re.DOTALL)
    found = {
        re.findall(r"<h4><a .*?>(.*?)</a>", row)[0]: re.findall('class="new">(.*?)<', row) for row in rows
    }
    return {headline: "".join(mark) for headline, mark in found.items()}


@pytest.mark.usefixtures("three")
def test_who_comes_for_the_first_time_is_told_nothing(client: Client) -> None:
    response = client.get(PAGE)
    cookie = response.cookies["visits"]

    assert b"Since your last visit" not in response.content
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert response["Cache-Control"] == "private"
    assert "Cookie" in response["Vary"]


@pytest.mark.usefixtures("three")
def test_who_comes_back_is_told_what_is_new(client: Client, doe: Dispute, read: Read) -> None:
    at = was_here(client, doe)

    page = read(PAGE)

    assert f'<a href="?new={at:%Y-%m-%dT%H:%M}#timeline">2 new or changed events</a>' in page
    assert marks(page) == {"Old": "", "Amended": "Changed since your last visit", "Fresh": "New to you"}


@pytest.mark.usefixtures("three")
def test_loading_the_page_again_clears_no_marks(client: Client, doe: Dispute, read: Read) -> None:
    was_here(client, doe)

    assert marks(read(PAGE)) == marks(read(PAGE)) == marks(read(PAGE, target="timeline"))


@pytest.mark.usefixtures("three")
def test_a_link_shows_only_what_is_new_to_anybody(client: Client, doe: Dispute, read: Read) -> None:
    at = timezone.now() - 2 * HOUR

    page = read(f"{PAGE}?new={at:%Y-%m-%dT%H:%M}")

    assert set(marks(page)) == {"Amended", "Fresh"}
    assert "New or changed since" in page


@pytest.mark.parametrize("new", ["x", "9999-99", "%00", "2026-02-17T99:99", "0001-01-01T00:00"])
def test_a_moment_that_is_none_hides_nothing(doe: Dispute, read: Read, new: str) -> None:
    make.event(doe, headline="Letter")

    assert "Letter" in read(f"{PAGE}?new={new}")


def test_what_stays_folded_or_is_no_bodys_business_is_not_new(
    client: Client, doe: Dispute, read: Read
) -> None:
    was_here(client, doe)
    make.event(doe, is_routine=True)
    make.event(doe, is_public=False)
    make.event(make.dispute())

    assert "nothing new" in read(PAGE)


def test_a_part_of_the_page_is_no_visit(client: Client, doe: Dispute) -> None:
    response = client.get(PAGE, headers={"HX-Request": "true", "HX-Target": "timeline"})

    assert "visits" not in response.cookies


def test_a_look_at_an_earlier_day_is_no_visit(client: Client, doe: Dispute) -> None:
    reader = make.user()
    assert "visits" not in client.get(f"{PAGE}?as_of=2026-02-18").cookies

    client.force_login(reader)
    client.get(f"{PAGE}?as_of=2026-02-18")

    assert not Visit.objects.exists()


def test_a_browser_that_was_here_just_now_gets_no_cookie_again(client: Client, doe: Dispute) -> None:
    was_here(client, doe, ago=datetime.timedelta())

    assert "visits" not in client.get(PAGE).cookies


@pytest.mark.parametrize("cookie", ["x", "1.2", "1.2.3:forged:forged", ""])
def test_a_cookie_that_we_did_not_sign_is_none(client: Client, doe: Dispute, cookie: str) -> None:
    client.cookies["visits"] = cookie

    response = client.get(PAGE)

    assert response.status_code == 200
    assert b"Since your last visit" not in response.content


@pytest.mark.usefixtures("three")
def test_a_person_who_signs_in_is_known_in_every_browser(client: Client, doe: Dispute, read: Read) -> None:
    reader = make.user()
    Visit.objects.create(user=reader, dispute=doe, last_at=timezone.now() - 2 * HOUR)
    client.force_login(reader)

    page = read(PAGE)

    assert "2 new or changed events" in page
    assert Visit.objects.get().before_at is not None
    assert "visits" not in client.cookies


def fill(dispute: Dispute, number: int) -> None:
    day = datetime.datetime(2026, 2, 1, tzinfo=datetime.UTC)
    made = Event.objects.bulk_create(
        Event(headline="New", earliest_at=day, latest_at=day) for _ in range(number)
    )
    Placement.objects.bulk_create(Placement(event=event, dispute=dispute) for event in made)


def test_two_hundred_new_events_cost_as_many_queries_as_two(client: Client, doe: Dispute) -> None:
    fill(doe, 2)
    was_here(client, doe)
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE)

    fill(doe, 198)
    with CaptureQueriesContext(connection) as many:
        page = client.get(PAGE).content.decode()

    assert "200 new or changed" in page
    assert len(many) == len(few)
