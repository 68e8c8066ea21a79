"""A list on a web page (news, press releases, opinions) to its entries. Knows no site."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

import soupsieve
from bs4 import Tag

from disputes.ingest.pages import dates as page_dates
from disputes.ingest.pages import tree as page_tree
from disputes.ingest.pages.rules import ListRules
from disputes.ingest.pages.tree import Page
from disputes.ingest.types import MAXIMUM_ITEMS, NO_DATE, ParsedDocument, ParsedItem, Rejected, SelectorLost
from disputes.text import markup, urls

SUBJECT_CHARACTERS: Final = 80
TITLE_WORDS: Final = 3
TITLE_CHARACTERS: Final = 20  # not all languages have spaces
SENTENCE_WORDS: Final = 8
_HEADING: Final = "h1, h2, h3, h4, h5, h6, [role=heading]"
_PUBLISHED: Final = "[itemprop=datePublished], time"
# WordPress and others mark the time of the last change by its class.
_CHANGED: Final = re.compile(r"updated|modified", re.I)
_FIRST: Final = re.compile(r"publish|posted|entry-date", re.I)


def read(page: Page, rules: ListRules) -> ParsedDocument:
    """The entries that the rules select. Raises SelectorLost.

    The selectors of title and link make up what an entry is: where one matches in no entry at all, the page
    has been rebuilt, and nothing is read from it until somebody has looked.
    """
    elements = page.soup.select(rules.item, limit=MAXIMUM_ITEMS + 1)
    if not elements:
        raise SelectorLost(f"The selector “{rules.item}” (item) matches nothing on the page.")
    lost = [name for name in ("title", "link", "date", "summary") if _is_lost(elements, getattr(rules, name))]
    for name in lost:
        if name in ("title", "link"):
            raise SelectorLost(
                f"The selector “{getattr(rules, name)}” ({name}) matches nothing in any entry."
            )
    notes = [f"The selector “{getattr(rules, name)}” ({name}) matches nothing in any entry." for name in lost]
    return document(page, elements, rules, notes)


def document(page: Page, elements: Sequence[Tag], rules: ListRules, notes: Sequence[str]) -> ParsedDocument:
    """Elements as entries; what has neither title nor link is none."""
    read = [(element, _item(page, element, rules)) for element in elements[:MAXIMUM_ITEMS]]
    items = tuple(item for _, item in read if item.title or item.url)
    rejected = [_rejected(element) for element, item in read if not (item.title or item.url)]
    return ParsedDocument(
        title=page.title[: markup.TITLE_CHARACTERS],
        items=items,
        rejected=tuple(rejected),
        notes=(*notes, *_notes(items, len(elements))),
        is_partial=len(elements) > MAXIMUM_ITEMS,
    )


def is_title(text: str) -> bool:
    """Whether a text can be a title rather than a number, a section or a button."""
    return len(text.split()) >= TITLE_WORDS or len(text) >= TITLE_CHARACTERS


def heading_of(element: Tag) -> Tag | None:
    return element.select_one(_HEADING)


def title_of(element: Tag) -> str:
    """Its heading, its main link, its first line; of a table's row that links but a number, all."""
    heading, link = heading_of(element), main_link(element)
    text = page_tree.words(heading) if heading else ""
    text = text or (_title_in(link) if link else "")
    if text and (heading or element.name != "tr" or is_title(text)):
        return text
    lines = _said(element)
    return " – ".join(lines if element.name == "tr" else lines[:1])


def main_link(element: Tag) -> Tag | None:
    """The link of the heading, else the first one that reads like a title, else the longest."""
    heading = heading_of(element)
    if heading and (found := links(heading) or heading.find_parent("a", href=True)):
        return found[0] if isinstance(found, list) else found
    found = links(element)
    titles = (link for link in found if is_title(page_tree.words(link)))
    return next(titles, None) or max(found, key=lambda link: len(page_tree.words(link)), default=None)


def links(element: Tag) -> list[Tag]:
    """The links in an entry that lead elsewhere, or the entry itself where it is one."""
    found = ([element] if element.name == "a" else []) + element.find_all("a", href=True)
    return [link for link in found if not str(link.get("href", "#")).startswith("#")]


