"""Which items report one happening, through the services."""

import datetime

import pytest

from disputes.models import Item, Story, Suggestion
from disputes.services import proposing
from tests import make
from tests.jobs.feeds import seedance

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
LETTER = "Netflix sends ByteDance a cease-and-desist letter over Seedance"


def told(*reports: tuple[str, str], at: datetime.datetime = make.NOW) -> list[Item]:
    """(outlet, headline) each, proposed one after the other."""
    items = []
    for number, (outlet, headline) in enumerate(reports):
        item = make.item(
            title=headline,
            url=f"https://{outlet}/{number}",
            published_at=at + number * datetime.timedelta(hours=1),
        )
        proposing.propose([item], now=make.NOW)
        item.refresh_from_db()
        items.append(item)
    return items


@pytest.fixture(autouse=True)
def _dispute() -> None:
    seedance()


def test_reports_of_one_happening_are_one_story_with_its_first_outlet_and_its_copies_folded() -> None:
    told(
        ("courier.example", LETTER),
        ("gazette.example", LETTER),
        ("herald.example", "Netflix demands that ByteDance stop Seedance copying its shows, letter says"),
    )

    story = Story.objects.get()
    assert (story.report_count, story.independent_count) == (3, 2)
    assert story.first_outlet == "courier.example"
    assert [each.short_name for each in story.disputes.all()] == ["Netflix v. ByteDance: Seedance"]


def test_a_new_development_is_a_new_story() -> None:
    told(("courier.example", LETTER))
    told(("courier.example", "Netflix sues ByteDance in federal court over Seedance"), at=make.NOW + 9 * DAY)

    assert Story.objects.count() == 2


def test_the_earliest_report_is_first_whichever_comes_first() -> None:
    told(("late.example", LETTER), at=make.NOW + DAY)
    told(("early.example", LETTER))

    story = Story.objects.get()
    assert (story.first_outlet, story.first_published_at) == ("early.example", make.NOW)
    assert story.last_published_at == make.NOW + DAY


def test_an_item_about_no_dispute_joins_no_story() -> None:
    [item] = told(("courier.example", "Weather is fine"))

    assert item.story is None


def test_one_page_from_two_sources_is_one_report_and_one_suggestion() -> None:
    for _ in range(2):
        item = make.item(title=LETTER, url="https://courier.example/1", url_hash="same")
        proposing.propose([item], now=make.NOW)

    story = Story.objects.get()
    assert (story.report_count, story.independent_count) == (1, 1)
    assert Suggestion.objects.count() == 1
