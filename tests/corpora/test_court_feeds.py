"""Real court feeds, against a neutral reading of each item and against what another parser makes of them."""

import datetime
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from disputes.ingest.courts import pacer
from disputes.ingest.types import CourtEntry, ParsedItem
from tests.ingest.remembering import Memory

pytestmark = pytest.mark.corpora
ITEM = re.compile(rb"\s*<item>.*?</item>", re.DOTALL)


def readings(corpora: Path) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """Each feed's bytes and its neutral reading."""
    folder = corpora / "pacer-rss"
    for path in sorted((folder / "items").glob("*.json")):
        reading = json.loads(path.read_text())
        yield (folder / reading["feed"]).read_bytes(), reading


def court(item: ParsedItem) -> CourtEntry:
    assert item.court is not None
    return item.court


def iso(item: ParsedItem) -> str | None:
    return item.published_at.isoformat() if item.published_at else None


def ours(item: ParsedItem) -> Iterator[dict[str, Any]]:
    """Our entry as the items of which it was made."""
    entry = court(item)
    for event in entry.events:
        yield {
            "title": item.title,
            "court": entry.court_id,
            "case_number_raw": entry.docket_number_raw,
            "case_name_raw": entry.case_name or None,
            "pacer_case_id": entry.pacer_case_id or None,
            "event": event,
            "document_number": entry.document_number or None,
            "document_url": entry.document_url or None,
            "link": item.url,
            "guid": item.guid,
            "entered_at_utc": (iso(item) or "").replace("+00:00", "Z"),
        }


def without_bankruptcy(reading: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in reading.items() if name != "bankruptcy"}


def bankruptcy(item: ParsedItem) -> tuple[str, str, str]:
    entry = court(item)
    return entry.case_type, entry.office, entry.chapter


def test_every_logical_entry_is_there_once(corpora: Path) -> None:
    for body, reading in readings(corpora):
        document = pacer.parse(body)

        assert len(document.items) == reading["logical_entries"], reading["feed"]
        assert (document.rejected, document.notes) == ((), ())


def test_every_field_is_as_it_was_read_by_others(corpora: Path) -> None:
    for body, reading in readings(corpora):
        found = {json.dumps(each, sort_keys=True) for item in pacer.parse(body).items for each in ours(item)}

        theirs = [without_bankruptcy(each) for each in reading["items"]]
        assert found == {json.dumps(each, sort_keys=True) for each in theirs}


def test_bankruptcy_fields_are_as_they_were_read_by_others(corpora: Path) -> None:
    for body, reading in readings(corpora):
        by_guid = {item.guid: item for item in pacer.parse(body).items}

        for each in [each for each in reading["items"] if "bankruptcy" in each]:
            told, item = each["bankruptcy"], by_guid[each["guid"]]
            assert bankruptcy(item) == (told["type"], told["office"], told["chapter"])
            assert told["trustee"] in (court(item).trustees or [""])


def test_another_parser_finds_the_same_entries(corpora: Path) -> None:
    folder = corpora / "pacer-rss"
    for path in sorted((folder / "expected").glob("*.json")):
        items = pacer.parse((folder / "feeds" / f"{path.stem}.xml").read_bytes()).items

        assert Counter(map(signature, items)) == Counter(map(their_signature, json.loads(path.read_text())))


Signature = tuple[str, str | None, datetime.datetime | None, str, frozenset[str]]


def signature(item: ParsedItem) -> Signature:
    entry = court(item)
    names = frozenset(name for event in entry.events for name in event.split(" AND "))
    return entry.docket_number, entry.pacer_case_id or None, item.published_at, entry.document_id, names


def their_signature(docket: dict[str, Any]) -> Signature:
    """The other parser joins the events of an entry, sorted and with repeats, and has AND for a comma."""
    [entry] = docket["docket_entries"]
    at = datetime.datetime.fromisoformat(entry["date_filed"])
    names = frozenset(name.strip() for name in entry["short_description"].split(" AND "))
    return docket["docket_number"], docket["pacer_case_id"], at, entry["pacer_doc_id"], names


@pytest.mark.parametrize("size", [10, 60, 400])
@pytest.mark.parametrize("order", ["forwards", "backwards", "shuffled"])
def test_overlapping_windows_lose_nothing_and_add_nothing(corpora: Path, size: int, order: str) -> None:
    for body, reading in readings(corpora):
        whole, cut = Memory(), Memory()
        whole.see(pacer.parse(body).items)

        for window in arranged(windows(body, size), order):
            cut.see(pacer.parse(window).items)

        assert len(cut.known) == reading["logical_entries"]
        assert cut.state() == whole.state()


def windows(body: bytes, size: int) -> list[bytes]:
    """The feed as polls of a moving window saw it, oldest first; each shares half of it with the next."""
    items = ITEM.findall(body)
    head, tail = body[: body.index(items[0])], body[body.rindex(items[-1]) + len(items[-1]) :]
    starts = range(0, len(items), size // 2)
    return [head + b"".join(items[start : start + size]) + tail for start in starts][::-1]


def arranged(polls: list[bytes], order: str) -> list[bytes]:
    if order == "shuffled":
        random.Random(len(polls)).shuffle(polls)
    return polls[::-1] if order == "backwards" else polls


def test_a_second_run_finds_nothing_new(corpora: Path) -> None:
    for body, reading in readings(corpora):
        memory = Memory()
        memory.see(pacer.parse(body).items)

        assert memory.see(pacer.parse(body).items) == {"known": reading["logical_entries"]}