def date_of(element: Tag, order: str = "") -> datetime | None:
    """The one date of publication inside an entry; None where there are several that differ."""
    marked = [time for time in element.select(_PUBLISHED) if not _says_changed(time)]
    found = {at for time in marked if (at := _read_date(time, order, ""))}
    if not found:
        texts = [*page_tree.lines(element), *map(str, element.strings)]
        only = [text.strip() for text in texts if page_dates.is_only_a_date(text, order)]
        found = {at for text in only if (at := page_dates.read(text, order=order))}
    return found.pop() if len(found) == 1 else None


def _item(page: Page, element: Tag, rules: ListRules) -> ParsedItem:
    title = _title(element, rules)
    published_at = _date(element, rules)
    return ParsedItem(
        url=_link(page, element, rules),
        title=title[: markup.TITLE_CHARACTERS],
        summary=_summary(page, element, rules, title),
        published_at=published_at,
        flags=() if published_at else (NO_DATE,),
    )


def _title(element: Tag, rules: ListRules) -> str:
    chosen = _first(element, rules.title)
    return (page_tree.words(chosen) if chosen else "") or title_of(element)


def _link(page: Page, element: Tag, rules: ListRules) -> str:
    chosen, main = _first(element, rules.link), main_link(element)
    candidates = links(chosen) if chosen else [*([main] if main else []), *links(element)]
    return next(filter(None, (urls.absolute(page.base, str(link["href"])) for link in candidates)), "")


def _date(element: Tag, rules: ListRules) -> datetime | None:
    if not rules.date:
        return date_of(element, rules.date_order)
    chosen = _first(element, rules.date)
    return _read_date(chosen, rules.date_order, rules.date_format) if chosen else None


def _read_date(element: Tag, order: str, form: str) -> datetime | None:
    """What an element says to machines, in itself or in a <time> inside; else what it says to people."""
    inside = element if element.has_attr("datetime") else element.select_one("time[datetime]") or element
    for name in ("datetime", "content"):
        if at := page_dates.read_machine(str(inside.get(name, ""))):
            return at
    return page_dates.read(page_tree.words(element), order=order, form=form)


def _says_changed(element: Tag) -> bool:
    names = " ".join(map(str, element.get_attribute_list("class")))
    return bool(_CHANGED.search(names)) and not _FIRST.search(names)


def _summary(page: Page, element: Tag, rules: ListRules, title: str) -> str:
    if rules.summary:
        chosen = _first(element, rules.summary)
        return markup.clean(chosen.decode_contents(), page.base) if chosen else ""
    said = (line.removeprefix(title).removesuffix(title).strip(" –—-:|·") for line in _said(element))
    # Short lines are labels, ages and counters, which change while nothing has happened.
    fewest = 1 if element.name == "tr" else SENTENCE_WORDS
    texts = [line for line in said if len(line.split()) >= fewest and line not in title]
    return markup.clean(page_tree.paragraphs(texts))


def _title_in(link: Tag) -> str:
    """The text of a link; where a whole card is the link, its first line that reads like a title."""
    lines = _said(link)
    return next(filter(is_title, lines), " ".join(lines))


def _said(element: Tag) -> list[str]:
    """What an entry says, without repetitions, and without the dates that stand alone."""
    lines = dict.fromkeys(page_tree.lines(element))
    return [line for line in lines if not page_dates.is_date_line(line)]


def _first(element: Tag, selector: str) -> Tag | None:
    """The first match inside an entry, or the entry itself."""
    if not selector:
        return None
    compiled = soupsieve.compile(selector)
    return compiled.select_one(element) or (element if compiled.match(element) else None)


def _is_lost(elements: Sequence[Tag], selector: str) -> bool:
    return bool(selector) and not any(_first(element, selector) for element in elements)


def _rejected(element: Tag) -> Rejected:
    text = page_tree.words(element)[:SUBJECT_CHARACTERS]
    return Rejected("It has neither a title nor a link.", text or f"<{element.name}>")


def _notes(items: Sequence[ParsedItem], count: int) -> Iterator[str]:
    if undated := sum(NO_DATE in item.flags for item in items):
        yield f"Entries with {NO_DATE}: {undated}."
    if count > MAXIMUM_ITEMS:
        yield f"Cut after {MAXIMUM_ITEMS} entries: more were not read."
