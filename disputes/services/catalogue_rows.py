"""What the catalogue's registries become in the database. Says what should stand there; writes nothing.

A row's key is its name for ever: `event:doe-v-roe#letter`. What has no name is named by its content.
"""

import datetime
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.text import slugify

from disputes.ingest.catalogue import entries

type Fields = dict[str, Any]
"""By name of a model's field, its value; a Ref stands for a foreign key."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Another row by its key; an empty key is none."""

    key: str


@dataclass(frozen=True, slots=True)
class Row:
    """One record as it should be.

    `identities`: each is a way to find a record that stood there before the first load; the first also makes
    a new one. `values` are compared at each load, `once` are given to a new record only, `many` are sets that
    are added to and taken from. Without identities only what an earlier row made is changed. Where one of
    `needs` is gone, the row has no place.
    """

    key: str
    where: str
    identities: tuple[Fields, ...] = ()
    values: Fields = field(default_factory=dict)
    many: Mapping[str, list[Ref]] = field(default_factory=dict)
    once: Fields = field(default_factory=dict)
    needs: tuple[Ref, ...] = ()


def ref(kind: str, *names: str) -> Ref:
    """`ref("event", "doe-v-roe", "letter")` is `event:doe-v-roe#letter`; without a last name it is none."""
    return Ref(f"{kind}:{'#'.join(names)}" if names[-1] else "")


def refs(kind: str, names: Iterable[str]) -> list[Ref]:
    return [ref(kind, name) for name in names]


def entry_rows(entry: entries.Entry, now: datetime.datetime) -> Iterator[Row]:
    """The rows of one table of a registry file."""
    match entry:
        case entries.Source():
            yield _source(entry, now)
        case entries.Standard():
            yield _standard(entry)
            yield from (_step(entry, step) for step in entry.steps)
        case _:
            yield _ENTRIES[type(entry)](entry)


def entry_links(entry: entries.Entry) -> Iterator[Row]:
    """What can only be set when all other entries of the file, or all disputes, are there."""
    key = ref(type(entry).__name__.lower(), entry.slug).key
    match entry:
        case entries.Party(parent=parent):
            yield Row(key, entry.where, values={"parent": ref("party", parent)})
        case entries.Standard(track=track):
            yield Row(key, entry.where, values={"track": ref("dispute", track)})


def _party(party: entries.Party) -> Row:
    values = {
        "name": party.name,
        "kind": party.kind,
        "country": party.country,
        "aliases": list(party.aliases),
        "descriptions": list(party.descriptions),
        "note": party.note,
    }
    return _entry("party", party, values)


def _product(product: entries.Product) -> Row:
    values = {
        "name": product.name,
        "maker": ref("party", product.maker),
        "aliases": list(product.aliases),
    }
    return _entry("product", product, values)


def _work(work: entries.Work) -> Row:
    return _entry("work", work, {"title": work.title, "owner": ref("party", work.owner), "kind": work.kind})


def _court(court: entries.Court) -> Row:
    values = {
        "name": court.name,
        "short_name": court.short_name,
        "country": court.country,
        "level": court.level,
        "time_zone": court.time_zone,
        "url": court.url,
    }
    return Row(ref("court", court.slug).key, court.where, ({"id": court.slug},), values)


def _campaign(campaign: entries.Campaign) -> Row:
    values = {
        "name": campaign.name,
        "summary": campaign.summary,
        "product": ref("product", campaign.product),
    }
    return _entry("campaign", campaign, values)


def _standard(standard: entries.Standard) -> Row:
    values = {
        "name": standard.name,
        "kind": standard.kind,
        "jurisdiction": standard.jurisdiction,
        "body": ref("party", standard.body),
        "status": standard.status,
        "summary": standard.summary,
    }
    return _entry("standard", standard, values | sourced(standard))


def _step(standard: entries.Standard, step: entries.Step) -> Row:
    identity = {
        "standard": ref("standard", standard.slug),
        "happened_on": step.date,
        "summary": step.summary,
    }
    key = ref("step", standard.slug, digest(step.date, step.summary)).key
    return Row(key, step.where, (identity,), sourced(step))


def _source(source: entries.Source, now: datetime.datetime) -> Row:
    values = {
        "name": source.name,
        "url": source.url,
        "kind": source.kind,
        "publisher": source.publisher,
        "court": ref("court", source.court),
        "basis": source.basis,
        "language": source.language,
        "interval_minutes": source.interval_minutes,
        "is_paused": source.paused,
        "note": source.note,
    }
    identities: tuple[Fields, ...] = ({"slug": source.slug}, {"url": source.url})
    due = {"due_at": now + _offset(source)}
    return Row(ref("source", source.slug).key, source.where, identities, values, once=due)


def _offset(source: entries.Source) -> datetime.timedelta:
    """Somewhere in the source's interval, always the same: a first start must not ask everybody at once."""
    seconds = int(digest(source.slug), 16) % (source.interval_minutes * 60)
    return datetime.timedelta(seconds=seconds)


def _entry(kind: str, entry: entries.Entry, values: Fields) -> Row:
    return Row(ref(kind, entry.slug).key, entry.where, ({"slug": entry.slug},), values)


def topic(name: str) -> Row:
    """Topics have no file. A topic that is there keeps its name: files may not quarrel over its spelling."""
    slug = slugify(name)
    return Row(ref("topic", slug).key, "topics", ({"slug": slug},), once={"name": name})


def sourced(fact: entries.Fact) -> Fields:
    return {"source_url": fact.source, "standing": fact.effective_standing}


def money(amount: int | None) -> Decimal | None:
    return None if amount is None else Decimal(amount)


def digest(*parts: str) -> str:
    """A short name for a content that has none."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


_ENTRIES: dict[type[entries.Entry], Callable[[Any], Row]] = {
    entries.Party: _party,
    entries.Product: _product,
    entries.Work: _work,
    entries.Court: _court,
    entries.Campaign: _campaign,
}
