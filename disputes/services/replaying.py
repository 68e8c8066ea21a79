"""Reads saved bytes through the whole pipeline, as if a source had served them now."""

import datetime
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils.text import slugify

from disputes.models import Basis, Court, Fetch, Source, SourceKind
from disputes.services import ingestion
from disputes.services.ingestion import Delivery


class CannotReplay(Exception):
    """Says which file cannot be read, or why it cannot belong to that source."""


def replay(
    paths: Iterable[Path], kind: str, *, name: str = "", court_id: str = "", now: datetime.datetime
) -> Iterator[Fetch]:
    """One receipt a file. All files are looked at before the first is read. Raises CannotReplay."""
    bodies = [_bytes(path) for path in paths]
    source = source_for(kind, name=name, court_id=court_id, now=now)
    for body in bodies:
        yield ingestion.receive(source, Delivery(body, now, court_id=court_id), now=now)


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
    if kind == SourceKind.PACER:
        return f"Replayed court feeds {court_id}".strip()
    return "Replayed news feeds"


def _make(kind: str, name: str, court: Court | None, now: datetime.datetime) -> Source:
    basis = Basis.COURT_RECORD if kind == SourceKind.PACER else Basis.PRESS
    fields = {"name": name[:200], "kind": kind, "basis": basis, "court": court, "due_at": now}
    return Source.objects.get_or_create(slug=_slug(name), defaults=fields)[0]


def _slug(name: str) -> str:
    """Of a name in any script and of any length: where a slug cannot hold all of it, its hash ends it."""
    slug, mark = slugify(name), hashlib.sha256(name.encode()).hexdigest()[:12]
    return slug if 0 < len(slug) <= 100 else f"{slug[:80] or 'replayed'}-{mark}"
