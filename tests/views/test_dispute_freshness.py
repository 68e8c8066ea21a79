"""The head of a dispute's page: how the feeds of its courts do, in a few words that lead to the source."""

import datetime
import re
from typing import Any

import pytest
from django.utils.html import strip_tags

from disputes.models import Court, Dispute, Source
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
PAGE = "/disputes/doe-v-roe/"
NOW = make.NOW
HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def nysd() -> Court:
    return make.court(short_name="S.D.N.Y.")


@pytest.fixture
def doe(nysd: Court) -> Dispute:
    dispute = make.dispute("Doe v. Roe", slug="doe-v-roe")
    make.proceeding(dispute, court=nysd, courtlistener_id=77)
    return dispute


def feed(**fields: Any) -> Source:
    """Read five minutes ago."""
    read_at = NOW - datetime.timedelta(minutes=5)
    defaults = {"slug": "feed", "kind": "pacer", "changed_at": NOW, "due_at": NOW + HOUR}
    return make.source(**{"checked_at": read_at, "succeeded_at": read_at} | defaults | fields)


def head(page: str) -> list[str]:
    found = re.search(r'<ul class="freshness".*?</ul>', page, re.DOTALL)
    return [" ".join(strip_tags(each).split()) for each in found[0].split("</li>")[:-1]] if found else []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "checked 5 min ago"),
        ({"checked_at": None, "succeeded_at": None}, "not checked yet"),
        ({"succeeded_at": NOW - DAY, "failure_count": 2}, "last read 1 day ago: not reached"),
        (
            {"succeeded_at": None, "failure_count": 2, "trouble": "blocked"},
            "never read yet: refused by its server",
        ),
        ({"failure_count": 2, "halt": "gone"}, "stopped, needs a person; last read 5 min ago"),
        ({"is_paused": True}, "paused; last read 5 min ago"),
        ({"succeeded_at": NOW - DAY, "due_at": NOW - HOUR}, "overdue; last read 1 day ago"),
        ({"trouble": "blocked"}, "asked to wait; last read 5 min ago"),
        ({"gap_at": NOW - HOUR}, "checked 5 min ago; possible gap 1 h ago"),
        (
            {"built_at": NOW, "changed_at": NOW - 9 * DAY, "silence_seconds": 60},
            "checked 5 min ago; no new entry for 9 days",
        ),
        ({"changed_at": NOW - 3 * HOUR}, "checked 5 min ago; standing still for 3 h"),
        ({"cursor": "https://cl.example/2"}, "checked 5 min ago; being read page by page"),
    ],
)
def test_the_head_says_how_the_courts_feed_does(
    doe: Dispute, nysd: Court, read: Read, fields: dict[str, Any], words: str
) -> None:
    feed(court=nysd, **fields)

    page = read(PAGE)

    assert head(page) == [f"Docket feed of S.D.N.Y. {words}"]
    assert '<a href="/sources/feed/">Docket feed of S.D.N.Y.</a>' in page


def test_a_docket_at_courtlistener_is_told_by_its_id(doe: Dispute, read: Read) -> None:
    feed(kind="courtlistener", url="https://cl.example/api/rest/v4/dockets/77/")

    assert head(read(PAGE)) == ["Docket at CourtListener checked 5 min ago"]


def test_a_feed_that_was_paused_before_it_was_ever_read_is_no_feed(
    doe: Dispute, nysd: Court, read: Read
) -> None:
    feed(court=nysd, is_paused=True, succeeded_at=None)

    assert head(read(PAGE)) == []


def test_feeds_of_other_courts_and_other_kinds_are_not_told(doe: Dispute, nysd: Court, read: Read) -> None:
    feed(court=make.court("cacd"))
    feed(slug="news", kind="feed", court=nysd)
    feed(slug="docket", kind="courtlistener", court=nysd, url="https://cl.example/api/rest/v4/dockets/78/")

    assert head(read(PAGE)) == []
