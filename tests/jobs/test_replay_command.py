"""`manage.py replay`: saved feeds, whole and bad, through the whole pipeline, and the receipt it prints."""

from pathlib import Path

import pytest

from disputes.models import Event, Fetch, FetchOutcome, Item, Source
from tests.fakes import rss
from tests.jobs import feeds
from tests.jobs.installation import Installation, Manage

RECEIPT = {"offered", "new", "edited", "known", "rejected", "filings", "events", "suggestions", "seconds"}
SIX = feeds.entries(6)
# What stands in a folder of saved answers, and what of it can be read: outcome, entries.
BAD = {
    "empty": (b"", "not_a_feed", 0),
    "blank": (b" \n\t\n", "not_a_feed", 0),
    "log-in page": (b"<!DOCTYPE html><html><title>Log in</title><form></form></html>", "not_a_feed", 0),
    "bytes of no text": (bytes(range(256)) * 20, "not_a_feed", 0),
    "JSON": (b'{"error": "no such court"}', "not_a_feed", 0),
    "cut in its first entry": (SIX[: SIX.index(b"</item>")], "partial", 0),
    "cut in its last entry": (SIX[:-60], "partial", 5),
    "without entries": (feeds.entries(0), "empty", 0),
}
WRONG_ENCODINGS = {
    "Latin-1 called UTF-8": SIX.replace(b"ISO-8859-1", b"UTF-8").replace(b"Roe", "Röe".encode("latin-1")),
    "UTF-8 called Latin-1": SIX.replace(b"Roe", "Röe".encode()),
    "an encoding that nobody knows": SIX.replace(b"ISO-8859-1", b"KLINGON"),
    "UTF-16 with its mark": SIX.decode("latin-1").replace("ISO-8859-1", "UTF-16").encode("utf-16"),
}


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return tmp_path / "feed.xml"


def test_a_court_feed_goes_to_the_timeline_with_a_receipt(installation: Installation, saved: Path) -> None:
    dispute = feeds.seedance()
    saved.write_bytes(SIX)

    first = installation.manage("replay", "pacer", str(saved), "--json")

    assert (first.code, first.err) == (0, "")
    assert first.printed.keys() == RECEIPT
    assert [first.printed[name] for name in ("offered", "new", "filings", "events")] == [6, 6, 3, 3]
    assert Event.objects.on(dispute).count() == 3


@pytest.mark.django_db
def test_a_second_run_is_all_known(manage: Manage, saved: Path) -> None:
    saved.write_bytes(SIX)
    manage("replay", "pacer", str(saved))

    again = manage("replay", "pacer", str(saved), "--json").printed

    assert [again[name] for name in ("offered", "known", "new", "edited", "rejected")] == [6, 6, 0, 0, 0]


@pytest.mark.django_db
def test_several_files_are_added_up_in_one_receipt(manage: Manage, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.xml" for number in range(3)]
    for path in paths:
        path.write_bytes(SIX)

    ended = manage("replay", "pacer", *map(str, paths), "--json")

    assert [ended.printed[name] for name in ("offered", "new", "known")] == [18, 6, 12]
    assert Fetch.objects.count() == 3


@pytest.mark.django_db
def test_news_is_suggested_and_kept_under_the_source_that_is_named(manage: Manage, saved: Path) -> None:
    feeds.seedance()
    saved.write_bytes(rss(*feeds.HEADLINES))

    ended = manage("replay", "feed", str(saved), "--source", "The Daily Example", "--json")

    assert (ended.printed["new"], ended.printed["suggestions"]) == (2, 1)
    assert Source.objects.get().name == "The Daily Example"


@pytest.mark.django_db
@pytest.mark.parametrize("name", BAD)
def test_what_is_no_whole_feed_is_said_and_harms_nothing(manage: Manage, saved: Path, name: str) -> None:
    body, outcome, entry_count = BAD[name]
    saved.write_bytes(body)

    ended = manage("replay", "pacer", str(saved), "--json")

    receipt = Fetch.objects.get()
    assert (ended.code, receipt.outcome, Item.objects.count()) == (0, outcome, entry_count)
    assert ended.printed["new"] == entry_count
    assert receipt.message
    assert ended.err.startswith(str(receipt.source)) is (outcome == FetchOutcome.NOT_A_FEED)


@pytest.mark.django_db
@pytest.mark.parametrize("name", WRONG_ENCODINGS)
def test_a_wrong_encoding_costs_no_entry(manage: Manage, saved: Path, name: str) -> None:
    saved.write_bytes(WRONG_ENCODINGS[name])

    assert manage("replay", "pacer", str(saved), "--json").printed["new"] == 6


@pytest.mark.django_db
def test_the_whole_after_the_cut_adds_only_what_was_missing(manage: Manage, saved: Path) -> None:
    saved.write_bytes(SIX[:-60])
    manage("replay", "pacer", str(saved))
    saved.write_bytes(SIX)

    whole = manage("replay", "pacer", str(saved), "--json").printed

    assert [whole[name] for name in ("new", "known", "edited")] == [1, 5, 0]


@pytest.mark.django_db
def test_a_file_that_is_not_there_is_named_before_anything_is_read(manage: Manage, saved: Path) -> None:
    saved.write_bytes(SIX)

    ended = manage("replay", "pacer", str(saved), str(saved.with_name("missing.xml")), "--json")

    assert (ended.code, ended.out) == (2, "")
    assert "missing.xml: No such file or directory." in ended.sentence
    assert not Fetch.objects.exists()


@pytest.mark.django_db
def test_an_entry_that_is_left_out_is_named_with_the_reason(manage: Manage, saved: Path) -> None:
    saved.write_bytes(b"<rss version='2.0'><channel><title>News</title><item></item></channel></rss>")

    ended = manage("replay", "feed", str(saved))

    assert "Left out: entry. It says nothing." in ended.out
