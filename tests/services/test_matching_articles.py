"""The pages that have been read are matched, all of them, though one of them cannot be."""

import logging

import pytest
from django.db import OperationalError

from disputes.models import Article, Item, Source
from disputes.services import articles, polling, proposing
from disputes.services.matching import Matcher
from tests import fakes, make
from tests.fakes import FakeClient

pytestmark = pytest.mark.django_db
NOW = make.NOW


class TimeIsUp(Exception):
    """What whoever runs the matching raises in it, at any place."""


@pytest.fixture
def read() -> list[Article]:
    """Three pages that wait."""
    return [
        Article.objects.create(
            item=item, url=item.url, host="news.example", due_at=NOW, read_at=NOW, state="read"
        )
        for item in [make.item() for _ in range(3)]
    ]


def fail_at(item: Item, error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def propose_again(matched: Item, *_: object, **__: object) -> None:
        if matched == item:
            raise error

    monkeypatch.setattr(proposing, "propose_again", propose_again)


def match(stops: tuple[type[Exception], ...] = ()) -> int:
    return articles.match_read(matcher=Matcher(), now=NOW, stops=stops)


def test_one_that_cannot_be_matched_keeps_no_other_from_it(
    read: list[Article], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fail_at(read[0].item, ValueError("Something of ours"), monkeypatch)

    with caplog.at_level(logging.ERROR):
        assert (match(), match()) == (3, 0)

    assert Article.objects.filter(matched_at=NOW).count() == 3
    assert f"The page of report {read[0].pk} could not be matched" in caplog.messages


@pytest.mark.parametrize("error", [TimeIsUp(), OperationalError("The database is away.")])
def test_what_is_no_fault_of_an_article_is_raised_and_it_waits(
    error: Exception, read: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_at(read[0].item, error, monkeypatch)

    with pytest.raises(type(error)):
        match(stops=(TimeIsUp,))

    assert Article.objects.unmatched().contains(read[0])


def test_polling_until_nothing_is_due_matches_all_that_was_read(
    read: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "MATCHED_AT_ONCE", 1)
    Source.objects.update(is_paused=True)

    list(polling.poll_due(fakes.engine(FakeClient(), NOW), until_idle=True))

    assert not Article.objects.unmatched().exists()
