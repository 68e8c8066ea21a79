"""Many sources at once: lists of addresses in, as lines or as OPML, and OPML out. Asks no server."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from disputes.ingest import opml
from disputes.ingest.courts import pacer_items
from disputes.ingest.opml import BadOpml, Outline
from disputes.models import Basis, Court, Source, SourceKind
from disputes.services import captures, new_sources, sealing
from disputes.services.new_sources import Slugs
from disputes.services.sealing import SealBroken
from disputes.text import urls

NO_ADDRESS = "It is no web address."
NO_DOCKET = "It names no docket at CourtListener."
CLASH = "Another source took its name at the same moment; try it again."
ROWS_AT_ONCE = 500
LIST = "list"
_COMMENT = re.compile(r"(?:^|\s)#.*")  # not the fragment of an address
TITLE = "Sources of Casetracker"


@dataclass(frozen=True, slots=True)
class Line:
    """One line or outline of a list; `number` counts from 1. `problem` says why it is refused."""

    number: int
    text: str
    url: str = ""
    kind: str = ""
    name: str = ""
    problem: str = ""


@dataclass(slots=True)
class Sorted:
    """The lines of a list by what becomes of them."""

    new: list[Line] = field(default_factory=list)
    watched: list[Line] = field(default_factory=list)
    refused: list[Line] = field(default_factory=list)

    def sentence(self) -> str:
        return f"Added {len(self.new)}, watched already {len(self.watched)}, refused {len(self.refused)}."


@dataclass(frozen=True, slots=True)
class Offer:
    """What an uploaded list would add; `sealed` is to be handed back for `accept`."""

    lines: Sorted
    sealed: str


def read(body: bytes, kind: str = "") -> list[Line]:
    """The lines of a text, without blank ones and `#` comments; or the outlines of what is OPML.

    `kind` is that of all sources; without it each has the kind that its address tells, else it is a feed.
    Raises BadOpml.
    """
    if opml.is_opml(body):
        return [_outlined(number, each, kind) for number, each in enumerate(opml.read(body), 1)]
    lines = body.decode("utf-8-sig", "replace").split("\n")
    told = [(number, _COMMENT.sub("", text).strip()) for number, text in enumerate(lines, 1)]
    return [_line(number, text, kind) for number, text in told if text]


def _line(number: int, text: str, kind: str) -> Line:
    url, plain_kind = new_sources.target(text)
    line = Line(number, text, url, kind or plain_kind or SourceKind.FEED)
    if not url:
        return replace(line, problem=NO_ADDRESS)
    if line.kind == SourceKind.COURTLISTENER and line.kind != plain_kind:
        return replace(line, problem=NO_DOCKET)
    return line


def _outlined(number: int, outline: Outline, kind: str) -> Line:
    told = outline.kind if outline.kind in new_sources.BEGINNINGS else ""
    line = _line(number, outline.url, kind or told)
    return replace(line, name=outline.title[: new_sources.NAME_CHARACTERS])


def offer(body: bytes, *, now: datetime.datetime) -> Offer:
    """Read a list that somebody uploads, and keep it until they confirm. Raises BadOpml."""
    if not opml.is_opml(body):
        raise BadOpml("The file is no OPML.")
    lines = read(body)
    return Offer(sort(lines), sealing.seal(LIST, {"capture": captures.keep(body, now)}, now=now))


def accept(sealed: str, *, is_paused: bool, now: datetime.datetime) -> Sorted:
    """Add what was offered. Raises SealBroken."""
    try:
        body = captures.read(sealing.unseal(LIST, sealed, now=now)["capture"])
    except OSError as error:
        raise SealBroken(sealing.BROKEN) from error
    return add(read(body), is_paused=is_paused, now=now)


def sort(lines: Iterable[Line]) -> Sorted:
    """What would become of the lines now; an address that comes twice is watched when it comes again."""
    known = {urls.norm_url(url) for url in Source.objects.values_list("url", flat=True)}
    found = Sorted()
    for line in lines:
        key = urls.norm_url(line.url)
        if line.problem:
            found.refused.append(line)
        elif key in known:
            found.watched.append(line)
        else:
            known.add(key)
            found.new.append(line)
    return found


def add(lines: Iterable[Line], *, is_paused: bool = False, now: datetime.datetime) -> Sorted:
    """Watch what is new among the lines, due now; a few statements, however many there are."""
    found = sort(lines)
    rows = list(_sources(found.new, is_paused, now))
    Source.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE, ignore_conflicts=True)
    there = set(Source.objects.values_list("url", flat=True))
    found.refused += [replace(line, problem=CLASH) for line in found.new if line.url not in there]
    found.new = [line for line in found.new if line.url in there]
    return found


def _sources(lines: Iterable[Line], is_paused: bool, now: datetime.datetime) -> Iterator[Source]:
    slugs, courts = Slugs(), set(Court.objects.values_list("pk", flat=True))
    for line in lines:
        name = line.name or new_sources.name_of(line.url)
        beginning = new_sources.beginning(line.kind)
        court = pacer_items.court_of(line.url)
        yield Source(
            slug=slugs.next(name),
            name=name,
            url=line.url,
            host=urls.asked_host(line.url),  # what save() does, which a bulk does not call
            kind=line.kind,
            basis=beginning.basis,
            interval_minutes=beginning.interval_minutes,
            court_id=court if court in courts else None,
            is_paused=is_paused,
            due_at=now,
        )


def export(*, now: datetime.datetime) -> bytes:
    """All sources that have an address, by the kind of their evidence. Addresses stand there whole."""
    groups: dict[str, list[Outline]] = {}
    for source in Source.objects.exclude(url="").order_by("basis", "name", "pk"):
        outline = Outline(source.url, source.name, kind=source.kind)
        groups.setdefault(Basis(source.basis).label, []).append(outline)
    return opml.write(TITLE, groups.items(), made_at=now)
