"""Citations of cases, laws and journals, by eyecite.

It takes a third of a second to load, and most news cite nothing: it is loaded with the first that may.
"""

import importlib
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from disputes.matching.extract.types import Match, Value

LOOKED_AT_CHARACTERS: Final = 10_000  # its time grows faster than a text of nothing but citations
# A volume before its reporter, a section, a year before a number, a paragraph of a loose-leaf service.
_POSSIBLE: Final = re.compile(r"\d [A-Z§]|§ ?\d|\d{4}-(?:[A-Z]\w{1,20}-)?\d|\) P\d")
_KINDS: Final = {"FullCaseCitation": "case", "FullLawCitation": "law", "FullJournalCitation": "journal"}


def find(text: str) -> Iterator[Match]:
    """Full citations: {"citation" (its reporter in the usual form), "of" ("case", "law" or "journal")}, and
    where they are known "volume", "page", "section", "year", "court" (CourtListener's id)."""
    text = text[:LOOKED_AT_CHARACTERS]
    if not _POSSIBLE.search(text):
        return
    for citation in _eyecite().get_citations(text):
        if kind := _KINDS.get(type(citation).__name__):
            start, end = citation.span()
            yield start, end, {"citation": citation.corrected_citation(), "of": kind} | _known(citation)


@cache
def _eyecite() -> Any:
    return importlib.import_module("eyecite")


def _known(citation: Any) -> Value:
    groups, metadata = citation.groups, citation.metadata
    parts = {
        "volume": groups.get("volume"),
        "page": groups.get("page"),
        "section": groups.get("section"),
        "year": getattr(metadata, "year", None),
        "court": getattr(metadata, "court", None),
    }
    return {name: str(part) for name, part in parts.items() if part}
