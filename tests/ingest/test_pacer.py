"""Court feeds: what is said about them, and what bad bytes do. Their entries: see the samples."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.ingest.courts import pacer
from disputes.ingest.types import NO_DATE, Context, CourtEntry, NotAFeed, ParsedDocument
from tests.fakes import Entry
from tests.fakes import pacer as feed

SAMPLES = Path(__file__).parents[1] / "samples" / "pacer"
WHOLE = feed(*[Entry(sequence=n, document=n or None) for n in range(3)])


def sample(name: str) -> ParsedDocument:
    return pacer.parse((SAMPLES / f"{name}.xml").read_bytes())


def entry(name: str, index: int) -> CourtEntry:
    found = sample(name).items[index].court
    assert found is not None
    return found


def test_the_channel_says_what_it_covers() -> None:
    document = sample("appeals")

    assert document.coverage == "Docket entries of type: opinions"
    assert (document.notes, document.is_partial) == ((), False)


def test_a_bankruptcy_entry_knows_its_office_its_chapter_and_both_trustees() -> None:
    discharge = entry("bankruptcy", 1)

    assert (discharge.case_type, discharge.office, discharge.chapter) == ("bk", "1", "7")
    assert discharge.trustees == ("Imaginary, Ida I.", "Pretend, Paul")


def test_one_document_has_one_id_whichever_link_led_to_it() -> None:
    motion = entry("district", 0)

    assert "/doc1/127110004201" in motion.document_url
    assert motion.document_id == "127010004201"


def test_an_entry_of_an_appeals_court_is_told_apart_by_its_part() -> None:
    opinion = entry("appeals", 0)

    assert (opinion.sequence, opinion.part_id) == ("", "10900001")


def test_what_is_wrong_with_an_entry_is_said_of_it_and_of_the_document() -> None:
    document = sample("zones")

    assert [item.flags for item in document.items] == [
        (),
        (NO_DATE,),
        (NO_DATE,),
    ]
    assert document.notes == ("Entries with no readable date: 2.",)


def test_an_entry_that_names_no_case_is_rejected_by_name() -> None:
    [rejected] = sample("hostile").rejected

    assert rejected.subject == "Nothing in here says which case it is"
    assert rejected.reason == "It names no case."


def test_a_hostile_entry_leads_nowhere() -> None:
    [item] = sample("hostile").items

    assert (item.url, item.court and item.court.document_url) == ("", "")
    assert "<" not in item.title + item.summary


def test_a_feed_that_breaks_off_keeps_its_whole_items_and_says_so() -> None:
    document = sample("truncated")

    assert len(document.items) == 2
    assert document.is_partial
    assert document.rejected[0].subject == "1:31-cv-00043 Bell v. Mirage"
    assert document.notes == ("The XML is broken: 2 of its items could be read, 1 could not.",)


def test_the_court_is_that_of_the_links_and_else_the_one_that_was_given() -> None:
    renamed = pacer.parse(WHOLE, Context(court_id="ca2"))
    nameless = pacer.parse(
        WHOLE.replace(b"ecf.nysd.uscourts.gov", b"docket.example"), Context(court_id="nysd")
    )

    assert {item.court and item.court.court_id for item in renamed.items + nameless.items} == {"nysd"}
    assert renamed.notes == ("The feed is that of nysd, not of ca2.",)


def test_entries_of_no_court_are_rejected() -> None:
    document = pacer.parse(WHOLE.replace(b"ecf.nysd.uscourts.gov", b"docket.example"))

    assert (len(document.items), len(document.rejected)) == (0, 3)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "The body is empty."),
        (b" \n", "The body is empty."),
        (b"<!-- x --> <!DOCTYPE html><p>Log in", "The body is an HTML page, not a feed."),
        (b"<html><body>Maintenance</body></html>", "The body is an HTML page, not a feed."),
        (b"Not Found", "The body is not XML."),
        (
            b"<?xml version='1.0'?><rss version='2.0'>",
            "The XML is no RSS feed of a court: its root is <rss>.",
        ),
        (
            b"<feed xmlns='http://www.w3.org/2005/Atom'/>",
            "The XML is no RSS feed of a court: its root is <feed>.",
        ),
        (
            b"<x " + b"a='1' " * 1001 + b"/>",
            "An element in the body has more than 1000 attributes: that is no feed.",
        ),
    ],
)
def test_what_is_no_feed_is_refused_in_one_sentence(body: bytes, sentence: str) -> None:
    with pytest.raises(NotAFeed) as refused:
        pacer.parse(body)

    assert str(refused.value) == sentence


def test_an_empty_channel_is_a_feed_without_entries() -> None:
    document = pacer.parse(feed())

    assert (document.items, document.notes) == ((), ("The channel holds no entries.",))


def test_a_huge_feed_is_cut_and_says_so() -> None:
    document = pacer.parse(feed(*[Entry(sequence=n) for n in range(5_010)]))

    assert len(document.items) == 5_000
    assert document.notes == ("Cut after 5000 items: 10 more were not read.",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "bogus", "iso-8859-1"])
def test_a_wrong_encoding_loses_no_entry(encoding: str) -> None:
    declared = WHOLE.replace(b"Doe", "Dö€".encode("cp1252")).replace(b"ISO-8859-1", encoding.encode())

    assert [item.court and item.court.case_name for item in pacer.parse(declared).items] == ["Dö€ v. Roe"] * 3


@settings(max_examples=300)
@given(
    st.integers(0, len(WHOLE)),
    st.integers(0, 40),
    st.binary(max_size=8) | st.sampled_from([b"<", b"]]>", b"&"]),
)
def test_damaged_bytes_are_read_or_refused(start: int, length: int, new: bytes) -> None:
    try:
        document = pacer.parse(WHOLE[:start] + new + WHOLE[start + length :])
    except NotAFeed:
        return

    assert len(document.items) + len(document.rejected) <= 4


@given(st.integers(0, len(WHOLE)))
def test_a_feed_cut_anywhere_gives_only_entries_of_the_whole(end: int) -> None:
    whole = pacer.parse(WHOLE).items

    try:
        document = pacer.parse(WHOLE[:end])
    except NotAFeed:
        return

    assert document.items == whole[: len(document.items)]


def test_what_stands_in_cdata_reads_the_same_in_a_feed_that_breaks_off() -> None:
    event = "<![CDATA[[Motion & Order of Ren&eacute;e &amp; Co.]]]>"
    body = re.sub(rb"<description>.*?</description>", f"<description>{event}</description>".encode(), WHOLE)

    whole, cut = pacer.parse(body), pacer.parse(body[: -len("</rss>") - 3])

    assert cut.is_partial
    assert cut.items == whole.items


def test_cdata_without_an_end_spoils_only_its_own_entry() -> None:
    body = WHOLE.replace(b"<description>", b"<description><![CDATA[", 2).replace(b"v. Roe", b"& Roe")

    assert len(pacer.parse(body).items) == 2
