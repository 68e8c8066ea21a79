"""What any reader of feeds hands on: entries as they stand there, neither cleaned nor judged."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed: texts with their markup, moments in UTC; an entry without anything is no entry."""

    guid: str = ""
    link: str = ""
    title: str = ""
    summary: str = ""
    author: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A feed: `link` is the address of its site, `is_broken` says that the bytes are no whole XML.

    `left_out_count` entries are not here, for they are more than anybody needs.
    """

    title: str
    link: str
    entries: tuple[Entry, ...]
    is_broken: bool = False
    left_out_count: int = 0
