"""CourtListener's REST API v4 and its docket alerts: which of its documents this is, and where it goes on.

Knows neither the network nor a token: a next page always lies at the server where this one came from.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import parse_qs, urlencode, urlsplit

from disputes.ingest.courts import courtlistener_entries as entries
from disputes.ingest.courts.courtlistener_entries import Told
from disputes.ingest.types import (
    NO_DATE,
    NOTHING_KNOWN,
    Context,
    NotAFeed,
    ParsedDocument,
    ParsedItem,
    ParsedParty,
    Rejected,
)
from disputes.text import markup, urls

MAXIMUM_RESULTS: Final = 5_000
ANOTHER_KIND: Final = "It is neither an entry on a docket nor a party."
LOST: Final = "There is a next page, but no address of this API that leads there."
_ENTRIES, _PARTIES = "docket-entries", "parties"
_DOCKET_ALERT: Final = ("", "1")  # the type of a webhook's event, where it is told
_DETAIL_CHARACTERS: Final = 200

_API: Final = re.compile(r"(https?://[^/?#]+(?:/[^?#]*?)?/api/rest/v4)/([\w-]*)/?(\d*)")
_PAGE: Final = re.compile(rf"(?:/.*)?/api/rest/v4(/(?:{_ENTRIES}|{_PARTIES})/?)")
_ID: Final = r"([1-9]\d{0,17})"
_NUMBER: Final = re.compile(_ID, re.ASCII)
_SITE_ADDRESS: Final = re.compile(
    rf"(?:https?://)?(?:www\.)?courtlistener\.com/(?:docket|api/rest/v\d/dockets)/{_ID}(?:[/?#].*)?",
    re.ASCII | re.IGNORECASE,
)
_BELOW: Final = re.compile(rf"/dockets/{_ID}(?:[/?#].*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a document came from: its address at the API, taken apart. All empty where that is not known.

    `base` ends in `/api/rest/v4`; `collection` is what is listed there; `docket_id` is whose.
    """

    url: str = ""
    base: str = ""
    collection: str = ""
    docket_id: str = ""


@dataclass(slots=True)
class _Listed:
    """What one page lists; `collection` is where the API lists such things."""

    collection: str
    cut_count: int = 0
    items: list[ParsedItem] = field(default_factory=list)
    parties: list[ParsedParty] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)


def parse(body: bytes, context: Context = NOTHING_KNOWN) -> ParsedDocument:
    """Read a docket, a page of entries, a page of parties, or what a webhook tells of a docket.

    `next_url` leads from a docket through its entries to its parties, on the server that `context.url`
    names. With `rules["modified_since"]` (ISO 8601 with an offset) it asks only for entries that changed
    since; a server may ignore that. Raises NotAFeed.
    """
    told = _told(body)
    if isinstance(told.get("webhook"), dict):
        return _alert(told, context)
    if isinstance(told.get("results"), list):
        return _page(told, context)
    if "docket_number" in told and ("court_id" in told or "court" in told):
        return _docket(told, context)
    if detail := entries.plain(told.get("detail"), _DETAIL_CHARACTERS):
        raise NotAFeed(f"The server answers with an error: “{detail}”")
    raise NotAFeed("The JSON holds neither a docket nor its entries or parties.")


def entries_url(base_url: str, docket_id: str, modified_since: datetime | None = None) -> str:
    """The first page of a docket's entries, in the order of the docket; `base_url` ends in `/api/rest/v4`.

    `modified_since` must be aware. A server may ignore it and list all.
    """
    query = {"docket": docket_id, "order_by": "recap_sequence_number"}
    if modified_since:
        since = modified_since.astimezone(UTC).isoformat(timespec="seconds")
        query["date_modified__gte"] = since.replace("+00:00", "Z")
    return f"{base_url.rstrip('/')}/{_ENTRIES}/?{urlencode(query, safe=':')}"


def docket_address(text: str, api_base: str) -> str | None:
    """The API's address of the docket that a person named by its page, its address there or its id.

    `api_base` ends in `/api/rest/v4`; None where the text names no docket.
    """
    text, api_base = text.strip(), api_base.rstrip("/")
    below = _BELOW.fullmatch(text.removeprefix(api_base)) if text.startswith(api_base) else None
    found = _NUMBER.fullmatch(text) or _SITE_ADDRESS.fullmatch(text) or below
    return f"{api_base}/dockets/{found[1]}/" if found else None


# --- Documents ------------------------------------------------------------------------------------


def _told(body: bytes) -> Told:
    try:
        told = json.loads(body, parse_int=_whole, parse_constant=lambda name: None)
    except (ValueError, RecursionError) as error:
        raise NotAFeed("The body is no JSON, or breaks off.") from error
    return told if isinstance(told, dict) else {}


def _whole(digits: str) -> int | None:
    """int() refuses thousands of digits; more than 18 are no number of ours."""
    return int(digits) if len(digits) <= entries.ID_DIGITS else None


