"""News feeds, from bytes to suggestions."""

import pytest

from disputes.models import Dispute, Event, Fetch, Item, Source, Suggestion
from disputes.services import ingestion
from disputes.services.ingestion import Delivery
from tests import make
from tests.fakes import rss

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute() -> Dispute:
    of = make.dispute("Netflix v. ByteDance: Seedance")
    make.role(of, make.party("Netflix, Inc."))
    make.role(of, make.party("ByteDance Ltd."), "respondent")
    return of


def receive(source: Source, body: bytes) -> Fetch:
    return ingestion.receive(source, Delivery(body, make.NOW), now=make.NOW)


def test_news_that_names_a_dispute_becomes_a_suggestion_with_its_reasons(dispute: Dispute) -> None:
    fetch = receive(make.source(), rss("Netflix threatens to sue ByteDance", "Weather is fine"))

    suggestion = Suggestion.objects.get()
    assert (fetch.new, fetch.suggestions) == (2, 1)
    assert suggestion.dispute == dispute
    assert suggestion.reasons[0]["words"] == "Claimant named: Netflix"
    assert not Event.objects.exists()


def test_a_second_run_suggests_nothing_again(dispute: Dispute) -> None:
    source, body = make.source(), rss("Netflix threatens to sue ByteDance")
    receive(source, body)

    again = receive(source, body)

    assert (again.new, again.edited, again.known, again.suggestions) == (0, 0, 1, 0)


def test_what_a_person_refused_does_not_come_back(dispute: Dispute) -> None:
    source = make.source()
    receive(source, rss("Netflix threatens to sue ByteDance"))
    Suggestion.objects.update(state="rejected", decided_at=make.NOW)

    edited = receive(source, rss("Netflix threatens to sue ByteDance!"))

    assert (edited.edited, edited.suggestions) == (1, 0)
    assert Suggestion.objects.get().state == "rejected"


def test_an_edited_headline_keeps_its_earlier_wording(dispute: Dispute) -> None:
    source = make.source()
    receive(source, rss("Netflix may sue ByteDance"))

    fetch = receive(source, rss("Netflix may sue ByteDance over Seedance"))

    item = Item.objects.get()
    assert (fetch.edited, item.title) == (1, "Netflix may sue ByteDance over Seedance")
    assert item.revisions.get().title == "Netflix may sue ByteDance"


def test_reports_of_several_outlets_with_one_headline_join_one_story(dispute: Dispute) -> None:
    for source in (make.source(), make.source()):
        receive(source, rss("Netflix threatens to sue ByteDance"))

    stories = {item.story_id for item in Item.objects.all()}
    assert len(stories) == 1
    assert None not in stories


def test_markup_in_every_field_stays_text(dispute: Dispute) -> None:
    attack = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"

    receive(make.source(), rss(f"Netflix sues ByteDance {attack}"))

    stored = Item.objects.get()
    assert "<script" not in stored.title + stored.summary
    assert "onerror" not in stored.summary


def test_an_entry_without_a_date_is_kept_without_one(dispute: Dispute) -> None:
    receive(make.source(), rss("Netflix sues ByteDance", published=""))

    item = Item.objects.get()
    assert item.published_at is None
    assert item.dated_at == item.seen_at


def test_two_thousand_entries_are_all_kept(dispute: Dispute) -> None:
    fetch = receive(make.source(), rss(*[f"Report number {n}" for n in range(2000)]))

    assert (fetch.offered, fetch.new, Item.objects.count()) == (2000, 2000, 2000)


def test_each_poll_leaves_a_receipt_with_the_time_of_each_stage(dispute: Dispute) -> None:
    fetch = receive(make.source(), rss("Netflix sues ByteDance"))

    assert {"parse", "identify", "store", "propose"} <= fetch.milliseconds.keys()
    assert fetch.byte_count > 0
