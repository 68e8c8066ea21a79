"""The fast reader: what it accepts it reads as feedparser does, and what it might misread it refuses."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.ingest.feeds import fast as fast_feeds
from disputes.ingest.feeds import feed as feeds
from disputes.ingest.feeds.entries import Doubtful
from disputes.ingest.feeds.reading import Reading

SAMPLES = Path(__file__).parents[1] / "samples" / "feed"
NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "own": "https://own.example/ns",
}
DECLARED = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
LINK = "<link>https://news.example/1</link>"
ATOM_LINK = '<link href="https://news.example/1"/>'


def rss(*children: str, head: str = "<title>News</title>", root: str = "") -> bytes:
    item = "".join(children)
    return f'<rss version="2.0"{DECLARED}{root}><channel>{head}<item>{item}</item></channel></rss>'.encode()


def atom(*children: str) -> bytes:
    entry = f"<entry>{''.join(children)}</entry>"
    return f'<feed xmlns="{NAMESPACES["atom"]}"{DECLARED}><title>News</title>{entry}</feed>'.encode()


def fast(body: bytes) -> Reading:
    return fast_feeds.read(*feeds.prepare(body))


def agree(body: bytes) -> bool:
    return not any("second and slower" in note for note in feeds.parse(body, shadow_share=1).notes)


@pytest.mark.parametrize("name", ["magazine.rss", "letters.atom", "wire.rdf"])
def test_feeds_of_the_usual_make_go_the_fast_way(name: str) -> None:
    body = (SAMPLES / name).read_bytes()

    assert fast(body).entries
    assert agree(body)


@pytest.mark.parametrize(
    ("children", "field", "value"),
    [
        (["<pubDate>Mon, 03 Mar 2031 10:30:00 LAGOON</pubDate>"], "published_at", "None"),
        (["<pubDate>Mon, 03 Mar 2031 10:30:00 EST</pubDate>"], "published_at", "2031-03-03 15:30:00+00:00"),
        (["<dc:date>2031-03-03T10:30:00+01:00</dc:date>"], "published_at", "None"),
        (["<dc:date>2031-03-03T10:30:00+01:00</dc:date>"], "updated_at", "2031-03-03 09:30:00+00:00"),
        (["<guid>2031-03-03T10:30:00Z</guid>"], "published_at", "None"),
        (["<guid/>"], "guid", ""),
        ([], "guid", ""),
        (['<guid isPermaLink="true">https://news.example/guid</guid>'], "link", "https://news.example/1"),
        (['<atom:link rel="self" href="https://news.example/self"/>'], "link", "https://news.example/1"),
        (["<atom:link href='https://news.example/other'/>"], "link", "https://news.example/other"),
        (["<author>ada@news.example (Ada)</author>"], "author", "ada@news.example (Ada)"),
        (["<author>Ada</author>", "<dc:creator>Bea</dc:creator>"], "author", "Bea"),
        (["<content:encoded>C</content:encoded>", "<description>D</description>"], "summary", "D"),
        (["<description/>", "<content:encoded>C</content:encoded>"], "summary", "C"),
        (
            ["<content:encoded>&lt;p&gt;C&lt;/p&gt; &amp;amp; c</content:encoded>"],
            "summary",
            "<p>C</p> &amp; c",
        ),
        (["<description>D</description>", "<media:description>M</media:description>"], "summary", "D"),
        (["<title>T</title>", "<media:title>M</media:title>"], "title", "T"),
        (["<title>A <![CDATA[<b>b</b>]]> &#8217; &amp;amp;</title>"], "title", "A <b>b</b> ’ &amp;"),
        (["<own:extra kind='x'>y</own:extra>", "<title>T</title>"], "title", "T"),
    ],
)
def test_an_entry_of_rss_is_read_as_feedparser_reads_it(children: list[str], field: str, value: str) -> None:
    body = rss(LINK, *children)

    [entry] = fast(body).entries

    assert str(getattr(entry, field)) == value
    assert agree(body)


@pytest.mark.parametrize(
    ("children", "field", "value"),
    [
        (
            [ATOM_LINK, "<link rel='self' href='https://news.example/self'/>"],
            "link",
            "https://news.example/1",
        ),
        (
            ["<link rel='edit' href='https://news.example/edit'/>", ATOM_LINK],
            "link",
            "https://news.example/1",
        ),
        (
            [ATOM_LINK, "<author><name>A</name><email>a@b.example</email></author>"],
            "author",
            "A (a@b.example)",
        ),
        ([ATOM_LINK, "<author><email>a@b.example</email></author>"], "author", "a@b.example"),
        ([ATOM_LINK, "<updated>2031-03-03T10:30:00Z</updated>"], "published_at", "None"),
        ([ATOM_LINK, "<content type='html'>&lt;p&gt;C&lt;/p&gt;</content>"], "summary", "<p>C</p>"),
        ([ATOM_LINK, "<content>C</content>", "<summary>S</summary>"], "summary", "S"),
        ([ATOM_LINK, "<title type='html'>&lt;b&gt;T&lt;/b&gt;</title>"], "title", "<b>T</b>"),
    ],
)
def test_an_entry_of_atom_is_read_as_feedparser_reads_it(children: list[str], field: str, value: str) -> None:
    body = atom(*children)

    [entry] = fast(body).entries

    assert str(getattr(entry, field)) == value
    assert agree(body)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (rss(LINK) + b"<", "broken XML"),
        (rss(LINK, "<title>Quill & Mirage</title>"), "broken XML"),
        (b"<!DOCTYPE rss>" + rss(LINK), "a DOCTYPE"),
        (rss(LINK, root=' xml:base="https://base.example/"'), "the attribute base"),
        (rss("<title>T</title>"), "no whole link"),
        (rss("<link>/1</link>"), "no whole link"),
        (rss("<link>https://news.example/a b</link>"), "no whole link"),
        (rss("<link>https://news.example/?a&amp;amp;b</link>"), "a link that feedparser mends"),
        (rss(LINK, "<guid>https:///news.example/</guid>"), "an id that feedparser mends"),
        (rss(LINK, "<title>a<b>b</b></title>"), "markup in a text"),
        (rss(LINK, "<title>a<!-- c -->b</title>"), "a comment in a text"),
        (rss(LINK, "<title>a</title><title>b</title>"), "several titles"),
        (rss(LINK, "<media:title>m</media:title>"), "several titles"),
        (
            rss(LINK, "<title/><media:group><media:title>m</media:title></media:group>"),
            "the title of a picture",
        ),
        (
            rss(LINK, "<media:description>m</media:description><description>d</description>"),
            "a summary elsewhere",
        ),
        (rss(LINK, "<item>i</item>"), "item in item"),
        (rss(LINK, "<own:title>t</own:title>"), "other:title in item"),
        (rss(LINK, "<pubDate>3 March 2031</pubDate>"), "an unusual date"),
        (rss(LINK, "<title>caf\u00c3\u00a9</title>"), "a text that was encoded twice"),
        (rss(LINK, "<title>\u0093Fables\u0094</title>"), "control characters of Windows"),
        (rss(LINK, "<title>a\u2028b</title>"), "line separators"),
        (
            b'<?xml version="1.0" encoding="iso-8859-1"?>' + rss(LINK, "caf\u00e9"),
            "another encoding than UTF-8",
        ),
        (rss(LINK, head="<title>a</title><title>b</title>"), "several titles"),
        (
            rss(LINK, root=' xmlns:dct="https://own.example/" xmlns:gml="https://own.example/"'),
            "a standard prefix for another namespace",
        ),
        (rss(LINK, root=' xmlns="https://own.example/"'), "an unknown namespace by default"),
        (rss(LINK, root=' xmlns:dd="http://purl.org/dc/elements/1.1/"'), "an unusual prefix"),
        (rss(LINK).replace(b"<rss", b"<RSS").replace(b"</rss", b"</RSS"), "an unknown root"),
        (b"<rss><channel/></rss>", "another number of entries"),
        (rss(LINK).replace(b"</channel>", b"</channel><channel/>"), "another number of channels than one"),
        (atom(ATOM_LINK, "<title type='xhtml'>T</title>"), "title of a type of its own"),
        (atom(ATOM_LINK, "<content mode='base64'>QQ==</content>"), "content of a type of its own"),
        (atom(ATOM_LINK, "<source><title>S</title></source>"), "title in source"),
        (atom(ATOM_LINK, "<author><uri>https://news.example/</uri></author>"), "an author without a name"),
    ],
)
def test_what_could_be_misread_is_refused_and_left_to_feedparser(body: bytes, reason: str) -> None:
    with pytest.raises(Doubtful, match=f"^{reason}$"):
        fast(body)
    assert agree(body)


TEXTS = [
    "One",
    "",
    "A &amp; B",
    "&lt;b&gt;x&lt;/b&gt;",
    "<![CDATA[<p>c &amp; d</p>]]>",
    "caf\u00e9 \u201cq\u201d",
]
NAMES = [
    *("title", "description", "guid", "author", "dc:creator", "content:encoded", "content", "summary"),
    *(
        "media:title",
        "media:description",
        "itunes:summary",
        "itunes:author",
        "own:extra",
        "source",
        "dc:title",
    ),
]
CHILDREN = st.builds("<{0}>{1}</{0}>".format, st.sampled_from(NAMES), st.sampled_from(TEXTS))


@settings(deadline=None)
@given(st.lists(CHILDREN, max_size=7))
def test_whatever_stands_in_an_entry_the_two_readers_agree(children: list[str]) -> None:
    assert agree(rss(LINK, *children))
    assert agree(atom(ATOM_LINK, *children))
