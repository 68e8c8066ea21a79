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
    ("Music magazine publisher drags Seekers to court over summaries", "complaint"),
    ("Publisher of comforting stories sues six AI companies", "complaint"),
    ("Pixelmill sued by Picture House in San Francisco after Delaware delay", "complaint"),
    ("Phone maker Hit With Second Authors' Suit in a Month Over phone assistant", "complaint"),
    ("Verlage verklagen Seekers wegen KI-Übersichten", "complaint"),
    ("Authors' suit says Doe Inc. used shadow libraries", "complaint"),
    ("Encore: authors' group files over news agency's model", "complaint"),
    ("La Gazette et d'autres journaux assignent un moteur de réponse", "complaint"),
    ("La Gaceta y otros medios demandan a Agora por competencia desleal", "complaint"),
    ("Judge blocks Roe from using 'Walk-on' name in video app", "order"),
    ("Open library's book lending isn't fair use, appeals court finds", "order"),
    ("Roe loses bid to dismiss Morning Herald lawsuit", "order"),
    ("Court Rejects Roe Attempt to Get Rid of Daily Post Contributory Claims", "order"),
    ("Landgericht München: Roe darf Liedtexte nicht ohne Lizenz nutzen", "order"),
    ("Herald can pursue Roe over the chatbot's copies of its articles", "order"),
    ("Gericht: Chatbot-Betreiber haftet für Liedtexte", "order"),
    ("Agora beats most of comedian's case, one claim on torrenting left", "order"),
    ("Open library loses appeal over e-book lending", "order"),
    ("Agora condamné à verser des dommages à la presse espagnole", "order"),
    ("Münchner Gericht verurteilt Roe im Streit um Songtexte", "order"),
    ("Castle Studios sends cease-and-desist letter to Doe Chat", "threat"),
    ("Market Post warns AI firm it will sue unless scraping stops", "threat"),
    ("Doe Chat told to scrub the mouse and friends", "threat"),
    ("Comedian's estate vows court fight over fake comedy special", "threat"),
    ("Pixelmill rival gets legal letter from Castle Studios and Globe", "threat"),
    ("Streamly pone un ultimátum a Roe", "threat"),
    ("Roe AI, authors reach settlement in AI copyright class action", "settlement"),
    ("Judge gives final approval to $1.5 billion Roe AI settlement", "settlement"),
    ("Songmill, Hill Records end legal fight with licensing pact", "settlement"),
    ("Authors' settlement with chatbot maker gets final sign-off", "settlement"),
    ("Roe AI s'accorde avec des auteurs pour mettre fin à un procès", "settlement"),
    ("Online shop to pay Morning Herald $20 million a year for AI licence", "licensing"),
    ("Evening Post joins Roe's list of media partners", "licensing"),
    ("Le Matin signe un accord de partenariat avec une société d'IA", "licensing"),
    ("Court certifies authors' class against Roe AI", "class_certification"),
    ("Judge: photographers can proceed as class against stock photo rival", "class_certification"),
    ("Roe must hand over 20 million chats, district judge affirms", "discovery"),
    ("Roe told to save all user conversations", "discovery"),
    ("Authors get peek at Agora chats about pirated books", "discovery"),
    ("Roe must keep deleted chats, court says", "discovery"),
    ("Judge Smith skewers lawyers at settlement hearing", "hearing"),
    ("Ninth Circuit panel struggles with code assistant case", "hearing"),
    ("Judge skeptical of $1.5bn book deal", "hearing"),
    ("Landmark trial over social media addiction gets under way in Los Angeles", "hearing"),
    ("Roe to appeal German lyrics ruling", "appeal"),
    ("Third Circuit weighs whether training on headnotes is fair use", "appeal"),
    ("Lyrics ruling: Roe lodges appeal", "appeal"),
    ("Castle Studios, Globe seek summary judgment against Pixelmill", "motion"),
    ("Agora asks court to throw out authors' copyright claim", "motion"),
    ("Songmill tries to get stream-ripping claim tossed", "motion"),
    ("Roe AI seeks pause of authors' trial pending appeal", "motion"),
    ("Roe says it will beef up video tool's safeguards", "response"),
    ("Roe hits out at Herald over 'cherry-picked' prompts", "response"),
    ("Songmill and Tunebox hit back: labels fear competition", "response"),
    ("President signs executive order targeting state AI laws", "regulation"),
    ("Brussels waters down AI rules after Big Tech lobbying", "regulation"),
    ("Hollywood talent agencies blast video app 2 as exploitation", "statement"),
    ("How the Roe AI settlement could reshape AI licensing", "commentary"),
    ("Urteil gegen Roe: Was Unternehmen jetzt wissen müssen", "commentary"),
    ("Copyright and AI: key cases to watch in 2026", "round_up"),
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


def test_a_summary_that_looks_back_does_not_outweigh_the_headline() -> None:
    found = news.kind_of("Roe appeals ruling on lyrics", "The authors sued in May; a judge ruled in June.")

    assert found.kind == "appeal"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Judge delays approval of authors' settlement", "order"),
        ("Roe loses appeal over e-book lending", "order"),
        ("Roe asks judge to dismiss authors' lawsuit", "motion"),
        ("Court dismisses lawsuits filed by coders who claim that Roe copies their code", "order"),
    ],
)
def test_the_act_of_the_headline_s_subject_goes_before_what_it_is_about(title: str, kind: str) -> None:
    assert news.kind_of(title).kind == kind


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
