"""What was looked at becomes a source, with what was seen as its first poll: no second request."""

import datetime

import pytest
from django.conf import LazySettings

from disputes.models import Suggestion
from disputes.services import adding, sealing, source_lists
from disputes.services.adding import AlreadyWatched, CannotLook
from tests import fakes, make
from tests.fakes import FakeClient, rss
from tests.services.looks import MODIFIED, answer, look, no_wait, seedance

MINUTE = datetime.timedelta(minutes=1)
FIELDS = {"name": "News", "basis": "press", "interval_minutes": 60}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _captures(settings: LazySettings, tmp_path: object) -> None:
    settings.CAPTURES_DIR = tmp_path


def test_an_address_that_has_moved_for_good_is_watched_where_it_is_now() -> None:
    moved = "https://news.example/feed"

    seen = look(client=FakeClient(answer(rss("One"), moved_url=moved, final_url=moved)))

    assert adding.add(seen, FIELDS)[0].url == moved


def test_what_cannot_be_read_is_shown_with_its_reason_and_not_added() -> None:
    seen = look(client=FakeClient(answer(b"<rss><nothing/>")))

    assert (seen.document, seen.problem[-1]) == (None, ".")
    with pytest.raises(CannotLook, match=r"\.$"):
        adding.add(seen, FIELDS)


def test_what_was_seen_is_the_first_poll() -> None:
    client = FakeClient(answer(rss("One", "Two")))

    source, fetch = adding.add(look(client=client), FIELDS)

    source.refresh_from_db()
    assert len(client.asked) == 1
    assert (fetch.outcome, fetch.new, fetch.http_status, fetch.byte_count) == ("ok", 2, 200, len(client.body))
    assert (source.etag, source.last_modified) == ('"v1"', MODIFIED)
    assert (source.checked_at, source.succeeded_at) == (make.NOW, make.NOW)
    assert (source.slug, source.host, source.items.count()) == ("news", "news.example", 2)


@pytest.mark.parametrize(("day", "count"), [("20 Feb", 1), ("2 Feb", 0)])
def test_only_what_is_new_these_days_is_proposed(day: str, count: int) -> None:
    seedance()
    body = rss("Netflix sues ByteDance", published=f"{day} 2026 10:00:00 GMT")

    seen = look(client=FakeClient(answer(body)))
    adding.add(seen, FIELDS)

    assert (seen.match_count, seen.entries[0].is_old) == (1, not count)
    assert Suggestion.objects.count() == count


def test_the_next_poll_comes_one_interval_later_and_is_conditional() -> None:
    client = FakeClient(answer(rss("One")), answer(status=304))
    source, _ = adding.add(look(client=client), FIELDS)

    source.refresh_from_db()
    assert 60 * MINUTE <= source.due_at - make.NOW <= 66 * MINUTE
    [fetch] = fakes.engine(client, source.due_at).round()

    assert (client.asked[1].etag, fetch.outcome) == ('"v1"', "unchanged")


def test_what_was_seen_can_be_read_as_another_kind_without_a_request() -> None:
    client = FakeClient(answer(rss("One")))
    sealed = look(client=client).seen.sealed()

    again = adding.look_again(sealed, "feed", {}, now=make.NOW + 59 * MINUTE)

    assert ([entry.item.title for entry in again.entries], len(client.asked)) == (["One"], 1)
    assert adding.look_again(sealed, "pacer", {}, now=make.NOW).source.kind == "pacer"


@pytest.mark.parametrize("minutes", [0, 61])
def test_what_was_seen_too_long_ago_or_was_altered_is_to_be_looked_at_again(minutes: int) -> None:
    sealed = look().seen.sealed() + ("" if minutes else "x")

    with pytest.raises(CannotLook, match="Look again"):
        adding.look_again(sealed, "feed", {}, now=make.NOW + minutes * MINUTE)


def test_two_people_cannot_add_one_address() -> None:
    first, second = look(), look(sleep=no_wait)
    source, _ = adding.add(first, FIELDS)

    with pytest.raises(AlreadyWatched) as refused:
        adding.add(second, FIELDS)

    assert refused.value.source == source


def test_a_short_name_that_is_taken_meanwhile_is_said() -> None:
    seen = look()
    make.source(slug="news")

    with pytest.raises(CannotLook, match="short name"):
        adding.add(seen, FIELDS | {"slug": "news"})


def test_what_was_shown_of_one_thing_does_not_stand_for_another() -> None:
    listed = sealing.seal(source_lists.LIST, {"capture": "2026/03/02/other.gz"}, now=make.NOW)

    with pytest.raises(CannotLook, match="Look again"):
        adding.look_again(listed, "feed", {}, now=make.NOW)


def test_a_docket_is_asked_at_the_api_and_the_next_polls_read_on(settings: LazySettings) -> None:
    settings.COURTLISTENER_TOKEN = "token"
    api = "https://www.courtlistener.com/api/rest/v4/dockets/7/"
    told = b'{"id": 7, "docket_number": "1:26-cv-00001", "court_id": "nysd", "case_name": "Doe v. Roe"}'
    client = FakeClient(answer(told, url=api, final_url=api))

    source, fetch = adding.add(look("https://www.courtlistener.com/docket/7/doe-v-roe/", client), FIELDS)

    source.refresh_from_db()
    assert (client.asked[0].url, client.asked[0].authorization) == (api, "Token token")
    assert (source.kind, source.url, fetch.outcome) == ("courtlistener", api, "partial")
    assert (source.due_at, "docket-entries/?docket=7" in source.cursor) == (make.NOW, True)
