"""One pass of expat over a feed: refuses what no reader should be handed, and tells how the rest is built.

Knows the names of elements, and the texts of those that are short; not what an entry says.
"""

import functools
import re
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from disputes.ingest import xml
from disputes.ingest.feeds import names as feed_names
from disputes.ingest.types import MAXIMUM_ITEMS, NotAFeed

MAXIMUM_DEPTH: Final = 256
MAXIMUM_TEXT_BYTES: Final = 2_000_000
MAXIMUM_TAGS: Final = 500_000  # a hundred for each of 5,000 entries
MAXIMUM_ATTRIBUTES_IN_ALL: Final = 250_000  # fifty for each of 5,000 entries; feedparser is slow over them
BROKEN: Final = "broken XML"
_MAXIMUM_KEPT: Final = 200_000
_MAXIMUM_NAMES: Final = 1_000
_DECLARED_CHARACTERS: Final = 10_000
_HARMLESS_ENTITY: Final = re.compile(r"&#\w{1,8};|[^&%<]{0,100}")
# Only from the end of a tag on, so that each byte is looked at once.
_LONG_TEXT: Final = re.compile(rb"(?:^|[<>])[^<>]{%d}" % MAXIMUM_TEXT_BYTES)
_TOO_LONG: Final = f"A text in the body is longer than {MAXIMUM_TEXT_BYTES} bytes: that is no feed."
_TOO_DEEP: Final = f"Elements in the body nest deeper than {MAXIMUM_DEPTH}: that is no feed."
_TOO_MANY: Final = f"The body has more than {MAXIMUM_ATTRIBUTES_IN_ALL} attributes: that is no feed."
_GROWING: Final = "The body declares entities that could grow beyond measure: that is no feed."

_COLLECTED: Final = feed_names.PUBLISHED | feed_names.UPDATED | feed_names.PEOPLE | feed_names.IDS | {"link"}
_COLLECTED_IN_HEAD: Final = _COLLECTED | feed_names.SCHEDULE | {"title"}
# Elements in which there should be no other.
_TEXTS: Final = (_COLLECTED_IN_HEAD | feed_names.FORMATTED | {"subtitle"}) - {"author"}
# RSS 1.0 has these beside the channel; what they say does not concern it.
_ASIDES: Final = {"image", "textinput"}
_IN_ASIDES: Final = _ASIDES | {"title", "link", "url", "name", "description"}
# xml:base; and what feedparser knows from CDF, an ancestor of feeds.
_MEANINGFUL_ATTRIBUTES: Final = {"base", "lastmod"}


@dataclass(slots=True)
class Element:
    """One element of an entry or of the feed's head; `depth` is 1 for its children.

    `name` is as `feed_names.Names` has it. `text` is that of ids, links, dates and people, in the head also
    of its title and its schedule; of all others it is empty.
    """

    name: str
    parent: str
    depth: int
    attributes: dict[str, str]
    text: str = ""


@dataclass(slots=True)
class Outline:
    """How a feed is built, as far as it is XML. `kind`: rss, atom or rdf; empty for any other root.

    `oddity` names the first thing that only feedparser is sure to read rightly. Entries, and the head of RSS,
    begin with themselves, at depth 0. Those beyond `MAXIMUM_ITEMS` are not here: `left_out_count` of them
    stand in `surplus`, from its first byte to the first one after it.
    """

    kind: str = ""
    head: list[Element] = field(default_factory=list)
    entries: list[list[Element]] = field(default_factory=list)
    oddity: str = ""
    left_out_count: int = 0
    surplus: slice = slice(0, 0)


def outline(body: bytes) -> Outline:
    """Look at the bytes of one feed, in time linear in their length. Raises NotAFeed, naming the limit."""
    if body.count(b"<") > MAXIMUM_TAGS:
        raise NotAFeed(f"The body has more than {MAXIMUM_TAGS} tags: that is no feed.")
    scan = _Scan(body)
    try:
        scan.parser.Parse(body, True)
    except (expat.ExpatError, ValueError, LookupError):  # the last two: of a declared encoding
        if _LONG_TEXT.search(body):
            raise NotAFeed(_TOO_LONG) from None
        scan.told.oddity = BROKEN
        scan.told.left_out_count = 0  # feedparser may find others
    scan.look_at_attributes()
    return scan.told


def without_surplus(body: bytes, told: Outline) -> bytes:
    """The body without the entries that are left out."""
    if not told.left_out_count:
        return body
    return body[: told.surplus.start] + body[told.surplus.stop :]


