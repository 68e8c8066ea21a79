"""How to cite an event: in plain words, in the manner of the Bluebook and of APA, and as BibTeX. Pure.

Every form names this tracker, for what is cited is its entry; a source stands beside it, if one is known.
"""

import datetime
import re
from dataclasses import dataclass
from typing import Final

SITE: Final = "Casetracker"
_SPECIAL: Final = re.compile(r"([&%$#_{}~^\\])")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is cited: `happened` in words, `day` in ISO 8601 as far as known, `read_on` the day of reading."""

    key: str
    headline: str
    dispute: str
    happened: str
    day: str
    url: str
    read_on: datetime.date
    source: str = ""
    source_url: str = ""


def forms(entry: Entry) -> list[tuple[str, str]]:
    """(name, text) of each form."""
    return [
        ("Plain", _plain(entry)),
        ("Bluebook", _bluebook(entry)),
        ("APA", _apa(entry)),
        ("BibTeX", _bibtex(entry)),
    ]


def _plain(entry: Entry) -> str:
    told = ", ".join(filter(None, [entry.source, entry.source_url]))
    source = f" Source: {told}." if told else ""
    return (
        f"“{entry.headline}” ({entry.dispute}, {entry.happened}). {SITE}, {entry.url}, read on"
        f" {_day(entry.read_on)}.{source}"
    )


def _bluebook(entry: Entry) -> str:
    """After rule 18.2 on internet sources: title, site, date, address, day of the last visit."""
    return (
        f"{entry.headline}, {entry.dispute}, {SITE} ({entry.happened}), {entry.url}"
        f" (last visited {entry.read_on:%b}. {entry.read_on.day}, {entry.read_on.year})."
    )


def _apa(entry: Entry) -> str:
    """After section 10.16 of the seventh edition, for pages that change: with the day of retrieval."""
    return (
        f"{SITE}. ({entry.day or 'n.d.'}). {entry.headline} [{entry.dispute}]. Retrieved"
        f" {entry.read_on:%B} {entry.read_on.day}, {entry.read_on.year}, from {entry.url}"
    )


def _bibtex(entry: Entry) -> str:
    fields = {
        "title": f"{{{_escaped(entry.headline)}}}",
        "howpublished": f"{SITE}: {_escaped(entry.dispute)}",
        "year": entry.day[:4],
        "month": entry.day[5:7],
        "url": entry.url,
        "urldate": entry.read_on.isoformat(),
        "note": _escaped(entry.source),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{entry.key},", ",\n".join(lines), "}"])


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text.replace("\\", "/"))


def _day(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"
