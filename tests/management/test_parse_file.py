"""`parse_file`: its lines and its refusals are a contract, and it asks no database."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.fakes import Entry, pacer, rss

PACER_KEYS = [
    *("court_id", "docket_number", "docket_number_raw", "case_name", "pacer_case_id", "entered_at", "events"),
    *("document_number", "document_url", "sequence", "trustee"),
]
FEED_KEYS = ["identity", "title", "link", "published_at", "summary", "author"]


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("parse_file", *arguments, stdout=out, stderr=io.StringIO())
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "body", "keys"), [("pacer", pacer(Entry()), PACER_KEYS), ("feed", rss("One"), FEED_KEYS)]
)
def test_one_json_object_a_line_and_nothing_else(
    kind: str, body: bytes, keys: list[str], tmp_path: Path
) -> None:
    (tmp_path / "feed.xml").write_bytes(body)

    [line] = run(kind, str(tmp_path / "feed.xml"), "--json").splitlines()

    assert list(json.loads(line)) == keys


def test_without_json_it_is_a_table_for_people(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(pacer(Entry(event="Order", document=None)))

    assert run("pacer", str(tmp_path / "feed.xml")) == "2026-03-02T10:00:00+00:00  1:26-cv-00001  -  Order\n"


def test_the_court_can_be_given_where_the_feed_does_not_say(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(pacer(Entry()).replace(b".uscourts.gov", b".example"))

    assert (
        json.loads(run("pacer", str(tmp_path / "feed.xml"), "--court", "ca2", "--json"))["court_id"] == "ca2"
    )


def test_remarks_go_where_they_cannot_be_taken_for_entries(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(pacer(Entry())[:-40])
    err = io.StringIO()

    call_command("parse_file", "pacer", str(tmp_path / "feed.xml"), stdout=io.StringIO(), stderr=err)

    assert "Left out: Its end is missing" in err.getvalue()


@pytest.mark.parametrize("kind", ["pacer", "feed"])
@pytest.mark.parametrize("body", [None, b"", b"<html></html>", b"no feed"])
def test_what_is_no_feed_ends_with_two_and_a_sentence(kind: str, body: bytes | None, tmp_path: Path) -> None:
    if body is not None:
        (tmp_path / "feed.xml").write_bytes(body)

    with pytest.raises(CommandError, match=r"\.$") as refused:
        run(kind, str(tmp_path / "feed.xml"), "--json")

    assert refused.value.returncode == 2
