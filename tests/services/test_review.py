"""A person decides what ingestion proposed, once."""

import datetime

import pytest

from disputes.models import Citation, Event, Placement, Story, Suggestion
from disputes.services import review
from tests import make

pytestmark = pytest.mark.django_db
UNTITLED = {"headline": "", "summary": "", "kind": "threat", "lane": "lawsuit"}


def story(*suggestions: Suggestion, event: Event | None = None) -> None:
    joined = Story.objects.create(headline="Doe writes", first_published_at=make.NOW, event=event)
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
    first = make.user("ada", is_superuser=True)
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


def test_a_further_source_makes_the_event_news_again() -> None:
    of = make.dispute()
    one, other = make.suggestion(to=of), make.suggestion(to=of)
    story(one, other)
    event = review.accept(one, by=make.curator(), now=make.NOW)
    Event.objects.update(changed_at=make.NOW)

    review.accept(other, by=make.curator(), now=make.NOW)

    event.refresh_from_db()
    assert event.changed_at > make.NOW


def test_what_was_known_already_is_no_news() -> None:
    suggestion = make.suggestion()
    known = make.event(suggestion.dispute)
    make.citation(known, item=suggestion.item)
    story(suggestion, event=known)
    Event.objects.update(changed_at=make.NOW)

    review.accept(suggestion, by=make.curator(), now=make.NOW)

    known.refresh_from_db()
    assert known.changed_at == make.NOW


def test_an_unpublished_event_stays_so() -> None:
    suggestion = make.suggestion()
    story(suggestion, event=make.event(suggestion.dispute, is_public=False))

    event = review.accept(suggestion, by=make.curator(), now=make.NOW)

    assert not event.is_public


@pytest.mark.parametrize(
    ("title", "summary", "headline"),
    [
        ("Doe writes to Roe", "Doe asks.", "Doe writes to Roe"),
        ("", "<p>Doe asks Roe to&nbsp;stop.</p>", "Doe asks Roe to stop."),
        ("", "one " * 30, "one " * 19 + "one…"),
        ("", "字" * 400, "字" * 300),
    ],
    ids=["titled", "untitled", "long", "without spaces"],
)
def test_an_event_always_has_a_headline(title: str, summary: str, headline: str) -> None:
    suggestion = make.suggestion(make.item(title=title, summary=summary), proposed=UNTITLED)

    event = review.accept(suggestion, by=make.curator(), now=make.NOW)

    assert event.headline == headline


def test_what_has_no_words_cannot_be_accepted() -> None:
    suggestion = make.suggestion(make.item(title="", summary="<br>"), proposed=UNTITLED)

    with pytest.raises(review.CannotAccept, match="neither a title nor a summary"):
        review.accept(suggestion, by=make.curator(), now=make.NOW)

    suggestion.refresh_from_db()
    assert (suggestion.state, Event.objects.count()) == ("waiting", 0)


def test_the_history_says_who_accepted_and_who_took_back() -> None:
    of, ada, bob = make.dispute(), *(make.user(name, is_superuser=True) for name in ("ada", "bob"))
    one, other = make.suggestion(to=of), make.suggestion(to=of)
    story(one, other)

    for each in (one, other):
        review.accept(each, by=ada, now=make.NOW)
    for each in (one, other):
        review.take_back(each, by=bob)

    for model in (Event, Placement, Citation):
        rows = model.history.values_list("history_change_reason", "history_type", "history_user__username")
        assert set(rows) - {("Review", "~", "ada")} == {("Review", "+", "ada"), ("Review", "-", "bob")}


def test_what_is_written_after_the_review_is_not_signed_by_it() -> None:
    event = review.accept(make.suggestion(), by=make.curator(), now=make.NOW)

    event.save()

    latest = event.history.latest()
    assert (latest.history_user, latest.history_change_reason) == (None, None)


def test_first_published_is_when_the_earliest_of_the_reports_was_that_are_left() -> None:
    dispute, by = make.dispute(), make.curator()
    earlier = make.NOW - datetime.timedelta(days=2)
    late = make.suggestion(to=dispute)
    early = make.suggestion(make.item(published_at=earlier), dispute)
    story(late, early)
    event = review.accept(late, by=by, now=make.NOW)

    review.accept(early, by=by, now=make.NOW)
    event.refresh_from_db()
    assert event.published_at == earlier

    review.take_back(early, by=by)
    event.refresh_from_db()
    assert event.published_at == make.NOW
