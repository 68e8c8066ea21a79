"""News entries: same, edited or new, with guids that sites share, lose and change."""

import datetime
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.ingest.fingerprints import digest
from disputes.ingest.identity.decisions import Verdict
from disputes.ingest.identity.identify import identify, sought
from disputes.ingest.types import ParsedItem
from tests.ingest.remembering import Memory

AT = datetime.datetime(2031, 3, 5, 12, tzinfo=datetime.UTC)
STORY = ParsedItem(
    guid="1",
    url="https://courier.example/1",
    title="Quill sues Mirage over its fables",
    summary="<p>A complaint was filed on Wednesday, the court's record says.</p>",
    published_at=AT,
)
OTHER = replace(
    STORY,
    url="https://courier.example/weather",
    title="Weather: rain, then snow",
    summary="Take an umbrella, and boots.",
)


def memory_of(*items: ParsedItem) -> Memory:
    memory = Memory()
    memory.see(items)
    return memory


def test_a_second_poll_finds_nothing_new() -> None:
    memory = memory_of(STORY, replace(OTHER, guid="2"))

    assert memory.see([STORY, replace(OTHER, guid="2")]) == {"known": 2}


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Quill sues Mirage over its fables and songs"},
        {"summary": "<p>A complaint was filed on Wednesday, the court's docket says.</p>"},
        {"url": "https://courier.example/quill-sues-mirage"},
    ],
)
def test_a_change_under_one_guid_is_an_edit(change: dict[str, str]) -> None:
    memory = memory_of(STORY)

    assert memory.see([replace(STORY, **change)]) == {"edited": 1}  # type: ignore[arg-type]
    assert len(memory.known) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"title": "<b>Quill</b> sues  MIRAGE over its fables"},
        {"url": "http://www.courier.example/1/?utm_source=feed"},
        {"published_at": AT + datetime.timedelta(hours=3)},
        {"author": "A. Author"},
    ],
)
def test_a_change_of_form_or_of_date_is_none(change: dict[str, str]) -> None:
    assert memory_of(STORY).see([replace(STORY, **change)]) == {"known": 1}  # type: ignore[arg-type]


def test_a_date_that_comes_later_is_set_down() -> None:
    undated = replace(STORY, published_at=None)

    assert memory_of(undated).see([STORY]) == {"edited": 1}
    assert memory_of(undated).see([replace(undated, updated_at=AT)]) == {"edited": 1}


def test_a_date_of_change_that_turns_out_to_be_of_publication_is_nothing_new() -> None:
    only_updated = replace(STORY, published_at=None, updated_at=AT)

    assert memory_of(only_updated).see([STORY]) == {"known": 1}


def test_whatever_a_report_says_now_at_its_place_and_of_its_moment_it_is_that_report() -> None:
    memory = memory_of(STORY)

    assert memory.see([replace(STORY, title=OTHER.title, summary=OTHER.summary)]) == {"edited": 1}


def test_another_story_under_an_old_guid_is_new_and_the_old_one_is_kept() -> None:
    memory = memory_of(STORY)

    assert memory.see([OTHER]) == {"new": 1}
    assert {one.title for one in memory.known.values()} == {STORY.title, OTHER.title}


def test_without_a_guid_the_link_stands_in() -> None:
    bare = replace(STORY, guid="")
    memory = memory_of(bare)

    assert memory.see([replace(bare, title="Quill sues Mirage over fables")]) == {"edited": 1}


def test_a_link_that_several_entries_share_is_no_identity() -> None:
    bare = replace(STORY, guid="")
    memory = memory_of(bare)
    update = replace(bare, title="Quill sues Mirage over fables, again")

    assert memory.see([bare, update]) == {"known": 1, "new": 1}


def test_a_guid_on_two_entries_of_a_document_marks_the_source_for_good() -> None:
    memory = memory_of(STORY, OTHER)

    assert memory.guid_shared
    assert memory.see([replace(STORY, title=STORY.title + "!")]) == {"new": 1}
    assert memory.guid_shared


def test_an_entry_repeated_word_for_word_is_one_and_shares_nothing() -> None:
    memory = Memory()

    assert memory.see([STORY, STORY]) == {"new": 1, "known": 1}
    assert not memory.guid_shared


def test_an_entry_that_is_still_there_is_not_taken_for_an_earlier_wording() -> None:
    memory = memory_of(STORY)
    copy = replace(STORY, guid="", title=STORY.title + " (2)")

    assert memory.see([STORY, copy]) == {"known": 1, "new": 1}


def test_a_wording_that_comes_back_after_guids_were_shared_gets_a_key_of_its_own() -> None:
    memory = memory_of(STORY)
    edited = replace(STORY, title=STORY.title + "!")
    memory.see([edited])

    assert memory.see([edited, STORY]) == {"known": 1, "new": 1}
    assert len({one.key for one in memory.known.values()}) == 2


def test_the_oldest_entry_is_decided_first_and_undated_ones_from_the_end() -> None:
    dated = [
        replace(STORY, guid=str(hours), published_at=AT - datetime.timedelta(hours=hours))
        for hours in (1, 3, 2)
    ]
    undated = [replace(STORY, guid=guid, published_at=None) for guid in ("b", "a")]

    decided = identify([*dated, *undated], []).decisions

    assert [decision.item.guid for decision in decided] == ["a", "b", "3", "2", "1"]


def test_after_many_revisions_a_change_is_silent() -> None:
    memory = memory_of(STORY)
    memory.known[1] = memory.known[1]._replace(revision_count=24)

    [decision] = identify([replace(STORY, title="Quill sues Mirage")], memory.known.values()).decisions

    assert decision.verdict is Verdict.EDITED
    assert decision.is_silent


def test_what_to_look_up_is_no_more_than_what_can_match() -> None:
    found = sought([STORY, replace(STORY, guid="")])

    assert (found.guid_hashes, found.url_hashes) == ({digest("1")}, {digest("https://courier.example/1")})


@given(st.randoms(use_true_random=False))
def test_overlapping_windows_of_a_site_that_shares_guids_lose_nothing(chance: random.Random) -> None:
    titles = [f"{chance.choice(['Order', 'Letter', 'Motion'])} in case {n}" for n in range(20)]
    items = [replace(STORY, guid=str(n // 4), title=title, summary="") for n, title in enumerate(titles)]
    memory = memory_of(*items[:5])

    for start in (4, 0, 8, 12, 10, 15):
        memory.see(items[start : start + 6])

    assert sorted(one.title for one in memory.known.values()) == sorted(titles)
