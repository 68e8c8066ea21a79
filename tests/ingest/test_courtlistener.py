"""CourtListener's documents: what each of them gives, where it goes on, and what odd JSON does."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.ingest.courts import courtlistener, courtlistener_entries
from disputes.ingest.types import Context, NotAFeed, ParsedDocument, ParsedItem
from tests.ingest.remembering import Memory
from tests.ingest.saved_dockets import CAME_FROM, DOCKET, ENTRIES, PARTIES, SAMPLES, court, page, parsed, told

VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from([1, "2", DOCKET]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def some(**fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    """A thing that may have any of these fields."""
    return st.fixed_dictionaries({}, optional=fields)


ID = st.just(7) | VALUE
DOCUMENT = some(document_type=VALUE, attachment_number=VALUE, pacer_doc_id=VALUE, description=VALUE, id=ID)
ENTRY = some(
    recap_sequence_number=VALUE,
    id=ID,
    docket=ID,
    date_filed=VALUE,
    description=VALUE,
    entry_number=VALUE,
    recap_documents=VALUE | st.lists(DOCUMENT, max_size=3),
)
TYPE = some(docket_id=ID, docket=VALUE, name=VALUE, date_terminated=VALUE)
PARTY = some(id=ID, name=st.text(), party_types=VALUE | st.lists(TYPE, max_size=3))


def lines(document: ParsedDocument) -> Iterator[dict[str, Any]]:
    """All that a document gives, a line for each thing."""
    yield {
        "title": document.title,
        "notes": list(document.notes),
        "is_partial": document.is_partial,
        "next_url": document.next_url,
    }
    yield from ({"docket": asdict(docket)} for docket in document.dockets)
    yield from ({"party": asdict(party)} for party in document.parties)
    for item in document.items:
        shown = {name: getattr(item, name) for name in ("key", "url", "title", "summary", "flags")}
        entry = {name: value for name, value in court(item).as_json().items() if value}
        yield {"item": {**shown, "court": entry}}
    yield from ({"rejected": asdict(one)} for one in document.rejected)


@pytest.mark.parametrize("name", CAME_FROM)
def test_a_saved_document_gives_all_that_stands_beside_it(name: str) -> None:
    expected = [json.loads(line) for line in (SAMPLES / f"{name}.whole.jsonl").read_text().splitlines()]

    document = courtlistener.parse(
        (SAMPLES / f"{name}.json").read_bytes(), Context(url=CAME_FROM[name], court_id="nysd")
    )

    assert [json.loads(json.dumps(line)) for line in lines(document)] == expected


def test_an_entry_has_a_day_of_filing_and_never_a_moment() -> None:
    items = parsed(told("entries")).items

    assert [court(item).filed_on for item in items] == [
        "2026-03-02",
        "2026-03-04",
        "2026-03-04",
        "2026-04-17",
    ]
    assert {item.dated_at for item in items} == {None}
    assert [item.flags for item in items][-1] == (courtlistener_entries.DAY_OF_ENTRY,)


def test_what_a_court_writes_in_angle_brackets_is_kept_and_html_is_not() -> None:
    complaint, minute = (court(item).text for item in parsed(told("entries")).items[:2])

    assert "(Filing Fee <$405)" in complaint
    assert "<clerk@counsel.example>" in complaint
    assert "confer. The clerk's office notified counsel by telephone." in minute


def test_of_all_that_is_told_a_text_is_kept_to_its_limit() -> None:
    entry = told("entries")["results"][0] | {"description": "MOTION " * 20_000}

    [item] = parsed(page(entry)).items

    assert 65_000 < len(court(item).text) <= 65_536


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "The body is no JSON, or breaks off."),
        (b"<html><title>Sign in</title>", "The body is no JSON, or breaks off."),
        (b'{"next": null, "results": [{"id": 1', "The body is no JSON, or breaks off."),
        (b"\xff\xfe{", "The body is no JSON, or breaks off."),
        (b"[" * 200_000, "The body is no JSON, or breaks off."),
        (b"[]", "The JSON holds neither a docket nor its entries or parties."),
        (b'{"results": {}}', "The JSON holds neither a docket nor its entries or parties."),
        (
            b'{"id": 1, "case_name": "Doe v. Roe"}',
            "The JSON holds neither a docket nor its entries or parties.",
        ),
        (b'{"detail": "Not found."}', "The server answers with an error: “Not found.”"),
        (b'{"docket_number": "1", "court": "nysd", "id": 0}', "The docket has no readable id."),
        (
            b'{"webhook": {"event_type": 2}, "payload": {"results": []}}',
            "The webhook tells of something other",
        ),
        (b'{"webhook": {}, "payload": []}', "The webhook tells of something other than entries on a docket."),
        (b'{"results": [{"id": 1, "docketNumber": "1"}]}', "The JSON lists something other than the entries"),
    ],
)
def test_what_is_none_of_its_documents_is_said_in_a_sentence(body: bytes, sentence: str) -> None:
    with pytest.raises(NotAFeed, match=sentence):
        courtlistener.parse(body)


def test_a_docket_of_another_court_is_remarked_upon() -> None:
    [note] = parsed(told("docket") | {"court_id": "cand"}, DOCKET).notes

    assert note == "The docket is one of cand, not of nysd."


def test_a_number_of_thousands_of_digits_costs_only_itself() -> None:
    body = json.dumps(page(told("alert")["payload"]["results"][0])).replace("584", "9")
    body = body.replace('"pacer_sequence_number": 12', f'"pacer_sequence_number": {"9" * 9_000}')

    [item] = courtlistener.parse(body.encode()).items

    assert (court(item).sequence, court(item).document_number) == ("", "2")


@given(VALUE | ENTRY | PARTY, VALUE, st.sampled_from(["", ENTRIES, PARTIES]))
@settings(max_examples=300, deadline=None)
def test_any_json_is_read_or_refused(content: Any, following: Any, url: str) -> None:
    webhook = {"webhook": {"event_type": following}, "payload": {"results": [content]}}
    docket = {"docket_number": content, "court": content, "id": following}
    for shape in (content, page(content, following=following), webhook, docket):
        with suppress(NotAFeed):
            assert all(item.key and item.court for item in parsed(shape, url).items)


@given(st.sampled_from(["entries", "parties"]), st.data(), VALUE)
@settings(max_examples=200, deadline=None)
def test_no_field_of_any_type_harms_what_stands_beside_it(name: str, data: st.DataObject, value: Any) -> None:
    good = told(name)["results"][0]
    fields = sorted(good.keys() - {"id", "docket", "name", "recap_documents", "party_types"})
    field = data.draw(st.sampled_from(fields))

    document = parsed(page(good | {field: value}, good))

    assert len({item.key for item in document.items} | {party.key for party in document.parties}) == 1
    assert document.rejected == ()


def edited(**fields: Any) -> list[ParsedItem]:
    entry = told("alert")["payload"]["results"][0]
    return list(parsed(page(entry | fields)).items)


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        ({"date_modified": "2026-11-01T00:00:00-07:00", "tags": [1]}, "known"),
        ({"recap_documents": told("alert")["payload"]["results"][0]["recap_documents"][::-1]}, "known"),
        ({"description": "MOTION to Dismiss the Complaint. (Entered: 04/17/2026)"}, "edited"),
        ({"entry_number": 3}, "edited"),
        ({"recap_documents": told("alert")["payload"]["results"][0]["recap_documents"][:1]}, "edited"),
        ({"id": 700009}, "new"),
    ],
)
def test_an_edit_of_the_words_the_number_or_the_attachments_is_one_change(
    fields: dict[str, Any], verdict: str
) -> None:
    memory = Memory()
    memory.see(edited())

    assert memory.see(edited(**fields)) == {verdict: 1}
    assert memory.see(edited(**fields)) == {"known": 1}


def test_the_full_text_is_one_change_of_the_stub_that_a_court_feed_gave() -> None:
    memory = Memory()
    memory.see(parsed(told("entries")).items)

    assert memory.see(parsed(told("alert"), "").items) == {"edited": 1}
    assert memory.see(parsed(told("alert"), "").items) == {"known": 1}
