"""Which dispute a text is about, and why."""

import datetime
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.matching.index import Index
from disputes.matching.match import PUBLISH_AT, match
from disputes.matching.types import Profile

SEEDANCE = Profile(
    1,
    claimants=("Netflix",),
    respondents=("ByteDance", "TikTok's owner"),
    products=("Seedance 2.0", "Seedance"),
    claimant_words=("streamer",),
    phrases=("Netflix v. ByteDance",),
    campaign=1,
)
META = Profile(
    2,
    claimants=("Richard Kadrey",),
    people=("Richard Kadrey", "Kadrey"),
    respondents=("Meta Platforms", "Meta"),
    products=("Llama",),
    claimant_words=("authors",),
    forums=("Judge Chhabria",),
    dockets=("3:23-cv-03417",),
    began_on=datetime.date(2023, 7, 7),
)
BILL = Profile(3, keywords=("House of Lords", "Data Bill"))
INDEX = Index([SEEDANCE, META, BILL])


def found(title: str, summary: str = "") -> dict[int, float]:
    return {one.dispute_id: one.score for one in match(INDEX, {"title": title, "summary": summary})}


@pytest.mark.parametrize(
    "title",
    [
        "Netflix threatens to sue ByteDance",
        "NETFLIX SUES BYTEDANCE",
        "Netflix’s lawyers threaten TikTok’s owner",
        "Netflix v. ByteDance: what we know",
        "The streamer accuses ByteDance of piracy with its AI",
    ],
)
def test_both_sides_by_name_or_description_are_enough_on_a_claim(title: str) -> None:
    assert 1 in found(title)


@pytest.mark.parametrize(
    "title",
    [
        "Netflix reports a record quarter",
        "Netflix and ByteDance shares rise as both raise revenue guidance",
        "Judge allows defamation lawsuit against Netflix to proceed",
        "Meta wins antitrust case as judge finds no monopoly",
        "Authors of a Meta study on user growth are honoured",
        "Netflixers and bytedancers threaten to sue",
        "",
    ],
)
def test_other_business_and_other_quarrels_of_the_same_names_are_not(title: str) -> None:
    assert found(title) == {}


def test_a_bill_is_known_by_its_keywords() -> None:
    assert 3 in found("House of Lords amends Data Bill over AI training")
    assert 3 not in found("House of Lords debates fisheries")


def test_no_report_is_older_than_its_dispute() -> None:
    fields = {"title": "Authors fight Meta in court over AI and copyright"}

    assert match(INDEX, fields, published=datetime.date(2023, 7, 10))
    assert not match(INDEX, fields, published=datetime.date(2015, 7, 10))


@pytest.mark.parametrize("number", ["3:23-cv-03417", "No. 3:23-cv-03417-VC", "23-cv-03417", "23 Civ. 3417"])
def test_a_docket_number_is_certain_in_every_spelling(number: str) -> None:
    assert found(f"Order in {number}") == {2: 1.0}


def test_only_a_docket_number_is_sure_enough_to_publish() -> None:
    assert found("Order in 3:23-cv-03417")[2] >= PUBLISH_AT
    assert found("Richard Kadrey v. Meta: judge rules on AI copyright claim over Llama")[2] < PUBLISH_AT


def test_the_summary_counts_as_well() -> None:
    assert 1 in found("Streaming giant writes a letter", "Netflix demands that ByteDance cease and desist")


def test_reasons_say_in_words_what_was_found_and_where() -> None:
    [one] = match(INDEX, {"title": "Netflix sues ByteDance"})

    assert [reason.words for reason in one.reasons] == [
        "Claimant named: Netflix",
        "Respondent named: ByteDance",
        "Legal words: sues",
        "No other dispute is about it",
    ][: len(one.reasons)]
    assert one.reasons[0].spans == (("title", 0, 7),)
    assert round(sum(reason.weight for reason in one.reasons), 2) == one.score


@pytest.mark.parametrize("before", ["İ İ ", "ﬁ ﬁ ", "  two   spaces ", "e\u0301 "])
def test_spans_point_into_the_text_as_it_came(before: str) -> None:
    title = f"{before}Netflix sues ByteDance"

    [one] = match(INDEX, {"title": title})

    [(_, start, end)] = one.reasons[0].spans
    assert title[start:end] == "Netflix"


def test_the_longest_name_is_what_is_meant() -> None:
    index = Index(
        [
            Profile(1, claimants=("Warner",), respondents=("Suno",)),
            Profile(2, claimants=("Warner Bros",), respondents=("Suno",)),
        ]
    )

    assert [one.dispute_id for one in match(index, {"title": "Warner Bros sues Suno"})] == [2]


# --- Disputes beside each other -----------------------------------------------------------------------

STUDIOS = [
    Profile(n, (name,), ("ByteDance",), ("Seedance",), campaign=1)
    for n, name in enumerate(("Disney", "Sony"), 8)
]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Netflix threatens ByteDance over Seedance", [1]),
        ("Netflix and Disney threaten ByteDance over Seedance", [1, 8]),
        ("ByteDance pauses Seedance after legal threats over pirated films", [1, 8, 9]),
    ],
)
def test_a_report_is_about_those_it_names_or_about_the_whole_campaign(
    title: str, expected: list[int]
) -> None:
    index = Index([SEEDANCE, *STUDIOS])

    assert sorted(one.dispute_id for one in match(index, {"title": title})) == expected


def test_who_is_named_goes_before_who_is_described() -> None:
    others = Profile(7, claimant_words=("authors",), respondents=("Meta",))
    index = Index([META, others])

    [one] = match(
        index, {"title": "Judge rules for Meta against authors, Kadrey among them, on AI copyright"}
    )

    assert one.dispute_id == 2


def test_an_index_without_disputes_finds_nothing() -> None:
    assert match(Index([]), {"title": "Netflix sues ByteDance"}) == []


# --- Properties ---------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        "Netflix",
        "ByteDance",
        "sues",
        "Seedance",
        "Meta",
        "authors",
        "copyright",
        "AI",
        "Zoë",
        "earnings",
        "and",
    ]
)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)


@given(TEXTS)
def test_case_spacing_and_unicode_form_change_no_score(text: str) -> None:
    expected = found(text)

    assert found(text.upper()) == expected
    assert found(text.lower()) == expected
    assert found(text.replace(" ", " \n\u00a0 ")) == expected
    assert found(unicodedata.normalize("NFD", text)) == expected


@given(TEXTS, st.text(alphabet="bcdfg ", min_size=3, max_size=20))
def test_an_unrelated_dispute_changes_no_score(text: str, name: str) -> None:
    unrelated = Profile(99, claimants=(name,), respondents=("Qwertz",), products=(f"{name}x",))
    index = Index([SEEDANCE, META, BILL, unrelated])

    scores = {one.dispute_id: one.score for one in match(index, {"title": text, "summary": ""})}

    assert scores == found(text)
