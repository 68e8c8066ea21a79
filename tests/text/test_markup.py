"""Markup from outside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.text import markup

HOSTILE = [
    "<script>alert(1)</script>ok",
    "<img src=x onerror=alert(1)>ok",
    "<svg><script>alert(1)</script></svg>ok",
    '<a href="javascript:alert(1)" onclick="alert(1)">ok</a>',
    '<p style="x:expression(alert(1))">ok</p>',
    "<iframe src='https://evil.example'></iframe><form action='/'><input></form>ok",
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>ok",
    "<scr\0ipt>alert(1)</scr\0ipt>ok",
]


@pytest.mark.parametrize("fragment", HOSTILE)
def test_nothing_active_is_left(fragment: str) -> None:
    safe = markup.clean(fragment)

    assert "ok" in safe
    assert not any(word in safe for word in ("alert", "onerror", "style", "<form", "<iframe", "javascript"))


@pytest.mark.parametrize("fragment", HOSTILE)
def test_a_title_is_text_only(fragment: str) -> None:
    assert markup.plain(fragment) == "ok"


def test_links_go_out_and_send_nothing_along() -> None:
    safe = markup.clean('<a href="/story" target="_blank">x</a>', "https://news.example/")

    assert safe == '<a href="https://news.example/story" rel="noopener noreferrer nofollow">x</a>'


def test_a_relative_link_to_nowhere_is_no_link_of_ours() -> None:
    assert "href" not in markup.clean('<a href="/admin/">x</a>')


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>one</p><p>two<br>three</p>", "one two three"),
        ("in<b>line</b>", "inline"),
        ("A &amp; B &lt;b&gt;", "A & B <b>"),
        ("AT&T and B&LT Foods", "AT&T and B&LT Foods"),
        ("1 < 2", "1 < 2"),
        (" a\n\t b\xa0c \x00", "a b c"),
        ("\x93Nemo\x94", "“Nemo”"),
    ],
)
def test_plain_is_what_a_reader_would_read(fragment: str, text: str) -> None:
    assert markup.plain(fragment) == text


@pytest.mark.parametrize(
    "fragment",
    ["Straße &amp;amp; ﬁne", "<b>STRASSE</b> &amp; fine", "strasse & ﬁne", "Straße\n&#38;amp; fine"],
)
def test_wordings_that_differ_in_form_only_are_alike(fragment: str) -> None:
    assert markup.norm(fragment) == "strasse & fine"


@pytest.mark.parametrize(
    "fragment",
    ["<div>" * 50_000, "<a " * 50_000, "<" * 60_000, "&" * 60_000],
)
def test_what_would_keep_the_cleaner_busy_is_only_escaped(fragment: str) -> None:
    assert "<" not in markup.clean(fragment)
    assert "<div" not in markup.plain(fragment)


@given(
    st.text()
    | st.lists(st.sampled_from(["<", ">", "/", "b", " ", "&lt;", '"', "a href=", "=x:"])).map("".join)
)
def test_cleaning_what_is_clean_changes_nothing(fragment: str) -> None:
    safe = markup.clean(fragment)

    assert markup.clean(safe) == safe
    assert "<script" not in safe


def test_a_reference_of_thousands_of_digits_stays_text() -> None:
    reference = f"&#{'9' * 5_000};"

    assert markup.clean(reference) == reference.replace("&", "&amp;")
    assert markup.plain(reference) == reference