class _Scan:
    """The handlers of one pass. They run for each tag: what can be asked once is not asked here."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.told = Outline()
        self.names = feed_names.Names()
        self.path: list[str] = []
        self.entry: list[Element] | None = None  # the one that is open
        self.collected: list[str] = []
        self.is_collecting = False
        self.attribute_names: set[str] = set()
        self.may_be_too_long = len(body) > MAXIMUM_TEXT_BYTES
        self.kept_count = self.attribute_count = self.last_index = self.declared_characters = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.StartNamespaceDeclHandler = self.namespace
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = self.entity
        self.parser.CommentHandler = self.parser.ProcessingInstructionHandler = self.aside

    def start(self, raw_name: str, attributes: dict[str, str]) -> None:
        path = self.path
        parent = path[-1] if path else self._begin(raw_name)
        name = self.names[raw_name]
        path.append(name)
        self._keep_limits(attributes)
        if parent in _TEXTS:
            self._odd("markup in a text")
        depth = len(path)
        if self.entry is not None:
            self._keep(self.entry, Element(name, parent, depth - self.names.entry_depth, attributes))
        elif depth == self.names.entry_depth and name in feed_names.ENTRIES:
            self._open_entry(Element(name, parent, 0, attributes))
        else:
            self._place(Element(name, parent, depth - self.names.head_depth + 1, attributes))

    def _begin(self, root: str) -> str:
        self.told.kind = self.names.begin(root)
        if not self.told.kind:
            self._odd("an unknown root")
        return ""

    def _keep_limits(self, attributes: dict[str, str]) -> None:
        if len(self.path) > MAXIMUM_DEPTH:
            raise NotAFeed(_TOO_DEEP)
        if attributes:
            if len(attributes) > xml.MAXIMUM_ATTRIBUTES:
                raise NotAFeed(xml.TOO_MANY_ATTRIBUTES)
            self.attribute_count += len(attributes)
            if self.attribute_count > MAXIMUM_ATTRIBUTES_IN_ALL:
                raise NotAFeed(_TOO_MANY)
            self.attribute_names.update(attributes)
        if self.may_be_too_long:
            self._measure_text()

    def _measure_text(self) -> None:
        index = self.parser.CurrentByteIndex
        if index - self.last_index > MAXIMUM_TEXT_BYTES:
            raise NotAFeed(_TOO_LONG)
        self.last_index = index

    def _place(self, element: Element) -> None:
        """Outside of entries."""
        if self.told.kind == "rdf" and len(self.path) > 1 and self.path[1] in _ASIDES:
            if element.name not in _IN_ASIDES:
                self._odd(f"{element.name} in {self.path[1]}")
        elif element.depth > 0 or element.name == "channel":
            self._keep(self.told.head, element)
        elif element.parent:
            self._odd(f"{element.name} beside the channel")

    def _open_entry(self, entry: Element) -> None:
        self.entry = []
        if len(self.told.entries) < MAXIMUM_ITEMS:
            self.told.entries.append(self.entry)
        else:
            self.told.left_out_count += 1
            if self.told.left_out_count == 1:
                self.told.surplus = slice(self.parser.CurrentByteIndex, 0)
        self._keep(self.entry, entry)

    def _keep(self, elements: list[Element], element: Element) -> None:
        if elements is self.entry and self.told.left_out_count:
            return
        self.kept_count += 1
        if self.kept_count > _MAXIMUM_KEPT or len(self.names) > _MAXIMUM_NAMES:
            self._give_up()
            return
        elements.append(element)
        if element.name in (_COLLECTED_IN_HEAD if self.entry is None else _COLLECTED):
            self.collected = []
            self.is_collecting = True
            self.parser.CharacterDataHandler = self.collected.append

    def _give_up(self) -> None:
        """From here on only the limits are kept."""
        self._odd("very many elements")
        self.told.head, self.told.entries, self.entry = [], [], None
        self.told.left_out_count = 0
        self.parser.StartElementHandler = self.start_one_of_many
        self.parser.CharacterDataHandler = None
        self.is_collecting = False

    def start_one_of_many(self, _raw_name: str, attributes: dict[str, str]) -> None:
        self.path.append("")
        self._keep_limits(attributes)

    def end(self, _raw_name: str) -> None:
        if self.may_be_too_long:
            self._measure_text()
        name = self.path.pop()
        if self.is_collecting:
            self._collect(name)
        depth = len(self.path)
        if self.entry is not None and depth < self.names.entry_depth:
            self.entry = None
        elif self.told.left_out_count and depth == self.names.entry_depth - 2:
            self.told.surplus = slice(self.told.surplus.start, self.parser.CurrentByteIndex)

    def _collect(self, name: str) -> None:
        self.parser.CharacterDataHandler = None
        self.is_collecting = False
        elements = self.told.head if self.entry is None else self.entry
        if elements and elements[-1].name == name:
            elements[-1].text = "".join(self.collected).strip()

    def namespace(self, prefix: str | None, uri: str | None) -> None:
        if oddity := feed_names.oddity(prefix, uri):
            self._odd(oddity)

    def doctype(self, *_declared: object) -> None:
        self._odd("a DOCTYPE")

    def entity(self, name: str, _is_parameter: bool, value: str | None, *_declared: object) -> None:
        """Short texts are harmless, and so is what stands elsewhere, for it is never fetched."""
        value = value or ""
        self.declared_characters += len(name) + len(value)
        grown = len(value) * self.reference_count
        is_too_much = self.declared_characters > _DECLARED_CHARACTERS or grown > MAXIMUM_TEXT_BYTES
        if is_too_much or not _HARMLESS_ENTITY.fullmatch(value):
            raise NotAFeed(_GROWING)

    @functools.cached_property
    def reference_count(self) -> int:
        """How often an entity is named at most."""
        return self.body.count(b"&")

    def aside(self, *_said: str) -> None:
        if self.path and self.path[-1] in _TEXTS:
            self._odd("a comment in a text")

    def look_at_attributes(self) -> None:
        names = {name.rpartition(" ")[2].lower() for name in self.attribute_names}
        if odd := names & _MEANINGFUL_ATTRIBUTES:
            self._odd(f"the attribute {min(odd)}")

    def _odd(self, oddity: str) -> None:
        self.told.oddity = self.told.oddity or oddity
