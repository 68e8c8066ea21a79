"""What no parser should be handed."""

import pytest

from disputes.ingest import parse
from tests.fakes import Entry, pacer, rss

HALVES = ["&#xD800;", "&#xdfff;", "&#55296;", "&#057343;"]


@pytest.mark.parametrize("half", HALVES)
def test_half_a_character_becomes_the_mark_of_an_unreadable_one(half: str) -> None:
    [item] = parse.parse("feed", rss(f"Doe {half} Roe")).items

    assert item.title == "Doe � Roe"


@pytest.mark.parametrize("half", HALVES)
def test_half_a_character_in_a_court_feed_can_be_stored(half: str) -> None:
    [item] = parse.parse("pacer", pacer(Entry(name=f"Doe {half} Roe"))).items

    assert item.title.encode()


@pytest.mark.parametrize("whole", ["&#55295;", "&#57344;", "&#xD7FF;", "&#xE000;"])
def test_whole_characters_stay(whole: str) -> None:
    [item] = parse.parse("feed", rss(f"Doe {whole} Roe")).items

    assert "�" not in item.title
