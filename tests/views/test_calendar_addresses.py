"""The calendar's addresses: filters stay in them, months end somewhere, and hostile ones are just text."""

from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from disputes.models import Dispute
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
FEBRUARY = "/calendar/?month=2026-02"


@pytest.fixture
def doe() -> Dispute:
    return make.dispute("Doe v. Roe", slug="doe-v-roe")


def test_filters_stay_while_one_goes_through_the_months(doe: Dispute, read: Read) -> None:
    page = read(f"{FEBRUARY}&kind=hearing&dispute=doe-v-roe")

    assert 'href="?month=2026-01&amp;kind=hearing&amp;dispute=doe-v-roe"' in page
    assert 'href="?month=2026-03&amp;kind=hearing&amp;dispute=doe-v-roe"' in page
    assert 'href="?kind=hearing&amp;dispute=doe-v-roe"' in page
    assert "calendar.ics?kind=hearing&amp;dispute=doe-v-roe" in page


@pytest.mark.parametrize(
    ("month", "status"), [("1990-01", 200), ("1989-12", 404), ("9999-12", 404), ("0000-01", 404)]
)
def test_the_calendar_has_a_beginning_and_an_end(client: Client, month: str, status: int) -> None:
    assert client.get(f"/calendar/?month={month}").status_code == status


def test_nothing_leads_beyond_the_ends(read: Read) -> None:
    last = f"{timezone.now().year + 5}-12"

    assert 'rel="prev"' not in read("/calendar/?month=1990-01")
    assert 'rel="next"' not in read(f"/calendar/?month={last}")


@pytest.mark.parametrize("view", ["month", "agenda", "silent"])
@pytest.mark.parametrize(
    "query",
    [
        *("month=x", "month=2026-13", "month=२०२६-०२", "month=%00", "view=x", "kind=x", "lane=x"),
        *("page=x", f"dispute={quote('<script>')}", "campaign=%00", f"dispute={'x' * 60_000}"),
    ],
)
def test_nonsense_in_the_address_is_no_error(doe: Dispute, read: Read, view: str, query: str) -> None:
    page = read(f"/calendar/?view={view}&{query}")

    assert "<h1>" in page
    assert "<script>" not in page


@pytest.mark.parametrize("slug", ["none", "secret"])
def test_a_dispute_that_is_not_there_is_said_not_to_be(read: Read, slug: str) -> None:
    make.dispute("Hush", slug="secret", is_public=False)

    page = read(f"/calendar/?dispute={slug}")

    assert "There is no such dispute <span" in page
    assert f">{slug} <span" not in page
