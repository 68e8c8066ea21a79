"""Watched passages: the words of a page, and what is no change of them."""

import json
from pathlib import Path

import pytest

from disputes.ingest import fingerprints
from disputes.ingest.pages import page as pages
from disputes.ingest.pages import passages
from disputes.ingest.types import Context, ParsedDocument, ParsedItem, SelectorLost
from disputes.text import markup

SAMPLES = Path(__file__).parents[1] / "samples" / "passage"
URL = "https://model.example/terms"
WORDS = " ".join(f"word{number}" for number in range(100))


def read(html: str, **rules: object) -> ParsedItem:
    return document(html, **rules).items[0]


def document(html: str, **rules: object) -> ParsedDocument:
    given = {"mode": "passage", "include": "#terms", **rules}
    return pages.parse(html.encode(), Context(url=URL, rules=given))


def content_hash(html: str, **rules: object) -> str:
    return fingerprints.marks(read(html, **rules)).content_hash


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.html")), ids=lambda path: path.stem)
def test_a_saved_page_gives_the_passage_beside_it(path: Path) -> None:
    rules = json.loads(path.with_suffix(".rules.json").read_text())
    expected = json.loads(path.with_suffix(".json").read_text())

    [item] = pages.parse(path.read_bytes(), Context(url=URL, rules=rules)).items

    updated_at = item.updated_at.isoformat() if item.updated_at else None
    assert item.summary == "".join(expected.pop("summary"))
    assert {"key": item.key, "url": item.url, "title": item.title, "updated_at": updated_at} == expected
    assert (item.published_at, item.flags) == (None, ())


def test_the_words_are_text_and_never_markup() -> None:
    html = (
        "<p id=terms>&lt;script&gt;alert(1)&lt;/script&gt; <a href='javascript:x'>a</a> <img onerror=x></p>"
    )

    summary = read(html).summary

    assert summary == "<p>&lt;script&gt;alert(1)&lt;/script&gt; a</p>"
    assert markup.clean(summary) == summary


@pytest.mark.parametrize(
    "html",
    [
        "<div id=terms><p>One two.</p><p>Three.</p></div>",
        "<DIV  class='x' ID='terms'>\n  <P>One\n two.\n<P>Three.</DIV>",
        "<div id=terms><!-- 7 -->One <b>t</b>wo.<br>Three.<script>1</script></div>",
        "<ul id=terms><li>One&nbsp;<a href=/new>two.</a></li><li><p></p>Th&shy;ree.&#8203;</li></ul>",
        "<table id=terms><tr><td>One two.<td>Three.</table>",
        "<!-- <p id=terms>No. --><svg><title>x</title></svg><div id=terms>ONE two. <i>Three.</i></div>",
    ],
)
def test_markup_and_white_space_are_no_change(html: str) -> None:
    assert content_hash(html) == content_hash("<div id=terms>One two.<hr>Three.</div>")


@pytest.mark.parametrize(
    "words", ["One two Three.", "One two. Four.", "One two. Three. Three.", "Three. One two."]
)
def test_other_words_are_a_change(words: str) -> None:
    assert content_hash(f"<div id=terms>{words}</div>") != content_hash("<div id=terms>One two. Three.</div>")


def test_each_block_is_one_line() -> None:
    html = "<div id=terms>a<p>b<b>c</b></p>d<div></div>e<ul><li>f<li>g</ul><div>h<br>i</div>j</div>"

    assert read(html).summary == "".join(f"<p>{line}</p>" for line in ["a", "bc", *"defghij"])


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ({"include": ["#terms", "#gone"]}, "The selector “#gone” (include) matches nothing on the page."),
        ({"include": "#empty"}, "The passage that “#empty” selects on the page has no text."),
        ({"remove": ["div"]}, "The passage that “#terms” selects on the page has no text."),
        ({"include": "#terms", "remove": ["#terms"]}, "The passage that “#terms” selects on the page"),
    ],
)
def test_a_lost_selector_is_said_and_no_change(rules: dict[str, object], sentence: str) -> None:
    with pytest.raises(SelectorLost) as lost:
        document("<div><p id=terms>Words.</p></div><p id=empty> &nbsp; <!-- --></p>", **rules)

    assert str(lost.value).startswith(sentence)


def test_what_several_selectors_match_stands_there_once_and_in_their_order() -> None:
    html = "<main><p class=b>One</p><div class=a>Two <p class=b>Three</p></div></main>"

    assert read(html, include=[".a", ".b", "p"]).summary == "<p>Two</p><p>Three</p><p>One</p>"
    assert read(html, include=[".b", ".a"]).summary == "<p>One</p><p>Two</p><p>Three</p>"


def test_what_is_removed_may_be_missing() -> None:
    html = "<div id=terms>Stays.<p class=ad>Buy!<i class=ad>Now!</i></p></div>"

    assert read(html, remove=[".ad", ".other"]).summary == read("<p id=terms>Stays.", remove=".ad").summary


def test_masks_hide_what_always_moves_in_text_and_title() -> None:
    html = "<title>(3) Terms</title><p id=terms>As of 17 May: 1,204 readers.</p>"

    item = read(html, mask=[r"\d+ [A-Z]\w+", r"[\d,]* readers", r"\(\d+\) ", "x*"])

    assert (item.title, item.summary) == ("…Terms", "<p>As of …: ….</p>")


def test_a_title_of_the_rules_goes_before_that_of_the_page() -> None:
    html = "<title>Page</title><h1>Heading</h1><p id=terms>Words."

    assert read(html, title="Ours").title == "Ours"
    assert read(html).title == "Page"
    assert read(html.replace("<title>Page</title>", "")).title == "Heading"


@pytest.mark.parametrize("wrap", ["<p>{}</p>", "{} ", "{}", "<p>{}&amp;&lt;</p>"])
def test_a_change_behind_what_is_kept_is_still_a_change(wrap: str) -> None:
    words = [wrap.format(f"word{number}") for number in range(9_000)]

    before = read(f"<div id=terms>{''.join(words)}</div>")
    after = read(f"<div id=terms>{''.join([*words[:-1], wrap.format('other')])}</div>")

    assert len(before.summary) <= markup.SUMMARY_CHARACTERS
    assert "more characters, which are watched but not kept here" in before.summary[-120:]
    assert fingerprints.marks(before).content_hash != fingerprints.marks(after).content_hash


@pytest.mark.parametrize(
    ("before", "after", "is_clear"),
    [
        ("", WORDS, True),
        (WORDS, WORDS + " new" * 21, True),
        (WORDS, WORDS + " new" * 20, False),
        (WORDS, " ".join(reversed(WORDS.split())), False),
        (WORDS, WORDS.upper().replace(" ", ", "), False),
        (WORDS, "", False),
    ],
)
def test_more_than_twenty_added_words_are_a_clear_change(before: str, after: str, is_clear: bool) -> None:
    assert passages.is_clear_change(before, after) is is_clear
