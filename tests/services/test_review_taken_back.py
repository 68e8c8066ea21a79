"""Taking an acceptance back undoes what it made, and nothing that somebody else made or rests on."""

from collections.abc import Callable

import pytest

from disputes.models import Citation, Dispute, Event, Item, Placement, Signal, Story, Suggestion, User
from disputes.services import review
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator() -> User:
    return make.curator()


@pytest.fixture
def story() -> Story:
    return Story.objects.create(headline="Doe writes", first_published_at=make.NOW)


def accepted(by: User, of: Item | None = None, to: Dispute | None = None) -> tuple[Suggestion, Event]:
    suggestion = make.suggestion(of, to)
    return suggestion, review.accept(suggestion, by=by, now=make.NOW)


def test_an_event_that_nobody_touched_is_gone(curator: User) -> None:
    suggestion, _ = accepted(curator)

    review.take_back(suggestion, by=curator)

    assert (suggestion.state, suggestion.event, suggestion.made_event) == ("waiting", None, False)
    assert not Event.objects.exists()


def test_it_can_be_accepted_anew(curator: User) -> None:
    suggestion, _ = accepted(curator)
    review.take_back(suggestion, by=curator)

    event = review.accept(suggestion, by=curator, now=make.NOW)

    assert list(suggestion.dispute.events.all()) == [event]


def test_what_waits_cannot_be_taken_back(curator: User) -> None:
    with pytest.raises(review.NotDecided):
        review.take_back(make.suggestion(), by=curator)


def test_one_report_on_two_disputes_stays_on_the_other(curator: User, story: Story) -> None:
    report = make.item(story=story)
    one, event = accepted(curator, report)
    other, _ = accepted(curator, report)

    review.take_back(one, by=curator)

    assert list(event.disputes.all()) == [other.dispute]
    assert event.citations.count() == 1


def test_two_reports_on_one_dispute_lose_one_source(curator: User, story: Story) -> None:
    of = make.dispute()
    one, event = accepted(curator, make.item(story=story), of)
    other, _ = accepted(curator, make.item(story=story), of)

    review.take_back(one, by=curator)

    assert event.citations.get().item == other.item
    assert list(event.disputes.all()) == [of]


@pytest.mark.parametrize("is_same_report", [True, False])
def test_the_last_one_taken_back_leaves_nothing(curator: User, story: Story, is_same_report: bool) -> None:
    report = make.item(story=story)
    one, _ = accepted(curator, report)
    other, _ = accepted(curator, report if is_same_report else make.item(story=story))

    review.take_back(one, by=curator)
    review.take_back(other, by=curator)

    assert [model.objects.count() for model in (Event, Placement, Citation)] == [0, 0, 0]


def test_what_stood_there_before_stays(curator: User, story: Story) -> None:
    of, report = make.dispute(), make.item(story=story)
    story.event = make.event(of)
    story.save()
    make.citation(story.event, item=report)
    suggestion, event = accepted(curator, report, of)

    review.take_back(suggestion, by=curator)

    assert list(of.events.all()) == [event]
    assert event.citations.count() == 1


def test_an_event_of_a_curator_loses_what_was_added_to_it(curator: User, story: Story) -> None:
    story.event = make.event()
    story.save()
    suggestion, event = accepted(curator, make.item(story=story))

    review.take_back(suggestion, by=curator)

    assert Event.objects.get() == event
    assert (event.placements.count(), event.citations.count()) == (0, 0)


def test_an_event_put_on_another_dispute_stays_there_with_its_source(curator: User) -> None:
    suggestion, event = accepted(curator)
    elsewhere = make.dispute()
    Placement.objects.create(event=event, dispute=elsewhere)

    review.take_back(suggestion, by=curator)

    assert list(event.disputes.all()) == [elsewhere]
    assert event.citations.get().item == suggestion.item


def reword(event: Event) -> None:
    event.headline = "Doe asks Roe to stop"
    event.save()


def quote(event: Event) -> None:
    citation = event.citations.get()
    citation.passage = "Doe asks Roe to stop."
    citation.save()


def cite(event: Event) -> None:
    make.citation(event)


def signal(event: Event) -> None:
    Signal.objects.create(outcome=make.outcome(make.dispute()), event=event, source_url=make.ADDRESS)


@pytest.mark.parametrize("work", [reword, quote, cite, signal])
def test_the_work_of_a_curator_stays(curator: User, work: Callable[[Event], None]) -> None:
    suggestion, event = accepted(curator)
    work(event)

    review.take_back(suggestion, by=curator)

    assert not event.placements.exists()
    assert event.citations.filter(item=suggestion.item).exists()


def test_a_placement_that_a_curator_made_anew_stays(curator: User) -> None:
    suggestion, event = accepted(curator)
    event.placements.all().delete()
    Placement.objects.create(event=event, dispute=suggestion.dispute)

    review.take_back(suggestion, by=curator)

    assert list(event.disputes.all()) == [suggestion.dispute]
