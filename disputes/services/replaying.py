"""Reads saved bytes through the whole pipeline, as if a source had served them now."""

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils.text import slugify

from disputes.models import Basis, Court, Fetch, Source, SourceKind
from disputes.services import ingestion
from disputes.services.ingestion import Delivery


class Unreadable(Exception):
    """A file that is not there or cannot be read; the message says which and why."""


def replay(
    paths: Iterable[Path], kind: str, *, name: str = "", court_id: str = "", now: datetime.datetime
) -> Iterator[Fetch]:
    """One receipt a file. All files are looked at before the first is read. Raises Unreadable."""
    bodies = [_bytes(path) for path in paths]
    source = source_for(kind, name=name, court_id=court_id, now=now)
    for body in bodies:
        yield ingestion.receive(source, Delivery(body, now), now=now)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror}.") from error


def source_for(kind: str, *, name: str, court_id: str, now: datetime.datetime) -> Source:
    """The source of that name; without one the feed of that court, else one that holds all replayed files."""
    if found := _named(kind, name) if name else _of_court(kind, court_id):
        return found
    name = name or ("Replayed court feeds" if kind == SourceKind.PACER else "Replayed news feeds")
    made, _ = Source.objects.get_or_create(
        slug=slugify(name) or "replayed",
        defaults={
            "name": name,
            "kind": kind,
            "basis": Basis.COURT_RECORD if kind == SourceKind.PACER else Basis.PRESS,
            "court": Court.objects.filter(pk=court_id).first(),
            "due_at": now,
        },
    )
    return made


def _named(kind: str, name: str) -> Source | None:
    sources = Source.objects.filter(kind=kind)
    return sources.filter(name=name).first() or sources.filter(slug=slugify(name)).first()


def _of_court(kind: str, court_id: str) -> Source | None:
    if not court_id or kind != SourceKind.PACER:
        return None
    return Source.objects.filter(kind=kind, court=court_id).order_by("pk").first()
