"""What kind of happening a piece of news tells of, and by which of its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.matching.kinds import news

HEADLINES = [
    ("Studio sends cease-and-desist letter to video app", "threat"),
    ("Broadcaster threatens chatbot maker with legal action", "threat"),
    ("Publisher sues chatbot maker over training data", "complaint"),
    ("Photographers file suit against image generator", "complaint"),
    ("Roe Inc. asks judge to throw out the authors' case", "motion"),
    ("Judge dismisses lawsuit against chatbot maker", "order"),
    ("Authors' claims against Roe can proceed", "order"),
    ("Trial between archive and image generator opens in London", "hearing"),
    ("Ninth Circuit hears arguments over code assistant", "appeal"),
    ("Roe Inc. appeals ruling on song lyrics", "appeal"),
    ("Judge orders Roe to turn over a million chat logs", "discovery"),
    ("AI firm settles with record labels", "settlement"),
    ("Judge approves settlement of authors with AI firm", "settlement"),
    ("Labels and start-up sign licensing deal", "licensing"),
    ("Judge certifies class of authors", "class_certification"),
    ("Video app responds to studio's lawsuit", "response"),
    ("Senators introduce bill on digital replicas", "regulation"),
    ("Actors' guild condemns video app", "statement"),
    ("What the lyrics ruling means for start-ups", "commentary"),
    ("Doe v. Roe: a closer look at the ruling", "commentary"),
    ("AI litigation tracker: updates on pending cases", "round_up"),
    ("Verlag verklagt Anbieter eines Chatbots", "complaint"),
    ("Landgericht entscheidet gegen Anbieter eines Chatbots", "order"),
    ("Le studio met en demeure une application vidéo", "threat"),
    ("Tribunal ordena a Roe pagar a los autores", "order"),
    ("新聞社、検索AI企業を提訴", "complaint"),
    ("Ten charts about the weather", "other"),
]


@pytest.mark.parametrize(("title", "kind"), HEADLINES)
def test_a_headline_tells_the_kind_by_who_does_what(title: str, kind: str) -> None:
    assert news.kind_of(title).kind == kind


@pytest.mark.parametrize(("title", "kind"), HEADLINES)
def test_neither_case_nor_curly_signs_change_the_kind(title: str, kind: str) -> None:
    assert news.kind_of(title.upper().replace("'", "’")).kind == kind


@pytest.mark.parametrize(
    ("title", "summary", "kind"),
    [
        ("A hero in the dock", "The studio has sued an image generator in Los Angeles.", "complaint"),
        ("The lyrics affair", "The court ruled on Tuesday that copies were made.", "order"),
        ("Publisher sues chatbot maker", "A judge had dismissed an earlier case.", "complaint"),
        ("A new chapter", "A law firm weighs the arguments on training.", "commentary"),
    ],
)
def test_the_summary_decides_where_the_headline_does_not(title: str, summary: str, kind: str) -> None:
    assert news.kind_of(title, summary).kind == kind


def test_a_kind_names_the_words_that_tell_it_and_its_share_of_the_evidence() -> None:
    title = "İstanbul: Publisher sues start-up"

    found = news.kind_of(title)

    assert [title[start:end] for field, start, end in found.spans if field == "title"] == ["sues"]
    assert found.score == 1


def test_where_nothing_tells_there_is_no_evidence() -> None:
    assert news.kind_of("", "") == news.Kind("other", 0.0, ())


@given(st.text(max_size=600), st.text(max_size=1200))
def test_whatever_the_text_the_spans_lie_within_it(title: str, summary: str) -> None:
    found = news.kind_of(title, summary)

    texts = {"title": title, "summary": summary}
    assert 0 <= found.score <= 1
    assert all(0 <= start < end <= len(texts[field]) for field, start, end in found.spans)


def test_what_stands_far_behind_the_head_of_a_long_text_is_not_read() -> None:
    assert news.kind_of("word " * 13_000 + "sues").kind == "other"
