"""A person decides what ingestion proposed; once, and it can be taken back."""

import pytest

from disputes.models import Event, Placement, Story, Suggestion
from disputes.services import review
from tests import make

pytestmark = pytest.mark.django_db


def story(*suggestions: Suggestion) -> None:
    joined = Story.objects.create(title_key="k", headline="Doe writes", first_published_at=make.NOW)
    for suggestion in suggestions:
        suggestion.item.story = joined
        suggestion.item.save()


def test_accepting_puts_the_item_on_the_timeline_with_its_source() -> None:
    suggestion = make.suggestion()

    event = review.accept(suggestion, by=make.curator(), now=make.NOW)

    assert list(event.disputes.all()) == [suggestion.dispute]
    assert event.citations.get().item == suggestion.item
    assert (event.headline, event.kind) == ("Doe writes to Roe", "threat")


def test_the_date_of_a_report_is_marked_as_the_date_of_publication() -> None:
    event = review.accept(make.suggestion(), by=make.curator(), now=make.NOW)

    assert (event.earliest_at, event.date_basis) == (make.NOW, "published")


@pytest.mark.parametrize("given", [None, make.NOW.replace(year=1970), make.NOW.replace(year=2099)])
def test_a_missing_or_impossible_date_is_marked_as_first_seen(given: object) -> None:
    suggestion = make.suggestion(make.item(published_at=given))

    event = review.accept(suggestion, by=make.curator(), now=make.NOW)

    assert (event.happened.words(), event.date_basis) == ("2 Mar 2026", "seen")


def test_a_second_curator_is_told_who_was_first() -> None:
    suggestion = make.suggestion()
    first = make.user("ada", is_staff=True)
    review.reject(suggestion, by=first, now=make.NOW)

    with pytest.raises(review.AlreadyDecided, match="ada has rejected this already"):
        review.accept(suggestion, by=make.curator(), now=make.NOW)

    assert not Event.objects.exists()


def test_reports_of_one_story_support_one_event() -> None:
    of = make.dispute()
    one, other = make.suggestion(to=of), make.suggestion(to=of)
    story(one, other)

    first = review.accept(one, by=make.curator(), now=make.NOW)
    second = review.accept(other, by=make.curator(), now=make.NOW)

    assert first == second
    assert first.citations.count() == 2


def test_one_report_on_two_disputes_is_one_event_on_both() -> None:
    report = make.item()
    one, other = make.suggestion(report), make.suggestion(report)
    story(one, other)

    review.accept(one, by=make.curator(), now=make.NOW)
    event = review.accept(other, by=make.curator(), now=make.NOW)

    assert event.placements.count() == 2
    assert event.citations.count() == 1


def test_taking_an_acceptance_back_undoes_what_it_made() -> None:
    suggestion = make.suggestion()
    review.accept(suggestion, by=make.curator(), now=make.NOW)

    review.take_back(suggestion)

    assert suggestion.state == "waiting"
    assert not Event.objects.exists()


def test_taking_one_of_two_acceptances_back_leaves_the_other_whole() -> None:
    report = make.item()
    one, other = make.suggestion(report), make.suggestion(report)
    story(one, other)
    review.accept(one, by=make.curator(), now=make.NOW)
    event = review.accept(other, by=make.curator(), now=make.NOW)

    review.take_back(one)

    assert list(Placement.objects.values_list("dispute", flat=True)) == [other.dispute_id]
    assert event.citations.count() == 1


def test_what_waits_cannot_be_taken_back() -> None:
    with pytest.raises(review.NotDecided):
        review.take_back(make.suggestion())
