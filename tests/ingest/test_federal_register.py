"""The Federal Register's answers. The documents in them: see the samples; all of them are made up."""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.ingest import federal_register, fingerprints
from disputes.ingest.types import NO_DATE, Context, NotAFeed, ParsedDocument, ParsedItem
from disputes.text import markup

URL = "https://www.federalregister.gov/api/v1/documents.json?conditions%5Bterm%5D=works"
NEXT = "https://www.federalregister.gov/api/v1/documents?page=2&conditions%5Bterm%5D=works"
DOCUMENT = {
    "document_number": "2031-04123",
    "title": "Example Works",
    "type": "Notice",
    "abstract": "An inquiry.",
    "html_url": "https://www.federalregister.gov/documents/2031/03/03/2031-04123/example-works",
    "publication_date": "2031-03-03",
    "agencies": [{"name": "Example Office"}],
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    [
        *(
            "document_number",
            "title",
            "type",
            "subtype",
            "abstract",
            "html_url",
            "pdf_url",
            "publication_date",
        ),
        *("agencies", "agency_names", "docket_ids", "docket_numbers", "comments_close_on", "effective_on"),
        *("action", "dates", "filed_at", "signing_date", "correction_of", "corrections", "editorial_note"),
        *("results", "count", "errors", "next_page_url", "description", "message"),
    ]
)


def read(answer: object, url: str = URL) -> ParsedDocument:
    return federal_register.parse(json.dumps(answer).encode(), Context(url=url))


def only(**fields: object) -> ParsedItem:
    [item] = read({"count": 1, "results": [DOCUMENT | fields]}).items
    return item


def test_a_document_alone_is_the_same_entry_as_among_results() -> None:
    assert read(DOCUMENT).items == (only(),)


def test_its_number_is_its_key_whatever_changes() -> None:
    before, after = fingerprints.marks(only()), fingerprints.marks(only(abstract="Another inquiry."))

    assert before.key == after.key == "document:2031-04123"
    assert before.content_hash != after.content_hash


def test_a_deadline_that_moves_and_a_correction_are_edits() -> None:
    hashes = {
        fingerprints.marks(item).content_hash
        for item in (
            only(),
            only(comments_close_on="2031-05-02"),
            only(comments_close_on="2031-06-02"),
            only(corrections=["https://www.federalregister.gov/api/v1/documents/C1-2031-04123.json"]),
        )
    }

    assert len(hashes) == 4


def test_what_is_counted_about_a_document_is_no_edit() -> None:
    counted = only(page_views={"count": 5}, regulations_dot_gov_info={"comments_count": 7}, excerpts="…")

    assert fingerprints.marks(counted) == fingerprints.marks(only())


@pytest.mark.parametrize(
    ("fields", "published_at"),
    [
        ({}, "2031-03-03 00:00:00+00:00"),
        ({"publication_date": "March 3, 2031"}, "None"),
        ({"publication_date": None}, "None"),
        ({"publication_date": "2031-02-30"}, "None"),
        ({"filed_at": "2031-03-02T08:45:00.000-05:00"}, "2031-03-02 13:45:00+00:00"),
    ],
)
def test_a_day_of_publication_is_a_day_and_a_time_of_filing_a_moment(fields: Any, published_at: str) -> None:
    item = only(**fields)

    assert str(item.published_at) == published_at
    assert item.flags == (() if item.published_at else (NO_DATE,))


@pytest.mark.parametrize("number", [None, 5, "", "a b", "x" * 41, "1/2", "№5"])
def test_a_document_without_a_number_is_rejected_by_its_title(number: object) -> None:
    document = read({"results": [DOCUMENT | {"document_number": number}, DOCUMENT]})

    assert len(document.items) == 1
    assert [one.subject for one in document.rejected] == ["Example Works"]


