"""Court RSS as CM/ECF (PACER) serves it, to docket entries; one entry can stand there as several items."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from disputes.ingest import fingerprints, xml, zones
from disputes.ingest.courts import pacer_items
from disputes.ingest.types import (
    MAXIMUM_ITEMS,
    NO_DATE,
    NOTHING_KNOWN,
    Context,
    ParsedDocument,
    ParsedItem,
    Rejected,
)
from disputes.text import markup

BROKEN: Final = "Its end is missing, or its elements do not fit."


def parse(body: bytes, context: Context = NOTHING_KNOWN) -> ParsedDocument:
    """Read a court's feed. The court is the one in the links' host, else the context's. Raises NotAFeed."""
    channel = xml.read_channel(body)
    head = _texts(channel.element)
    feed_court = pacer_items.court_of(head.get("link", ""))
    court = feed_court or context.court_id
    read = [pacer_items.read(_texts(item), court) for item in channel.items[:MAXIMUM_ITEMS]]
    items = merge([one for one in read if isinstance(one, ParsedItem)])
    rejected = [one for one in read if isinstance(one, Rejected)]
    rejected += [Rejected(BROKEN, _name(text)) for text in channel.broken_items]
    return ParsedDocument(
        title=markup.plain(head.get("title", ""))[: markup.TITLE_CHARACTERS],
        coverage=markup.plain(head.get("description", "")),
        built_at=zones.moment(head.get("lastBuildDate") or head.get("pubDate", "")),
        items=tuple(items),
        rejected=tuple(rejected),
        notes=(
            *_notes_on_channel(channel),
            *_notes_on_court(feed_court, context.court_id),
            *_notes_on_items(items),
        ),
        is_partial=channel.is_broken or len(channel.items) > MAXIMUM_ITEMS,
    )


def merge(items: list[ParsedItem]) -> list[ParsedItem]:
    """One item for each docket entry, in document order, with the events of all; exact repeats fall away."""
    groups: dict[str, list[ParsedItem]] = {}
    for item in items:
        groups.setdefault(fingerprints.court_key(item), []).append(item)
    return [group[0] if len(group) == 1 else _united(group) for group in groups.values()]


def _united(group: list[ParsedItem]) -> ParsedItem:
    entries = [item.court for item in group if item.court]
    events = tuple(dict.fromkeys(event for entry in entries for event in entry.events))
    trustees = tuple(dict.fromkeys(name for entry in entries for name in entry.trustees))
    flags = tuple(dict.fromkeys(flag for item in group for flag in item.flags))
    return replace(group[0], flags=flags).with_entry(replace(entries[0], events=events, trustees=trustees))


def _texts(parent: etree._Element) -> dict[str, str]:
    """The text of each child by its name; of two with one name the first."""
    texts: dict[str, str] = {}
    for child in parent:
        if isinstance(child.tag, str) and child.tag not in texts:
            texts[child.tag] = (
                "".join(map(str, child.itertext())) if len(child) else child.text or ""
            ).strip()
    return texts


def _name(broken_item: str) -> str:
    """What can be said of an item that cannot be read: its title, as far as it goes."""
    title = broken_item.partition("<title>")[2].partition("</title>")[0]
    return pacer_items.subject({"title": title, "description": broken_item.lstrip("> \n\t")})


def _notes_on_channel(channel: xml.Channel) -> Iterator[str]:
    if channel.is_broken:
        whole, broken = len(channel.items), len(channel.broken_items)
        yield f"The XML is broken: {whole} of its items could be read, {broken} could not."
    elif not channel.items:
        yield "The channel holds no entries."
    if len(channel.items) > MAXIMUM_ITEMS:
        yield f"Cut after {MAXIMUM_ITEMS} items: {len(channel.items) - MAXIMUM_ITEMS} more were not read."


def _notes_on_court(feed_court: str, court_id: str | None) -> Iterator[str]:
    if feed_court and court_id and feed_court != court_id:
        yield f"The feed is that of {feed_court}, not of {court_id}."


def _notes_on_items(items: list[ParsedItem]) -> Iterator[str]:
    for flag in (NO_DATE, pacer_items.NO_LINK, pacer_items.NO_NUMBER, pacer_items.MALFORMED):
        if count := sum(flag in item.flags for item in items):
            yield f"Entries with {flag}: {count}."
