"""The list on a web page that nobody has described: siblings of one shape in its main part, good evidence."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bs4 import Tag

from disputes.ingest.pages import lists as page_lists
from disputes.ingest.pages import tree as page_tree
from disputes.ingest.pages.rules import ListRules
from disputes.ingest.pages.tree import Page
from disputes.ingest.types import MAXIMUM_ITEMS, NotAFeed, ParsedDocument
from disputes.text import urls

FEWEST_ENTRIES: Final = 3
FEWEST_UNDATED: Final = 5
WEIGHED_ENTRIES: Final = 300
ENOUGH_GOOD: Final = 0.6  # of the siblings
ENOUGH_DIFFERENT: Final = 0.8
ENOUGH_TEXT: Final = 0.3  # of the page's main part: an article with a list beside it is an article
ENOUGH_BARE_TEXT: Final = 0.6  # of links without headings and dates: those are often menus
_ENTRIES: Final = ("article", "li", "tr", "div", "section", "a", "p", "dd")
_ASIDE: Final = (
    "nav, footer, aside, form, dialog, [role=navigation], [role=banner], [role=contentinfo], [role=search],"
    "[role=complementary], [hidden], [aria-hidden=true], body > header, body > div > header"
)
_ASIDE_NAME: Final = re.compile(
    r"(?:nav|navigation|navbar|menu|breadcrumbs?|header|footer|sidebar|social|share|sharing|pager|pagination"
    r"|cookies?|related|recommended|comments?|newsletter|popular|trending|most-read|promo|ads?)(?:[-_].*)?",
    re.I,
)
# Words in class names that tell siblings of one list apart.
_PLACE: Final = re.compile(r"\d|^(?:first|last|odd|even|active|current|featured|sticky|views-row)", re.I)


@dataclass(frozen=True, slots=True)
class _Group:
    """Siblings of one shape, those of them that read like entries, and what else speaks for a list."""

    siblings: list[Tag]
    good: list[Tag]
    ratio: float
    text_length: float
    is_dated: bool
    is_headed: bool

    @property
    def score(self) -> float:
        return self.text_length * self.ratio**2 * (1 + self.is_dated + self.is_headed)


def read(page: Page) -> ParsedDocument:
    """The entries of the most convincing list. Raises NotAFeed where none convinces."""
    main = _main(page)
    text_length = len(page_tree.words(main))
    weighed = [_weighed(page, siblings) for siblings in _siblings(main)]
    groups = [group for group in weighed if _convinces(page, group, text_length)]
    if not groups:
        raise NotAFeed("No list could be found on the page: give it selectors.")
    best = max(groups, key=lambda group: group.score)
    some = best.siblings[: MAXIMUM_ITEMS + 1]
    entries = [element for element in some if page_lists.main_link(element)]
    note = f"The list was found without selectors: {len(entries)} entries of one shape."
    return page_lists.document(page, entries, ListRules(), [note])


def _main(page: Page) -> Tag:
    """The part of the page that is its own. What holds half of the text stays, whatever it calls itself."""
    whole = page.soup.body or page.soup
    half = len(page_tree.words(whole)) / 2
    named = [
        element for element in whole.find_all(("div", "section", "ul", "ol", "table")) if _is_aside(element)
    ]
    for element in [*whole.select(_ASIDE), *named]:
        if not element.decomposed and len(page_tree.words(element)) < half:
            element.decompose()
    mains = whole.select("main, [role=main]")
    return max(mains, key=lambda element: len(page_tree.words(element)), default=whole)


def _is_aside(element: Tag) -> bool:
    names = [*element.get_attribute_list("class"), *element.get_attribute_list("id")]
    return any(_ASIDE_NAME.fullmatch(str(name)) for name in names if name)


def _siblings(main: Tag) -> Iterator[list[Tag]]:
    """Elements of one tag below parents of one shape, and those of them that share a shape themselves.

    Parents count, not one parent: cards stand in rows, and entries below the heading of each month.
    """
    groups: defaultdict[tuple[object, ...], list[Tag]] = defaultdict(list)
    for element in main.find_all(_ENTRIES):
        above = _shapes_above(element)
        groups[element.name, above].append(element)
        groups[_shape(element), above].append(element)
    seen: set[tuple[int, int]] = set()
    for group in groups.values():
        mark = (len(group), id(group[0]))
        if len(group) >= FEWEST_ENTRIES and mark not in seen:
            seen.add(mark)
            yield group


def _shapes_above(element: Tag) -> tuple[object, ...]:
    parent = element.parent
    return (_shape(parent), _shape(parent.parent) if parent else None)


def _shape(element: Tag | None) -> tuple[str, frozenset[str]] | None:
    if element is None:
        return None
    classes = (str(name) for name in element.get_attribute_list("class") if name)
    return element.name, frozenset(name for name in classes if not _PLACE.search(name))


def _weighed(page: Page, siblings: list[Tag]) -> _Group:
    """What the first of the siblings say of all of them."""
    some = siblings[:WEIGHED_ENTRIES]
    good = [element for element in some if page_lists.main_link(element) and _is_entry(page, element)]
    return _Group(
        siblings=siblings,
        good=good,
        ratio=len(good) / len(some),
        text_length=sum(len(page_tree.words(element)) for element in good) * len(siblings) / len(some),
        is_dated=_most(page_lists.date_of(element) is not None for element in good),
        is_headed=_most(page_lists.heading_of(element) is not None for element in good),
    )


def _is_entry(page: Page, element: Tag) -> bool:
    """Whether it tells of one thing: a title that reads like one, and no second title beside it."""
    titles = {_target(page, link) for link in page_lists.links(element) if _reads_like_a_title(link)}
    return len(titles) <= 1 and page_lists.is_title(page_lists.title_of(element))


def _reads_like_a_title(link: Tag) -> bool:
    return page_lists.is_title(page_tree.words(link))


def _target(page: Page, link: Tag) -> str:
    return urls.norm_url(urls.absolute(page.base, str(link["href"])))


def _convinces(page: Page, group: _Group, whole_length: int) -> bool:
    enough = ENOUGH_TEXT if group.is_dated or group.is_headed else ENOUGH_BARE_TEXT
    return (
        len(group.good) >= (FEWEST_ENTRIES if group.is_dated else FEWEST_UNDATED)
        and group.ratio >= ENOUGH_GOOD
        and group.text_length >= enough * whole_length
        and _are_different(page, group.good)
    )


def _are_different(page: Page, elements: list[Tag]) -> bool:
    """Whether the entries have different titles and lead to different places: else they are buttons."""
    titles = {page_lists.title_of(element) for element in elements}
    targets = {_target(page, link) for element in elements if (link := page_lists.main_link(element))}
    return min(len(titles), len(targets)) > ENOUGH_DIFFERENT * len(elements)


def _most(facts: Iterable[bool]) -> bool:
    counted = list(facts)
    return 2 * sum(counted) >= len(counted) > 0
