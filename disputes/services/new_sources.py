"""What a source begins with: what goes with its kind, a name, a slug; and whether it is watched already."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.utils.text import slugify

from disputes.ingest import discovery
from disputes.ingest.courts import courtlistener
from disputes.models import Basis, Source, SourceKind
from disputes.text import urls

SLUG_CHARACTERS: Final = 90  # and a number behind it
NAME_CHARACTERS: Final = 200
_NO_WORD: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What goes with a kind until somebody says otherwise."""

    basis: Basis
    interval_minutes: int


BEGINNINGS: Final = {
    SourceKind.PACER: Beginning(Basis.COURT_RECORD, 10),
    SourceKind.COURTLISTENER: Beginning(Basis.COURT_RECORD, 120),
    SourceKind.FEDERAL_REGISTER: Beginning(Basis.REGULATOR, 120),
    SourceKind.PAGE: Beginning(Basis.PRESS, 360),
    SourceKind.FEED: Beginning(Basis.PRESS, 60),
}


def beginning(kind: str) -> Beginning:
    return BEGINNINGS.get(SourceKind(kind), BEGINNINGS[SourceKind.FEED])


def target(typed: str) -> tuple[str, str]:
    """The address that a person means, and its kind where that is plain; both empty where it is none.

    A docket at CourtListener is meant by its page there or its address at the API.
    """
    if docket := docket_address(typed):
        return docket, SourceKind.COURTLISTENER
    url = discovery.address(typed)
    return url, discovery.kind_of_address(url) if url else ""


def docket_address(typed: str) -> str:
    """At the API; empty for the feed that CourtListener has of a docket, which is read as the feed it is."""
    typed = typed.strip()
    if typed.rstrip("/").endswith("/feed") or typed.isdecimal():
        return ""
    return courtlistener.docket_address(typed, settings.COURTLISTENER_URL) or ""


def name_of(url: str) -> str:
    """Host and path: a name is public, and what stands in a query may be a key."""
    plain = urls.without_secrets(urls.norm_url(url))
    return plain.removeprefix("https://").rstrip("/")[:NAME_CHARACTERS]


class Slugs:
    """Slugs that no source has, given out one after the other."""

    def __init__(self) -> None:
        self._taken = set(Source.objects.values_list("slug", flat=True))
        self._counts: Counter[str] = Counter()

    def next(self, name: str) -> str:
        base = slugify(_NO_WORD.sub("-", name))[:SLUG_CHARACTERS].strip("-") or "source"
        slug = base
        while slug in self._taken:
            self._counts[base] += 1
            slug = f"{base}-{self._counts[base] + 1}"
        self._taken.add(slug)
        return slug


def watched(*addresses: str) -> Source | None:
    """The source that watches one of these addresses, in whatever spelling."""
    keys = {urls.norm_url(url) for url in addresses}
    hosts = {urls.host(url) for url in addresses}
    spellings = {urls.asked_host(url) for url in addresses} | hosts | {f"www.{host}" for host in hosts}
    candidates = Source.objects.filter(host__in=spellings - {""})
    return next((each for each in candidates if urls.norm_url(each.url) in keys), None)
