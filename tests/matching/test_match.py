"""Which dispute a text is about, and why."""

import pytest

from disputes.matching.index import Index
from disputes.matching.match import match
from disputes.matching.types import Profile

SEEDANCE = Profile(
    1,
    claimants=("Netflix, Inc.",),
    respondents=("ByteDance Ltd.",),
    products=("Seedance 2.0", "Seedance"),
    phrases=("Netflix v. ByteDance",),
)
META = Profile(
    2,
    claimants=("Richard Kadrey",),
    respondents=("Meta Platforms, Inc.", "Meta"),
    dockets=("3:23-cv-03417",),
)


def found(title: str, summary: str = "") -> dict[int, float]:
    matches = match(Index([SEEDANCE, META]), {"title": title, "summary": summary})
    return {one.dispute_id: one.score for one in matches}


@pytest.mark.parametrize(
    "title",
    [
        "Netflix threatens to sue ByteDance",
        "NETFLIX SUES BYTEDANCE",
        "Netflix’s lawyers threaten ByteDance",
        "Netflix v. ByteDance: what we know",
        "Judge asks about Seedance and ByteDance",
    ],
)
def test_names_of_a_dispute_with_legal_words_are_enough(title: str) -> None:
    assert 1 in found(title)


@pytest.mark.parametrize(
    "title",
    [
        "Netflix reports a record quarter",
        "Netflix and ByteDance open offices in Seoul",
        "A meta study of court rulings by Kadrey",
        "Netflixers and bytedancers threaten to sue",
        "",
    ],
)
def test_other_business_of_the_same_names_is_not(title: str) -> None:
    assert found(title) == {}


@pytest.mark.parametrize("number", ["3:23-cv-03417", "No. 3:23-cv-03417-VC", "23-cv-03417", "23 Civ. 3417"])
def test_a_docket_number_is_certain_in_every_spelling(number: str) -> None:
    assert found(f"Order in {number}") == {2: 1.0}


def test_the_summary_counts_as_well() -> None:
    assert found("Streaming giant writes a letter", "Netflix demands that ByteDance cease and desist") == {
        1: 0.6
    }


def test_reasons_say_in_words_what_was_found_and_where() -> None:
    [one] = match(Index([SEEDANCE]), {"title": "Netflix sues ByteDance"})

    assert [reason.words for reason in one.reasons] == [
        "Both sides named: Netflix, ByteDance",
        "Legal words: sues",
    ]
    assert one.reasons[0].spans == (("title", 0, 7), ("title", 13, 22))


def test_positions_stay_true_where_lower_case_is_longer() -> None:
    [one] = match(Index([SEEDANCE]), {"title": "İ İ Netflix sues ByteDance"})

    assert one.reasons[0].spans[0] == ("title", 4, 11)


def test_a_report_that_names_one_of_several_claimants_is_about_that_dispute() -> None:
    others = [
        Profile(n, (name,), ("ByteDance",), ("Seedance",)) for n, name in enumerate(("Disney", "Sony"), 8)
    ]
    index = Index([SEEDANCE, *others])

    one = match(index, {"title": "Netflix threatens ByteDance over Seedance"})
    each = match(index, {"title": "ByteDance pauses Seedance after legal threats"})

    assert [found.dispute_id for found in one] == [1]
    assert [found.dispute_id for found in each] == [1, 8, 9]


def test_an_index_without_disputes_finds_nothing() -> None:
    assert match(Index([]), {"title": "Netflix sues ByteDance"}) == []
