"""A watched passage of a web page to one entry: its words line by line, without what a curator leaves out."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from bs4 import Tag

from disputes.ingest.pages import dates as page_dates
from disputes.ingest.pages import tree as page_tree
from disputes.ingest.pages.rules import PassageRules
from disputes.ingest.pages.tree import Page
from disputes.ingest.types import ParsedDocument, ParsedItem, SelectorLost
from disputes.text import markup

KEY: Final = "passage"
MASK: Final = "…"
CLEAR_ADDED_WORDS: Final = 20  # more are no flicker: a change of so many counts at first sight
_KEPT_CHARACTERS: Final = markup.SUMMARY_CHARACTERS - 1_000  # the rest is for the line on what is not kept
_MODIFIED: Final = (
    'meta[property="article:modified_time"], meta[property="og:updated_time"], meta[itemprop="dateModified"],'
    'meta[name="dcterms.modified" i], meta[name="last-modified" i], time[itemprop="dateModified"]'
)
_WORD: Final = re.compile(r"\w+")
# A line, cut at white space where it is very long: a licence as plain text is one line.
_PIECE: Final = re.compile(r".{1,10000}(?!\S)|\S{1,10000}")


def read(page: Page, rules: PassageRules, url: str) -> ParsedDocument:
    """The passage as one entry with the key "passage". Raises SelectorLost.

    One entry, although several selectors may make it up: it is one wording, and a sentence that moves from
    one part to another has not been removed and added. Who wants two answers watches two sources.
    """
    included = _included(page, rules)
    for selector in rules.remove:
        for element in page.soup.select(selector):
            element.decompose()
    texts = [text for element in included for text in page_tree.lines(element)]
    if not texts:
        named = ", ".join(rules.include)
        raise SelectorLost(f"The passage that “{named}” selects on the page has no text.")
    title = _masked(rules.title or page.title, rules)[: markup.TITLE_CHARACTERS]
    summary = page_tree.paragraphs(_kept([_masked(text, rules) for text in texts]))
    item = ParsedItem(key=KEY, url=url, title=title, summary=summary, updated_at=_modified_at(page))
    return ParsedDocument(title=page.title[: markup.TITLE_CHARACTERS], items=(item,))


def is_clear_change(before_text: str, after_text: str) -> bool:
    """Whether more than 20 words were added: then one sighting is enough, else a second one is waited for.

    Plain texts: `markup.plain` of the summaries. Words that only moved are not added.
    """
    added = _words(after_text) - _words(before_text)
    return added.total() > CLEAR_ADDED_WORDS


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _included(page: Page, rules: PassageRules) -> list[Tag]:
    """What the selectors match, in their order, then in that of the page; nothing twice."""
    matched: dict[int, Tag] = {}
    for selector in rules.include:
        found = page.soup.select(selector)
        if not found:
            raise SelectorLost(f"The selector “{selector}” (include) matches nothing on the page.")
        matched |= {id(element): element for element in found if id(element) not in matched}
    return [
        element
        for element in matched.values()
        if not any(id(parent) in matched for parent in element.parents)
    ]


def _masked(text: str, rules: PassageRules) -> str:
    for pattern in rules.mask:
        text = pattern.sub(lambda found: MASK if found[0] else "", text)
    return text


def _kept(texts: Iterable[str]) -> Iterator[str]:
    """As much as a summary may hold; of the rest its fingerprint, so that no change in it goes unseen."""
    pieces = [piece.strip() for text in texts for piece in _PIECE.findall(text)]
    length = 0
    for number, piece in enumerate(pieces):
        length += len(page_tree.paragraphs([piece]))
        if length > _KEPT_CHARACTERS:
            rest = " ".join(pieces[number:])
            fingerprint = hashlib.sha256(rest.casefold().encode()).hexdigest()[:16]
            yield f"{MASK} {len(rest)} more characters, which are watched but not kept here ({fingerprint})."
            return
        yield piece


def _modified_at(page: Page) -> datetime | None:
    """The last change as the page itself tells it to machines."""
    element = page.soup.select_one(_MODIFIED)
    value = element.get("content") or element.get("datetime") if element else None
    return page_dates.read_machine(value) if isinstance(value, str) else None
