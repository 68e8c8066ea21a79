"""Fakes for the network's edge, and the feeds that they serve."""

import contextlib
import datetime
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Self

from disputes.ingest import parse
from disputes.ingest.articles import article as articles
from disputes.ingest.types import Context, ParsedArticle, ParsedDocument
from disputes.services.rounds import Engine
from disputes.web.errors import Unreachable
from disputes.web.turns import Turns
from disputes.web.types import Answer, Request

PUBLISHED = "Mon, 02 Mar 2026 10:00:00 GMT"


def rss(*titles: str, published: str = PUBLISHED) -> bytes:
    """A news feed with one entry a title."""
    items = "".join(
        f"<item><title>{title}</title><link>https://news.example/{number}</link>"
        f"<guid>news-{number}</guid><pubDate>{published}</pubDate></item>"
        for number, title in enumerate(titles)
    )
    channel = f"<title>News Example</title><link>https://news.example/</link>{items}"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{channel}</channel></rss>'.encode()


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a court feed in CM/ECF's format; the court of these is made up."""

    event: str = "Motion to Dismiss"
    number: str = "1:26-cv-00001"
    name: str = "Doe v. Roe"
    case_id: str = "900001"
    sequence: int = 10
    document: int | None = 5
    entered: str = PUBLISHED


def pacer(*entries: Entry, court: str = "nysd") -> bytes:
    """A court feed, newest first, as the courts serve it."""
    items = "".join(_item(entry, f"https://ecf.{court}.uscourts.gov") for entry in entries)
    head = f"<title>Made-up Court - Recent Entries</title><link>https://ecf.{court}.uscourts.gov</link>"
    return (
        f'<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel>{head}'
        f"<description>Docket entries of type: all</description>"
        f"<lastBuildDate>{PUBLISHED}</lastBuildDate>{items}</channel></rss>"
    ).encode("iso-8859-1")


def _item(entry: Entry, host: str) -> str:
    link = f"{host}/cgi-bin/DktRpt.pl?{entry.case_id}"
    document = ""
    if entry.document is not None:
        address = (
            f"{host}/doc1/1270{entry.document:08d}?caseid={entry.case_id}&#x26;de_seq_num={entry.sequence}"
        )
        document = f" (&#x3C;a href=&#x22;{address}&#x22; &#x3E;{entry.document}&#x3C;/a&#x3E;)"
    return (
        f"<item><title>{entry.number} {entry.name}</title><link>{link}</link>"
        f"<description>[{entry.event}]{document}</description>"
        f'<guid isPermaLink="true">{link}&#x26;{entry.sequence}</guid>'
        f"<pubDate>{entry.entered}</pubDate></item>"
    )


class FakeClient:
    """Answers each request with the next of its answers, the last one for ever; remembers what was asked."""

    def __init__(self, *answers: Answer | Exception) -> None:
        self.answers = answers
        self.asked: list[Request] = []

    def get(self, request: Request) -> Answer:
        self.asked.append(request)
        answer = self.answers[min(len(self.asked), len(self.answers)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer

    @contextlib.asynccontextmanager
    async def opened(self, turns: Turns | None = None) -> AsyncIterator["FakeSession"]:
        yield FakeSession(self)

    @property
    def body(self) -> bytes:
        answer = self.answers[0]
        assert isinstance(answer, Answer)
        return answer.body

    @classmethod
    def feed(cls, *titles: str, etag: str = "", last_modified: str = "") -> Self:
        return cls(cls.answer(200, rss(*titles), etag=etag, last_modified=last_modified))

    @classmethod
    def answering(cls, status: int, body: bytes = b"") -> Self:
        return cls(cls.answer(status, body))

    @classmethod
    def down(cls, sentence: str) -> Self:
        return cls(Unreachable(sentence))

    @staticmethod
    def answer(status: int, body: bytes = b"", *, etag: str = "", last_modified: str = "") -> Answer:
        return Answer(
            url="https://feed.example/rss",
            final_url="https://feed.example/rss",
            status=status,
            headers={},
            body=body,
            etag=etag,
            last_modified=last_modified,
            retry_after_seconds=None,
            milliseconds=1,
        )


@dataclass
class FakeSession:
    client: FakeClient
    connection_count: int = 1

    @property
    def request_count(self) -> int:
        return len(self.client.asked)

    async def get(self, request: Request) -> Answer:
        return self.client.get(request)


class InProcess:
    """Reads without a child process."""

    def warm(self) -> None:
        """There is nothing to start."""

    def parse(self, kind: str, body: bytes, context: Context) -> ParsedDocument:
        return parse.parse(kind, body, context)

    def article(self, body: bytes, context: Context) -> ParsedArticle:
        return articles.parse(body, context)


def engine(client: FakeClient, now: datetime.datetime) -> Engine:
    """An engine whose clock stands still."""
    return Engine(client, InProcess(), lambda: now)
