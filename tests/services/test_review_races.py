"""Two curators, or one double click, at the same moment: one event is made, and nobody's work is lost."""

from collections.abc import Callable
from concurrent import futures

import pytest
from django.db import connection, transaction

from disputes.forms import SuggestionForm
from disputes.models import Event, Story, Suggestion, User
from disputes.services import review
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)
WORDING = {"headline": "Doe demands an end", "summary": "", "kind": "threat", "lane": "lawsuit"}
BLOCKED_SECONDS = 0.5


@pytest.fixture
def curator() -> User:
    return make.curator()


@pytest.fixture
def reports() -> list[Suggestion]:
    """Two reports of one story, proposed for one dispute."""
    story = Story.objects.create(headline="Doe writes", first_published_at=make.NOW)
    of = make.dispute()
    return [make.suggestion(make.item(story=story), of) for _ in range(2)]


def meanwhile(first: Callable[[], object], second: Callable[[], object]) -> None:
    """Have `second` come, on a connection of its own, before the transaction of `first` is committed.

    SQLite lets one transaction write at a time (IMMEDIATE): there `second` comes when `first` has ended.
    """
    with futures.ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            if connection.vendor == "postgresql":
                coming = pool.submit(_on_own_connection, second)
                futures.wait([coming], BLOCKED_SECONDS)
        if connection.vendor == "postgresql":
            coming.result()
        else:
            second()


def _on_own_connection(work: Callable[[], object]) -> None:
    try:
        with transaction.atomic():
            work()
    finally:
        connection.close()


def test_a_double_click_accepts_once(curator: User) -> None:
    waiting = make.suggestion()
    clicks = [Suggestion.objects.get(pk=waiting.pk) for _ in range(2)]

    def click() -> None:
        suggestion = clicks.pop()
        form = SuggestionForm(WORDING, instance=suggestion)
        assert form.is_valid()
        form.save()
        review.accept(suggestion, by=curator, now=make.NOW)

    with pytest.raises(review.AlreadyDecided):
        meanwhile(click, click)

    assert [event.headline for event in Event.objects.all()] == ["Doe demands an end"]


def test_two_reports_of_one_story_accepted_at_once_make_one_event(
    curator: User, reports: list[Suggestion]
) -> None:
    def accept() -> None:
        review.accept(reports.pop(), by=curator, now=make.NOW)

    meanwhile(accept, accept)

    assert Event.objects.get().citations.count() == 2


def test_what_is_accepted_while_another_is_taken_back_stands(
    curator: User, reports: list[Suggestion]
) -> None:
    accepted, waiting = reports
    review.accept(accepted, by=curator, now=make.NOW)

    meanwhile(
        lambda: review.take_back(accepted, by=curator),
        lambda: review.accept(waiting, by=curator, now=make.NOW),
    )

    event = waiting.dispute.events.get()
    assert [citation.item for citation in event.citations.all()] == [waiting.item]


def test_two_taken_back_at_once_leave_nothing(curator: User, reports: list[Suggestion]) -> None:
    for report in reports:
        review.accept(report, by=curator, now=make.NOW)

    def take_back() -> None:
        review.take_back(reports.pop(), by=curator)

    meanwhile(take_back, take_back)

    assert not Event.objects.exists()
