"""What makes an entry the same one: its key in a court, its fingerprint and content hash elsewhere. Pure."""

import hashlib
from datetime import datetime
from typing import Final

from disputes.ingest.types import CourtEntry, ParsedItem
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


def fingerprint(item: ParsedItem) -> str:
    """SHA-256 over all that a source says of an entry; equal means that nothing has changed."""
    if item.court is not None:
        return digest(court_key(item), *_said(item.court))
    instant = _moment(item.dated_at)
    norm = markup.norm
    return digest(item.guid, urls.norm_url(item.url), norm(item.title), norm(item.summary), instant)


def content_hash(item: ParsedItem) -> str:
    """SHA-256 over the wording alone, without dates and links: they move while nothing has been edited."""
    if item.court is not None:
        return digest(*_said(item.court))
    return digest(markup.norm(item.title), markup.norm(item.summary))


def url_key(item: ParsedItem) -> str:
    """The normalised address, empty where the entry has none."""
    return urls.norm_url(item.url) if item.url else ""


def digest(*parts: str) -> str:
    """SHA-256 in hexadecimal over the parts, separated by 0x1F."""
    return hashlib.sha256(_SEPARATOR.join(parts).encode(errors="surrogatepass")).hexdigest()


def _said(entry: CourtEntry) -> tuple[str, ...]:
    """What can change about an entry: the name of its case is the docket's, not the entry's."""
    return (entry.document_number, *sorted(entry.events), "", *sorted(entry.trustees))


def _moment(at: datetime | None) -> str:
    return at.isoformat() if at else ""


def _capped(key: str) -> str:
    return key if len(key) <= KEY_CHARACTERS else f"{key[: KEY_CHARACTERS - 65]}#{digest(key)}"
