"""Answers of the Federal Register's API (v1) to entries: one for each document. Knows no network."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

from disputes.ingest.pages import dates as page_dates
from disputes.ingest.pages import tree as page_tree
from disputes.ingest.types import (
    MAXIMUM_ITEMS,
    NO_DATE,
    NOTHING_KNOWN,
    Context,
    NotAFeed,
    ParsedDocument,
    ParsedItem,
    Rejected,
)
from disputes.text import dates, markup, urls

HOST: Final = "www.federalregister.gov"
AUTHOR_CHARACTERS: Final = 300
SAID_CHARACTERS: Final = 200
FACT_CHARACTERS: Final = 4_000
NO_NUMBER: Final = "It has no document number: the request must ask for that field."
_NUMBER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}")
_DASHES: Final = dict.fromkeys(map(ord, "–—"), "-")  # the API itself takes them for hyphens
# Older answers and its search index use the codes of the printed edition.
_TYPES: Final = {
    "RULE": "Rule",
    "PRORULE": "Proposed Rule",
    "NOTICE": "Notice",
    "PRESDOCU": "Presidential Document",
}
# Facts in our words, by field: days and texts that the API gives.
_DAYS: Final = {
    "signing_date": "Signed on {}.",
    "effective_on": "In force from {}.",
    "comments_close_on": "Comments close on {}.",
}
_TEXTS: Final = {"action": "Action", "dates": "Dates", "editorial_note": "Editorial note"}
_IN_ADDRESS: Final = re.compile(r"/documents/([A-Za-z0-9-]{1,40})(?=[./?]|$)")

Json = Mapping[str, Any]


def parse(body: bytes, context: Context = NOTHING_KNOWN) -> ParsedDocument:
    """Read a page of search results, one document, or documents on public inspection. Raises NotAFeed.

    Fields: www.federalregister.gov/developers/documentation/api/v1. What is not asked for, or of an
    unexpected type, is unknown. A changed abstract is an edit of the same entry, whose key is its number.
    """
    answer = _answer(body)
    documents = [answer] if "document_number" in answer else _results(answer)
    read = [_item(document) for document in documents[:MAXIMUM_ITEMS]]
    items = [one for one in read if isinstance(one, ParsedItem)]
    next_url = _next_url(_text(answer, "next_page_url"), context.url)
    return ParsedDocument(
        title=_plain(answer, "description")[: markup.TITLE_CHARACTERS],
        items=tuple(items),
        rejected=tuple(one for one in read if isinstance(one, Rejected)),
        notes=tuple(_notes(answer, items, len(documents), next_url)),
        is_partial=len(documents) > MAXIMUM_ITEMS,
        next_url=next_url,
    )


def _answer(body: bytes) -> Json:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        raise NotAFeed("The body is no JSON, and so no answer of the Federal Register.") from None
    if not isinstance(answer, dict):
        raise NotAFeed("The body is no answer of the Federal Register: its JSON is no object.")
    return answer


def _results(answer: Json) -> list[Json]:
    """The documents; a search that finds none leaves the list out. Raises NotAFeed."""
    results = answer.get("results")
    if isinstance(results, list):
        return [one if isinstance(one, dict) else {} for one in results]
    if complaint := answer.get("errors") or answer.get("message"):
        raise NotAFeed(f"The Federal Register refuses the request: {_said(complaint)}.")
    if answer.get("count") == 0:
        return []
    raise NotAFeed("The body is no answer of the Federal Register: it holds no documents.")


def _item(document: Json) -> ParsedItem | Rejected:
    number = _text(document, "document_number").translate(_DASHES)
    title = _plain(document, "title")[: markup.TITLE_CHARACTERS]
    if not _NUMBER.fullmatch(number):
        return Rejected(NO_NUMBER, title[:SAID_CHARACTERS] or "document")
    published_at = _moment(document, "filed_at") or _moment(document, "publication_date")
    agencies = _agencies(document)
    texts = [_plain(document, "abstract"), *_facts(document, agencies)]
    return ParsedItem(
        key=f"document:{number}",
        guid=number,
        url=_address(document, "html_url") or _address(document, "pdf_url"),
        title=title,
        summary=markup.clean(page_tree.paragraphs(filter(None, texts))),
        author="; ".join(agencies)[:AUTHOR_CHARACTERS],
        published_at=published_at,
        flags=() if published_at else (NO_DATE,),
    )


def _facts(document: Json, agencies: list[str]) -> Iterator[str]:
    """What the API says besides title and abstract, in our words."""
    given = _plain(document, "subtype") or _plain(document, "type")
    kind = _TYPES.get(given, given) or "Document"
    yield f"{kind} by {'; '.join(agencies)}." if agencies else f"{kind}."
    if document.get("filed_at"):
        day = _day(document, "publication_date")
        yield f"On public inspection, to be published on {day}." if day else "On public inspection."
    for field, sentence in _DAYS.items():
        if day := _day(document, field):
            yield sentence.format(day)
    for field, label in _TEXTS.items():
        if text := _plain(document, field)[:FACT_CHARACTERS]:
            yield f"{label}: {text}"
    if dockets := [*_texts(document, "docket_ids"), *_texts(document, "docket_numbers")]:
        yield f"Dockets: {'; '.join(dict.fromkeys(dockets))}"
    yield from _corrections(document)


def _corrections(document: Json) -> Iterator[str]:
    if found := _IN_ADDRESS.search(_text(document, "correction_of")):
        yield f"Corrects document {found[1]}."
    corrections = map(_IN_ADDRESS.search, _texts(document, "corrections"))
    if numbers := [found[1] for found in corrections if found]:
        yield f"Corrected by document {', '.join(numbers)}."


def _agencies(document: Json) -> list[str]:
    """Names in the order given; in capitals where the API knows only the printed name."""
    agencies = document.get("agencies")
    known = [one for one in agencies if isinstance(one, dict)] if isinstance(agencies, list) else []
    names = [_plain(one, "name") or _plain(one, "raw_name") for one in known]
    return list(dict.fromkeys(name for name in names or _texts(document, "agency_names") if name))


def _next_url(url: str, source_url: str) -> str:
    """The next page at the server that was asked: a server on trial names the Federal Register's own."""
    if not _is_address(url) or not urls.is_http(source_url):
        return ""
    if urls.asked_host(url) not in (HOST, urls.asked_host(source_url)):
        return ""
    here, there = urlsplit(source_url), urlsplit(url)
    return urlunsplit((here.scheme, here.netloc, there.path, there.query, ""))


