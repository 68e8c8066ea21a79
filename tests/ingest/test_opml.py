"""Lists of feeds, as other readers write them, and as they read ours."""

import json
from dataclasses import astuple
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.ingest import opml
from disputes.ingest.opml import BadOpml, Outline
from tests import make

SAMPLES = sorted((Path(__file__).parents[1] / "samples" / "opml").glob("*.opml"))
FEED = '<outline text="News" xmlUrl="https://news.example/rss"/>'


def of(body: str) -> bytes:
    return f'<opml version="2.0"><head/><body>{body}</body></opml>'.encode()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_saved_list_gives_the_addresses_beside_it(path: Path) -> None:
    found = [list(astuple(each)) for each in opml.read(path.read_bytes())]

    assert found == json.loads(path.with_suffix(".json").read_text())


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "not whole XML"),
        (b"https://news.example/rss\n", "not whole XML"),
        (of(FEED)[:-10], "not whole XML"),
        (b"<rss><channel/></rss>", "no OPML"),
        (b'<!DOCTYPE opml [<!ENTITY x "y">]>' + of("&x;"), "document type"),
        (b'<!DOCTYPE opml SYSTEM "file:///etc/passwd">' + of(FEED), "document type"),
        (of(FEED * 5_001), "more than 5,000 outlines"),
        (of("<outline>" * 33 + "</outline>" * 33), "more than 32 deep"),
        (of("<outline>" * 100_000), "not whole XML"),
        (of(FEED) + b" " * 5_000_000, "larger than 5,000,000 bytes"),
    ],
    ids=[
        *("empty", "lines", "cut", "feed", "entities", "outside", "many", "deep", "very deep", "large"),
    ],
)
def test_what_is_no_list_of_feeds_is_refused_with_a_sentence(body: bytes, words: str) -> None:
    with pytest.raises(BadOpml, match=words) as refused:
        opml.read(body)

    assert str(refused.value).endswith(".")


def test_as_many_and_as_deep_as_is_allowed() -> None:
    body = "<outline>" * 31 + FEED + "</outline>" * 31 + FEED * 4_968

    assert len(opml.read(of(body))) == 4_969


def test_a_list_is_known_by_its_content() -> None:
    assert opml.is_opml(of(FEED))
    assert opml.is_opml(of(FEED).decode().encode("utf-16"))
    assert not opml.is_opml(b"https://news.example/opml\n")


def test_other_readers_see_feeds_and_pass_over_what_is_none() -> None:
    title = "The &quot;News&quot; &amp; &lt;more&gt;"
    outlines = [
        Outline("https://news.example/rss?a=1&b=2", 'The "News" & <more>\x01', "", "feed"),
        Outline("https://agency.example/", "A page", "", "page"),
    ]

    lines = opml.write("Mine", [("Press report", outlines)], made_at=make.NOW).decode().splitlines()

    assert lines[2:5] == [
        *(
            "  <head>",
            "    <title>Mine</title>",
            "    <dateCreated>Mon, 02 Mar 2026 12:00:00 +0000</dateCreated>",
        ),
    ]
    assert [line.strip() for line in lines[7:10]] == [
        '<outline text="Press report">',
        f'<outline text="{title}" title="{title}" category="/casetracker/feed" type="rss"'
        ' xmlUrl="https://news.example/rss?a=1&amp;b=2"/>',
        '<outline text="A page" title="A page" category="/casetracker/page" type="link"'
        ' url="https://agency.example/"/>',
    ]


@given(
    st.lists(
        st.builds(
            Outline,
            st.from_regex(r"https://[a-z]{1,9}\.example/[a-z?&=%'\"<>é]{0,20}", fullmatch=True),
            st.from_regex(r"[A-Za-zé&'\" ]{0,20}", fullmatch=True).map(lambda text: " ".join(text.split())),
            st.just(""),
            st.sampled_from(["pacer", "feed", "page", "courtlistener", "federal_register"]),
        )
    )
)
def test_what_is_written_is_read_again(outlines: list[Outline]) -> None:
    assert opml.read(opml.write("Mine", [("All", outlines)], made_at=make.NOW)) == outlines
