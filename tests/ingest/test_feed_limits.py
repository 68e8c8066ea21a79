"""What no reader of feeds is handed: each refusal names its limit, and what is only odd goes on."""

import codecs
from typing import Any

import pytest

from disputes.ingest.feeds import feed as feeds
from disputes.ingest.feeds import outline as feed_outline
from disputes.ingest.types import MAXIMUM_ITEMS, NotAFeed
from tests.fakes import rss

ONE = rss("One").removeprefix(b'<?xml version="1.0"?>')
LONG = b"x" * (feed_outline.MAXIMUM_TEXT_BYTES + 1)


def declaring(entities: str, body: bytes = ONE) -> bytes:
    return f"<!DOCTYPE rss [{entities}]>".encode() + body


def nested(depth: int) -> bytes:
    return rss(f"{'<b>' * depth}One{'</b>' * depth}")


def with_attributes(count: int) -> bytes:
    attributes = " ".join(f"a{number}='1'" for number in range(count))
    return ONE.replace(b"<item>", f"<item {attributes}>".encode())


@pytest.mark.parametrize(
    ("body", "limit"),
    [
        (declaring('<!ENTITY a "ha"><!ENTITY b "&a;&a;">'), "entities"),
        (declaring(f'<!ENTITY a "{"ha" * 51}">'), "entities"),
        (
            declaring('<!ENTITY a "haha">', rss("&a;" * 600_000).removeprefix(b'<?xml version="1.0"?>')),
            "entities",
        ),
        (declaring("".join(f'<!ENTITY a{number} "ha">' for number in range(3_000))), "entities"),
        (nested(feed_outline.MAXIMUM_DEPTH), "deeper than 256"),
        (b"<rss><channel>" + b"<a>" * feed_outline.MAXIMUM_DEPTH, "deeper than 256"),
        (with_attributes(1_001), "more than 1000 attributes"),
        (with_attributes(1_001).decode().encode("utf-16"), "more than 1000 attributes"),
        (with_attributes(1_001) + b"<", "more than 1000 attributes"),
        (ONE.replace(b"One", LONG), "longer than 2000000"),
        (ONE.replace(b"One", b"<![CDATA[<p>" + LONG + b"</p>]]>"), "longer than 2000000"),
        (ONE.replace(b"One", LONG) + b"<", "longer than 2000000"),
        (ONE.replace(b"<item>", b"<item a='" + LONG + b"'>"), "longer than 2000000"),
        (ONE.replace(b"<item>", b"<a/>" * feed_outline.MAXIMUM_TAGS + b"<item>"), "more than 500000 tags"),
        (ONE.replace(b"<item>", with_attributes(900) * 300 + b"<item>"), "more than 250000 attributes"),
        (b"<!--" + b"-" * 40_000 + b"-->" + ONE, "before its first element"),
    ],
)
def test_what_is_beyond_a_limit_is_refused_and_the_limit_is_named(body: bytes, limit: str) -> None:
    with pytest.raises(NotAFeed, match=rf"^[^.]*{limit}[^.]*\.$"):
        feeds.parse(body)


@pytest.mark.parametrize(
    "body",
    [
        b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://old.example/rss-0.91.dtd">' + ONE,
        declaring('<!ENTITY nbsp "&#160;"><!ENTITY name "Quill">'),
        declaring('<!ENTITY elsewhere SYSTEM "http://elsewhere.example/">'),
        declaring('<!ENTITY % all SYSTEM "http://elsewhere.example/"> %all;'),
        nested(200),
        with_attributes(900),
        ONE.replace(b"<item>", b"".join(b"<a%d/>" % number for number in range(1_001)) + b"<item>"),
        b"<?xml version='1.0'?>" + b"\n" * 50_000 + ONE,
        b"<?xml version='1.0'?>"
        + b"<!-- encoding='x' ?> -->" * 20
        + ONE.replace(b"One", b"encoding='y' ?>" * 900),
        codecs.BOM_UTF8 + ONE,
        ONE.decode().encode("utf-16"),
        ONE.decode().encode("utf-32"),
        b'<?xml version="1.0" encoding="utf-16"?>' + ONE,
        b'<?xml version="1.0" encoding="utf-16"?> ' + ONE,
    ],
)
def test_what_is_only_odd_loses_no_entry(body: bytes) -> None:
    assert len(feeds.parse(body).items) == 1


def test_very_many_elements_are_counted_and_not_kept() -> None:
    body = ONE.replace(b"<item>", b"<a/>" * 200_001 + b"<item>")

    outline = feed_outline.outline(body)

    assert outline.oddity == "very many elements"
    assert (outline.head, outline.entries, outline.left_out_count) == ([], [], 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("start", [b"", b"<!DOCTYPE rss>"], ids=["plain", "for feedparser"])
def test_entries_beyond_the_limit_are_cut_before_anybody_reads_them(start: bytes, encoding: str) -> None:
    titles = [str(number) for number in range(MAXIMUM_ITEMS + 3)]
    whole = start + rss(*titles).removeprefix(b'<?xml version="1.0"?>')

    document = feeds.parse(whole.decode().encode(encoding))

    assert [item.title for item in document.items] == titles[:MAXIMUM_ITEMS]
    assert document.notes == ("Cut after 5000 entries: 3 more were not read.",)
    assert document.is_partial


def test_the_surplus_ends_with_the_channel() -> None:
    body = rss(*["Same"] * (MAXIMUM_ITEMS + 1)).replace(b"</channel>", b"<ttl>60</ttl></channel>")

    cut, outline = feeds.prepare(body)

    assert cut.endswith(b"</item></channel></rss>")
    assert (outline.left_out_count, len(outline.entries)) == (1, MAXIMUM_ITEMS)
    assert feeds.parse(body).ttl_seconds == 3_600


def test_many_entities_are_weighed_by_one_look_at_the_body() -> None:
    looks: list[bytes] = []

    class Watched(bytes):
        def count(self, sought: Any, *place: Any) -> int:
            looks.append(sought)
            return super().count(sought, *place)

    entities = "".join(f'<!ENTITY e{number} "x">' for number in range(500))
    told = feed_outline.outline(
        Watched(f"<!DOCTYPE rss [{entities}]>".encode() + rss("One").partition(b"?>")[2])
    )

    assert (len(told.entries), looks.count(b"&")) == (1, 1)