def _docket(told: Told, context: Context) -> ParsedDocument:
    place = _place(context.url)
    docket = entries.docket(told, site=place.url)
    if not docket.docket_id:
        raise NotAFeed("The docket has no readable id.")
    is_other = docket.court_id and context.court_id and docket.court_id != context.court_id
    since = _moment(context.rules.get("modified_since"))
    return ParsedDocument(
        title=f"{docket.docket_number} {docket.case_name}".strip()[: markup.TITLE_CHARACTERS],
        dockets=(docket,),
        notes=(f"The docket is one of {docket.court_id}, not of {context.court_id}.",) if is_other else (),
        next_url=entries_url(place.base, docket.docket_id, since) if place.base else "",
    )


def _alert(told: Told, context: Context) -> ParsedDocument:
    payload = told.get("payload")
    results = payload.get("results") if isinstance(payload, dict) else None
    if isinstance(results, list) and entries.number(told["webhook"].get("event_type")) in _DOCKET_ALERT:
        listed = _listed(results, _place(context.url), context.court_id)
        if listed.collection != _PARTIES:
            return _document(listed)
    raise NotAFeed("The webhook tells of something other than entries on a docket.")


def _page(told: Told, context: Context) -> ParsedDocument:
    place, following = _place(context.url), told.get("next")
    listed = _listed(told["results"], place, context.court_id)
    if following in (None, ""):
        return _document(listed, _after(listed, place))
    next_url = _moved(following, place.base)
    return _document(listed, next_url, is_lost=not next_url)


def _document(listed: _Listed, next_url: str = "", *, is_lost: bool = False) -> ParsedDocument:
    return ParsedDocument(
        items=tuple(listed.items),
        parties=tuple(listed.parties),
        rejected=tuple(listed.rejected),
        notes=(*_notes(listed), *([LOST] if is_lost else [])),
        is_partial=is_lost or bool(listed.cut_count),
        next_url=next_url,
    )


def _notes(listed: _Listed) -> Iterator[str]:
    if listed.cut_count:
        yield f"Cut after {MAXIMUM_RESULTS} results: {listed.cut_count} more were not read."
    for flag in (NO_DATE, entries.NO_DOCKET):
        if count := sum(flag in item.flags for item in listed.items):
            yield f"Entries with {flag}: {count}."


# --- What a page lists ----------------------------------------------------------------------------


def _listed(results: list[Any], place: _Place, court_id: str) -> _Listed:
    """Entries or parties, told apart by what only they have; an empty page by its address."""
    kinds = {_kind(each) for each in results[:MAXIMUM_RESULTS]} - {""} or {place.collection}
    if len(kinds) > 1 or (results and not kinds <= {_ENTRIES, _PARTIES}):
        raise NotAFeed("The JSON lists something other than the entries or the parties of a docket.")
    listed = _Listed(kinds.pop(), max(0, len(results) - MAXIMUM_RESULTS))
    for each in results[:MAXIMUM_RESULTS]:
        found = _found(each, place, court_id)
        listed.items += [one for one in found if isinstance(one, ParsedItem)]
        listed.parties += [one for one in found if isinstance(one, ParsedParty)]
        listed.rejected += [one for one in found if isinstance(one, Rejected)]
    return listed


def _kind(told: object) -> str:
    """Results of a search have `recap_documents` too, but their docket goes by another name."""
    if not isinstance(told, dict):
        return ""
    if "recap_sequence_number" in told or {"recap_documents", "docket"} <= told.keys():
        return _ENTRIES
    return _PARTIES if "party_types" in told else ""


def _found(told: Any, place: _Place, court_id: str) -> Sequence[ParsedItem | ParsedParty | Rejected]:
    kind = _kind(told)
    if kind == _ENTRIES:
        return (entries.entry(told, court_id=court_id, docket_id=place.docket_id, site=place.url),)
    if kind == _PARTIES:
        found = entries.party(told, docket_id=place.docket_id)
        return found if isinstance(found, tuple) else (found,)
    return (Rejected(ANOTHER_KIND, entries.subject(told if isinstance(told, dict) else {})),)


# --- Addresses ------------------------------------------------------------------------------------


def _place(url: str) -> _Place:
    found = _API.match(url) if urls.is_http(url) else None
    if not found:
        return _Place()
    asked = parse_qs(urlsplit(url).query).get("docket", [""])[0]
    return _Place(url, found[1], found[2], entries.identity(found[3] if found[2] == "dockets" else asked))


def _after(listed: _Listed, place: _Place) -> str:
    """Behind the last page of a docket's entries come its parties."""
    docket_ids = {place.docket_id or item.court.docket_id for item in listed.items if item.court}
    docket_ids = (docket_ids or {place.docket_id}) - {""}
    if not place.base or listed.collection != _ENTRIES or len(docket_ids) != 1:
        return ""
    return f"{place.base}/{_PARTIES}/?docket={docket_ids.pop()}"


def _moved(following: object, base: str) -> str:
    """The next page at the server that was asked; empty where its address is none of a page of this API."""
    if not (isinstance(following, str) and base):
        return ""
    try:
        parts = urlsplit(following)
    except ValueError:
        return ""
    found = _PAGE.fullmatch(parts.path)
    url = f"{base}{found[1]}?{parts.query}" if found else ""
    return url if urls.is_http(url) else ""


def _moment(value: object) -> datetime | None:
    """A moment in ISO 8601 with its offset; anything else is None."""
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
        return at.astimezone(UTC) if at and at.tzinfo else None
    except (ValueError, OverflowError):
        return None
