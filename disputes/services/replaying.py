"""Reads saved bytes through the whole pipeline, as if a source had served them now."""

import datetime
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils.text import slugify

from disputes.ingest import parse
from disputes.models import Basis, Court, Fetch, Source, SourceKind
from disputes.services import captures, ingestion
from disputes.services.ingestion import Delivery, Parse

BASES = {
    SourceKind.PACER: Basis.COURT_RECORD,
    SourceKind.COURTLISTENER: Basis.COURT_RECORD,
    SourceKind.FEDERAL_REGISTER: Basis.REGULATOR,
}
REPLAYED = {
    SourceKind.PACER: "court feeds",
    SourceKind.COURTLISTENER: "dockets",
    SourceKind.FEDERAL_REGISTER: "regulators",
    SourceKind.FEED: "news feeds",
    SourceKind.PAGE: "pages",
}


class CannotReplay(Exception):
    """Says which file cannot be read, or why it cannot belong to that source."""


def replay(
    paths: Iterable[Path],
    kind: str,
    *,
    name: str = "",
    court_id: str = "",
    now: datetime.datetime,
    read: Parse = parse.parse,
) -> Iterator[Fetch]:
    """One receipt a file. All files are looked at before the first is read. Raises CannotReplay."""
    bodies = [_bytes(path) for path in paths]
    source = source_for(kind, name=name, court_id=court_id, now=now)
    for body in bodies:
        yield ingestion.receive(source, Delivery(body, now, court_id=court_id), now=now, read=read)


def replay_kept(source: Source, *, now: datetime.datetime, read: Parse = parse.parse) -> Iterator[Fetch]:
    """Everything that polls of this source have kept, oldest first; the same bytes once. What has been let go
    of in the meantime is passed over."""
    kept = Fetch.objects.filter(source=source).exclude(capture="").order_by("started_at", "pk")
    for name in dict.fromkeys(kept.values_list("capture", flat=True)):
        try:
            body = captures.read(name)
        except OSError:
            continue
        yield ingestion.receive(source, Delivery(body, now, capture=name), now=now, read=read)


def named(name: str) -> Source:
    """Raises CannotReplay."""
    found = _named(name) if name else None
    if found is None:
        raise CannotReplay(f"There is no source called “{name}”.")
    return found


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotReplay(f"{path}: {error.strerror}.") from error


def source_for(kind: str, *, name: str, court_id: str, now: datetime.datetime) -> Source:
    """The source of that name; without a name the feed of that court, else one for replayed files."""
    court = Court.objects.filter(pk=court_id).first() if court_id else None
    found = _named(name) if name else _of_court(kind, court)
    if found is None:
        return _make(kind, name or _default_name(kind, court_id), court, now)
    if found.kind != kind:
        raise CannotReplay(f"“{found}” is of another kind: {found.get_kind_display()}.")
    return found


def _named(name: str) -> Source | None:
    return Source.objects.filter(name=name).first() or Source.objects.named(_slug(name))


def _of_court(kind: str, court: Court | None) -> Source | None:
    return Source.objects.filter(kind=kind, court=court).order_by("pk").first() if court else None


def _default_name(kind: str, court_id: str) -> str:
    return f"Replayed {REPLAYED[SourceKind(kind)]} {court_id}".strip()


def _make(kind: str, name: str, court: Court | None, now: datetime.datetime) -> Source:
    basis = BASES.get(SourceKind(kind), Basis.PRESS)
    fields = {"name": name[:200], "kind": kind, "basis": basis, "court": court, "due_at": now}
    return Source.objects.get_or_create(slug=_slug(name), defaults=fields)[0]


def _slug(name: str) -> str:
    """Of a name in any script and of any length: where a slug cannot hold all of it, its hash ends it."""
    slug, mark = slugify(name), hashlib.sha256(name.encode()).hexdigest()[:12]
    return slug if 0 < len(slug) <= 100 else f"{slug[:80] or 'replayed'}-{mark}"
