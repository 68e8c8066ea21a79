"""What no parser should be handed, and what a parser's library fails on."""

import pytest

from disputes.ingest import parse
from disputes.ingest.types import NotAFeed
from tests.fakes import Entry, pacer, rss

NO_CHARACTERS = [
    *("&#xD800;", "&#xdfff;", "&#55296;", "&#057343;"),
    *("&#0;", "&#x0;", "&#000;", "&#8;", "&#xFFFE;"),
    *("&#x110000;", "&#1114112;", "&#99999999999;", f"&#{'9' * 5_000};", f"&#x{'f' * 5_000};"),
]
FIELDS = ["title", "guid", "link", "description", "author", "pubDate"]


@pytest.mark.parametrize("reference", NO_CHARACTERS)
def test_a_reference_to_no_character_becomes_the_mark_of_an_unreadable_one(reference: str) -> None:
    [item] = parse.parse("feed", rss(f"Doe {reference} Roe")).items

    assert item.title == "Doe � Roe"


@pytest.mark.parametrize("reference", NO_CHARACTERS)
def test_a_reference_to_no_character_in_a_court_feed_loses_no_entry(reference: str) -> None:
    [item] = parse.parse("pacer", pacer(Entry(name=f"Doe {reference} Roe"))).items

    assert "Doe � Roe" in item.title


@pytest.mark.parametrize("field", FIELDS)
def test_a_reference_to_no_character_is_harmless_in_any_field(field: str) -> None:
    body = f"<rss><channel><item><title>T</title><{field}>x&#x110000;</{field}></item></channel></rss>"

    assert len(parse.parse("feed", body.encode()).items) == 1


@pytest.mark.parametrize("whole", ["&#55295;", "&#57344;", "&#xD7FF;", "&#xE000;", "&#x10FFFF;", "&#xE9;"])
def test_whole_characters_stay(whole: str) -> None:
    [item] = parse.parse("feed", rss(f"Doe {whole} Roe")).items

    assert "�" not in item.title


@pytest.mark.parametrize("start", ["<media:content/>", "<media:content><channel>", "<media:content x='"])
def test_a_root_of_no_known_namespace_is_no_court_feed(start: str) -> None:
    with pytest.raises(NotAFeed, match=r"^The [^.]*\.$"):
        parse.parse("pacer", start.encode())
