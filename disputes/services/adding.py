"""Adding one source: one request shows what a poll would bring, and the same bytes are its first poll.

Between looking and adding nothing is in the database: the facts travel signed, the bytes lie in a capture.
"""

import datetime
import hashlib
import logging
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any, Final, Protocol

from django.db import IntegrityError, transaction

from disputes.ingest import discovery, parse
from disputes.ingest.children.messages import ParserFailed
from disputes.ingest.courts import pacer_items
from disputes.ingest.discovery import Found
from disputes.ingest.types import Context, NotAFeed, ParsedDocument
from disputes.models import Court, Fetch, Host, Source, SourceKind
from disputes.services import captures, hosts, new_sources, preview, rounds, sealing, settling, visits
from disputes.services.matching import Matcher
from disputes.services.new_sources import Slugs
from disputes.services.preview import Entry
from disputes.services.sealing import SealBroken
from disputes.services.visits import Visit
from disputes.text import urls
from disputes.web.errors import FetchFailed
from disputes.web.types import Answer, Request

logger = logging.getLogger(__name__)
LOOK: Final = "look"
ENTRIES_SHOWN: Final = 20
PATIENCE_SECONDS: Final = 10  # so long a person waits for a host that somebody else is asking
HEADERS: Final = ("content-type", "cache-control", "expires")  # what is needed of them later
NO_ADDRESS: Final = "This is no web address. Paste one like https://www.example.org/news."
CLASH: Final = "Somebody else has just added this address, or another one under this short name."
REFUSALS: Final = {
    401: "The server asks for a key or a password (401).",
    403: "The server refuses to answer us (403).",
    404: "There is nothing at this address (404).",
    410: "The server says that this is gone for good (410).",
    429: "The server asks to be left alone for a while (429).",
    503: "The server is overloaded or being serviced (503).",
}

type Parse = Callable[[str, bytes, Context], ParsedDocument]


class Client(Protocol):
    """What fetches: `disputes.web.client.Client`, or a fake at the network's edge."""

    def get(self, request: Request) -> Answer: ...


class CannotLook(Exception):
    """There is nothing to see at an address, or no longer; the message is one sentence for people."""


class AlreadyWatched(CannotLook):
    """The address belongs to a source."""

    def __init__(self, source: Source) -> None:
        super().__init__(f"This is watched already: {source}.")
        self.source = source


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer, without its body: that lies in the capture."""

    answer: Answer
    capture: str
    at: datetime.datetime

    @property
    def url(self) -> str:
        """What would be watched: where the address has moved for good, the new one."""
        return self.answer.moved_url or self.answer.url

    def sealed(self) -> str:
        """What travels between looking and adding."""
        facts = asdict(self.answer) | {"body": "", "capture": self.capture, "at": self.at.isoformat()}
        return sealing.seal(LOOK, facts, now=self.at)


@dataclass(frozen=True)
class Look:
    """What one answer is, read as a source of this kind. Without a document `problem` says why."""

    seen: Seen
    body: bytes
    found: Found
    source: Source  # not saved
    document: ParsedDocument | None
    problem: str
    entries: list[Entry]

    @property
    def shown(self) -> list[Entry]:
        return self.entries[:ENTRIES_SHOWN]

    @property
    def match_count(self) -> int:
        return sum(bool(entry.matches) for entry in self.entries)

    @property
    def places(self) -> tuple[str, ...]:
        """Where else on a web page's server a feed could be; nobody has looked there."""
        return discovery.well_known(self.seen.url) if self.found.kind == SourceKind.PAGE else ()

    @cached_property
    def court(self) -> Court | None:
        ids = [each.court_id for each in self.document.dockets] if self.document else []
        ids += [item.court.court_id for item in self.document.items if item.court] if self.document else []
        return Court.objects.filter(pk=(ids or [pacer_items.court_of(self.seen.url)])[0]).first()

    def suggested(self) -> dict[str, Any]:
        """What a person need not type, by the fields of a source."""
        title = (self.document and self.document.title) or self.found.title
        name = (title or new_sources.name_of(self.seen.url))[: new_sources.NAME_CHARACTERS]
        beginning = new_sources.beginning(self.source.kind)
        return {
            "name": name,
            "slug": Slugs().next(name),
            "publisher": self.court.name if self.court else urls.host(self.seen.url)[:200],
            "court": self.court,
            "basis": beginning.basis,
            "language": self.found.language,
            "kind": self.source.kind,
            "interval_minutes": beginning.interval_minutes,
            "rules": {},
        }


# --- Looking ----------------------------------------------------------------------------------------


