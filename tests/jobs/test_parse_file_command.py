"""`manage.py parse_file`: saved bytes to JSON lines, without a database; what is no feed is refused."""

import json
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest

from tests.fakes import Entry, pacer, rss
from tests.jobs.installation import ROOT, Ended, Installation, Manage

COURT_FIELDS = {
    *("court_id", "docket_number", "docket_number_raw", "case_name", "pacer_case_id", "entered_at", "events"),
    *("document_number", "document_url", "sequence", "trustee"),
}
NEWS_FIELDS = {"identity", "title", "link", "published_at", "summary", "author"}
NO_FEEDS = {
    "empty": b"",
    "log-in page": b"<html><body>Please log in</body></html>",
    "text": b"Service unavailable",
    "bytes of no text": bytes(range(256)) * 20,
    "another document": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
}
HOSTILE = "&lt;script&gt;alert(1)&lt;/script&gt;"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return tmp_path / "feed.xml"


def lines(ended: Ended) -> list[dict[str, Any]]:
    assert ended.code == 0, ended.err
    return [json.loads(line) for line in ended.out.splitlines()]


def test_a_court_feed_is_one_line_an_entry(manage: Manage, saved: Path) -> None:
    saved.write_bytes(pacer(Entry(event="Motion to Compel", document=45), Entry(sequence=11, document=None)))

    first, second = lines(manage("parse_file", "pacer", str(saved), "--json"))

    assert first.keys() == second.keys() == COURT_FIELDS
    assert (first["court_id"], first["docket_number"]) == ("nysd", "1:26-cv-00001")
    assert (first["entered_at"], first["events"]) == ("2026-03-02T10:00:00+00:00", ["Motion to Compel"])
    assert (first["document_number"], second["document_number"]) == ("45", None)


def test_a_news_feed_is_one_line_an_entry(manage: Manage, saved: Path) -> None:
    saved.write_bytes(rss("Doe sues Roe", "Roe answers"))

    printed = lines(manage("parse_file", "feed", str(saved), "--json"))

    assert [line["title"] for line in printed] == ["Doe sues Roe", "Roe answers"]
    assert all(line.keys() == NEWS_FIELDS for line in printed)


@pytest.mark.parametrize("kind", ["pacer", "feed"])
def test_a_missing_date_stays_missing(manage: Manage, saved: Path, kind: str) -> None:
    saved.write_bytes(pacer(Entry(entered="")) if kind == "pacer" else rss("Doe sues Roe", published=""))

    [line] = lines(manage("parse_file", kind, str(saved), "--json"))

    assert line["entered_at" if kind == "pacer" else "published_at"] is None


def test_the_court_is_told_where_the_feed_does_not_say(manage: Manage, saved: Path) -> None:
    saved.write_bytes(pacer(Entry()).replace(b"https://ecf.nysd.uscourts.gov", b"https://court.example"))

    [line] = lines(manage("parse_file", "pacer", str(saved), "--court", "cand", "--json"))

    assert line["court_id"] == "cand"


@pytest.mark.parametrize("kind", ["pacer", "feed"])
def test_markup_never_becomes_markup(manage: Manage, saved: Path, kind: str) -> None:
    hostile = Entry(name=HOSTILE, event=HOSTILE)
    saved.write_bytes(pacer(hostile) if kind == "pacer" else rss(HOSTILE))

    ended = manage("parse_file", kind, str(saved), "--json")

    assert lines(ended)
    assert "<script" not in ended.out.lower()


@pytest.mark.parametrize("kind", ["pacer", "feed"])
@pytest.mark.parametrize("name", NO_FEEDS)
def test_what_is_no_feed_is_refused_in_words(manage: Manage, saved: Path, name: str, kind: str) -> None:
    saved.write_bytes(NO_FEEDS[name])

    ended = manage("parse_file", kind, str(saved), "--json")

    assert (ended.code, ended.out) == (2, "")
    assert ended.sentence.endswith(".")


@pytest.mark.parametrize("kind", ["pacer", "feed"])
def test_an_entry_without_its_end_is_no_entry(manage: Manage, saved: Path, kind: str) -> None:
    whole = pacer(Entry(), Entry(sequence=11)) if kind == "pacer" else rss("Doe sues Roe", "Roe answers")
    saved.write_bytes(whole[: whole.rindex(b"</title>")])

    ended = manage("parse_file", kind, str(saved), "--json")

    assert len(lines(ended)) == 1
    assert "broken" in ended.err


def test_a_missing_file_is_named(manage: Manage, saved: Path) -> None:
    ended = manage("parse_file", "pacer", str(saved), "--json")

    assert (ended.code, ended.out) == (2, "")
    assert str(saved) in ended.sentence


def test_who_has_heard_enough_may_leave(saved: Path, tmp_path: Path) -> None:
    saved.write_bytes(rss(*["Doe sues Roe"] * 3_000))
    here = Installation(tmp_path)
    command = [sys.executable, "manage.py", "parse_file", "feed", str(saved), "--json"]

    with subprocess.Popen(command, cwd=ROOT, env=here.environment, stdout=PIPE, stderr=PIPE) as running:
        assert running.stdout
        assert running.stderr
        first = running.stdout.readline()
        running.stdout.close()
        said = running.stderr.read()

    assert json.loads(first)["title"] == "Doe sues Roe"
    assert (running.returncode, said) == (0, b"")


def test_no_database_is_needed_and_the_process_ends_as_the_command_says(saved: Path, tmp_path: Path) -> None:
    nowhere = Installation(tmp_path, DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")
    saved.write_bytes(pacer(Entry()))

    read = nowhere.manage("parse_file", "pacer", str(saved), "--json")
    saved.write_bytes(b"")
    refused = nowhere.manage("parse_file", "pacer", str(saved), "--json")

    assert (len(lines(read)), read.err) == (1, "")
    assert (refused.code, refused.out, bool(refused.sentence)) == (2, "", True)
