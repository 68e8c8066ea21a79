"""To which entries of its docket an entry refers, and what belongs to one motion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.matching.kinds import sequence
from disputes.matching.kinds.sequence import Thread


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ORDER granting 45 Motion to Dismiss.", [(45, "decides")]),
        (
            "ORDER granting 45 Motion to Seal; denying 46 Motion to Strike.",
            [(45, "decides"), (46, "decides")],
        ),
        ("ORDER: The motion (filing no. 37 ) is granted.", [(37, "decides")]),
        (
            "ORDER: 41 Motion is granted. Time to reply to 35 Response is extended.",
            [(41, "decides"), (35, "concerns")],
        ),
        ("ORDER setting a briefing schedule re 45 MOTION to Dismiss.", [(45, "concerns")]),
        ("OPPOSITION re: 45 MOTION to Dismiss filed by Ann Doe.", [(45, "opposes")]),
        ("BRIEF in Opposition filed by Roe re 45 MOTION to Strike", [(45, "opposes")]),
        ("REPLY to 47 Opposition filed by Roe Inc.", [(47, "replies")]),
        ("MEMORANDUM OF LAW in Support re: 45 MOTION to Dismiss.", [(45, "supports")]),
        ("Declaration of Jo Low in support of 45 Motion to Seal", [(45, "supports")]),
        ("LETTER from Ann Poe re 12 filed by Roe Inc.", [(12, "concerns")]),
        ("Status conference re [45] Motion to Compel", [(45, "concerns")]),
        (
            "LETTER about the logs (Doc. 45) and the schedule (Dkt. No. 46)",
            [(45, "concerns"), (46, "concerns")],
        ),
        ("LETTER about ECF Nos. 45, 46 and 47.", [(45, "concerns"), (46, "concerns"), (47, "concerns")]),
        ("Certificate of Service (related document(s)19) in support", [(19, "concerns")]),
        ("REPORT AND RECOMMENDATION re 5 Motion: that it be denied", [(5, "concerns")]),
    ],
)
def test_a_reference_has_a_number_and_a_relation(text: str, found: list[tuple[int, str]]) -> None:
    assert [(one.number, one.relation) for one in sequence.references(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "MOTION to Seal by Roe (Attachments: # 1 Exhibit A, # 2 Text of Proposed Order)(Poe, Ann)",
        "SEALED ORDER (Additional attachment(s) added on 3/2/2026: # 1 Order) (Main Document 9 replaced)",
        "INDICTMENT as to Ann Doe (1) count(s) 1, 2-4.",
        "ORDER: answers are due within 14 days of this order, in at most 25 pages.",
        "NOTICE under Rule 41 of the Federal Rules; see 28 U.S.C. 1404 and 17 U.S.C. § 501",
        "Chapter 7 Voluntary Petition. Fee Amount $299.",
        "MANDATE issued. [26-10101] [Entered: 03/02/2026 12:01 PM]",
        "Hearing set for 9/13/2026 at 10:00 AM in Courtroom 1, 17th Floor.",
        "NOTICE re Docket No. 1:26-cv-00001, transferred",
        "Order dated 2/7/2026 regarding the Motion of Debtor",
        "",
    ],
)
def test_other_numbers_are_no_references(text: str) -> None:
    assert sequence.references(text) == ()


def test_the_span_is_that_of_the_number() -> None:
    text = "ORDER (Attachments: # 1 Map) granting 45 Motion to Seal"

    (found,) = sequence.references(text)

    assert text[slice(*found.span)] == "45"


def test_a_motion_its_opposition_its_reply_and_its_order_are_one_thread() -> None:
    entries = [
        (1, "COMPLAINT against Roe Inc."),
        (45, "MOTION to Dismiss by Roe Inc."),
        (46, "MEMORANDUM OF LAW in Support re: 45 MOTION to Dismiss."),
        (47, "OPPOSITION re: 45 MOTION to Dismiss filed by Ann Doe."),
        (48, "REPLY to 47 Opposition filed by Roe Inc."),
        (49, "MOTION to Seal by Ann Doe"),
        (None, "ORDER granting 45 Motion to Dismiss. Signed by Judge Ann Poe."),
    ]

    threads = sequence.link(entries)

    assert threads == (Thread(1, (2,), (3,), (4,), (6,)), Thread(5))


def test_nothing_refers_to_what_comes_after_it() -> None:
    entries = [(3, "OPPOSITION re: 45 MOTION to Dismiss"), (45, "MOTION to Dismiss by Roe Inc.")]

    assert sequence.link(entries) == (Thread(1),)


@given(st.text("()[].,;:# 1234567890reMotionOrderDoc", max_size=200))
def test_whatever_the_text_each_number_is_referred_to_once(text: str) -> None:
    numbers = [one.number for one in sequence.references(text)]

    assert len(numbers) == len(set(numbers))
