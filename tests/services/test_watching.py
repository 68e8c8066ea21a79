"""Watched passages: flicker is no change, a change seen twice is one, and A → B → A is two."""

import datetime

import pytest
from django.conf import LazySettings

from disputes.models import Fetch, Item, Source
from tests import fakes, make
from tests.fakes import FakeClient

pytestmark = pytest.mark.django_db
NOW = make.NOW
RULES = {"mode": "passage", "include": ["main"]}


@pytest.fixture(autouse=True)
def _captures(settings: LazySettings, tmp_path: object) -> None:
    settings.CAPTURES_DIR = tmp_path


@pytest.fixture
def source() -> Source:
    return make.source(kind="page", rules=RULES, url="https://studio.example/terms")


def page(words: str) -> bytes:
    return (
        f"<!doctype html><html><title>Terms</title><body><main><p>{words}</p></main></body></html>".encode()
    )


def look(source: Source, words: str, minutes: int) -> Fetch:
    now = NOW + datetime.timedelta(minutes=minutes)
    Source.objects.update(due_at=now)
    allowed = FakeClient.answer(404)
    client = FakeClient(allowed, FakeClient.answer(200, page(words)))
    if minutes:  # robots.txt is remembered
        client = FakeClient(FakeClient.answer(200, page(words)))
    [fetch] = fakes.engine(client, now).round()
    source.refresh_from_db()
    return fetch


def wording() -> str:
    return Item.objects.get().summary


def test_a_small_change_counts_when_it_is_seen_a_second_time(source: Source) -> None:
    look(source, "Training is allowed.", 0)

    first = look(source, "Training is forbidden.", 60)
    assert (first.outcome, "allowed" in wording()) == ("unchanged", True)
    assert source.due_at - first.started_at < datetime.timedelta(minutes=3)

    second = look(source, "Training is forbidden.", 62)
    assert (second.edited, "forbidden" in wording()) == (1, True)
    assert source.pending_hash == ""


def test_a_flicker_is_no_change(source: Source) -> None:
    look(source, "Training is allowed.", 0)
    look(source, "Training is allowed. 12 online.", 60)
    look(source, "Training is allowed.", 62)

    assert Item.objects.get().revision_count == 0


def test_many_new_words_count_at_once(source: Source) -> None:
    look(source, "Training is allowed.", 0)

    fetch = look(source, "Training is forbidden " + " ".join(f"reason{n}" for n in range(30)), 60)

    assert fetch.edited == 1


def test_there_and_back_again_is_two_changes(source: Source) -> None:
    for minutes, words in enumerate(["allowed", "forbidden", "forbidden", "allowed", "allowed"]):
        look(source, f"Training is {words}.", minutes * 5)

    assert Item.objects.get().revision_count == 2


def test_a_passage_that_is_not_there_is_no_change(source: Source) -> None:
    look(source, "Training is allowed.", 0)

    Source.objects.update(rules={"mode": "passage", "include": ["#terms"]})
    fetch = look(source, "Training is forbidden.", 60)

    assert (fetch.outcome, source.trouble) == ("selector_lost", "selector_lost")
    assert "allowed" in wording()
