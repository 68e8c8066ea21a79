"""What a person has refused or deleted does not come in again by another door."""

import pytest

from disputes.models import Dispute, Item, Source, Suggestion
from disputes.services import ingestion, items, review
from disputes.services.ingestion import Delivery
from tests import make
from tests.fakes import rss

pytestmark = pytest.mark.django_db
HEADLINE = "Netflix sues ByteDance over Seedance"


@pytest.fixture
def dispute() -> Dispute:
    dispute = make.dispute("Netflix v. ByteDance: Seedance")
    make.role(dispute, make.party("Netflix, Inc."))
    make.role(dispute, make.party("ByteDance Ltd."), "respondent")
    return dispute


@pytest.fixture
def source(dispute: Dispute) -> Source:
    return make.source()


def read(source: Source, body: bytes) -> None:
    ingestion.receive(source, Delivery(body, make.NOW), now=make.NOW)


def refuse() -> None:
    review.reject(Suggestion.objects.get(), by=make.curator(), now=make.NOW)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"2026 10:00:00", b"2026 11:30:00"),
        (b"<guid>news-0", b"<guid>other-0"),
        (b"news.example/0<", b"news.example/0?utm_source=rss<"),
    ],
    ids=["another date", "another id", "another link"],
)
def test_a_refused_report_is_not_proposed_again(source: Source, before: bytes, after: bytes) -> None:
    read(source, rss(HEADLINE))
    refuse()

    read(source, rss(HEADLINE).replace(before, after))

    assert not Suggestion.objects.waiting().exists()


def test_a_new_report_on_the_same_dispute_is_proposed(source: Source) -> None:
    read(source, rss(HEADLINE))
    refuse()

    read(source, rss(HEADLINE, "ByteDance answers the lawsuit of Netflix"))

    assert Suggestion.objects.waiting().count() == 1


def test_what_was_deleted_cannot_come_back(source: Source) -> None:
    read(source, rss(HEADLINE))
    items.bury(Item.objects.get(), by=make.curator(), now=make.NOW)

    read(source, rss(HEADLINE).replace(b"2026 10:00:00", b"2026 11:30:00"))
    read(source, rss(HEADLINE))

    fetch = source.fetches.first()
    assert (Item.objects.count(), fetch and fetch.known, fetch and fetch.new) == (0, 1, 0)


def test_what_supports_a_timeline_is_not_deleted(source: Source) -> None:
    read(source, rss(HEADLINE))
    review.accept(Suggestion.objects.get(), by=make.curator(), now=make.NOW)

    with pytest.raises(items.StillNeeded):
        items.bury(Item.objects.get(), by=make.curator(), now=make.NOW)
