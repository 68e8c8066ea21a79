"""What kind of happening a text tells of."""

import pytest

from disputes.matching import classify


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
    assert classify.news_kind(title) == kind


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
