"""What the page of a suggestion tells, and what its list can be narrowed to."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from disputes.models import Event, Story, Suggestion
from tests import make

pytestmark = pytest.mark.django_db
PROPOSED = {"headline": "Doe writes to Roe", "summary": "", "kind": "threat", "lane": "lawsuit"}
QUEUE = "admin:disputes_suggestion_changelist"


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(make.curator())
    return client


def page(suggestion: Suggestion) -> str:
    return reverse("admin:disputes_suggestion_change", args=[suggestion.pk])


def told(curator: Client, suggestion: Suggestion) -> str:
    """The words of the page."""
    source = curator.get(page(suggestion)).content.decode().replace("<td", " <td")
    return " ".join(strip_tags(source).split())


def reason(words: str, weight: float, *fields: str) -> dict[str, Any]:
    return {"words": words, "weight": weight, "spans": [[field, 0, 3] for field in fields]}


def test_reasons_stand_with_signed_weights_against_the_bar(curator: Client) -> None:
    reasons = [reason("Claimant named: Doe", 1.0, "title"), reason("Other business: shares", -0.2, "summary")]
    item = make.item(title="Doe sues", summary="Its shares fall")

    words = told(curator, make.suggestion(item, score=0.8, reasons=reasons))

    assert "Claimant named: Doe +1.00 Other business: shares −0.20 Score 0.80" in words
    assert "Suggested from 0.73 (+0.07)" in words
    assert "Together" not in words


def test_a_score_that_is_not_the_sum_says_so(curator: Client) -> None:
    words = told(curator, make.suggestion(score=0.98, reasons=[reason("Case named", 1.28, "title")]))

    assert "Together +1.28 Score 0.98" in words
    assert "without a docket number, at most 0.98" in words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (("title", "summary"), "Claimant named: Doe +0.40"),
        (("text",), "Claimant named: Doe (in the page itself) +0.40"),
        (("title", "text"), "Claimant named: Doe (also in the page itself) +0.40"),
    ],
)
def test_words_that_stand_in_the_page_are_marked(
    curator: Client, fields: tuple[str, ...], words: str
) -> None:
    suggestion = make.suggestion(reasons=[reason("Claimant named: Doe", 0.4, *fields)])

    assert words in told(curator, suggestion)


def test_the_story_is_told_with_its_other_reports(curator: Client) -> None:
    story = Story.objects.create(
        first_published_at=make.NOW, report_count=3, independent_count=2, first_outlet="courier.example"
    )
    item = make.item(story=story)
    make.item(story=story, title="Doe goes to court", url="https://courier.example/1")
    make.item(story=story, title="Doe acts", url="javascript:alert(1)")
    suggestion = make.suggestion(item)

    words, source = told(curator, suggestion), curator.get(page(suggestion)).content.decode()

    assert "3 reports, 2 independent, first published by courier.example. It has no event yet." in words
    assert "Doe goes to court courier.example, 2 Mar 2026" in words
    assert 'href="https://courier.example/1"' in source
    assert "javascript:alert" not in source


def test_the_event_of_the_story_is_named(curator: Client) -> None:
    event = make.event(make.dispute(), headline="Doe wrote first")
    story = Story.objects.create(first_published_at=make.NOW, event=event, report_count=1)

    assert "Its event: Doe wrote first." in told(curator, make.suggestion(make.item(story=story)))


def test_other_disputes_of_the_same_item_are_linked(curator: Client) -> None:
    suggestion = make.suggestion()
    other = make.suggestion(suggestion.item, make.dispute("Poe v. Roe"), score=0.75)
    make.suggestion(to=make.dispute("Coe v. Roe"))

    words = told(curator, suggestion)

    assert "Also suggested for Poe v. Roe 0.75, waiting" in words
    assert f'href="{page(other)}"' in curator.get(page(suggestion)).content.decode()
    assert "Coe v. Roe" not in words


FOUND = [
    {"kind": "judge", "words": "Judge Ann Poe", "value": {"name": "Ann Poe", "title": "Judge"}},
    {
        "kind": "money",
        "words": "$1.5m",
        "value": {"amount": "1500000.5", "currency": "USD", "bound": "about"},
    },
    {"kind": "deadline", "words": "within three days", "value": {"days": 3, "due": "2026-03-05"}},
    {"kind": "court", "words": "S.D.N.Y.", "value": {"id": "nysd", "name": "Southern District of New York"}},
    {"kind": "harbour", "words": "pier 3", "value": {}},
]


def test_what_was_found_in_the_text_is_grouped_by_kind(curator: Client) -> None:
    fields = [found | {"span": ["title", 0, 5]} for found in FOUND]

    words = told(curator, make.suggestion(proposed=PROPOSED | {"fields": fields}))

    assert "Found in the text Money $1.5m about 1,500,000.5 USD" in words
    assert "Deadlines within three days 3 days, due 2026-03-05" in words
    assert "Courts S.D.N.Y. Southern District of New York Judges Judge Ann Poe Harbour pier 3" in words


def test_what_it_may_mean_is_said_and_not_applied(curator: Client) -> None:
    signals = [{"words": "A complaint suggests the stage “Filed”."}]

    words = told(curator, make.suggestion(proposed=PROPOSED | {"signals": signals}))

    assert "What it may mean A complaint suggests the stage “Filed”. Nothing of this is applied" in words


def test_where_nothing_more_was_found_nothing_is_shown(curator: Client) -> None:
    words = told(curator, make.suggestion())

    assert not any(
        heading in words for heading in ("Found in the text", "What it may mean", "Also suggested")
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("2026-02", ""), {"date": "2026-02"}),
        ((" 2026-02-17 ", ""), {"date": "2026-02-17"}),
        (("2026-02-17T14:30", ""), {"date": "2026-02-17T14:30:00+00:00"}),
        (("2026-02-17", "2026-02-19"), {"date": "2026-02-17", "until": "2026-02-19"}),
        (("2026-02-17", "2026-02-17"), {"date": "2026-02-17"}),
        (("", ""), {}),
    ],
)
def test_the_day_it_happened_can_be_corrected(
    curator: Client, typed: tuple[str, str], kept: dict[str, str]
) -> None:
    read = {"fields": [FOUND[0] | {"span": ["title", 0, 5]}], "signals": []}
    proposed = PROPOSED | read | {"date": "2026-02-16", "until": "2026-02-18"}
    suggestion = make.suggestion(proposed=proposed)

    curator.post(page(suggestion), PROPOSED | {"date": typed[0], "until": typed[1], "_continue": "Save"})

    suggestion.refresh_from_db()
    assert suggestion.proposed == PROPOSED | read | kept


@pytest.mark.parametrize(
    ("date", "until", "words"),
    [
        ("yesterday", "", "“yesterday” is no date"),
        ("2026-13", "", "“2026-13” is no date in the calendar"),
        ("2026-02", "2026-03-01", "are not equally precise"),
        ("2026-02-17", "2026-02-16", "The date ends (2026-02-16) before it begins"),
        ("", "2026-02-16", "Say the earliest it can have been as well."),
    ],
)
def test_a_date_that_is_none_is_explained_and_nothing_is_decided(
    curator: Client, date: str, until: str, words: str
) -> None:
    suggestion = make.suggestion(proposed=PROPOSED | {"date": "2026-02-16"})

    answer = curator.post(page(suggestion), PROPOSED | {"date": date, "until": until, "_accept": "Accept"})

    suggestion.refresh_from_db()
    assert words in answer.content.decode()
    assert (suggestion.state, suggestion.proposed["date"]) == ("waiting", "2026-02-16")


def test_accepting_makes_the_event_on_the_day_that_was_typed(curator: Client) -> None:
    suggestion = make.suggestion()

    curator.post(page(suggestion), PROPOSED | {"date": "2026-02-17", "_accept": "Accept"})

    event = Event.objects.get()
    assert (event.happened.words(), event.date_basis) == ("17 Feb 2026", "happened")


def test_the_form_shows_the_date_that_the_text_gives(curator: Client) -> None:
    suggestion = make.suggestion(proposed=PROPOSED | {"date": "2026-02-16"})

    assert 'value="2026-02-16"' in curator.get(page(suggestion)).content.decode()


def test_a_headline_stays_one_line(curator: Client) -> None:
    suggestion = make.suggestion()

    curator.post(page(suggestion), PROPOSED | {"headline": "Doe\r\nwrites", "_continue": "Save"})

    suggestion.refresh_from_db()
    assert suggestion.proposed["headline"] == "Doe writes"


@pytest.mark.parametrize(
    ("band", "scores"),
    [("sure", [0.98, 0.9]), ("likely", [0.89, 0.8]), ("bar", [0.79, 0.73])],
)
def test_the_list_is_narrowed_to_a_band_of_scores(curator: Client, band: str, scores: list[float]) -> None:
    for score in (0.98, 0.9, 0.89, 0.8, 0.79, 0.73):
        make.suggestion(score=score)

    listed = curator.get(reverse(QUEUE), {"band": band}).context["cl"].queryset

    assert [suggestion.score for suggestion in listed] == scores


def test_the_list_shows_how_many_reports_a_story_has(curator: Client) -> None:
    story = Story.objects.create(first_published_at=make.NOW, report_count=17)
    make.suggestion(make.item(story=story))

    assert '<td class="field-reports">17</td>' in curator.get(reverse(QUEUE)).content.decode()
