"""Lists of addresses: what each line becomes, what is refused and why, and how lists go out again."""

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disputes.ingest.opml import BadOpml
from disputes.models import Source
from disputes.services import sealing, source_lists
from disputes.services.source_lists import Sorted
from tests import make

pytestmark = pytest.mark.django_db
DOCKET = "https://www.courtlistener.com/docket/4214664/doe-v-roe/"
OPML = b'<opml version="2.0"><body><outline text="Law" xmlUrl="https://law.example/rss"/></body></opml>'


def add(*lines: str, kind: str = "") -> Sorted:
    return source_lists.add(source_lists.read("\n".join(lines).encode(), kind), now=make.NOW)


def test_each_line_is_watched_and_due_at_once() -> None:
    added = add(
        "https://news.example/law/rss?key=1", "", "# courts", "http://127.0.0.1:9000/feed/7  # a trial"
    )

    sources = Source.objects.order_by("pk")
    assert added.sentence() == "Added 2, watched already 0, refused 0."
    assert [(each.name, each.slug) for each in sources] == [
        ("news.example/law/rss", "news-example-law-rss"),
        ("127.0.0.1:9000/feed/7", "127-0-0-1-9000-feed-7"),
    ]
    assert [each.host for each in sources] == ["news.example", "127.0.0.1"]
    assert {(each.kind, each.due_at, each.interval_minutes) for each in sources} == {("feed", make.NOW, 60)}


@pytest.mark.parametrize(
    ("line", "kind", "url"),
    [
        ("https://ecf.nysd.uscourts.gov/cgi-bin/rss_outside.pl", "pacer", ""),
        (DOCKET, "courtlistener", "https://www.courtlistener.com/api/rest/v4/dockets/4214664/"),
        ("https://www.courtlistener.com/docket/4214664/feed/", "feed", ""),
        ("https://www.federalregister.gov/api/v1/documents.json", "federal_register", ""),
        ("news.example/rss", "feed", "https://news.example/rss"),
    ],
)
def test_the_address_tells_the_kind(line: str, kind: str, url: str) -> None:
    add(line)

    source = Source.objects.get()
    assert (source.kind, source.url) == (kind, url or line)


def test_a_court_s_feed_is_a_court_record_of_its_court() -> None:
    court = make.court("nysd")

    add("https://ecf.nysd.uscourts.gov/cgi-bin/rss_outside.pl")

    source = Source.objects.get()
    assert (source.court, source.basis, source.interval_minutes) == (court, "court_record", 10)


def test_a_kind_that_is_given_holds_for_all_lines() -> None:
    add("https://news.example/", "https://agency.example/", kind="page")

    assert set(Source.objects.values_list("kind", flat=True)) == {"page"}


@pytest.mark.parametrize(
    ("line", "kind", "problem"),
    [
        ("no address", "", source_lists.NO_ADDRESS),
        ("ftp://news.example/rss", "", source_lists.NO_ADDRESS),
        ("https://ada:secret@news.example/rss", "", source_lists.NO_ADDRESS),
        (f"https://news.example/{'a' * 2048}", "", source_lists.NO_ADDRESS),
        ("https://news.example/rss", "courtlistener", source_lists.NO_DOCKET),
    ],
)
def test_a_bad_line_is_named_and_the_good_are_added(line: str, kind: str, problem: str) -> None:
    added = add(DOCKET, line, kind=kind)

    assert [(each.number, each.text, each.problem) for each in added.refused] == [(2, line, problem)]
    assert Source.objects.count() == len(added.new) == 1


def test_what_is_watched_is_counted_in_whatever_spelling() -> None:
    make.source(url="https://www.news.example/rss")

    added = add("http://news.example/rss/", "https://other.example/rss", "https://other.example/rss")

    assert added.sentence() == "Added 1, watched already 2, refused 0."


def test_names_that_come_twice_get_numbers_behind_their_short_names() -> None:
    make.source(slug="news-example-rss")

    add("https://news.example/rss?a=1", "https://news.example/rss?a=2", "https://日本.example/")

    slugs = set(Source.objects.values_list("slug", flat=True))
    assert {"news-example-rss-2", "news-example-rss-3"} < slugs


def test_ten_thousand_lines_cost_no_more_queries_than_their_batches() -> None:
    counts = []
    for start, count in ((0, 400), (400, 4_000)):
        lines = [f"https://host-{number}.example/rss" for number in range(start, start + count)]
        with CaptureQueriesContext(connection) as queries:
            assert len(add(*lines).new) == count
        counts.append(len(queries))

    assert counts[1] - counts[0] <= 4_000 // source_lists.ROWS_AT_ONCE


def test_an_uploaded_list_is_shown_first_and_added_when_confirmed(
    settings: LazySettings, tmp_path: object
) -> None:
    settings.CAPTURES_DIR = tmp_path

    offer = source_lists.offer(OPML, now=make.NOW)
    assert ([line.name for line in offer.lines.new], Source.objects.count()) == (["Law"], 0)

    source_lists.accept(offer.sealed, is_paused=True, now=make.NOW)
    assert Source.objects.get().is_paused


def test_what_is_no_opml_is_not_offered() -> None:
    with pytest.raises(BadOpml, match=r"no OPML\.$"):
        source_lists.offer(b"https://news.example/rss", now=make.NOW)


@pytest.mark.parametrize("hours", [0, 2])
def test_a_list_that_is_gone_or_too_old_is_not_added(
    settings: LazySettings, tmp_path: object, hours: int
) -> None:
    sealed = sealing.seal(
        source_lists.LIST, {"capture": "2026/03/02/gone.gz"}, now=make.NOW.replace(hour=12 - hours)
    )

    with pytest.raises(sealing.SealBroken, match="Look again"):
        source_lists.accept(sealed, is_paused=False, now=make.NOW)


def test_sources_go_out_by_their_evidence_and_come_in_as_they_were() -> None:
    make.source(name="Court", url="https://ecf.nysd.uscourts.gov/cgi-bin/rss_outside.pl", kind="pacer")
    make.source(name="News", url="https://news.example/rss?key=a&b=1")
    make.source(name="Notices", url="https://agency.example/", kind="page", basis="regulator")
    make.source(name="Replayed", url="")
    before = set(Source.objects.exclude(url="").values_list("name", "url", "kind"))

    body = source_lists.export(now=make.NOW)
    Source.objects.all().delete()
    source_lists.add(source_lists.read(body), now=make.NOW)

    assert b'<outline text="Regulator">' in body
    assert set(Source.objects.values_list("name", "url", "kind")) == before
