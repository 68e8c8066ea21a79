"""News feeds: what is said of them, what bad bytes do, how readers compare. Entries stand in the samples."""

import contextlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.ingest.feeds import fast as fast_feeds
from disputes.ingest.feeds import feed as feeds
from disputes.ingest.feeds.outline import Outline
from disputes.ingest.feeds.reading import Reading
from disputes.ingest.types import NO_DATE, Context, NotAFeed
from tests.fakes import rss

TWICE = "By a second and slower reading, which is kept as the better one,"

SAMPLES = Path(__file__).parents[1] / "samples" / "feed"
WHOLE = rss("One", "Two", "Three")


def test_an_entry_without_a_readable_date_has_none_and_says_so() -> None:
    document = feeds.parse((SAMPLES / "news.rss").read_bytes())

    assert [item.flags for item in document.items] == [(), (), (NO_DATE,), (NO_DATE,), ()]
    assert document.notes == ("Entries with no readable date: 2.",)


def test_a_feed_that_breaks_off_keeps_what_can_be_read_and_says_so() -> None:
    document = feeds.parse((SAMPLES / "cut.rss").read_bytes())

    assert (len(document.items), len(document.rejected), document.is_partial) == (1, 1, True)
    assert document.notes == ("The feed is broken: 1 entries could be read.",)


def test_publication_counts_before_the_last_change() -> None:
    first, _ = feeds.parse((SAMPLES / "blog.atom").read_bytes()).items

    assert str(first.published_at) == "2031-03-03 22:30:15+00:00"
    assert str(first.updated_at) == "2031-03-04 00:00:00+00:00"
    assert first.dated_at == first.published_at


def test_the_date_of_a_change_is_never_passed_off_as_that_of_publication() -> None:
    _, second = feeds.parse((SAMPLES / "blog.atom").read_bytes()).items

    assert second.published_at is None
    assert str(second.dated_at) == "2031-03-02 12:00:00+00:00"
    assert second.flags == ()


@pytest.mark.parametrize(
    "body",
    [b"", b"<html><p>Subscribe to read</p></html>", b"%PDF-1.7", b'{"items": []}', WHOLE[:100], b"<rss"],
)
def test_what_is_no_feed_is_refused_in_one_sentence(body: bytes) -> None:
    with pytest.raises(NotAFeed, match=r"^The body [^.]*\.$"):
        feeds.parse(body)


def test_an_empty_feed_is_a_feed() -> None:
    document = feeds.parse(rss())

    assert (document.items, document.notes) == ((), ("The feed holds no entries.",))
    assert not document.is_partial


def test_a_huge_feed_is_cut_and_says_so() -> None:
    document = feeds.parse(rss(*["Same"] * 5_001))

    assert (len(document.items), document.is_partial) == (5_000, True)
    assert document.notes == ("Cut after 5000 entries: 1 more were not read.",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "bogus"])
def test_a_wrong_encoding_loses_no_entry(encoding: str) -> None:
    body = f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + rss("Café").removeprefix(
        b'<?xml version="1.0"?>'
    )

    [item] = feeds.parse(body).items

    assert item.title.startswith("Caf")
    assert item.url == "https://news.example/0"