def look(
    typed: str,
    client: Client,
    *,
    now: datetime.datetime,
    read: Parse = parse.parse,
    sleep: Callable[[float], None] = time.sleep,
) -> Look:
    """Ask once for what a person typed, as a poll would, and keep the bytes. Raises CannotLook."""
    url, kind = new_sources.target(typed)
    if not url:
        raise CannotLook(NO_ADDRESS)
    if source := new_sources.watched(url):
        raise AlreadyWatched(source)
    request = rounds.visit(Source(url=url, kind=kind or SourceKind.FEED), now=now).request
    with _host(urls.asked_host(url), now, sleep) as host:
        try:
            answer = client.get(request)
        except FetchFailed as error:
            raise CannotLook(str(error)) from error
        if answer.status in visits.PAUSING:
            hosts.pause(host, answer.retry_after_seconds, REFUSALS[answer.status], now=now)
    return _look(_kept(answer, now), answer.body, kind, {}, read, now)


@contextmanager
def _host(name: str, now: datetime.datetime, sleep: Callable[[float], None]) -> Iterator[Host]:
    """Hold a host for one request; wait a little where somebody else is at it. Raises CannotLook."""
    holder, second = secrets.token_hex(16), datetime.timedelta(seconds=1)
    for _ in range(PATIENCE_SECONDS):
        if held := hosts.claim([name], holder, now=now):
            break
        sleep(1)
        now += second
    else:
        raise CannotLook(
            f"{name} is asked by others at this moment, or wants a pause. Look again in a minute."
        )
    try:
        hosts.spend(held[0], 1, now=now)
        yield held[0]
    finally:
        hosts.release(held, holder, now=now)


def _kept(answer: Answer, now: datetime.datetime) -> Seen:
    """Raises CannotLook where the answer is none to read, or leads to what is watched."""
    if not 200 <= answer.status < 300:
        raise CannotLook(REFUSALS.get(answer.status, f"The server answered {answer.status}."))
    if source := new_sources.watched(answer.moved_url or answer.url, answer.final_url):
        raise AlreadyWatched(source)
    headers = {name: value for name, value in answer.headers.items() if name in HEADERS}
    return Seen(replace(answer, headers=headers, body=b""), captures.keep(answer.body, now), now)


def look_again(
    sealed: str, kind: str, rules: Mapping[str, Any], *, now: datetime.datetime, read: Parse = parse.parse
) -> Look:
    """The same bytes, read as another kind or by other rules: no request. Raises CannotLook."""
    try:
        facts = sealing.unseal(LOOK, sealed, now=now)
        capture, at = facts.pop("capture"), datetime.datetime.fromisoformat(facts.pop("at"))
        body = captures.read(capture)
    except SealBroken as error:
        raise CannotLook(str(error)) from error
    except OSError as error:
        raise CannotLook(sealing.BROKEN) from error
    return _look(Seen(Answer(**facts | {"body": b""}), capture, at), body, kind, rules, read, now)


def _look(
    seen: Seen, body: bytes, kind: str, rules: Mapping[str, Any], read: Parse, now: datetime.datetime
) -> Look:
    answer = seen.answer
    found = discovery.discover(body, answer.headers.get("content-type", ""), answer.final_url)
    if not (kind or found.kind):
        raise CannotLook(found.problem)
    source = Source(url=seen.url, kind=kind or found.kind, rules=dict(rules))
    document, problem = _read(source, body, read, now)
    entries = preview.entries_of(document, is_court=source.is_court, now=now) if document else []
    return Look(seen, body, found, source, document, problem, entries)


def _read(
    source: Source, body: bytes, read: Parse, now: datetime.datetime
) -> tuple[ParsedDocument | None, str]:
    """The document, or why there is none."""
    try:
        return read(source.kind, body, rounds.context(source, now=now)), ""
    except NotAFeed as error:
        return None, str(error)
    except ParserFailed:
        logger.exception("Reading %s failed", source.url)
        return None, settling.OUR_ERROR


# --- Adding -----------------------------------------------------------------------------------------


def add(look: Look, fields: Mapping[str, Any]) -> tuple[Source, Fetch]:
    """Make the source and take what was seen as its first poll, whole or not at all. Raises CannotLook.

    `fields` are those of a source that a person decides; an empty slug is made from the name. It has been
    polled when it was looked at: its next poll comes one interval after that.
    """
    if look.document is None:
        raise CannotLook(look.problem)
    if watching := new_sources.watched(look.seen.url):
        raise AlreadyWatched(watching)
    source = Source(
        **{**fields, "url": look.source.url, "kind": look.source.kind, "rules": look.source.rules}
    )
    source.slug = source.slug or Slugs().next(source.name)
    try:
        with transaction.atomic():
            source.save(force_insert=True)
            [fetch] = settling.settle([_visit(look, source)], {}, matcher=Matcher(), now=look.seen.at)
    except IntegrityError as error:
        raise CannotLook(CLASH) from error
    return source, fetch


def _visit(look: Look, source: Source) -> Visit:
    """As if a worker came back with what was seen."""
    visit = rounds.visit(source, now=look.seen.at)
    visit.answer = replace(look.seen.answer, body=look.body)
    visit.started_at, visit.document = look.seen.at, look.document
    visit.body_hash = hashlib.sha256(look.body).hexdigest()
    visit.milliseconds["fetch"] = float(look.seen.answer.milliseconds)
    return visit