def _notes(answer: Json, items: list[ParsedItem], count: int, next_url: str) -> Iterator[str]:
    if not count:
        yield "The search finds no documents."
    if errors := answer.get("errors"):
        yield f"The Federal Register could not answer all of the request: {_said(errors)}."
    if undated := sum(NO_DATE in item.flags for item in items):
        yield f"Entries with {NO_DATE}: {undated}."
    if count > MAXIMUM_ITEMS:
        yield f"Cut after {MAXIMUM_ITEMS} entries: {count - MAXIMUM_ITEMS} more were not read."
    if answer.get("next_page_url") and not next_url:
        yield "The address of the next page is not one of the server that was asked: it is not followed."


def _said(complaint: object) -> str:
    """An error of the API in one line; it comes as a text, or as texts by field."""
    text = complaint if isinstance(complaint, str) else json.dumps(complaint, ensure_ascii=False)
    return markup.plain(text)[:SAID_CHARACTERS].rstrip(".")


def _text(document: Json, field: str) -> str:
    value = document.get(field)
    return value.strip() if isinstance(value, str) else ""


def _plain(document: Json, field: str) -> str:
    return markup.plain(_text(document, field))


def _texts(document: Json, field: str) -> list[str]:
    values = document.get(field)
    values = values if isinstance(values, list) else []
    return [text for value in values if isinstance(value, str) and (text := markup.plain(value))]


def _moment(document: Json, field: str) -> datetime | None:
    """A day as its midnight UTC, as the feeds' days stand; the time of filing as the instant it is."""
    return page_dates.read_machine(_text(document, field))


def _day(document: Json, field: str) -> str:
    try:
        return dates.When.parse(_text(document, field)).words()
    except dates.BadDate:
        return ""


def _address(document: Json, field: str) -> str:
    url = _text(document, field)
    return url if _is_address(url) else ""


def _is_address(url: str) -> bool:
    return url.isascii() and urls.is_http(url)
