"""Real dockets in CourtListener's form, walked page by page, against what another parser read of them."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from disputes.ingest.courts import courtlistener
from disputes.ingest.types import Context, CourtEntry, ParsedDocument
from tests.ingest.remembering import Memory

pytestmark = pytest.mark.corpora
SERVER = "http://127.0.0.1:8765/trial/api/rest/v4"


@dataclass
class Walk:
    """One docket as its index describes it, and all documents that follow one another from its address."""

    index: dict[str, Any]
    gold: dict[str, Any]
    documents: list[ParsedDocument] = field(default_factory=list)

    @property
    def entries(self) -> list[CourtEntry]:
        return [item.court for document in self.documents for item in document.items if item.court]


@pytest.fixture(scope="module")
def walks(corpora: Path) -> list[Walk]:
    return list(walked(corpora, corpora / "courtlistener-api" / "derived"))


def walked(corpora: Path, folder: Path) -> Iterator[Walk]:
    for index in json.loads((folder / "index.json").read_text()):
        walk = Walk(index, json.loads((corpora / index["gold"]).read_text()))
        docket_id = json.loads((folder / index["folder"] / "docket.json").read_text())["id"]
        url = courtlistener.docket_address(str(docket_id), SERVER) or ""
        while url:
            context = Context(url=url, court_id=index["court_id"])
            walk.documents.append(courtlistener.parse(served(folder / index["folder"], url), context))
            url = walk.documents[-1].next_url
        yield walk


def served(folder: Path, url: str) -> bytes:
    """What a server of this folder answers; no address but its own is asked."""
    assert url.startswith(f"{SERVER}/")
    parts = urlsplit(url)
    collection = parts.path.rstrip("/").removeprefix(urlsplit(SERVER).path).split("/")[1]
    cursor = parse_qs(parts.query).get("cursor", ["p1"])[0]
    names = {"dockets": "docket", "docket-entries": f"docket-entries.{cursor}", "parties": "parties"}
    return (folder / f"{names[collection]}.json").read_bytes()


def test_every_entry_of_every_docket_is_reached_once(walks: list[Walk]) -> None:
    for walk in walks:
        entries = walk.entries

        assert len(walk.documents) == walk.index["pages"] + 2, walk.index["folder"]
        assert len({entry.entry_id for entry in entries}) == len(entries) == walk.index["entries"]
        assert sum(bool(entry.document_number) for entry in entries) == walk.index["numbered"]


def test_nothing_is_rejected_or_remarked_upon(walks: list[Walk]) -> None:
    for walk in walks:
        said = {(each.rejected, each.notes, each.is_partial) for each in walk.documents}

        assert said == {((), (), False)}, walk.index["folder"]


def test_every_entry_says_what_another_parser_read_of_it(walks: list[Walk]) -> None:
    for walk in walks:
        ours = Counter(
            (entry.filed_on, entry.text, entry.document_number, entry.sequence) for entry in walk.entries
        )

        theirs = Counter(their_entry(each) for each in walk.gold["docket_entries"])
        assert ours == theirs, walk.index["folder"]


def their_entry(told: dict[str, Any]) -> tuple[str, str, str, str]:
    numbers = (told.get(name) for name in ("document_number", "pacer_seq_no"))
    number, sequence = (str(int(each)) if each else "" for each in numbers)
    return told["date_filed"], " ".join(told["description"].split()), number, sequence


def test_documents_have_the_ids_that_court_feeds_know_them_by(walks: list[Walk]) -> None:
    for walk in walks:
        ours = Counter(entry.document_id for entry in walk.entries if entry.document_id)

        theirs = Counter(each["pacer_doc_id"] for each in walk.gold["docket_entries"] if numbered(each))
        assert ours == theirs, walk.index["folder"]
        assert {document_id[3] for document_id in ours} <= {"0"}


def numbered(told: dict[str, Any]) -> bool:
    return bool(told.get("pacer_doc_id") and told["document_number"])


def test_the_docket_is_that_of_the_index(walks: list[Walk]) -> None:
    for walk in walks:
        [docket] = walk.documents[0].dockets

        names = ("court_id", "docket_number", "case_name")
        assert {name: getattr(docket, name) for name in names} == {name: walk.index[name] for name in names}
        assert (docket.filed_on, docket.terminated_on) == tuple(
            walk.gold.get(name) or "" for name in ("date_filed", "date_terminated")
        )


def test_every_party_is_there_in_its_role(walks: list[Walk]) -> None:
    for walk in walks:
        parties = walk.documents[-1].parties

        assert len({party.key for party in parties}) == walk.index["parties"], walk.index["folder"]
        theirs = {(folded(each["name"]), folded(each["type"])) for each in walk.gold["parties"]}
        assert {(party.name, party.role) for party in parties} == theirs


def folded(text: str) -> str:
    return " ".join(text.split())


def test_a_second_walk_finds_nothing_new(walks: list[Walk]) -> None:
    for walk in walks:
        memory = Memory()
        assert see(memory, walk) == {"new": walk.index["entries"]}

        assert see(memory, walk) == {"known": walk.index["entries"]}


def see(memory: Memory, walk: Walk) -> Counter[str]:
    return sum((memory.see(document.items) for document in walk.documents), Counter())


def test_one_edited_text_on_a_page_of_newer_stamps_is_one_change(corpora: Path) -> None:
    for path in sorted((corpora / "courtlistener-api" / "derived").glob("*/docket-entries.p1.json")):
        told = json.loads(path.read_text())
        memory = Memory()
        memory.see(courtlistener.parse(path.read_bytes()).items)

        told["results"] = [each | {"date_modified": "2026-06-01T00:00:00-07:00"} for each in told["results"]]
        told["results"][-1]["description"] += " (Main Document 7 replaced)"
        counts = memory.see(courtlistener.parse(json.dumps(told).encode()).items)

        assert counts == {"edited": 1, "known": len(told["results"]) - 1}


def test_the_sample_of_a_docket_alert_is_one_entry_with_its_attachment(corpora: Path) -> None:
    body = (corpora / "courtlistener-api" / "documented" / "webhook-docket-alert.json").read_bytes()

    [item] = courtlistener.parse(body).items

    assert item.court
    assert (item.court.docket_id, item.court.document_number, item.court.filed_on) == (
        "4214664",
        "140",
        "2022-10-11",
    )
    assert len(item.court.attachments) == 1
