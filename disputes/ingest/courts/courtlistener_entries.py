"""One docket, entry or party as CourtListener's API v4 tells it. What is of another type than it should be is
taken as not told."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from disputes.ingest.types import NO_DATE, CourtEntry, ParsedDocket, ParsedItem, ParsedParty, Rejected
from disputes.text import markup, urls

type Told = Mapping[str, Any]

# What can be wrong with an entry that is kept all the same.
NO_DOCKET: Final = "no docket"
# It came from a court's feed, which tells when it was entered; a docket report takes the time away again.
DAY_OF_ENTRY: Final = "a day that may be that of its entry"
OTHER_DOCKET: Final = "It stands on another docket than the one asked for."
NO_ID: Final = "It has no readable id."
NO_NAME: Final = "It has no name."

ID_DIGITS: Final = 18
NUMBER_CHARACTERS: Final = 100
LABEL_CHARACTERS: Final = 120
DESCRIPTION_CHARACTERS: Final = 500
NAME_CHARACTERS: Final = 200
_MAIN, _ATTACHMENT = "1", "2"

_DIGITS: Final = re.compile(rf"\d{{1,{ID_DIGITS}}}", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_COURT_ID: Final = re.compile(r"[a-z0-9_-]{1,20}")
_PAGE: Final = re.compile(r"/docket/[\w/-]+", re.ASCII)
_PACER_DOCUMENT: Final = re.compile(r"\d{5,20}", re.ASCII)
_OTHER_DOCUMENT: Final = re.compile(r"[\w-]{1,64}", re.ASCII)
# Courts write "<" for itself ("fees <$500", "<clerk@example.gov>"); here and there HTML is left in a text.
_NO_ELEMENT: Final = re.compile(
    r"<(?!/?(?:a|b|big|blockquote|br|center|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|li|ol|p|pre|script|small|span"
    r"|strong|style|sub|sup|table|tbody|td|th|tr|tt|u|ul)(?:[\s/][^<>]*+)?>)",
    re.IGNORECASE,
)


def entry(told: Told, *, court_id: str, docket_id: str, site: str) -> ParsedItem | Rejected:
    """One docket entry, with its documents.

    `docket_id`: whose entries were asked for, where that is known; `site` is any address of the site, for
    links. It has a day of filing and no moment: `time_filed` is the clock of a court whose zone the API does
    not tell.
    """
    entry_id, own_docket = identity(told.get("id")), docket_id_in(told.get("docket"))
    if not entry_id:
        return Rejected(NO_ID, subject(told))
    if docket_id and own_docket not in ("", docket_id):
        return Rejected(OTHER_DOCKET, subject(told))
    main = next(_documents(told, _MAIN), {})
    description = plain(main.get("description"), DESCRIPTION_CHARACTERS)
    court = CourtEntry(
        court_id=court_id,
        docket_id=own_docket or docket_id,
        entry_id=entry_id,
        document_number=number(told.get("entry_number")),
        document_id=_document_id(main),
        document_url=page(main, site),
        sequence=number(told.get("pacer_sequence_number")),
        text=plain(told.get("description")),
        events=(description,) if description else (),
        filed_on=day(told.get("date_filed")),
        attachments=tuple(_attachment(each) for each in _documents(told, _ATTACHMENT)),
    )
    return _item(court, has_time=told.get("time_filed") is not None)


def docket(told: Told, *, site: str) -> ParsedDocket:
    """One docket; its `docket_id` is empty where it has no readable one."""
    return ParsedDocket(
        docket_id=identity(told.get("id")),
        court_id=_court_id(told),
        docket_number=plain(told.get("docket_number"), NUMBER_CHARACTERS),
        case_name=plain(told.get("case_name"), markup.TITLE_CHARACTERS),
        pacer_case_id=number(told.get("pacer_case_id")),
        judge=plain(told.get("assigned_to_str"), NAME_CHARACTERS),
        filed_on=day(told.get("date_filed")),
        terminated_on=day(told.get("date_terminated")),
        url=page(told, site),
    )


def party(told: Told, *, docket_id: str) -> tuple[ParsedParty, ...] | Rejected:
    """Who stands on a docket, once for each role there; the API also tells of roles on other dockets."""
    key, name = identity(told.get("id")), plain(told.get("name"), markup.TITLE_CHARACTERS)
    if not key:
        return Rejected(NO_ID, subject(told))
    if not name:
        return Rejected(NO_NAME, key)
    roles: dict[tuple[str, str], ParsedParty] = {}
    for each in _mappings(told.get("party_types")):
        own_docket = identity(each.get("docket_id")) or docket_id_in(each.get("docket")) or docket_id
        if docket_id in ("", own_docket):
            role, ended_on = plain(each.get("name"), NAME_CHARACTERS), day(each.get("date_terminated"))
            found = ParsedParty(docket_id=own_docket, key=key, name=name, role=role, terminated_on=ended_on)
            roles.setdefault((own_docket, role), found)
    return tuple(roles.values()) or (ParsedParty(docket_id=docket_id, key=key, name=name),)


# --- Values ---------------------------------------------------------------------------------------


def number(value: object) -> str:
    """A whole number from 0, as JSON has one or in a text of digits; else empty. Of 18 digits at most."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    return str(int(text)) if isinstance(text, str) and _DIGITS.fullmatch(text) else ""


