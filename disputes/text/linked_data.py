"""What a page says, for machines: schema.org as JSON-LD. Pure; it knows neither records nor pages.

A chronology is a `Report`, a work that somebody wrote from sources, and its main entity a list of `Event`s.
schema.org has no type for a lawsuit: `Legislation` and `LegalService` are others, and `Dataset` would promise
a file. `subjectOf` names the works that tell of an event. How sure it is has no property of its own either:
it stands in `disambiguatingDescription`, in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

SITE: Final = "Casetracker"
_CONTEXT: Final = "https://schema.org"

type Node = dict[str, Any]
"""An object of JSON-LD."""


@dataclass(frozen=True, slots=True)
class Work:
    """A report, a filing, a statement; `published` is ISO 8601 or empty."""

    name: str
    url: str
    publisher: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """`kind` is a type of schema.org: Person, Organization; Thing where it may be either."""

    kind: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Happening:
    """`day` is ISO 8601 cut to what is known, and empty where the day of the happening itself is not known.

    `remarks` are sentences: how sure it is, what its date is.
    """

    url: str
    name: str
    summary: str
    kind: str
    day: str
    remarks: Sequence[str]
    works: Sequence[Work]


@dataclass(frozen=True, slots=True)
class Chronology:
    """The moments are ISO 8601 or empty; `site` is the address of the first page."""

    url: str
    name: str
    summary: str
    site: str
    published: str = ""
    changed: str = ""
    participants: Sequence[Participant] = ()


def chronology(of: Chronology, happenings: Sequence[Happening]) -> Node:
    """The page of a dispute, with its events in the order of the page."""
    listed = [
        {"@type": "ListItem", "position": number, "item": _event(each)}
        for number, each in enumerate(happenings, 1)
    ]
    about = [{"@type": each.kind, "name": each.name, "url": each.url} for each in of.participants]
    main = {"@type": "ItemList", "numberOfItems": len(listed), "itemListElement": listed}
    site = {"@type": "WebSite", "name": SITE, "url": of.site}
    rest = {"about": about, "isPartOf": site, "mainEntity": main if listed else None}
    return _known({"@context": _CONTEXT, **_report(of), **rest})


def event(happening: Happening, of: Sequence[Chronology]) -> Node:
    """The page of an event, part of the chronologies on which it stands."""
    page = {"@type": "WebPage", "url": happening.url, "isPartOf": [_known(_report(each)) for each in of]}
    return {"@context": _CONTEXT, **_event(happening), "mainEntityOfPage": _known(page)}


def _report(of: Chronology) -> Node:
    return {
        "@type": "Report",
        "@id": of.url,
        "url": of.url,
        "name": of.name,
        "description": of.summary,
        "datePublished": of.published,
        "dateModified": of.changed,
    }


def _event(happening: Happening) -> Node:
    return _known(
        {
            "@type": "Event",
            "@id": happening.url,
            "url": happening.url,
            "name": happening.name,
            "description": happening.summary,
            "disambiguatingDescription": " ".join(happening.remarks),
            "keywords": happening.kind,
            "startDate": happening.day,
            "subjectOf": [_work(each) for each in happening.works],
        }
    )


def _work(work: Work) -> Node:
    publisher = {"@type": "Organization", "name": work.publisher} if work.publisher else None
    named = {"@type": "CreativeWork", "name": work.name, "url": work.url}
    return _known({**named, "publisher": publisher, "datePublished": work.published})


def _known(node: Node) -> Node:
    """Without what is not known."""
    return {name: value for name, value in node.items() if value}