def test_what_the_agency_wrote_never_becomes_markup() -> None:
    item = only(
        title="A <b>title</b> & more", abstract="<script>alert(1)</script>If a < b & c", dates="<x onload=y>"
    )

    assert item.title == "A title & more"
    assert item.summary == "<p>If a &lt; b &amp; c</p><p>Notice by Example Office.</p>"
    assert markup.clean(item.summary) == item.summary


# --- The next page --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("next_page_url", "url", "expected"),
    [
        (NEXT, URL, NEXT),
        (
            NEXT,
            "http://127.0.0.1:8000/documents.json",
            NEXT.replace("https://www.federalregister.gov", "http://127.0.0.1:8000"),
        ),
        ("http://127.0.0.1:8000/x?page=2", "http://127.0.0.1:8000/x", "http://127.0.0.1:8000/x?page=2"),
        (NEXT + "#top", URL, NEXT),
        ("https://elsewhere.example/api?page=2", URL, ""),
        ("https://www.federalregister.gov@elsewhere.example/", URL, ""),
        ("//elsewhere.example/", URL, ""),
        ("file:///etc/passwd", URL, ""),
        (["page 2"], URL, ""),
        (NEXT, "", ""),
    ],
)
def test_the_next_page_is_one_of_the_server_that_was_asked(
    next_page_url: object, url: str, expected: str
) -> None:
    document = read({"count": 2, "results": [DOCUMENT], "next_page_url": next_page_url}, url)

    assert document.next_url == expected
    assert any("it is not followed" in note for note in document.notes) is (not expected)


def test_the_last_page_has_no_next_one() -> None:
    assert read({"count": 1, "results": [DOCUMENT]}).next_url == ""


# --- Answers without documents --------------------------------------------------------------------


def test_a_search_that_finds_nothing_is_an_empty_document() -> None:
    document = read({"count": 0, "description": 'Documents matching "works"'})

    assert (document.items, document.title) == ((), 'Documents matching "works"')
    assert document.notes == ("The search finds no documents.",)


def test_documents_that_were_not_found_are_said_beside_the_others() -> None:
    document = read({"count": 1, "results": [DOCUMENT], "errors": {"not_found": ["2031-99999"]}})

    assert len(document.items) == 1
    assert "2031-99999" in document.notes[0]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "The body is no JSON"),
        (b"<html>Request limit reached</html>", "The body is no JSON"),
        (b"[" * 100_000, "The body is no JSON"),
        (b"[]", "The body is no answer of the Federal Register: its JSON is no object."),
        (b"{}", "The body is no answer of the Federal Register: it holds no documents."),
        (b'{"count": 5}', "The body is no answer of the Federal Register: it holds no documents."),
        (
            b'{"errors": {"term": "is <i>too</i> short."}}',
            'The Federal Register refuses the request: {"term": "is too short',
        ),
        (b'{"errors": "No."}', "The Federal Register refuses the request: No."),
        (
            b'{"status": 404, "message": "Record Not Found"}',
            "The Federal Register refuses the request: Record Not",
        ),
    ],
)
def test_what_is_no_answer_or_a_refusal_is_said_in_one_sentence(body: bytes, sentence: str) -> None:
    with pytest.raises(NotAFeed) as refused:
        federal_register.parse(body)

    assert str(refused.value).startswith(sentence)
    assert str(refused.value).endswith(".")


def test_a_huge_answer_is_cut_and_says_so() -> None:
    document = read({"results": [DOCUMENT] * 5_001})

    assert (len(document.items), document.is_partial) == (5_000, True)
    assert document.notes == ("Cut after 5000 entries: 1 more were not read.",)


@settings(max_examples=300, deadline=None)
@given(JSON | st.dictionaries(FIELDS, JSON), st.dictionaries(FIELDS, JSON), st.text(max_size=30))
def test_any_json_is_read_or_refused(answer: Any, fields: dict[str, Any], url: str) -> None:
    for each in (answer, DOCUMENT | fields, {"results": [answer, DOCUMENT | fields], "next_page_url": url}):
        with contextlib.suppress(NotAFeed):
            fingerprints.marked(read(each))
