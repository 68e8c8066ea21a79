"""What makes an entry the same one: its key in a court, its fingerprint and content hash elsewhere. Pure."""

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Final

from disputes.ingest.types import CourtEntry, Marks, ParsedDocument, ParsedItem
from disputes.text import markup, urls

KEY_CHARACTERS: Final = 255
_SEPARATOR: Final = "\x1f"


def court_key(item: ParsedItem) -> str:
    """Court, case, sequence, document and time of entry: equal for every item of one docket entry.

    Events are no part of it, for one entry has several; they stand in where nothing else tells two apart.
    """
    entry = item.court
    if entry is None:
        raise ValueError("Only an entry on a docket has a court key.")
    case = entry.pacer_case_id or entry.docket_number
    place = entry.sequence or entry.part_id
    document = entry.document_id or entry.document_url
    entered = _moment(item.published_at)
    if not (place or document or entered):
        place = digest(*entry.events)
    return _capped("|".join((entry.court_id, case, place, document, entered)))


def marks(item: ParsedItem) -> Marks:
    """What the entry is compared by, made once; the parser's process makes it for all its entries.

    `fingerprint` is SHA-256 over all that a source says of an entry: equal means that nothing has changed.
    `content_hash` is over the wording alone, without dates and links: they move while nothing was edited.
    """
    return item.marks or (_court_marks(item, item.court) if item.court else _news_marks(item))


def marked(document: ParsedDocument) -> ParsedDocument:
    return replace(document, items=tuple(replace(item, marks=marks(item)) for item in document.items))


def _court_marks(item: ParsedItem, entry: CourtEntry) -> Marks:
    key, said = item.key or court_key(item), _said(entry)
    return Marks(key, digest(key, *said), digest(*said), "", "", "")


def _news_marks(item: ParsedItem) -> Marks:
    url_key = urls.norm_url(item.url) if item.url else ""
    text = markup.plain(item.summary)
    title, summary = markup.norm(item.title), markup.norm_plain(text)
    return Marks(
        item.key,
        digest(item.guid, url_key, title, summary, _moment(item.dated_at)),
        digest(title, summary),
        digest(item.guid) if item.guid else "",
        url_key,
        digest(url_key) if url_key else "",
        text,
    )


def digest(*parts: str) -> str:
    """SHA-256 in hexadecimal over the parts, separated by 0x1F."""
    return hashlib.sha256(_SEPARATOR.join(parts).encode(errors="surrogatepass")).hexdigest()


def _said(entry: CourtEntry) -> tuple[str, ...]:
    """What can change about an entry: the name of its case is the docket's, not the entry's.

    Where an API gives the text, the short names and the document ids that it adds later are no change.
    """
    trustees = sorted(entry.trustees)
    if not (entry.text or entry.filed_on or entry.attachments):
        return (entry.document_number, *sorted(entry.events), "", *trustees)
    events = () if entry.text else sorted(entry.events)
    attached = ("/".join(one[:2]) for one in sorted(entry.attachments))
    return (entry.document_number, entry.text, *events, "", *trustees, "", entry.filed_on, *attached)


def _moment(at: datetime | None) -> str:
    return at.isoformat() if at else ""


def _capped(key: str) -> str:
    return key if len(key) <= KEY_CHARACTERS else f"{key[: KEY_CHARACTERS - 65]}#{digest(key)}"
