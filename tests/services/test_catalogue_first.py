"""The first load of the catalogue: every noun of its files stands in the database, with its marks."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from disputes.models import (
    CatalogueRecord,
    Claim,
    Demand,
    Dispute,
    Event,
    Outcome,
    Party,
    PartyRole,
    Proceeding,
    Source,
    Standard,
)
from disputes.services import catalogue
from disputes.services.catalogue_report import Report
from tests import catalogues, make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def report(tmp_path: Path) -> Report:
    return catalogue.load(catalogues.folder(tmp_path), now=make.NOW)


def test_the_report_says_what_there_is_and_what_is_new(report: Report) -> None:
    assert report.problems == []
    assert report.sentence() == (
        "2 disputes, 2 events, 3 parties, 2 works, 2 courts, 1 standard, 2 sources: "
        "39 new, 0 updated, 0 kept as a curator changed them, 0 wrong."
    )


def test_a_dispute_is_public_and_has_what_it_is_about() -> None:
    dispute = Dispute.objects.public().get(slug="doe-roe")

    assert (dispute.stage, dispute.as_of, dispute.standing) == ("filed", "2026-03", "reported")
    assert dispute.campaign is not None
    assert [topic.name for topic in dispute.topics.all()] == ["Films", "Training data"]
    assert [work.title for work in dispute.works.all()] == ["The Long Night"]
    assert dispute.aliases == ["Doe v. Roe"]


def test_disputes_are_related_both_ways() -> None:
    assert [each.slug for each in Dispute.objects.get(slug="example-code").related.all()] == ["doe-roe"]


def test_a_fact_without_source_carries_its_mark() -> None:
    roles = PartyRole.objects.filter(dispute__slug="doe-roe")

    assert [(role.party.slug, role.standing) for role in roles] == [
        ("doe-films", "reported"),
        ("roe-labs", "unconfirmed"),
    ]


def test_an_event_has_its_range_its_citations_and_its_key() -> None:
    event = Event.objects.get(key="doe-roe#letter")

    assert event.happened.words() == "17–18 Feb 2026"
    assert [citation.value for citation in event.citations.all()] == ["17 February", "18 February"]
    assert (event.is_important, event.is_public, event.published_at) == (True, True, None)


def test_one_event_stands_on_every_dispute_it_belongs_to() -> None:
    event = Event.objects.get(key="doe-roe#draft")

    assert sorted(event.disputes.values_list("slug", flat=True)) == ["doe-roe", "example-code"]


def test_a_docket_has_its_key_and_the_case_it_came_from() -> None:
    appeal = Proceeding.objects.get(court="ca2")

    assert appeal.originating is not None
    assert (appeal.originating.number, appeal.originating.number_key) == ("1:26-CV-00042", "1:26-cv-00042")
    assert [dispute.slug for dispute in appeal.disputes.all()] == ["doe-roe"]


def test_a_demand_knows_the_letter_that_made_it() -> None:
    demand = Demand.objects.get()

    assert (demand.made_by.slug, demand.made_to.slug, demand.due_on) == (
        "doe-films",
        "roe-labs",
        "2026-02-20T17:00",
    )
    assert demand.event == Event.objects.get(key="doe-roe#letter")


def test_a_claim_begins_its_history() -> None:
    claim = Claim.objects.get()

    assert [(step.status, step.since_on, step.standing) for step in claim.statuses.all()] == [
        ("alleged", "2026-02-20", "alleged")
    ]


def test_an_outcome_has_its_money_and_its_signals() -> None:
    lawsuit = Outcome.objects.get(dispute__slug="doe-roe", path="lawsuit")

    assert (lawsuit.claimed, lawsuit.awarded, lawsuit.currency) == (Decimal(2_500_000), None, "USD")
    assert [signal.event for signal in lawsuit.signals.all()] == [Event.objects.get(key="doe-roe#letter")]


def test_a_standard_has_its_steps_and_the_dispute_that_follows_it() -> None:
    standard = Standard.objects.get()

    assert [step.happened_on for step in standard.steps.all()] == ["2026-01"]
    assert standard.track == Dispute.objects.get(slug="example-code")


def test_a_party_knows_its_parent_though_it_stands_later_in_the_file() -> None:
    assert Party.objects.get(slug="doe-films").parent == Party.objects.get(slug="doe-group")


def test_sources_begin_somewhere_in_their_interval() -> None:
    feed = Source.objects.get(slug="nysd-feed")

    assert make.NOW <= feed.due_at < make.NOW + datetime.timedelta(minutes=10)
    assert Source.objects.get(slug="example-news").is_paused


def test_history_says_where_a_wording_comes_from() -> None:
    reasons = Event.history.values_list("history_type", "history_change_reason")

    assert set(reasons) == {("+", "Starter catalogue")}


def test_every_record_has_its_line_in_the_ledger() -> None:
    assert CatalogueRecord.objects.get(key="party:doe-films").values["parent"] == "party:doe-group"
    assert CatalogueRecord.objects.filter(key__startswith="file:").count() == 9
