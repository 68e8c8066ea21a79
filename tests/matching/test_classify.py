"""What kind of happening a text tells of."""

import pytest

from disputes.matching import classify
from disputes.matching.kinds import news


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Studio sends cease-and-desist letter to AI firm", "threat"),
        ("Publisher sues chatbot maker over training data", "complaint"),
        ("Judge rules that training was fair use", "order"),
        ("AI firm settles with record labels", "settlement"),
        ("Labels and start-up sign licensing deal", "licensing"),
        ("Ninth Circuit hears appeal over code assistant", "appeal"),
        ("AI firm asks court to dismiss the claims", "motion"),
        ("Ten charts about the weather", "other"),
    ],
)
def test_news_are_classified_by_their_headline(title: str, kind: str) -> None:
    assert news.kind_of(title).kind == kind


@pytest.mark.parametrize(
    ("wording", "kind", "routine"),
    [
        ("Motion to Dismiss", "motion", False),
        ("Memorandum of Law in Opposition to Motion", "opposition", False),
        ("Reply Memorandum of Law in Support of Motion", "reply", False),
        ("Order on Motion to Compel", "order", False),
        ("Notice of Appearance", "appearance", True),
        ("~Util - Set Deadlines", "housekeeping", True),
        ("Complaint", "complaint", False),
        ("Answer to Complaint", "answer", False),
        ("Judgment", "judgment", False),
        ("Certificate of Service", "notice", True),
        ("~Util - Set Hearings; Order", "order", False),
        ("Something unheard of", "other", False),
    ],
)
def test_docket_entries_are_classified_by_the_words_of_the_court(
    wording: str, kind: str, routine: bool
) -> None:
    assert classify.docket_kind(wording) == kind
    assert classify.is_routine(kind) is routine


@pytest.mark.parametrize(
    ("kind", "wording", "routine"),
    [
        ("motion", "MOTION for Extension of Time to File Answer by Roe Inc.", True),
        ("order", "ORDER granting 8 Motion to Seal.", True),
        ("order", "ORDER resetting the status conference to 4/2/2026.", True),
        ("stipulation", "STIPULATION extending time to answer", True),
        ("motion", "MOTION to Compel and to Seal by Roe Inc.", False),
        ("motion", "MOTION to Dismiss by Roe Inc.", False),
        ("order", "ORDER granting 9 Motion for Preliminary Injunction, under seal", False),
        ("complaint", "COMPLAINT filed under seal", False),
    ],
)
def test_a_motion_or_order_on_time_or_form_alone_is_routine(kind: str, wording: str, routine: bool) -> None:
    assert classify.is_routine(kind, wording) is routine


def test_thoughts_and_reviews_are_coverage() -> None:
    assert {classify.lane(kind) for kind in ("commentary", "round_up", "statement")} == {"coverage"}
