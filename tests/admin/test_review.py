"""A curator decides suggestions in the admin."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disputes.models import Event, Story, Suggestion
from tests import make

pytestmark = pytest.mark.django_db
QUEUE = "admin:disputes_suggestion_changelist"
PROPOSED = {"headline": "Doe writes to Roe", "summary": "", "kind": "threat", "lane": "lawsuit"}


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(make.curator())
    return client


def page(suggestion: Suggestion) -> str:
    return reverse("admin:disputes_suggestion_change", args=[suggestion.pk])


def test_the_queue_opens_on_what_waits(curator: Client) -> None:
    waiting, done = make.suggestion(), make.suggestion(state="rejected", decided_at=make.NOW)

    listed = curator.get(reverse(QUEUE)).context["cl"].queryset

    assert waiting in listed
    assert done not in listed


def test_the_evidence_shows_what_the_reasons_point_at(curator: Client) -> None:
    reasons = [{"words": "One side named: Doe", "weight": 0.15, "spans": [["title", 0, 3]]}]
    suggestion = make.suggestion(make.item(title="Doe <b>writes"), reasons=reasons)

    answer = curator.get(page(suggestion)).content.decode()

    assert "<mark>Doe</mark> &lt;b&gt;writes" in answer
    assert "One side named: Doe" in answer


def test_accepting_makes_the_event_as_worded_and_goes_on_to_the_next(curator: Client) -> None:
    suggestion, following = make.suggestion(), make.suggestion()

    answer = curator.post(
        page(suggestion), PROPOSED | {"headline": "Doe demands an end", "_accept": "Accept"}
    )

    assert Event.objects.get().headline == "Doe demands an end"
    assert answer.headers["Location"] == page(following)


def test_rejecting_makes_nothing_and_ends_at_the_queue(curator: Client) -> None:
    suggestion = make.suggestion()

    answer = curator.post(page(suggestion), PROPOSED | {"_reject": "Reject"})

    suggestion.refresh_from_db()
    assert (suggestion.state, Event.objects.count()) == ("rejected", 0)
    assert answer.headers["Location"] == reverse(QUEUE)


def test_a_decision_can_be_taken_back(curator: Client) -> None:
    suggestion = make.suggestion()
    curator.post(page(suggestion), PROPOSED | {"_accept": "Accept"})

    curator.post(page(suggestion), PROPOSED | {"_take_back": "Take back"})

    suggestion.refresh_from_db()
    assert (suggestion.state, Event.objects.count()) == ("waiting", 0)


def test_many_are_decided_at_once(curator: Client) -> None:
    chosen = [make.suggestion().pk for _ in range(3)]

    curator.post(reverse(QUEUE), {"action": "accept", "_selected_action": chosen})

    assert Event.objects.count() == 3


def test_who_comes_second_is_told(curator: Client) -> None:
    suggestion = make.suggestion(state="rejected", decided_at=make.NOW, decided_by=make.user("ada"))

    answer = curator.post(page(suggestion), PROPOSED | {"_accept": "Accept"}, follow=True)

    assert "ada has rejected this already" in answer.content.decode()


def test_a_late_wording_undoes_no_decision(curator: Client) -> None:
    suggestion = make.suggestion(state="rejected", decided_at=make.NOW)

    curator.post(page(suggestion), PROPOSED | {"headline": "Doe demands an end", "_continue": "Save"})

    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.proposed["headline"]) == ("rejected", "Doe writes to Roe")


def test_a_wording_can_be_saved_for_later(curator: Client) -> None:
    suggestion = make.suggestion()

    curator.post(page(suggestion), PROPOSED | {"headline": "Doe demands an end", "_continue": "Save"})

    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.proposed["headline"]) == ("waiting", "Doe demands an end")


def test_what_cannot_be_accepted_is_named_and_the_rest_goes_on(curator: Client) -> None:
    wordless = make.suggestion(make.item(title=""), proposed=PROPOSED | {"headline": ""})
    chosen = [wordless.pk, make.suggestion().pk]

    answer = curator.post(reverse(QUEUE), {"action": "accept", "_selected_action": chosen}, follow=True)

    assert "neither a title nor a summary" in answer.content.decode()
    assert list(Suggestion.objects.waiting()) == [wordless]


def test_accepting_onto_an_event_that_is_not_public_says_so(curator: Client) -> None:
    withdrawn = make.event(headline="Doe sleeps", is_public=False)
    story = Story.objects.create(first_published_at=make.NOW, event=withdrawn)
    suggestion = make.suggestion(make.item(story=story))

    answer = curator.post(page(suggestion), PROPOSED | {"_accept": "Accept"}, follow=True)

    assert "accepted onto “Doe sleeps”, an event that is not public" in answer.content.decode()


def test_more_suggestions_cost_no_more_queries(curator: Client) -> None:
    counts = []
    for count in (2, 20):
        for _ in range(count):
            make.suggestion()
        with CaptureQueriesContext(connection) as queries:
            curator.get(reverse(QUEUE))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a_reader_decides_nothing(client: Client) -> None:
    suggestion = make.suggestion()
    client.force_login(make.at_the_desk())

    answer = client.post(page(suggestion), PROPOSED | {"_accept": "Accept"})

    assert answer.status_code == 403
    assert not Event.objects.exists()


def test_a_report_of_a_story_says_which_event_it_would_join(curator: Client) -> None:
    event = make.event(make.dispute(), headline="Doe wrote first")
    story = Story.objects.create(first_published_at=make.NOW, event=event)

    answer = curator.get(page(make.suggestion(make.item(story=story))))

    assert "Doe wrote first" in answer.content.decode()
