"""The pages behind reports: read where the publisher allows, and then part of what is matched."""

import datetime
from dataclasses import replace

import pytest
from django.conf import LazySettings

from disputes.models import Article, Host, Item, Source, Suggestion
from disputes.services import articles, claiming
from disputes.services.matching import Matcher
from disputes.web.errors import Unreachable
from disputes.web.types import Answer
from tests import fakes, make
from tests.fakes import FakeClient, rss
from tests.services import returning

pytestmark = pytest.mark.django_db
NOW, HOUR = make.NOW, datetime.timedelta(hours=1)
HEADLINE = "Netflix threatens ByteDance over its model"
PAGE = (
    "<!doctype html><html lang='en'><head><title>Netflix threatens ByteDance</title></head><body><article>"
    "<h1>Netflix threatens ByteDance</h1>"
    + "".join(
        f"<p>Netflix says in paragraph {n} that Seedance copies its shows, in a letter.</p>" for n in range(9)
    )
    + "</article></body></html>"
).encode()


@pytest.fixture(autouse=True)
def _settings(settings: LazySettings, tmp_path: object) -> None:
    settings.CAPTURES_DIR = tmp_path
    settings.HOST_GAP_SECONDS = 0


@pytest.fixture
def source() -> Source:
    dispute = make.dispute("Netflix v. ByteDance: Seedance")
    make.role(dispute, make.party("Netflix, Inc."))
    make.role(dispute, make.party("ByteDance Ltd."), "respondent")
    dispute.products.add(make.product("Seedance"))
    return make.source()


def work(*answers: Answer | Exception, now: datetime.datetime = NOW) -> FakeClient:
    client = FakeClient(*answers)
    list(fakes.engine(client, now).round())
    return client


def read_feed(*titles: str) -> None:
    work(FakeClient.answer(200, rss(*titles, published="Mon, 02 Mar 2026 10:00:00 GMT")))


@pytest.mark.parametrize(
    ("policy", "wanted"), [("never", 0), ("proposed", 1), ("every", 2)], ids=["never", "proposed", "every"]
)
def test_a_source_says_of_which_reports_the_page_is_read(source: Source, policy: str, wanted: int) -> None:
    Source.objects.update(full_text=policy)

    read_feed(HEADLINE, "Weather is fine")

    assert Article.objects.count() == wanted


def test_robots_txt_is_asked_first_and_the_text_then_counts_as_evidence(source: Source) -> None:
    read_feed(HEADLINE)
    before = Suggestion.objects.get().score

    client = work(FakeClient.answer(404), FakeClient.answer(200, PAGE))
    articles.match_read(matcher=Matcher(), now=NOW)

    assert [request.url for request in client.asked] == [
        "https://news.example/robots.txt",
        "https://news.example/0",
    ]
    article = Article.objects.get()
    assert (article.state, "paragraph 3" in article.text) == ("read", True)
    assert Suggestion.objects.get().score > before


def test_what_the_publisher_does_not_allow_is_not_read(source: Source) -> None:
    read_feed(HEADLINE)

    client = work(FakeClient.answer(200, b"User-agent: *\nDisallow: /\n"), FakeClient.answer(200, PAGE))

    assert len(client.asked) == 1
    assert (Article.objects.get().state, Article.objects.get().text) == ("refused", "")


def test_a_page_that_cannot_be_had_is_tried_a_few_times(source: Source) -> None:
    read_feed(HEADLINE)
    Source.objects.update(is_paused=True)

    for day in range(4):
        work(FakeClient.answer(404), Unreachable("Nobody there."), now=NOW + datetime.timedelta(days=day))

    article = Article.objects.get()
    assert (article.state, article.attempts, article.message) == ("failed", 3, "Nobody there.")


@pytest.mark.parametrize("status", [429, 503])
def test_a_publisher_that_asks_for_peace_gets_it(source: Source, status: int) -> None:
    Source.objects.update(full_text="every")
    read_feed(HEADLINE, "Weather is fine")
    Source.objects.update(is_paused=True)

    busy = replace(FakeClient.answer(status), retry_after_seconds=7200)
    work(FakeClient.answer(404), busy)

    host = Host.objects.get(name="news.example")
    assert host.pause_reason == f"The server answered {status}."
    assert host.ready_at is not None
    assert host.ready_at - NOW >= 2 * HOUR
    assert work(FakeClient.answer(200, PAGE), now=NOW + HOUR).asked == []
    tries = Article.objects.order_by("pk").values_list("attempts", "lease_until", "state")
    assert sorted(tries) == [(0, None, "waiting"), (1, None, "waiting")]


def test_a_page_that_could_be_read_ends_the_pauses_of_its_host(source: Source) -> None:
    read_feed(HEADLINE)
    Host.objects.create(name="news.example", pause_count=3, pause_reason="The server answered 429.")

    work(FakeClient.answer(404), FakeClient.answer(200, PAGE))

    host = Host.objects.get(name="news.example")
    assert (host.pause_count, host.pause_reason) == (0, "")


def test_an_error_of_ours_is_not_said_to_be_the_servers(source: Source) -> None:
    read_feed(HEADLINE)

    work(FakeClient.answer(404), RuntimeError("Something of ours"))

    assert "an error of ours" in Article.objects.get().message


def test_who_has_lost_the_lease_of_an_article_stores_nothing(source: Source) -> None:
    read_feed(HEADLINE)
    Source.objects.update(is_paused=True)
    late = claiming.claim_due(now=NOW)
    claiming.claim_due(now=NOW + claiming.LEASE + HOUR)
    [[article]] = late.targets.values()

    returning.settle(late, returning.visit(article, FakeClient.answer(500)))

    assert (Article.objects.get().message, Article.objects.get().attempts) == ("", 2)


def test_reading_again_changes_nothing(source: Source) -> None:
    read_feed(HEADLINE)
    work(FakeClient.answer(404), FakeClient.answer(200, PAGE))

    assert articles.match_read(matcher=Matcher(), now=NOW) == 1
    assert articles.match_read(matcher=Matcher(), now=NOW) == 0
    assert (Item.objects.count(), Suggestion.objects.count()) == (1, 1)