@pytest.mark.parametrize(
    "unexpected",
    [
        "<gml:pos>1 2</gml:pos>",
        "</georss:point>",
        "<psc:chapters><psc:chapter/></psc:chapters>",
        "</creativeCommons:license>",
        "<gml:pos",
    ],
)
def test_an_element_that_feedparser_fails_on_loses_no_entry(unexpected: str) -> None:
    names = b'<rss xmlns:gml="http://www.opengis.net/gml" xmlns:psc="http://podlove.org/simple-chapters"'
    body = rss("One", "Two").replace(b"<rss", names)

    items = feeds.parse(body.replace(b"</item>", f"{unexpected}</item>".encode(), 1)).items

    assert [item.title for item in items] == ["One", "Two"]


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"<?xml version='1.0' encoding='utf\xca-8'?>", "UnicodeDecodeError"),
        (b"<?xml version='1.0' encoding='utf\0-8'?>", "ValueError"),
        (b"<place xmlns='http://www.opengis.net/gml'><pos>1</pos></place>", "KeyError"),
    ],
)
def test_what_feedparser_fails_on_is_refused_in_one_sentence(start: bytes, kind: str) -> None:
    with pytest.raises(NotAFeed) as refused:
        feeds.parse(start + WHOLE.removeprefix(b'<?xml version="1.0"?>'))

    assert str(refused.value) == "The feed is written in a way that cannot be read here."
    assert refused.value.__notes__ == [f"feedparser failed with {kind}."]


def test_markup_in_any_field_is_gone() -> None:
    attack = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;a href='javascript:alert(1)'&gt;x&lt;/a&gt;"
    body = WHOLE.replace(
        b"One",
        f"One {attack}</title><author>{attack}</author><description>{attack}</description><title>".encode(),
    )

    item = feeds.parse(body).items[0]

    assert "alert" not in item.title + item.author + item.summary


@settings(deadline=None)
@given(
    st.integers(0, len(WHOLE)), st.integers(0, 40), st.binary(max_size=8) | st.sampled_from([b"<", b"]]>"])
)
def test_damaged_bytes_are_read_or_refused(start: int, length: int, new: bytes) -> None:
    with contextlib.suppress(NotAFeed):
        document = feeds.parse(WHOLE[:start] + new + WHOLE[start + length :])
        assert len(document.items) + len(document.rejected) <= 4


def test_relative_links_are_those_of_the_site_or_of_the_feeds_own_address() -> None:
    body = b"<rss><channel>@<item><title>T</title><link>story</link></item></channel></rss>"
    context = Context(url="https://feeds.example/law/rss")

    links = [
        feeds.parse(body.replace(b"@", site), context).items[0].url
        for site in (b"<link>https://news.example/</link>", b"<link>/site/</link>", b"")
    ]

    assert links == [
        "https://news.example/story",
        "https://feeds.example/site/story",
        "https://feeds.example/law/story",
    ]


READ_RIGHTLY = fast_feeds.read


def read_wrongly(body: bytes, outline: Outline) -> Reading:
    reading = READ_RIGHTLY(body, outline)
    first, *rest = [replace(entry, author="Nobody") for entry in reading.entries]
    return replace(reading, title="NEWS EXAMPLE", entries=(replace(first, title="ONE"), *rest))


def test_where_two_readers_differ_the_notes_say_in_what_and_the_reference_is_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fast_feeds, "read", read_wrongly)

    document = feeds.parse(WHOLE, shadow_share=1)

    assert [item.title for item in document.items] == ["One", "Two", "Three"]
    assert document.notes == (
        f"{TWICE} the feed has another title.",
        f"{TWICE} 1 title came out differently.",
        f"{TWICE} 3 authors came out differently.",
    )
    assert feeds.parse(WHOLE, shadow_share=0).items[0].title == "ONE"


def test_two_readers_that_agree_are_not_mentioned() -> None:
    assert feeds.parse(WHOLE, shadow_share=1) == feeds.parse(WHOLE, shadow_share=0)


def test_readers_that_count_differently_differ_in_nothing_else() -> None:
    whole = feeds.parse(WHOLE)

    sentences = feeds.differences(replace(whole, items=whole.items[:1]), whole)

    assert sentences == (f"{TWICE} the number of entries is 3, not 1.",)


def test_a_share_of_documents_told_by_their_bytes_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fast_feeds, "read", read_wrongly)
    bodies = [rss(f"Story {number}") for number in range(400)]

    first, second = ([bool(feeds.parse(body, shadow_share=0.1).notes) for body in bodies] for _ in range(2))

    assert first == second
    assert 20 < sum(first) < 60
