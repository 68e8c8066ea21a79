"""What a reader sees on a page, line by line, and which lines stand around its headline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import lxml.html
from lxml import etree

from disputes.ingest.articles import written_dates
from disputes.ingest.articles.page import words

PROSE_CHARACTERS: Final = 160  # so long is no line of a head: it is a paragraph
_INLINE: Final = frozenset(
    {
        "a",
        "abbr",
        "address",
        "b",
        "bdi",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
    }
    | {"mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var"}
)
# Not part of an article's own lines: a photo and a quoted message have dates of their own.
SILENT: Final = frozenset(
    {"head", "script", "style", "template", "svg", "iframe", "object", "select", "button", "noscript"}
    | {"header", "nav", "aside", "figure", "blockquote"}
)
# Classes and ids, in whole words or parts of them. “sidebar” and “widget” also name what holds everything.
_ELSEWHERE: Final = re.compile(
    r"(?:^|\s)(?:sidebar|widget|menu|navigation|ticker|responses|replies|discussion)(?:$|\s)"
    r"|(?:^|[\s_-])(?:comments?|commentlist|kommentare?|related|recommend\w*|breadcrumbs?|newsletter|cookies?"
    r"|trending|popular|disqus|navbar)(?:$|[\s_-])",
    re.I,
)
_MAXIMUM_LINES: Final = 5_000
_LINES_ABOVE: Final = 6
_LINES_BELOW: Final = 30
_PARAGRAPHS_BELOW: Final = 3
_SCOPE_LEVELS: Final = 4
# More than a name, a place and a time: a sentence that tells of something.
_SENTENCE: Final = re.compile(r"(?:\S+\s+){8,}\S*[^\W\d_]{3,}[.!?…]$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, and the element that it begins in."""

    text: str
    element: etree._Element

    def is_in(self, element: etree._Element) -> bool:
        return self.element is element or element in self.element.iterancestors()


def is_elsewhere(element: etree._Element) -> bool:
    """Whether this holds comments, navigation or ways to other pages, and nothing of the article."""
    if element.tag in ("html", "body"):
        return False
    named = f"{element.get('class', '')[:200]} {element.get('id', '')[:100]}"
    return element.tag in SILENT or bool(_ELSEWHERE.search(named))


def is_aside(element: etree._Element, headline: etree._Element | None) -> bool:
    """Whether an element stands in such a part of the page; what also holds the headline is none."""
    around_headline = set(headline.iterancestors()) if headline is not None else set()
    return any(is_elsewhere(one) for one in (element, *element.iterancestors()) if one not in around_headline)


def lines(tree: lxml.html.HtmlElement, headline: etree._Element | None) -> list[Line]:
    """The lines of the body in document order, without those elsewhere.

    A time element is read as its text where that is a whole date, else as its attribute.
    """
    body = tree.find("body")
    kept = {body} if headline is None else {body, headline, *headline.iterancestors()}
    found: list[Line] = []
    parts: list[str] = []
    begin = body
    for text, element, is_break in _pieces(body, kept):
        if is_break:
            line = " ".join("".join(parts).split())
            found += [Line(line, begin)] if line else []
            parts, begin = [], element
        parts.append(text)
    return found[:_MAXIMUM_LINES]


def below(found: list[Line], headline: etree._Element | None) -> list[Line]:
    """The lines under the headline, to the third paragraph; none without a headline."""
    at = _anchor(found, headline)
    return [] if at is None or headline is None else _to_paragraph(found[at + 1 : at + 1 + _LINES_BELOW])


def around(found: list[Line], headline: etree._Element | None) -> list[str]:
    """Short lines around the headline, the nearest first; without one around the first paragraph.

    Above it only those in the same part of the page: over that stand the site's own lines, such as today's
    date. A paragraph of text, or a sentence, is no line of a head.
    """
    at = _anchor(found, headline)
    if at is None:
        return []
    scope = _scope(found[at].element if headline is None else headline)
    above = [line for line in found[max(0, at - _LINES_ABOVE) : at] if line.is_in(scope)]
    ranked = [(len(above) - i - 0.5, line.text) for i, line in enumerate(above)]
    ranked += [
        (i, line.text) for i, line in enumerate(_to_paragraph(found[at + 1 : at + 1 + _LINES_BELOW]), 1)
    ]
    return [text for _, text in sorted(ranked) if not _is_prose(text)]


def _pieces(body: etree._Element, kept: set[etree._Element]) -> Iterator[tuple[str, etree._Element, bool]]:
    """Texts in document order, the element that each is in, and whether a line ends before it."""
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, node in walk:
        is_block = node.tag not in _INLINE
        if event == "end":
            yield node.tail or "", node.getparent(), is_block
        elif node not in kept and is_elsewhere(node):
            walk.skip_subtree()
            yield "", node, is_block
        elif node.tag == "time":
            walk.skip_subtree()
            yield f" {_time(node)} ", node, False
        else:
            yield node.text or "", node, is_block
    yield "", body, True


def _time(node: etree._Element) -> str:
    text = words(node)
    return text if written_dates.find(text) else f"{text} {node.get('datetime', '')[:40]}"


def _anchor(found: list[Line], headline: etree._Element | None) -> int | None:
    for at, line in enumerate(found):
        if line.is_in(headline) if headline is not None else len(line.text) > PROSE_CHARACTERS:
            return at
    return None


def _scope(element: etree._Element) -> etree._Element:
    ancestors = [one for one in element.iterancestors() if one.tag not in ("body", "html")]
    return ancestors[:_SCOPE_LEVELS][-1] if ancestors else element


def _to_paragraph(found: list[Line]) -> list[Line]:
    """The lines to the third paragraph."""
    paragraphs = [i for i, line in enumerate(found) if len(line.text) > PROSE_CHARACTERS]
    return found[: paragraphs[_PARAGRAPHS_BELOW - 1]] if len(paragraphs) >= _PARAGRAPHS_BELOW else found


def _is_prose(text: str) -> bool:
    return len(text) > PROSE_CHARACTERS or bool(_SENTENCE.match(text))
