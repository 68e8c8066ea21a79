"""Headline, site and language of a page: what it shows if its head confirms that, else what its head says."""

import itertools
import re
from typing import Final

from lxml import etree

from disputes.ingest.articles import records as article_records
from disputes.ingest.articles.page import Page, words
from disputes.text import markup, urls

_HEADING_CHARACTERS: Final = 300
_MAXIMUM_HEADINGS: Final = 500
_MAXIMUM_TITLES: Final = 5
_SIMILAR: Final = 0.5
_LEAST_WHOLE: Final = 20  # a shorter title may be the first words of a longer one by chance
_SEPARATOR: Final = re.compile(r"\s(?:[|·•»–—-]|::)\s|\s?\|\s?")
_WORD: Final = re.compile(r"\w+")
_TITLES: Final = ("dc:title", "og:title", "twitter:title", "dc.title", "citation_title", "parsely-title")
_TAG: Final = re.compile(r"\s*([a-z]{2})(?:[-_][a-z]{2,4}){0,2}\s*", re.I)
# ISO 639-1.
_CODES: Final = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de"
    " dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id"
    " ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu"
    " lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu"
    " rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr"
    " ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)


def language_tag(page: Page) -> str:
    """The page's own tag, such as `en-GB`, as its root, its head or its JSON-LD gives it; empty: unknown."""
    said = [page.tree.get("lang", ""), page.tree.get("xml:lang", "")]
    said += [page.first(name) for name in ("og:locale", "content-language", "dc.language", "language")]
    for record in page.own(article_records.ARTICLE):
        said += article_records.texts(record.get("inLanguage"))
    tags = (found for one in said if (found := _TAG.fullmatch(one)))
    return next((tag[0].strip() for tag in tags if tag[1].lower() in _CODES.split()), "")


def headline(page: Page) -> etree._Element | None:
    """The heading that the head of the page confirms; where there is none, the page's only first heading."""
    sites, titles = site_names(page), _titles(page)
    every = itertools.islice(page.tree.iter("h1", "h2", "h3", "h4"), _MAXIMUM_HEADINGS)
    headings: list[etree._Element] = [
        one for one in every if key(words(one, _HEADING_CHARACTERS)) not in sites | {""}
    ]
    ranked = [(_likeness(words(one), titles), not _is_in_menu(one), -at) for at, one in enumerate(headings)]
    likeness, _, at = max(ranked, default=(0.0, False, 0))
    if likeness >= _SIMILAR:
        return headings[-at]
    first = [one for one in headings if one.tag == "h1"]
    return first[0] if len(first) == 1 else None


def title(page: Page, shown: etree._Element | None) -> str:
    """The headline in plain text, without the site's name; empty where the page has none.

    Where a heading holds more than its title, a date or a section, the title that the head confirms is it.
    """
    heading, said = words(shown), _titles(page)
    if not said or _likeness(heading, said) >= _SIMILAR:
        whole = [
            one for one in said if len(one) >= _LEAST_WHOLE and re.match(rf"{re.escape(one)}\b", heading)
        ]
        found = max(whole, key=len, default=heading)
    else:
        found = said[0]
    return markup.plain(found)[: markup.TITLE_CHARACTERS]


def site_names(page: Page) -> set[str]:
    """The site's and its publisher's names and host, as `key`."""
    names = [page.first("og:site_name"), page.first("application-name")]
    for record in page.records:
        names += article_records.texts(record.get("publisher"))
    for address in page.addresses:
        names += [urls.host(address), urls.host(address).rpartition(".")[0]]
    return {key(name) for name in names} - {""}


def key(text: str) -> str:
    """What two spellings of a name have in common: letters and figures."""
    return "".join(_WORD.findall(text.casefold()))


def _is_in_menu(element: etree._Element) -> bool:
    return any(one.tag in ("nav", "aside", "footer") for one in element.iterancestors())


def _titles(page: Page) -> list[str]:
    """What the head calls the page, without the site's name."""
    sites = site_names(page)
    said = [
        text[: markup.TITLE_CHARACTERS]
        for one in page.own(article_records.ARTICLE)[:_MAXIMUM_TITLES]
        for text in article_records.texts(one.get("headline"))[:1]
    ]
    said += [page.first(name) for name in _TITLES] + [words(page.tree.find(".//head/title"))]
    stripped = [_without(one, sites) for one in said]
    return [one for one in stripped if one and key(one) not in sites]


def _without(text: str, sites: set[str]) -> str:
    """The title without a first or last part that is the site's name."""
    marks = list(_SEPARATOR.finditer(text))
    if marks and key(text[marks[-1].end() :]) in sites:
        return text[: marks[-1].start()].strip()
    if marks and key(text[: marks[0].start()]) in sites:
        return text[marks[0].end() :].strip()
    return text


def _likeness(text: str, others: list[str]) -> float:
    """The share of words in common with the most similar of the others, or of their first parts: 0 to 1."""
    own = set(_WORD.findall(text.casefold()))
    parts = (part for other in others for part in (other, _SEPARATOR.split(other)[0]))
    sets = (set(_WORD.findall(part.casefold())) for part in parts)
    return max((len(own & other) / len(own | other) for other in sets if own | other), default=0.0)
