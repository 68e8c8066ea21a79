"""Who wrote an article: names alone, without “By”, roles and dates. Knows where a page says it, and how."""

import itertools
import re
from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from disputes.ingest.articles import names as article_names
from disputes.ingest.articles import places as article_places
from disputes.ingest.articles import records as article_records
from disputes.ingest.articles import written_dates
from disputes.ingest.articles.page import Page, words
from disputes.text import markup

MAXIMUM_CHARACTERS: Final = 300
_SAID_CHARACTERS: Final = 200
_NAME_CHARACTERS: Final = 60
_NAME_WORDS: Final = 6
_PERSON_ELEMENTS: Final = 50
_META: Final = (
    *("dc:creator", "parsely-author", "article:author", "og:article:author", "article.author"),
    *(
        "sailthru.author",
        "citation_author",
        "author",
        "byl",
        "dc.creator",
        "dcterms.creator",
        "dcterm:creator",
    ),
)
_BY: Final = re.compile(
    r"\W{0,3}(?:(?:written|posted|published|reported|story|words|geschrieben|escrito|écrit|scritto) )?"
    r"(?:by|von|par|por|door|di|da|af|av)\b:? "
    r"|\W{0,3}(?:authors?|autor(?:in|en|es)?|auteurs?|autore|text|bericht) ?: ?",
    re.I,
)
# What comes after the names.
_REST: Final = re.compile(
    r"\s[|•·–—-]\s|\||\s@\w|\b(?:updated?|published|posted|edited by|photos? by|veröffentlicht|aktualisiert"
    r"|erstellt|stand|publié|publicado|pubblicato)\b",
    re.I,
)
_BEFORE_DATE: Final = re.compile(
    r"(?:(?:^|\s)(?:on|at|le|am|el|il|den|vom|op|em|\w{1,9}day|\w{1,9}tag)\W{0,3})+$", re.I
)
_ASIDE: Final = re.compile(r"\([^()]*+\)|\[[^\[\]]*+\]")
_BETWEEN: Final = re.compile(r"\s?[;,/&]\s?(?:(?:and|und|et|y|e|en)\s)?|\s(?:and|und|et|y)\s")
_NO_NAME: Final = re.compile(
    r"www\.|\w@\w|^@|^\W*$|^\d"
    r"|^(?:admin(?:istrator)?|webmaster|editors?|staff|authors?|autor(?:in)?|guest|user|by|submitted|unknown"
    r"|none|null|undefined|ph\.?d|m\.?d|j\.?d|dphil|mba|esq|jr|sr)\.?$",
    re.I,
)
_ROLE: Final = re.compile(
    r"\b(?:reporter|correspondent|editor|writer|journalist|columnist|producer|analyst|contributor|bureau|staff"
    r"|redakteur|redakteurin|reporterin|korrespondent|korrespondentin|abteilung|director|professor|chief|senior"
    r"|department)\b",
    re.I,
)
_MARKED: Final = re.compile(
    r"(?:^|[\s_-])(?:by-?line|authors?|autor(?:en)?|auteurs?|writer|contributor)"
    r"(?:[_-]{0,2}(?:name|link))?(?:$|\s)",
    re.I,
)


def byline(page: Page, headline: etree._Element | None, lines: list[article_places.Line]) -> str:
    """The authors' names with commas between them; empty where none is given, or only the site itself."""
    site = article_names.site_names(page)
    for said in _said(page, headline, lines):
        names = {name.casefold(): name for one in said for name in _names(one, site)}
        if names:
            return ", ".join(names.values())[:MAXIMUM_CHARACTERS]
    return ""


def _said(
    page: Page, headline: etree._Element | None, lines: list[article_places.Line]
) -> Iterator[list[str]]:
    """What tells of authors, from the most trustworthy to the least."""
    for kind in (article_records.ARTICLE, article_records.PAGE):
        for record in page.own(kind):
            yield article_records.names(record, "author", page.records)
    yield from (page.meta.get(name, []) for name in _META)
    yield [_person(one) for one in _marked(page, headline, _is_property)]
    yield [_person(one) for one in _marked(page, headline, _is_named_so)][:1]
    near = [(_BY.match(line), line) for line in article_places.around(lines, headline)]
    yield [line for by, line in near if by and line[by.end() :][:1].isupper()][:1]


def _marked(
    page: Page, headline: etree._Element | None, is_so: Callable[[etree._Element], bool]
) -> Iterator[etree._Element]:
    for element in page.tree.iter():
        if is_so(element) and _person(element) and not article_places.is_aside(element, headline):
            yield element


def _is_property(element: etree._Element) -> bool:
    return "author" in f"{element.get('itemprop', '')} {element.get('rel', '')}".lower().split()


def _is_named_so(element: etree._Element) -> bool:
    named = (element.get(attribute, "")[:100] for attribute in ("class", "data-testid", "id"))
    return any(_MARKED.search(one) for one in named if one)


def _person(element: etree._Element) -> str:
    """The name in microdata of a person, where it has a property of its own; else what stands there."""
    inner = itertools.islice(element.iterdescendants(), _PERSON_ELEMENTS)
    name = next((one for one in inner if one.get("itemprop") == "name"), element)
    return words(name, _SAID_CHARACTERS, between=" ") or name.get("content", "")


def _names(said: str, site: set[str]) -> list[str]:
    """The names in a text about authors; none where the site itself is named first."""
    if "://" in said:
        return []
    text = " ".join(_ASIDE.sub(" ", markup.plain(said[:_SAID_CHARACTERS])).split())
    by = _BY.match(text)
    text = text[by.end() :] if by else text
    dates = written_dates.find(text)
    text = _BEFORE_DATE.sub("", text[: dates[0].start]) if dates else text
    parts = [part.strip(" .,:;*-–—\"'“”") for part in _BETWEEN.split(_REST.split(text, maxsplit=1)[0])]
    if article_names.key(parts[0]) in site:
        return []
    return [part for i, part in enumerate(parts) if _is_name(part, site, is_first=i == 0)]


def _is_name(part: str, site: set[str], *, is_first: bool) -> bool:
    """A role after a name is none; alone it may be the best that is given."""
    is_short = 1 < len(part) <= _NAME_CHARACTERS and len(part.split()) <= _NAME_WORDS
    is_other = _NO_NAME.search(part) or (not is_first and _ROLE.search(part))
    return is_short and not is_other and article_names.key(part) not in site
