"""`parse_file`: its lines and its refusals are a contract, and it asks no database."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from disputes.ingest import parse
from disputes.management.commands import parse_file
from tests.fakes import Entry, pacer, rss

PACER_KEYS = [
    *("court_id", "docket_number", "docket_number_raw", "case_name", "pacer_case_id", "entered_at", "events"),
    *("document_number", "document_url", "sequence", "trustee"),
]
API_KEYS = [*PACER_KEYS, "filed_on", "text", "entry_id", "attachments"]
FEED_KEYS = ["identity", "title", "link", "published_at", "summary", "author"]
ARTICLE_KEYS = ["title", "byline", "published_on", "precision", "text", "language"]
ENTRY = {"id": 7, "docket": 9, "date_filed": "2031-03-03", "entry_number": 1, "recap_sequence_number": "1"}
DOCKET = {"id": 9, "court_id": "nysd", "docket_number": "1:31-cv-00001", "case_name": "Doe v. Roe"}
PARTY = {"id": 8, "name": "Doe", "party_types": [{"docket_id": 9, "name": "Plaintiff"}]}
NOTICE = {"document_number": "2031-1", "title": "Notice", "publication_date": "2031-03-03", "html_url": ""}
PAGE = b"""<html lang=en><title>Doe sues Roe</title><main><h1>Doe sues Roe</h1>
<ul><li class=new><a href=/1>The first suit over a voice</a><li class=new><a href=/2>The second suit</a></ul>
<p>Jane Doe has sued Roe Pictures over the copy of a voice that it sold to others, she said.</p></main>"""
RULES = '{"mode": "list", "item": "li.new", "title": "a", "link": "a"}'


def api(*results: object) -> bytes:
    return json.dumps({"next": None, "results": results}).encode()


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("parse_file", *arguments, stdout=out, stderr=io.StringIO())
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "body", "keys"),
    [
        ("pacer", pacer(Entry()), PACER_KEYS),
        ("feed", rss("One"), FEED_KEYS),
        ("courtlistener", api(ENTRY), API_KEYS),
        ("courtlistener", json.dumps(DOCKET).encode(), ["docket"]),
        ("courtlistener", api(PARTY), ["party"]),
        ("federal_register", api(NOTICE), FEED_KEYS),
        ("article", PAGE, ARTICLE_KEYS),
    ],
)
def test_one_json_object_a_line_and_nothing_else(
    kind: str, body: bytes, keys: list[str], tmp_path: Path
) -> None:
    (tmp_path / "document").write_bytes(body)

    [line] = run(kind, str(tmp_path / "document"), "--json").splitlines()

    assert list(json.loads(line)) == keys


@pytest.mark.parametrize(
    ("kind", "body", "columns"),
    [
        (
            "pacer",
            pacer(Entry(event="Order", document=None)),
            "2026-03-02T10:00:00+00:00  1:26-cv-00001  -  Order",
        ),
        ("feed", rss("One"), "2026-03-02T10:00:00+00:00  One  https://news.example/0"),
        (
            "courtlistener",
            api(ENTRY | {"description": "COMPLAINT by Doe."}),
            "2031-03-03  -  1  COMPLAINT by Doe.",
        ),
        ("courtlistener", json.dumps(DOCKET).encode(), "-  1:31-cv-00001  Doe v. Roe"),
        ("courtlistener", api(PARTY), "Plaintiff  Doe"),
        ("article", PAGE, "-  Doe sues Roe  -"),
    ],
)
def test_without_json_it_is_a_table_for_people(kind: str, body: bytes, columns: str, tmp_path: Path) -> None:
    (tmp_path / "document").write_bytes(body)

    assert run(kind, str(tmp_path / "document")) == f"{columns}\n"


@pytest.mark.parametrize("from_file", [False, True])
def test_a_page_is_read_by_rules_and_its_links_by_its_address(from_file: bool, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    (tmp_path / "rules.json").write_text(RULES)
    rules = str(tmp_path / "rules.json") if from_file else RULES

    lines = run(
        "page", str(tmp_path / "page.html"), "--rules", rules, "--url", "https://a.example/list", "--json"
    )

    assert [json.loads(line)["link"] for line in lines.splitlines()] == [
        "https://a.example/1",
        "https://a.example/2",
    ]


@pytest.mark.parametrize("rules", ["{", "[]", "{]", "nowhere.json"])
def test_rules_that_are_none_end_with_two_and_a_sentence(rules: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)

    with pytest.raises(CommandError, match=r"\.$") as refused:
        run("page", str(tmp_path / "page.html"), "--rules", rules)

    assert refused.value.returncode == 2


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


@pytest.mark.parametrize("kind", [*sorted(parse.PARSERS), "article"])
@pytest.mark.parametrize("body", [None, b"", b"%PDF-1.7"])
def test_what_cannot_be_read_ends_with_two_and_a_sentence(
    kind: str, body: bytes | None, tmp_path: Path
) -> None:
    if body is not None:
        (tmp_path / "document").write_bytes(body)

    with pytest.raises(CommandError, match=r"\.$") as refused:
        run(kind, str(tmp_path / "document"), "--json")

    assert refused.value.returncode == 2


@pytest.mark.parametrize(
    ("limit", "least", "sentence"),
    [("SECONDS", 0.001, "more than 0.001 seconds"), ("LARGEST_BYTES", 1_000_000, "larger than 1 MB")],
)
def test_what_takes_too_much_ends_with_two_and_a_sentence(
    limit: str, least: float, sentence: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(parse_file, limit, least)
    (tmp_path / "feed.xml").write_bytes(rss(*["Doe sues Roe"] * 10_000))

    with pytest.raises(CommandError, match=sentence) as refused:
        run("feed", str(tmp_path / "feed.xml"))

    assert refused.value.returncode == 2
