"""A task whose time is up ends there: what it was at is not taken for done, nor for wrong."""

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import LazySettings

from disputes import tasks
from disputes.models import Article, Fetch, Host, Source
from disputes.services import engines, gaps, proposing
from tests import fakes, make
from tests.fakes import FakeClient, rss

pytestmark = pytest.mark.django_db


def time_is_up(*_: object, **__: object) -> None:
    raise SoftTimeLimitExceeded


def test_a_poll_whose_time_is_up_leaves_its_sources_to_the_next(
    monkeypatch: pytest.MonkeyPatch, settings: LazySettings, tmp_path: object
) -> None:
    settings.CAPTURES_DIR, settings.HOST_GAP_SECONDS = tmp_path, 0
    monkeypatch.setattr(engines, "client", lambda: FakeClient(FakeClient.answer(200, rss("Doe sues Roe"))))
    monkeypatch.setattr(engines, "parsers", fakes.InProcess)
    monkeypatch.setattr(gaps, "find", time_is_up)
    make.source()

    with pytest.raises(SoftTimeLimitExceeded):
        tasks.poll_batch()

    assert not Fetch.objects.exists()
    assert Source.objects.filter(failure_count=0, checked_at=None).exists()
    assert not Host.objects.exclude(holder="").exists()


def test_a_report_at_which_the_time_is_up_is_matched_another_time(monkeypatch: pytest.MonkeyPatch) -> None:
    item = make.item()
    Article.objects.create(item=item, url=item.url, host="news.example", due_at=make.NOW, state="read")
    monkeypatch.setattr(proposing, "propose_again", time_is_up)

    with pytest.raises(SoftTimeLimitExceeded):
        tasks.match_articles()

    assert Article.objects.unmatched().exists()
