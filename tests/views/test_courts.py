"""The page of a court: its cases, what was entered last and is heard next in each, and how its feeds do."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from disputes.models import Dispute, Event, Proceeding
from disputes.search import courts
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
QUERIES = 14
PATH = "/courts/nysd/"
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def doe() -> Dispute:
    return make.dispute("Doe v. Roe", stage="motions")


@pytest.fixture
def docket(doe: Dispute) -> Proceeding:
    return make.proceeding(doe, number="1:26-cv-00777", judge="J. Smith")


def days_ahead(count: int) -> str:
    return f"{timezone.now() + datetime.timedelta(days=count):%Y-%m-%d}"


def hearing(*on: Dispute, headline: str, days: int = 9, **fields: Any) -> Event:
    return make.event(*on, headline=headline, kind="hearing", when=days_ahead(days), **fields)


def entry(docket: Proceeding, event: Event, hours_ago: int) -> None:
    filing = make.filing(docket, entered_at=make.NOW - hours_ago * HOUR)
    make.citation(event, filing=filing)


def cases(page: str) -> str:
    return page[page.index('<h2 id="cases">') : page.index('<h2 id="latest">')]


def test_a_case_tells_its_stage_its_judge_and_its_last_public_entry(
    doe: Dispute, docket: Proceeding, read: Read
) -> None:
    entry(docket, make.event(doe, headline="Order of today"), hours_ago=1)
    entry(docket, make.event(doe, headline="Motion of yesterday"), hours_ago=24)
    entry(docket, make.event(doe, headline="A draft", is_public=False), hours_ago=0)

    page = cases(read(PATH))

    for words in ("Doe v. Roe", ">Motions<", "J. Smith", "Order of today", "entered <time"):
        assert words in page
    assert "Motion of yesterday" not in page
    assert "A draft" not in page


def test_the_next_hearing_is_that_of_the_docket(doe: Dispute, docket: Proceeding, read: Read) -> None:
    hearing(doe, headline="A hearing long ago", days=-30)
    hearing(doe, headline="The trial", days=90)
    hearing(doe, headline="Oral argument", days=9)
    hearing(doe, headline="A secret hearing", days=2, is_public=False)
    make.event(doe, headline="A deadline", kind="deadline", when=days_ahead(3))

    page = cases(read(PATH))

    assert "Oral argument" in page
    for words in ("long ago", "The trial", "secret", "A deadline"):
        assert words not in page


def test_a_dispute_with_two_dockets_tells_only_what_an_entry_of_each_says(
    doe: Dispute, docket: Proceeding, read: Read
) -> None:
    make.proceeding(doe, number="2:26-cv-00001", court=make.court("cacd"))
    hearing(doe, headline="Heard somewhere", days=2)
    told = hearing(doe, headline="Heard here", days=9)
    make.citation(told, filing=make.filing(docket))

    assert "Heard here" in cases(read(PATH))
    assert "Next hearing: " not in cases(read("/courts/cacd/"))


def test_a_dispute_that_is_not_public_lends_no_hearing(docket: Proceeding, read: Read) -> None:
    secret = make.dispute("Secret", is_public=False)
    docket.disputes.add(secret)
    hearing(secret, headline="Hushed")

    page = read(PATH)

    assert "Hushed" not in page
    assert "Secret" not in page


def test_feeds_tell_what_health_alone_does_not(docket: Proceeding, read: Read) -> None:
    long_ago = timezone.now() - 30 * HOUR
    make.source(
        name="S.D.N.Y. feed",
        court=docket.court,
        kind="pacer",
        checked_at=long_ago,
        succeeded_at=long_ago,
        due_at=long_ago,
    )

    assert '<small class="health late">' in read(PATH)
    assert '<small class="health late">Overdue' in read("/courts/")


def test_cases_come_page_by_page(doe: Dispute, read: Read) -> None:
    for number in range(courts.CASES_PER_PAGE + 1):
        make.proceeding(doe, number=f"1:26-cv-{number:05}")

    assert cases(read(PATH)).count("<tr>") == courts.CASES_PER_PAGE + 1
    assert "1:26-cv-00025" in cases(read(PATH + "?page=2"))
    assert "Page 2 of 2" in read(PATH + "?page=99")


def test_more_cases_cost_no_more_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (2, 60):
        for number in range(count):
            dispute = make.dispute()
            docket = make.proceeding(dispute, number=f"{count}:26-cv-{number:05}")
            make.citation(hearing(dispute, headline="Hearing"), filing=make.filing(docket))
            make.source(court=docket.court, kind="pacer")

        with django_assert_num_queries(QUERIES):
            client.get(PATH)
