"""The feeds that are polled here, and what of them belongs on a timeline."""

import datetime
import email.utils
import threading
from http.server import BaseHTTPRequestHandler

from django.utils import timezone

from disputes.models import Dispute, Source
from tests import make
from tests.fakes import Entry, pacer, rss
from tests.web.server import Behaviour, LocalServer, reply

DOCKET = "1:26-cv-00001"
HEADLINES = ("Netflix threatens to sue ByteDance", "Weather is fine")


def seedance() -> Dispute:
    """A dispute that the feeds speak of: the court's by its docket, the press by the names of its parties."""
    dispute = make.dispute("Netflix v. ByteDance: Seedance")
    make.role(dispute, make.party("Netflix, Inc."))
    make.role(dispute, make.party("ByteDance Ltd."), "respondent")
    make.proceeding(dispute, number=DOCKET)
    return dispute


def entries(count: int) -> bytes:
    """A court feed of so many entries, every second one on the docket that is tracked."""
    return pacer(*[_entry(number) for number in range(count)])


def _entry(number: int) -> Entry:
    case = number + 1 if number % 2 else 1
    entered = f"Mon, 02 Mar 2026 {9 - number // 3600:02d}:{number // 60 % 60:02d}:{number % 60:02d} GMT"
    return Entry(
        number=f"1:26-cv-{case:05d}",
        case_id=f"9{case:05d}",
        sequence=number,
        document=number + 1,
        entered=entered,
    )


def court_source(url: str, **fields: object) -> Source:
    fields.setdefault("due_at", timezone.now())
    return make.source(url=url, kind="pacer", court=make.court("nysd"), basis="court_record", **fields)


def news_source(url: str, **fields: object) -> Source:
    fields.setdefault("due_at", timezone.now())
    return make.source(url=url, **fields)


def tomorrow() -> datetime.datetime:
    return timezone.now() + datetime.timedelta(days=1)


def news() -> bytes:
    """Of today: of a source that is polled for the first time, what is older is not offered."""
    return rss(*HEADLINES, published=email.utils.format_datetime(timezone.now()))


def both(server: LocalServer, entry_count: int) -> tuple[Source, Source]:
    """The court's and the press's, both due."""
    court = court_source(server.replies("/court", entries(entry_count)))
    return court, news_source(server.replies("/news", news()))


def request_count(server: LocalServer, path: str) -> int:
    return sum(seen.path == path for seen in server.seen)


def kept_back(body: bytes, gate: threading.Event) -> Behaviour:
    """Answers only when the gate opens."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        gate.wait()
        reply(handler, body)

    return behave


def unless_known(body: bytes, etag: str) -> Behaviour:
    """Answers 304 to whoever has this version already."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        if handler.headers["If-None-Match"] == etag:
            reply(handler, status=304, ETag=etag)
        else:
            reply(handler, body, ETag=etag)

    return behave