def identity(value: object) -> str:
    """An id: a number from 1."""
    found = number(value)
    return "" if found == "0" else found


def docket_id_in(value: object) -> str:
    """The id in a docket's address at the API (`…/dockets/12/`); webhooks have the bare id in its place."""
    if isinstance(value, str):
        before, _, after = value.partition("/dockets/")
        value = after.partition("/")[0] if after else before
    return identity(value)


def plain(value: object, limit: int = markup.SUMMARY_CHARACTERS) -> str:
    """A text on one line, without the HTML and the entities that some courts leave in theirs."""
    if not isinstance(value, str):
        return ""
    return markup.plain(_NO_ELEMENT.sub("&lt;", value[: markup.SUMMARY_CHARACTERS]))[:limit].rstrip()


def day(value: object) -> str:
    """A day of the calendar, ISO; anything else is empty."""
    if not (isinstance(value, str) and _DAY.fullmatch(value)):
        return ""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return ""


def page(told: Told, site: str) -> str:
    """The page of a docket or document on the site itself; never another address."""
    path = told.get("absolute_url")
    return urls.absolute(site, path) if isinstance(path, str) and site and _PAGE.fullmatch(path) else ""


def subject(told: Told) -> str:
    """What a rejected thing calls itself."""
    name = plain(told.get("description")) or plain(told.get("name")) or number(told.get("entry_number"))
    return name[:NAME_CHARACTERS] or "without a name"


def _court_id(told: Told) -> str:
    for value in (told.get("court_id"), told.get("court")):
        found = value.partition("/courts/")[2].partition("/")[0] or value if isinstance(value, str) else ""
        if _COURT_ID.fullmatch(found):
            return found
    return ""


def _mappings(value: object) -> list[Told]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _documents(told: Told, kind: str) -> Iterator[Told]:
    """The documents of one kind by number and id: their order in the list means nothing."""
    found = [
        each for each in _mappings(told.get("recap_documents")) if number(each.get("document_type")) == kind
    ]
    yield from sorted(found, key=lambda each: (_count(each.get("attachment_number")), _count(each.get("id"))))


def _count(value: object) -> int:
    return int(number(value) or 0)


def _attachment(told: Told) -> tuple[str, str, str]:
    description = plain(told.get("description"), DESCRIPTION_CHARACTERS)
    return number(told.get("attachment_number")), description, _document_id(told)


def _document_id(told: Told) -> str:
    """PACER's, with 0 as its fourth digit whichever link it was taken from; newer systems have other ids."""
    found = told.get("pacer_doc_id")
    text = str(found) if isinstance(found, int) else found
    if not isinstance(text, str) or not _OTHER_DOCUMENT.fullmatch(text):
        return ""
    return f"{text[:3]}0{text[4:]}" if _PACER_DOCUMENT.fullmatch(text) else text


def _item(court: CourtEntry, *, has_time: bool) -> ParsedItem:
    wrong = {
        NO_DATE: not court.filed_on,
        NO_DOCKET: not court.docket_id,
        DAY_OF_ENTRY: has_time and bool(court.filed_on),
    }
    return ParsedItem(
        key=f"entry:{court.entry_id}",
        guid=f"entry:{court.entry_id}",
        url=court.document_url,
        title=_label(court),
        summary=court.text or "; ".join(court.events),
        court=court,
        flags=tuple(flag for flag, is_so in wrong.items() if is_so),
    )


def _label(court: CourtEntry) -> str:
    """What to call an entry in a list: its number, and its short name or how its text begins."""
    entry_number = f"Entry {court.document_number}" if court.document_number else ""
    name = court.events[0] if court.events else court.text
    if len(name) > LABEL_CHARACTERS:
        name = f"{name[:LABEL_CHARACTERS].rpartition(' ')[0] or name[:LABEL_CHARACTERS]} …"
    return ": ".join(part for part in (entry_number, name) if part) or "Entry without a description"
