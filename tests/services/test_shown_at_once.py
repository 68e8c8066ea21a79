"""What the engine may miss it shows at the next poll: entries gone by, a frozen feed, no feed at all."""

import datetime
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import LazySettings

from disputes.models import Fetch, Health, Source
from tests import fakes, make
from tests.fakes import Entry, FakeClient, pacer, rss

pytestmark = pytest.mark.django_db
LATER = make.NOW + datetime.timedelta(hours=3)  # on a Monday, when courts are at work
LOG_IN = b"<html><title>Log in</title><body><form>Who are you?</form></body></html>"


@dataclass(frozen=True, slots=True)
class Mishap:
    """What a source of this kind sent at first and later; how it shows, and of what the receipt speaks."""

    kind: str
    before: bytes
    after: bytes
    health: Health
    told: str


def page(name: str) -> bytes:
    return f"<!doctype html><html><body><main id='{name}'><p>No training.</p></main></body></html>".encode()


MISHAPS = {
    "a feed is replaced wholly": Mishap(
        "feed", rss("One", "Two"), rss("Three", "Four").replace(b"news", b"later"), Health.GAP, "gap"
    ),
    "a court's feed stands still": Mishap("pacer", pacer(Entry()), pacer(Entry()), Health.FROZEN, ""),
    "a page comes where a feed was": Mishap("feed", rss("One"), LOG_IN, Health.FAILING, "feed"),
    "a watched passage is lost": Mishap("page", page("terms"), page("rules"), Health.FAILING, "#terms"),
}


def poll(source: Source, body: bytes, now: datetime.datetime) -> Fetch:
    Source.objects.update(due_at=now)
    answers = (
        [FakeClient.answer(404)] if source.kind == "page" and not source.checked_at else []
    )  # robots.txt
    [fetch] = fakes.engine(FakeClient(*answers, FakeClient.answer(200, body)), now).round()
    source.refresh_from_db()
    return fetch


@pytest.mark.parametrize("mishap", MISHAPS.values(), ids=MISHAPS)
def test_it_is_shown_at_the_next_poll(settings: LazySettings, tmp_path: Path, mishap: Mishap) -> None:
    settings.CAPTURES_DIR = tmp_path
    rules = {"mode": "passage", "include": ["#terms"]} if mishap.kind == "page" else {}
    source = make.source(kind=mishap.kind, rules=rules, court=make.court())

    first = poll(source, mishap.before, make.NOW)
    second = poll(source, mishap.after, LATER)

    assert (first.outcome, first.new > 0) == ("ok", True)
    assert source.health_at(LATER) == mishap.health
    assert mishap.told in second.message
