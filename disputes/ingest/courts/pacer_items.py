"""One item of a court feed: what its title, links and description say in each of the courts' dialects."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from disputes.ingest import zones
from disputes.ingest.types import NO_DATE, CourtEntry, ParsedItem, Rejected
from disputes.text import dockets, markup, urls

# What can be wrong with an item that is kept all the same.
NO_LINK: Final = "no link"
NO_NUMBER: Final = "no docket number"
MALFORMED: Final = "a malformed docket number"

NUMBER_CHARACTERS: Final = 100
EVENT_CHARACTERS: Final = 500
NAME_CHARACTERS: Final = 200
PREFIX_CHARACTERS: Final = 400
# PACER's name of a court to CourtListener's, where they differ.
COURT_IDS: Final = {"azb": "arb", "cofc": "uscfc", "neb": "nebraskab", "nysb-mega": "nysb"}

_HOST: Final = re.compile(r"https?://ecf\.([a-z0-9-]{1,20})\.uscourts\.gov(?![\w.-])", re.IGNORECASE)
_CASE_ID: Final = re.compile(r"(?:DktRpt\.pl\?|[?&]caseid=|show_case_doc\?\d*,)(\d{1,12})(?!\d)")
_CASE_NUMBER: Final = re.compile(r"[?&]caseNum=([\w:-]{1,40})")
# Behind the case in the guid: the entry's place on the docket, after "&" in district, "-" in bankruptcy
# courts.
_SEQUENCE: Final = re.compile(r"DktRpt\.pl\?\d+[&-](\d{1,9})$")
_PART: Final = re.compile(r"[?&]partId=(\d{1,15})$")
_DOCUMENT: Final = re.compile(r"/docs?1/(\d{5,20})(?!\d)")
_BRACKET: Final = re.compile(r"[\[\]]")
_NUMBER: Final = re.compile(r"\d{1,9}")
_BANKRUPTCY: Final = re.compile(
    r"\s*Type:\s*(?P<type>\w*)\s+Office:\s*(?P<office>\w*)\s+Chapter:\s*(?P<chapter>\d*)\s*"
    r"(?:Trustee:\s*(?P<trustee>.*?))?\s*"
)
_HTML: Final = etree.HTMLParser(recover=True, no_network=True, remove_comments=True, remove_pis=True)


@dataclass(frozen=True, slots=True)
class _Described:
    """A description taken apart: before the bracket, in it, and the link to the document."""

    before: str
    event: str
    document_url: str
    document_number: str


def read(texts: Mapping[str, str], feed_court: str) -> ParsedItem | Rejected:
    """An item by the texts of its elements. `feed_court` stands in where its own link names no court."""
    link, guid = texts.get("link", ""), texts.get("guid", "")
    court_id = court_of(link) or court_of(guid) or feed_court
    described = _described(texts.get("description", ""), link or guid)
    number, name = _title(texts.get("title", ""), link)
    case_id = _first(_CASE_ID, link, guid, described.document_url)
    if not court_id:
        return Rejected("Neither its link nor its source says which court it is from.", subject(texts))
    if not (number or case_id):
        return Rejected("It names no case.", subject(texts))
    entry = _entry(court_id, number, described, _BANKRUPTCY.fullmatch(described.before))
    entry = replace(
        entry,
        case_name=name,
        pacer_case_id=case_id,
        sequence=_first(_SEQUENCE, guid),
        part_id=_first(_PART, guid),
    )
    return _item(entry, texts)


def court_of(url: str) -> str:
    """CourtListener's id of the court on whose ECF host an address lies, or nothing.

    A channel's title is no help: the bankruptcy and the district court of one district print the same.
    """
    found = _HOST.match(url)
    name = found[1].lower() if found else ""
    return COURT_IDS.get(name, name)


def subject(texts: Mapping[str, str]) -> str:
    """What an item calls itself, for the list of rejected ones."""
    name = texts.get("title") or texts.get("guid") or texts.get("description", "")
    return markup.plain(name)[:NAME_CHARACTERS]


def _item(entry: CourtEntry, texts: Mapping[str, str]) -> ParsedItem:
    link, entered_at = texts.get("link", ""), zones.moment(texts.get("pubDate", ""))
    url = link if urls.is_http(link) else ""
    wrong = {
        NO_DATE: entered_at is None,
        NO_LINK: not url,
        NO_NUMBER: not entry.docket_number_raw,
        MALFORMED: entry.is_malformed and bool(entry.docket_number_raw),
    }
    return ParsedItem(
        guid=texts.get("guid", "")[: markup.GUID_CHARACTERS],
        url=url,
        title=f"{entry.docket_number_raw} {entry.case_name}".strip(),
        summary="; ".join(entry.events) or markup.plain(texts.get("description", "")),
        published_at=entered_at,
        court=entry,
        flags=tuple(flag for flag, is_so in wrong.items() if is_so),
    )


def _entry(court_id: str, number: str, described: _Described, bankruptcy: re.Match[str] | None) -> CourtEntry:
    docket = dockets.normalise(number)
    told = bankruptcy.groupdict("") if bankruptcy else {}
    trustee = markup.plain(told.get("trustee", ""))[:NAME_CHARACTERS]
    return CourtEntry(
        court_id=court_id,
        docket_number=docket.core,
        docket_number_raw=number,
        is_malformed=docket.is_malformed,
        events=(described.event,) if described.event else (),
        document_number=described.document_number,
        document_url=described.document_url,
        document_id=_document_id(described.document_url),
        office=told.get("office") or docket.office,
        chapter=told.get("chapter") or docket.chapter,
        case_type=told.get("type") or docket.type,
        trustees=(trustee,) if trustee else (),
    )


def _title(title: str, link: str) -> tuple[str, str]:
    """Number and name, apart at the first space. Some courts escape the name twice; some leave it out."""
    text = markup.plain(markup.unescape(title))
    number, _, name = text.partition(" ")
    if not any(character.isdigit() for character in number):
        number, name = _first(_CASE_NUMBER, link), text
    return number[:NUMBER_CHARACTERS], name[: markup.TITLE_CHARACTERS]


def _described(description: str, base: str) -> _Described:
    description = description[: markup.SUMMARY_CHARACTERS]
    before, event = _bracketed(description)
    anchor = _anchor(description)
    if anchor is None:
        return _Described(before, event, "", "")
    url = urls.absolute(base, anchor.get("href", ""))
    number = "".join(map(str, anchor.itertext())).strip() if url else ""
    return _Described(before, event, url, number if _NUMBER.fullmatch(number) else "")


def _bracketed(text: str) -> tuple[str, str]:
    """What stands before the first bracket, and within it; events have brackets of their own."""
    before, opened, rest = text.partition("[")
    if not opened:
        return text[:PREFIX_CHARACTERS], ""
    inside = rest[: _closing(rest)]
    return before[:PREFIX_CHARACTERS], markup.plain(inside)[:EVENT_CHARACTERS]


def _closing(rest: str) -> int:
    """Where the bracket that opened before `rest` closes; if it never does, at the next one or the end."""
    depth = 1
    for found in _BRACKET.finditer(rest):
        depth += 1 if found[0] == "[" else -1
        if depth == 0:
            return found.start()
    next_one = rest.find("]")
    return next_one if next_one >= 0 else len(rest)


def _anchor(description: str) -> etree._Element | None:
    """The link to the document: the first that looks like one, else the first of all."""
    if "<a" not in description and "<A" not in description:
        return None
    try:
        root = etree.fromstring(description, _HTML)
    except (etree.XMLSyntaxError, ValueError):
        return None
    anchors = root.findall(".//a[@href]") if root is not None else []
    return next((a for a in anchors if _DOCUMENT.search(a.get("href", ""))), anchors[0] if anchors else None)


def _document_id(url: str) -> str:
    """The fourth digit is 0 or 1 for one and the same document, by the kind of link: kept as 0."""
    number = _first(_DOCUMENT, url)
    return f"{number[:3]}0{number[4:]}" if number else ""


def _first(pattern: re.Pattern[str], *texts: str) -> str:
    for text in texts:
        if found := pattern.search(text):
            return found[1]
    return ""
