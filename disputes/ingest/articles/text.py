"""The text of an article without what surrounds it on its page: plain, one paragraph a line."""

import logging
import re
from typing import Any, Final

import lxml.html
import trafilatura
from lxml import etree

from disputes.ingest.articles import places as article_places
from disputes.ingest.articles import records as article_records
from disputes.ingest.articles.page import Page, words
from disputes.ingest.types import NotAFeed

MAXIMUM_BYTES: Final = 512_000
# Three readings of one page: balanced, and leaning to less and to more.
_READINGS: Final[tuple[dict[str, Any], ...]] = ({}, {"favor_precision": True}, {"favor_recall": True})
_START_CHARACTERS: Final = 60
_CELL_END: Final = re.compile(r"(?<!\\)\|")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds odd is no news to anybody


def text(page: Page, headline: etree._Element | None, lines: list[article_places.Line]) -> str:
    """The article without its title, its standfirst included; empty where no text is found.

    At most 512,000 bytes of UTF-8.

    Of three readings the one of middle length is taken: what only one of them finds or misses is, as a
    rule, not the article's.
    """
    chosen = _READINGS[:1] if page.is_large else _READINGS
    found = sorted((_read(page.tree, one) for one in chosen), key=len)[len(chosen) // 2]
    first, _, rest = found.partition("\n")
    found = rest if _folded(first) == _folded(words(headline)) else found
    lead = _standfirst(page, headline, lines) if found else ""
    if lead and _start(lead) not in _folded(found):
        found = f"{lead}\n{found}"
    return found.encode("utf-8", "ignore")[:MAXIMUM_BYTES].decode("utf-8", "ignore").strip()


def _read(tree: lxml.html.HtmlElement, reading: dict[str, Any]) -> str:
    # Always a tree: of bytes the library inflates what is packed.
    try:
        found = trafilatura.extract(tree, include_comments=False, **reading) or ""
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # it names none
        refused = NotAFeed("The text of the article could not be told from the rest of the page.")
        refused.add_note(f"trafilatura failed with {type(error).__name__}.")
        raise refused from error
    rows = (_row(line) if line.startswith("|") else line for line in found.splitlines())
    return "\n".join(row for row in rows if row)


def _row(line: str) -> str:
    """A row of a table, which comes in Markdown, as its cells with spaces between them."""
    cells = (cell.strip().replace("\\|", "|") for cell in _CELL_END.split(line))
    return " ".join(cell for cell in cells if cell.strip("- "))


def _standfirst(page: Page, headline: etree._Element | None, lines: list[article_places.Line]) -> str:
    """The line under the headline that the head of the page gives as its description, if it stands there."""
    said = [page.first("og:description"), page.first("description", "twitter:description")]
    for record in page.own(article_records.ARTICLE):
        said += article_records.texts(record.get("description"))
    starts = {_start(one) for one in said if len(one) >= _START_CHARACTERS}
    below = article_places.below(lines, headline)
    return next((line.text for line in below if _start(line.text) in starts), "")


def _start(text: str) -> str:
    return _folded(text)[:_START_CHARACTERS]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
