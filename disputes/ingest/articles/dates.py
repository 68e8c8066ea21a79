"""When a page was published: its signals, the most trustworthy first; a doubtful one says nothing."""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import htmldate
import lxml.html
from lxml import etree

from disputes.ingest.articles import places as article_places
from disputes.ingest.articles import records as article_records
from disputes.ingest.articles import written_dates
from disputes.ingest.articles.page import Page, words
from disputes.ingest.articles.places import Line

_DAY: Final = len("2026-02-17")
_ONE_DAY: Final = timedelta(days=1)
_LABELLED_CHARACTERS: Final = 300
_PARTS: Final = re.compile(r"[|•·]")
_AFTERTHOUGHT: Final = re.compile(r"\s[–—/-]\s|[|•·(]")
# Names of meta elements, of which every publisher has its own spelling.
_PUBLISHED: Final = re.compile(
    r"(?<!un)publish(?!er)|publication|pub[_-]?date|issued|online_date|displaydate|post_date|sailthru\.date"
)
_MODIFIED: Final = re.compile(r"modif|updated|revised|lastmod")
# A day in the life of a page (Dublin Core): nobody says that it is that of publication.
_SOME_DAY: Final = re.compile(r"(?:^|[.:_-])date$|created?")
_URL_DAY: Final = re.compile(
    r"[/_-](?P<year>20\d\d|199\d)(?P<mark>[/_-]?)(?P<month>[01]?\d)(?P=mark)(?P<day>[0-3]?\d)(?!\d)"
)
_URL_MONTH: Final = re.compile(r"/(20\d\d)/([01]\d)/")
_LABEL_PUBLISHED: Final = re.compile(
    r"publish|publication date|of publication|posted|issued|released"
    r"|veröffentlicht|publiziert|erstellt|eingestellt|erschienen|publié|mis en ligne|publica[dr]|publicaci"
    r"|publicação|pubblicat|geplaatst|gepubliceerd|опубликован|yayın|diterbitkan|입력|등록|公開|掲載|配信|发布|發布"
    r"|^(?:date|datum|fecha|data)\b",
    re.I,
)
_LABEL_MODIFIED: Final = re.compile(
    r"updat|modifi|edited|revised|reviewed|aktualisiert|geändert|bearbeitet|überarbeitet|\bstand\b"
    r"|mise? à jour|actualiza|aggiorna|atualiza|bijgewerkt|gewijzigd|обновл|güncelle|diperbarui|수정|更新"
    r"|آخر تحديث",
    re.I,
)
# Dates of something else that stand near a headline.
_LABEL_OTHER: Final = re.compile(
    r"copyright|©|\(c\)|retrieved|accessed|archived|joined|since|expires?|valid|\bborn\b|deadline|event|version"
    r"|\bstarts?\b|\bends?\b|\bfrom\b|until|between|\bnext\b|\bdue\b|photo|image|picture"
    r"|foto|abgerufen|\bseit\b|mitglied|registriert|geboren|geb\.|\bbis\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What can tell of a date: the page, its address, its own language tag, its headline and its lines."""

    page: Page
    url: str
    language: str
    headline: etree._Element | None
    lines: list[Line]


def published(seen: Seen, latest: date) -> str:
    """The day of first publication as ISO text, cut to what is known; empty where nothing can be trusted.

    `latest` is the last day that can be. Where nothing tells of publication, the day of the last change
    stands for it.
    """
    before = latest - 2 * _ONE_DAY  # many sites print the day of the visit, and a search finds that
    return (
        _finest(_published(seen), latest)
        or _finest(_changed(seen), latest)
        or _finest(_searched(seen, before), before)
    )


def _finest(said: Iterable[str], latest: date) -> str:
    """The first date that can be, and what a later one adds to it: the day of the same month."""
    best = ""
    for iso in said:
        if len(best) < len(iso) and iso.startswith(best) and iso <= latest.isoformat():
            best = iso
        if len(best) == _DAY:
            break
    return best


def _published(seen: Seen) -> Iterator[str]:
    """What tells of publication, the most trustworthy first."""
    page = seen.page
    articles, pages = page.own(article_records.ARTICLE), page.own(article_records.PAGE)
    yield from _record(articles, "datePublished", seen)
    yield from _record(pages, "datePublished", seen)
    yield from _meta(page, _PUBLISHED, seen.language)
    yield from _property("datePublished", seen)
    yield from _near(seen, is_modified=False)
    yield from _of_url(seen.url)
    yield from _labelled(seen, is_modified=False)
    yield from _record(articles + pages, "uploadDate", seen)
    yield from _record(articles + pages, "dateCreated", seen)
    yield from _meta(page, _SOME_DAY, seen.language)
    yield from _property("dateCreated", seen)


def _changed(seen: Seen) -> Iterator[str]:
    """What tells of the last change. What a reader sees is more than what a program counts as one."""
    page = seen.page
    articles, pages = page.own(article_records.ARTICLE), page.own(article_records.PAGE)
    yield from _near(seen, is_modified=True)
    yield from _record(articles + pages, "dateModified", seen)
    yield from _meta(page, _MODIFIED, seen.language)
    yield from _property("dateModified", seen)
    yield from _labelled(seen, is_modified=True)


def _searched(seen: Seen, latest: date) -> Iterator[str]:
    """The month in the address, then a day of it by htmldate's search through what is left, or any day.

    It writes a month as its first day, and a year likewise: such a day may not be meant.
    """
    if month := _URL_MONTH.search(seen.url):
        yield written_dates.stamped("-".join(month.groups()))
    if not seen.page.is_large:
        found = _by_htmldate(_without_others(seen), latest)
        yield "" if found.endswith("-01-01") else found.removesuffix("-01")


def _without_others(seen: Seen) -> lxml.html.HtmlElement:
    """A copy of the page without the parts of it that are not the article's."""
    kept = set(seen.headline.iterancestors()) if seen.headline is not None else set()
    tree = deepcopy(seen.page.tree)
    twins = zip(list(seen.page.tree.iter()), list(tree.iter()), strict=True)
    for element in [twin for one, twin in twins if one not in kept and _is_none_of_it(one)]:
        if element.getparent() is not None:
            element.drop_tree()
    return tree


def _is_none_of_it(element: etree._Element) -> bool:
    is_comment = "comment" in element.get("itemtype", "").lower()
    return is_comment or element.tag == "meta" or article_places.is_elsewhere(element)


def _by_htmldate(tree: lxml.html.HtmlElement, latest: date) -> str:
    bounds = date(written_dates.EARLIEST_YEAR, 1, 1).isoformat(), latest.isoformat()
    # Always a tree: a text that looks like an address would be fetched.
    try:
        found = htmldate.find_date(
            tree, extensive_search=False, original_date=True, min_date=bounds[0], max_date=bounds[1]
        )
    except (ValueError, TypeError, OverflowError, AttributeError):  # its guesses go wrong on odd pages
        return ""
    return found or ""


def _record(among: Iterable[dict[str, Any]], key: str, seen: Seen) -> list[str]:
    """What the records agree on, or the one of this headline says; several articles are a list of others."""
    dated = [
        (record, iso)
        for record in among
        for value in article_records.texts(record.get(key))[:1]
        if (iso := written_dates.stamped(value, seen.language))
    ]
    if len({iso for _, iso in dated}) > 1:
        title = words(seen.headline)
        dated = [
            (record, iso) for record, iso in dated if title in article_records.texts(record.get("headline"))
        ]
    return [iso for _, iso in dated[:1]]


def _meta(page: Page, name: re.Pattern[str], language: str) -> Iterator[str]:
    for key, values in page.meta.items():
        if name.search(key):
            yield from (iso for value in values if (iso := written_dates.stamped(value, language)))


def _property(name: str, seen: Seen) -> Iterator[str]:
    """Microdata in the page, not that of its comments and of other pages."""
    for element in seen.page.tree.iter():
        if element.get("itemprop", "").lower() == name.lower() and not _is_of_others(element, seen.headline):
            value = element.get("datetime") or element.get("content") or words(element)
            if iso := written_dates.stamped(value, seen.language):
                yield iso


def _is_of_others(element: etree._Element, headline: etree._Element | None) -> bool:
    is_comment = any("comment" in one.get("itemtype", "").lower() for one in element.iterancestors())
    return is_comment or article_places.is_aside(element, headline)


def _near(seen: Seen, *, is_modified: bool) -> Iterator[str]:
    for line in article_places.around(seen.lines, seen.headline):
        yield from _of_line(line, seen.language, is_modified)


def _labelled(seen: Seen, *, is_modified: bool) -> list[str]:
    """A date anywhere that says what it is, if only one does: several belong to several things."""
    label = _LABEL_MODIFIED if is_modified else _LABEL_PUBLISHED
    found = {
        iso
        for line in seen.lines
        if len(line.text) <= _LABELLED_CHARACTERS and label.search(line.text)
        for iso in _of_line(line.text, seen.language, is_modified)
    }
    return list(found) if len(found) == 1 else []


def _of_line(line: str, language: str, is_modified: bool) -> list[str]:
    """The days of a kind in one line, each by the words before it; the last one's also by those after it."""
    found = [one for one in written_dates.find(line, language) if len(one.iso) == _DAY]
    days, end = [], 0
    for one in found:
        parts = [part for part in _PARTS.split(line[end : one.start]) if part.strip()]
        label, end = " ".join(parts[-1:]), one.end
        label += _AFTERTHOUGHT.split(line[end:])[0] if one is found[-1] else ""
        if bool(_LABEL_MODIFIED.search(label)) == is_modified and not _LABEL_OTHER.search(label):
            days.append(one.iso)
    return days if len(set(days)) <= 1 or _LABEL_PUBLISHED.search(line[: found[0].start]) else []


def _of_url(url: str) -> list[str]:
    found = _URL_DAY.search(url)
    if not found or (not found["mark"] and len(found[0]) != len("/20260217")):
        return []
    return [written_dates.stamped(f"{found['year']}-{found['month']:>02}-{found['day']:>02}T12:00")]
