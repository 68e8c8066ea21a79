"""How to cite an event: in plain words, in the manner of the Bluebook and of APA, and as BibTeX. Pure.

Every form names this tracker, for what is cited is its entry; a source stands beside it, if one is known.
"""

import datetime
import re
from dataclasses import dataclass
from typing import Final

SITE: Final = "Casetracker"
_SPECIAL: Final = re.compile(r"([&%$#_{}~^\\])")
_BREAKS_ADDRESS: Final = re.compile(r"[{}\\]")
# The Bluebook's table T12 writes out May, June and July, and gives September four letters.
_BLUEBOOK_MONTHS: Final = (
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is cited: `happened` in words, a range with both its ends; it belongs to what the entry tells.

    The entry itself was first here on `published_on`, was changed on `updated_on` and read on `read_on`.
    """

    key: str
    headline: str
    dispute: str
    happened: str
    published_on: datetime.date
    updated_on: datetime.date
    read_on: datetime.date
    url: str
    source: str = ""
    source_url: str = ""

    @property
    def title(self) -> str:
        return f"{self.headline} ({self.happened})"


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
    """After rule 18.2 on internet sources that change: when it was last updated, and when last visited."""
    updated, visited = _bluebook_day(entry.updated_on), _bluebook_day(entry.read_on)
    return (
        f"{entry.title}, {entry.dispute}, {SITE} (last updated {updated}), {entry.url}"
        f" (last visited {visited})."
    )


def _apa(entry: Entry) -> str:
    """After section 10.16 of the seventh edition, for pages that change: with the day of retrieval."""
    day = entry.published_on
    return (
        f"{SITE}. ({day.year}, {day:%B} {day.day}). {entry.title} [{entry.dispute}]. Retrieved"
        f" {entry.read_on:%B} {entry.read_on.day}, {entry.read_on.year}, from {entry.url}"
    )


def _bibtex(entry: Entry) -> str:
    """The month is one of BibTeX's own abbreviations, which take no braces."""
    source_url = _BREAKS_ADDRESS.sub(_percent, entry.source_url)
    note = [_escaped(entry.source), f"\\url{{{source_url}}}" if source_url else ""]
    fields = {
        "title": f"{{{{{_escaped(entry.title)}}}}}",
        "howpublished": f"{{{SITE}: {_escaped(entry.dispute)}}}",
        "year": f"{{{entry.published_on.year}}}",
        "month": f"{entry.published_on:%b}".lower(),
        "url": f"{{{entry.url}}}",
        "urldate": f"{{{entry.read_on.isoformat()}}}",
    }
    if any(note):
        fields["note"] = f"{{{', '.join(filter(None, note))}}}"
    lines = [f"  {name} = {value}" for name, value in fields.items()]
    return "\n".join([f"@misc{{{entry.key},", ",\n".join(lines), "}"])


def _percent(found: re.Match[str]) -> str:
    return f"%{ord(found[0]):02X}"


def _bluebook_day(day: datetime.date) -> str:
    return f"{_BLUEBOOK_MONTHS[day.month - 1]} {day.day}, {day.year}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text.replace("\\", "/"))


def _day(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"
